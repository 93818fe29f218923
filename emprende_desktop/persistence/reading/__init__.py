"""What is read from the books by fixed SQL on the driver; nothing here knows SQLAlchemy."""
