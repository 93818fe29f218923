"""The books of a tiny enterprise, with no window and no paper."""

__version__ = "0.1.0"
