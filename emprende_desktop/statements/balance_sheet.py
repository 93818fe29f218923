"""Statement of financial position: what she has, what she owes, and what is hers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.income_statement import is_result
from emprende_desktop.statements.layout import Layout
from emprende_desktop.statements.sources import BEGINNING, LedgerSource, Postings, but_closing_of

ASSETS = ("current_assets", "noncurrent_assets")
LIABILITIES = ("current_liabilities", "noncurrent_liabilities")
EQUITY = ("equity",)
_ACCUMULATED = "accumulated"


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A line, its céntimos (assets are debit balances, the rest credit balances) and the postings behind them."""

    key: str
    section: str
    amount: Money
    spans: tuple[Postings, ...] = ()

    @property
    def source(self) -> LedgerSource:
        """Return the postings behind the amount."""
        return LedgerSource(side_of(self.section), self.spans)


@dataclass(frozen=True, slots=True)
class BalanceSheet:
    """Lines in the layout's order; assets equal liabilities plus equity."""

    at: dt.date
    lines: tuple[PositionLine, ...]

    def total(self, sections: tuple[str, ...]) -> Money:
        """Add up sections."""
        return sum((line.amount for line in self.lines if line.section in sections), ZERO)

    def source(self, sections: tuple[str, ...]) -> LedgerSource:
        """Return the postings behind the total of sections of one side."""
        lines = [line for line in self.lines if line.section in sections]
        return LedgerSource(side_of(sections[0]), tuple(span for line in lines for span in line.spans))


def side_of(section: str) -> Side:
    """Return the side on which the lines of a section grow."""
    return Side.DEBIT if section in ASSETS else Side.CREDIT


def balance_sheet(balances: Iterable[AccountBalance], at: dt.date, layout: Layout) -> BalanceSheet:
    """Lay out the balances from the beginning to a day; a contrary balance goes to the other side.

    Results of earlier years that were not closed stand with the accumulated results. The closing entries of the year
    itself are left out, so that its position shows the result of the year before it was closed and after.
    """
    first = dt.date(at.year, 1, 1)
    nets: dict[tuple[str, bool], int] = {}
    for balance in balances:
        if balance.kind is EntryKind.CLOSING and balance.month.year == at.year:
            continue
        key = (balance.code, is_result(balance.code) and balance.month.year < at.year)
        nets[key] = nets.get(key, 0) + balance.net
    amounts: dict[str, int] = {}
    spans: dict[str, tuple[Postings, ...]] = {}
    for (code, of_years_before), net in nets.items():
        line = layout.line_of(code, Side.DEBIT if net >= 0 else Side.CREDIT)
        key_of_line = _ACCUMULATED if of_years_before else line.key
        amounts[key_of_line] = amounts.get(key_of_line, 0) + (net if line.section in ASSETS else -net)
        start = first if is_result(code) and not of_years_before else BEGINNING
        end = first - dt.timedelta(days=1) if of_years_before else at
        spans[key_of_line] = spans.get(key_of_line, ()) + but_closing_of(at.year, (code,), start, end)
    lines = tuple(
        PositionLine(line.key, line.section, Money(amounts[line.key]), spans[line.key])
        for line in layout.lines
        if amounts.get(line.key)
    )
    sheet = BalanceSheet(at, lines)
    assert sheet.total(ASSETS) == sheet.total(LIABILITIES + EQUITY), "assets must equal liabilities plus equity"
    return sheet
