"""From a note to its entry: what the rules of posting need of the books is asked here."""
