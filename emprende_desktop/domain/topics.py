"""What a command changed, so that only the screens that show it read again."""

from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """A part of the books that a screen may show."""

    JOURNAL = "journal"
    PERIODS = "periods"
    ASSETS = "assets"
    ORDERS = "orders"
    ITEMS = "items"
    PAPERS = "papers"
    PLACES = "places"
    CATEGORIES = "categories"
    PARTIES = "parties"
    ENTERPRISE = "enterprise"
    IMPORTS = "imports"
    ACCOUNTS = "accounts"
    BANK = "bank"
    LOTS = "lots"
    MEMBERS = "members"
    DOCUMENTS = "documents"
    PURCHASES = "purchases"
    TAXES = "taxes"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class Committed:
    """The row a command wrote (an entry, a place, a person …) and what it touched."""

    row_id: int
    topics: frozenset[Topic]
