"""Tables, triggers and repositories: the only rooms that write SQL are this one, `queries` and `company`."""
