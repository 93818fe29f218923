"""Income statement (estado de resultados) by month, with the lines that a lender asks for (field practice)."""

from collections.abc import Iterable
from dataclasses import dataclass

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind
from emprende_desktop.statements.balances import AccountBalance
from emprende_desktop.statements.layout import Layout
from emprende_desktop.statements.sources import BUT_CLOSING, LedgerSource, Postings

RESULT_ELEMENTS = ("6", "7", "88", "9")
ON_CREDIT, WITHDRAWN, PRINCIPAL = ("1211", "1212"), ("5019",), ("45",)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line: its key, céntimos by month in order (income positive, cost negative), and the accounts in it."""

    key: str
    months: tuple[Money, ...]
    accounts: tuple[str, ...] = ()

    @property
    def total(self) -> Money:
        """Add up the months."""
        return sum(self.months, ZERO)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a section and the running result after it."""

    section: str
    lines: tuple[StatementLine, ...]
    subtotal: StatementLine


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands below the line, in céntimos: it is no result, but a lender asks.

    `sales_on_credit` includes IGV; `sales_tax` is the IGV of everything sold. `documented_*` are what a boleta or
    factura backs, of `noted_*`.
    """

    sales_on_credit: Money = ZERO
    sales_tax: Money = ZERO
    owner_withdrawals: Money = ZERO
    loan_principal_paid: Money = ZERO
    documented_sales: Money = ZERO
    noted_sales: Money = ZERO
    documented_expenses: Money = ZERO
    noted_expenses: Money = ZERO


@dataclass(frozen=True, slots=True)
class IncomeStatement:
    """Blocks in order; `months` are those of the period."""

    period: Period
    months: tuple[Month, ...]
    blocks: tuple[Block, ...]
    facts: Facts

    def subtotal(self, key: str) -> StatementLine:
        """Return a subtotal by its key, as `net_result`."""
        return next(block.subtotal for block in self.blocks if block.subtotal.key == key)

    def lines(self) -> dict[str, StatementLine]:
        """Return every line and subtotal by its key."""
        return {line.key: line for block in self.blocks for line in (*block.lines, block.subtotal)}

    def source(self, line: StatementLine, period: Period) -> LedgerSource:
        """Return the postings behind a line in some of its days."""
        spans = (Postings(line.accounts, period.start, period.end, BUT_CLOSING),) if line.accounts else ()
        return LedgerSource(Side.CREDIT, spans)


def is_result(code: str) -> bool:
    """Say whether an account belongs to the income statement (PCGE elements 6, 7, 9 and 88)."""
    return code.startswith(RESULT_ELEMENTS)


def net_result(balances: Iterable[AccountBalance]) -> Money:
    """Add up income less cost, closing entries aside."""
    return Money(-sum(b.net for b in balances if is_result(b.code) and b.kind is not EntryKind.CLOSING))


def income_statement(
    balances: Iterable[AccountBalance], period: Period, layout: Layout, facts: Facts
) -> IncomeStatement:
    """Lay out the balances of the period's days; closing entries are left out, else December would be empty."""
    months = tuple(period.months())
    amounts: dict[str, dict[Month, int]] = {}
    accounts: dict[str, set[str]] = {}
    for balance in balances:
        if is_result(balance.code) and balance.kind is not EntryKind.CLOSING:
            line = layout.line_of(balance.code, Side.DEBIT)
            accounts.setdefault(line.key, set()).add(balance.code)
            by_month = amounts.setdefault(line.key, {})
            by_month[balance.month] = by_month.get(balance.month, 0) - balance.net
    lines = (
        (
            line.section,
            StatementLine(
                line.key, tuple(Money(amounts[line.key].get(month, 0)) for month in months),
                tuple(sorted(accounts[line.key])),
            ),
        )
        for line in layout.lines
        if any(amounts.get(line.key, {}).values())
    )  # fmt: skip
    return IncomeStatement(period, months, _blocks(tuple(lines), len(months), layout), facts)


def _blocks(lines: tuple[tuple[str, StatementLine], ...], months: int, layout: Layout) -> tuple[Block, ...]:
    running, accounts = [0] * months, set[str]()
    blocks = []
    for section, subtotal in layout.subtotals:
        within = tuple(line for of, line in lines if of == section)
        for line in within:
            running = [sum_ + amount.cents for sum_, amount in zip(running, line.months, strict=True)]
            accounts |= set(line.accounts)
        blocks.append(
            Block(section, within, StatementLine(subtotal, tuple(map(Money, running)), tuple(sorted(accounts))))
        )
    return tuple(blocks)
