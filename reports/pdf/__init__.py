"""A Document on A4."""
