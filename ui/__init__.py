"""Windows, forms, focus and feedback."""
