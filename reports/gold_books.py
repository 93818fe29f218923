"""What reports ask of the gold of an open company; each query is imported where it is asked, as in `books.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.company import Company
    from emprende_desktop.gold.position import Position


class GoldBooks:
    """The lots of an open company as reports read them."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def position(self, day: dt.date) -> Position:
        """Return what lies where at the end of a day, and what it cost."""
        from emprende_desktop.queries.gold import gold_position

        return self._company.fetch(gold_position, day)
