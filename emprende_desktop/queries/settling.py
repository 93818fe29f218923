"""A lot as it is settled with a buyer: its own figures, what was agreed, prices and rates of the day, its life."""

import datetime as dt
from dataclasses import dataclass

from emprende_desktop.gold.agreements import AgreedTerms
from emprende_desktop.gold.comparison import OurFigures
from emprende_desktop.gold.lot_sheet import LotSheet
from emprende_desktop.gold.measured import our_figures
from emprende_desktop.gold.net import Paper, TaxRates
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.queries.lot_sheet import lot_sheet
from emprende_desktop.queries.settlements import Reference, looked_up, measured, tax_rates, terms_of


@dataclass(frozen=True, slots=True)
class LotAtHand:
    """What is known before a paper is typed; without terms for that day there are no figures by them."""

    sheet: LotSheet
    rates: TaxRates
    agreed: AgreedTerms | None = None
    reference: Reference | None = None
    ours: OurFigures | None = None


def lot_at_hand(reader: Reader, lot: int, buyer: int, day: dt.date, paper: Paper) -> LotAtHand:
    """Return what is known of a lot and agreed with a buyer for a paper of a day; raises UnknownLotError."""
    sheet, rates = lot_sheet(reader, lot), tax_rates(reader, paper, day)
    agreed = terms_of(reader, buyer, day)
    if agreed is None:
        return LotAtHand(sheet, rates)
    of = measured(reader, lot)
    reference = looked_up(reader, agreed.terms, of, day)
    return LotAtHand(sheet, rates, agreed, reference, our_figures(of, agreed.terms, reference.found))
