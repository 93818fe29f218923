"""Reading for lists and statements: SQL in, frozen rows out."""
