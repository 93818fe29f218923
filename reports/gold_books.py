"""What reports ask of the gold of an open company; each query is imported where it is asked, as in `books.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from emprende_desktop.company import Company
    from emprende_desktop.domain.period import Period
    from emprende_desktop.gold.folder import FolderFacts
    from emprende_desktop.gold.gathering import Produced
    from emprende_desktop.gold.position import Position
    from emprende_desktop.queries.papers import AttachedPaper


class GoldBooks:
    """The lots of an open company as reports read them."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def position(self, day: dt.date) -> Position:
        """Return what lies where at the end of a day, and what it cost."""
        from emprende_desktop.queries.gold import gold_position

        return self._company.fetch(gold_position, day)

    def folder(self, lot: int) -> FolderFacts:
        """Return what a buyer's folder tells of a lot; raises UnknownLotError."""
        from emprende_desktop.queries.evidence import folder_facts

        return self._company.fetch(folder_facts, lot)

    def paper(self, sha256: str) -> AttachedPaper:
        """Return a paper by its hash."""
        from emprende_desktop.queries.evidence import kept_paper

        return self._company.fetch(kept_paper, sha256)

    def produced(self, period: Period) -> tuple[Produced, ...]:
        """Return what every member gathered in each month of a period, by the name that may stand on paper."""
        from emprende_desktop.queries.members import produced

        return self._company.fetch(produced, period.start, period.end)
