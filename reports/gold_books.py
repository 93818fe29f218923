"""What reports ask of the gold of an open company; each query is imported where it is asked, as in `books.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emprende_desktop.gold.share_errors import UnknownActError, UnknownHandOverError, UnknownShareOutError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from emprende_desktop.company import Company
    from emprende_desktop.domain.period import Period
    from emprende_desktop.gold.agreements import KeptReview
    from emprende_desktop.gold.assembly import Act, HandOver
    from emprende_desktop.gold.costing import CostFormula
    from emprende_desktop.gold.folder import FolderFacts
    from emprende_desktop.gold.gathering import Produced
    from emprende_desktop.gold.kardex import Balance, KardexMove
    from emprende_desktop.gold.lot_sheet import LotSheet
    from emprende_desktop.gold.lots import Held
    from emprende_desktop.gold.position import OreEstimate, Position
    from emprende_desktop.gold.prices import MarketValue
    from emprende_desktop.gold.share_outs import SharedOut
    from emprende_desktop.gold.sold_bars import BarsSold
    from emprende_desktop.gold.yields import Yield
    from emprende_desktop.queries.papers import AttachedPaper


class GoldBooks:
    """The lots of an open company as reports read them."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def position(self, day: dt.date) -> Position:
        """Return what lies where at the end of a day, and what it cost."""
        from emprende_desktop.queries.gold import gold_position

        return self._company.fetch(gold_position, day)

    def review(self, lot: str) -> KeptReview:
        """Return the review of a lot that stands, by the number of the lot; raises NotReviewedError."""
        from emprende_desktop.queries.settlements import review_of_lot

        return self._company.fetch(review_of_lot, lot)

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

    def produced(self, period: Period) -> tuple[Produced, ...]:
        """Return what every member gathered in each month of a period, by the name that may stand on paper."""
        from emprende_desktop.queries.members import produced

        return self._company.fetch(produced, period.start, period.end)

    def estimate(self, position: Position) -> OreEstimate:
        """Return how much fine gold its ore holds by tests and assays."""
        from emprende_desktop.queries.gold import ore_estimate

        return self._company.fetch(ore_estimate, position)

    def market_value(self, held: Held, day: dt.date) -> MarketValue | None:
        """Return what gold is worth at the newest prices until a day, None where there are none."""
        from emprende_desktop.queries.prices import market_value

        return self._company.fetch(market_value, held, day)

    def yields(self, period: Period) -> tuple[Yield, ...]:
        """Return what came out of the ore that was processed in a period."""
        from emprende_desktop.queries.gold_yield import gold_yields

        return self._company.fetch(gold_yields, period.start, period.end)

    def bars_sold(self, period: Period) -> tuple[BarsSold, ...]:
        """Return the sales of bars of a period that stand, in order."""
        from emprende_desktop.queries.gold_sales import bars_sold

        return self._company.fetch(bars_sold, period)

    def costing(self) -> CostFormula:
        """Return how gold that goes out is costed."""
        from emprende_desktop.queries.kardex import costing

        return self._company.fetch(costing)

    def pools(self, period: Period) -> tuple[tuple[int, str], ...]:
        """Return the pools with anything in a kardex of the period: all gold (0, no code), then lots by their codes."""
        from emprende_desktop.queries.kardex import pools_within

        return self._company.fetch(pools_within, period.start, period.end)

    def kardex(self, pool: int, period: Period) -> Iterator[KardexMove]:
        """Yield the movements of a pool in a period, in order, as they are read."""
        from emprende_desktop.queries.kardex import kardex_within

        return self._company.stream(kardex_within, pool, period.start, period.end)

    def kardex_before(self, pool: int, day: dt.date) -> Balance:
        """Return what a pool held before a day."""
        from emprende_desktop.queries.kardex import kardex_opening

        return self._company.fetch(kardex_opening, pool, day)

    def kardex_count(self, pool: int, period: Period) -> int:
        """Return how many movements touched a pool in a period."""
        from emprende_desktop.queries.kardex import moves_within

        return self._company.fetch(moves_within, pool, period.start, period.end)

    def lot(self, code: str | None) -> LotSheet | None:
        """Return a lot whole: the newest where none is named, None where there are no lots; raises UnknownLotError."""
        from emprende_desktop.gold.lot_errors import UnknownLotError
        from emprende_desktop.queries.lot_sheet import lot_sheet
        from emprende_desktop.queries.lots import lot_coded, lot_codes

        wanted = code or next(iter(self._company.fetch(lot_codes)), None)
        if wanted is None:
            return None
        row = self._company.fetch(lot_coded, wanted)
        if row is None:
            raise UnknownLotError(wanted)
        return self._company.fetch(lot_sheet, row)

    def folder(self, lot: int) -> FolderFacts:
        """Return what a buyer's folder tells of a lot; raises UnknownLotError."""
        from emprende_desktop.queries.evidence import folder_facts

        return self._company.fetch(folder_facts, lot)

    def paper(self, sha256: str) -> AttachedPaper:
        """Return a paper by its hash."""
        from emprende_desktop.queries.evidence import kept_paper

        return self._company.fetch(kept_paper, sha256)
