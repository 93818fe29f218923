"""One module a report: its value becomes a Document."""
