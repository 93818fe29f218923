"""Use cases: each function is one wish and one transaction."""
