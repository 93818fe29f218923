"""The real window over the books of a quarter, beside a stand-in for SUNAT's service."""

from tests.einvoice.conftest import sunat
from tests.ui.conftest import person, press, shell

__all__ = ["person", "press", "shell", "sunat"]
