"""Terms as a buyer agreed to them on a day, and the review of a paper as the books keep both: told once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from emprende_desktop.domain.json_errors import MissingKeyError
from emprende_desktop.gold.comparison import Comparison, OurFigures
from emprende_desktop.gold.net import TaxRates
from emprende_desktop.gold.printed import printed_from
from emprende_desktop.gold.terms import SettlementTerms


@dataclass(frozen=True, slots=True)
class NewTerms:
    """Terms to write down; `source` says where they stand. Raises MissingKeyError without it."""

    party: int
    valid_from: dt.date
    terms: SettlementTerms
    source: str
    key: str

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise MissingKeyError("source")


@dataclass(frozen=True, slots=True)
class AgreedTerms:
    """A buyer's terms from a day on."""

    id: int
    party: int
    valid_from: dt.date
    terms: SettlementTerms
    source: str


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """All that a review is made of: the figures of both sides as they were written, the terms, the rates of the day.

    `sources` say where our price and rate of exchange were read, by the name of the figure.
    """

    terms: SettlementTerms
    ours: OurFigures
    printed: Mapping[str, str]
    rates: TaxRates
    sources: Mapping[str, str]

    def compared(self, day: dt.date) -> Comparison:
        """Return both sides as they stand on a day; raises what `Comparison` raises."""
        return Comparison(self.terms, self.ours, printed_from(self.printed), self.rates, day)


@dataclass(frozen=True, slots=True)
class NewReview:
    """A review to keep; one that was mended `replaces` the one before it, which stays as it was."""

    lot: int
    party: int
    date: dt.date
    told: ReviewTold
    key: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review that stands, whose lot and which buyer."""

    id: int
    lot: int
    code: str
    party: int
    buyer: str
    date: dt.date
    told: ReviewTold
