"""Bringing in reference prices from the terminal."""

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from emprende_desktop.commands.prices import tell_prices
from emprende_desktop.company import Company
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.exchange.price_file import find_columns, read_prices
from emprende_desktop.exchange.sheet import read_sheet
from emprende_desktop.gold.prices import PriceList, Series
from emprende_desktop.i18n.faults import fault_sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.terminal.notebook import BroughtIn


@dataclass(frozen=True, slots=True)
class PriceFile:
    """The file, what it quotes, where it is from, and the heading of the prices where that is in doubt."""

    path: Path
    series: Series
    source: str
    heading: str


def bring_in_prices(company: Company, file: PriceFile, today: dt.date, *, dry_run: bool) -> BroughtIn:
    """Read prices and, unless a fault stands or it is a dry run, keep those that are not there yet.

    Raises UnreadableFileError, SourceRequiredError, PriceStandsError.
    """
    rows = read_sheet(file.path)
    columns = find_columns(rows, file.series.basis)
    if columns is not None and file.heading in columns.headings:
        columns = replace(columns, value=columns.headings.index(file.heading))
    if columns is None or columns.value is None or (file.heading and file.heading not in columns.headings):
        raise UnreadableFileError(str(file.path), "columns")
    read = read_prices(rows, columns, company.fetch(latest_day, today))
    if read.faults:
        lines = tuple(f"{fault.line}\t{fault.code}\t{fault_sentence(fault)}" for fault in read.faults)
        return BroughtIn(lines, _("{faults} lines to mend: nothing was brought in.").format(faults=len(lines)))
    told = PriceList(file.series, read.prices, file.source, str(uuid.uuid4()))
    if dry_run:
        return BroughtIn((), _("Prices that read well: {count}.").format(count=len(read.prices)))
    added = company.execute(tell_prices, told).row_id
    known = len(read.prices) - added
    return BroughtIn((), _("Prices that went in: {new}; that were there: {known}.").format(new=added, known=known))
