"""What reports ask of the gold of an open company; each query is imported where it is asked, as in `books.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.gold.share_errors import UnknownActError, UnknownHandOverError, UnknownShareOutError

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.company import Company
    from emprende_desktop.gold.assembly import Act, HandOver
    from emprende_desktop.gold.position import Position
    from emprende_desktop.gold.share_outs import SharedOut


class GoldBooks:
    """The lots of an open company as reports read them."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def position(self, day: dt.date) -> Position:
        """Return what lies where at the end of a day, and what it cost."""
        from emprende_desktop.queries.gold import gold_position

        return self._company.fetch(gold_position, day)

    def act(self, row: int | None) -> Act:
        """Return an act that stands; raises UnknownActError."""
        from emprende_desktop.queries.sharing import act_of

        found = self._company.fetch(act_of, row or 0)
        if found is None:
            raise UnknownActError(row or 0)
        return found

    def share_out(self, entry: int | None) -> SharedOut:
        """Return the share-out of an entry; raises UnknownShareOutError."""
        from emprende_desktop.queries.sharing import share_of

        found = self._company.fetch(share_of, entry or 0)
        if found is None:
            raise UnknownShareOutError(entry or 0)
        return found

    def hand_over(self, row: int | None) -> HandOver:
        """Return a hand-over that stands; raises UnknownHandOverError."""
        from emprende_desktop.queries.sharing import hand_over_of

        found = self._company.fetch(hand_over_of, row or 0)
        if found is None:
            raise UnknownHandOverError(row or 0)
        return found
