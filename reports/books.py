"""Reports over an open company: the queries behind what they ask for.

Each is imported where it is asked: a statement from the terminal pays for what it reads and no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from emprende_desktop.company import Company
from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import UnknownPlaceError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Period
from emprende_desktop.domain.words import fold
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.enterprise import EnterpriseRow, enterprise
from emprende_desktop.queries.statements import (
    account_totals,
    book_entries,
    chain_head,
    debt_changes,
    facts,
    kept_balances,
    place_opening,
)
from emprende_desktop.statements.debts import DebtChange
from reports.document import Letterhead
from reports.gold_books import GoldBooks
from reports.source import Imprint, ReportRequest
from reports.tax_books import TaxBooks

if TYPE_CHECKING:
    from emprende_desktop.domain.masters import Party
    from emprende_desktop.invoicing.printed import Printed
    from emprende_desktop.statements.balances import AccountBalance, AccountTotal
    from emprende_desktop.statements.books import BookEntry, LedgerLine
    from emprende_desktop.statements.cash_flow import CashMovement
    from emprende_desktop.statements.income_statement import Facts
    from emprende_desktop.statements.papers import PaperRow
    from emprende_desktop.statements.party_statement import PartyMovement
    from emprende_desktop.statements.receipts import Fare, Receipt
    from emprende_desktop.statements.reconciliation import Reconciliation
    from emprende_desktop.trade.items import Item, Made
    from emprende_desktop.trade.orders import Order
    from emprende_desktop.trade.register import RegisteredAsset

REGIMES = {
    TaxRegime.NONE: N_("Not registered"),
    TaxRegime.NRUS: "NRUS",
    TaxRegime.RER: "RER",
    TaxRegime.RMT: "RMT",
    TaxRegime.GENERAL: N_("General regime"),
}


class BooksSource:
    """What reports ask of one open company."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self.gold = GoldBooks(company)
        self.taxes = TaxBooks(company)

    def imprint(self, request: ReportRequest) -> Imprint:
        """Return whose report it is; without a printing time, that of the last sealed entry."""
        owner = self._company.fetch(enterprise, request.end)
        head = self._company.fetch(chain_head)
        printed_at = request.printed_at or head.written_at or dt.datetime.combine(request.end, dt.time(12))
        count = ngettext("{count} entry", "{count} entries", head.entries).format(count=head.entries)
        digits = head.hash.hex()[:16]
        seal = _("{count} · chain {digits}").format(
            count=count, digits=" ".join(digits[i : i + 4] for i in range(0, 16, 4))
        )
        return Imprint(_letterhead(owner), seal, printed_at, owner.practice)

    def first_entry(self) -> dt.date | None:
        """Return the date of the first entry."""
        return self._company.fetch(chain_head).first_date

    def last_entry(self) -> dt.date | None:
        """Return the date of the last entry."""
        return self._company.fetch(chain_head).last_date

    def balances(self, start: dt.date | None, end: dt.date) -> tuple[AccountBalance, ...]:
        """Return the balances by account and month."""
        return self._company.fetch(kept_balances, start, end)

    def totals(self, end: dt.date) -> tuple[AccountTotal, ...]:
        """Return what every account came to on a day."""
        return self._company.fetch(account_totals, end)

    def facts(self, period: Period) -> Facts:
        """Return what stands below the line of an income statement."""
        return self._company.fetch(facts, period.start, period.end)

    def entries(self, period: Period) -> Iterator[BookEntry]:
        """Yield the entries of a period in order, as they are read."""
        return self._company.stream(book_entries, period.start, period.end)

    def account_lines(self, code: str, period: Period) -> Iterator[LedgerLine]:
        """Yield the postings on an account in a period, in order, as they are read."""
        from emprende_desktop.queries.books import account_lines

        return self._company.stream(account_lines, code, period.start, period.end)

    def place_lines(self, place: int, period: Period) -> Iterator[LedgerLine]:
        """Yield what the entries of a period did to a place, in order, as they are read."""
        from emprende_desktop.queries.books import place_lines

        return self._company.stream(place_lines, place, period.start, period.end)

    def counts(self, period: Period) -> tuple[int, int]:
        """Return how many entries and how many postings a period has."""
        from emprende_desktop.queries.books import entries_within, postings_within

        fetch, days = self._company.fetch, (period.start, period.end)
        return fetch(entries_within, *days), fetch(postings_within, *days)

    def debts(self, accounts: tuple[str, ...], end: dt.date) -> tuple[DebtChange, ...]:
        """Return what made and settled debts until a day, debit positive."""
        changes = self._company.fetch(debt_changes, accounts, end)
        return tuple(DebtChange(name, date, cents) for name, date, cents in changes)

    def cash_movements(self, period: Period) -> tuple[CashMovement, ...]:
        """Return what explains the cash of a period."""
        from emprende_desktop.queries.cash_flow import cash_movements

        return self._company.fetch(cash_movements, period.start, period.end)

    def parties(self, name: str | None, end: dt.date) -> tuple[tuple[Party, tuple[PartyMovement, ...]], ...]:
        """Return a person, or everybody, and what changed what they owe until a day; raises UnknownPartyError."""
        from emprende_desktop.queries.people import party_movements, party_named, people

        fetch = self._company.fetch
        asked = fetch(people) if name is None else (fetch(party_named, name),)
        return tuple((party, fetch(party_movements, party.id, end)) for party in asked)

    def receipt(self, entry: int) -> Receipt:
        """Return one note as a receipt; raises UnknownEntryError."""
        from emprende_desktop.queries.receipts import receipt_of

        return self._company.fetch(receipt_of, entry)

    def printed(self, document: int) -> Printed:
        """Return a document that was given, as it is printed; raises UnknownDocumentError."""
        from emprende_desktop.queries.printed import printed

        return self._company.fetch(printed, document)

    def fares(self, period: Period) -> tuple[Fare, ...]:
        """Return the fares of a period without a paper."""
        from emprende_desktop.queries.receipts import fares

        return self._company.fetch(fares, period.start, period.end)

    def orders(self, end: dt.date) -> tuple[Order, ...]:
        """Return the orders taken until a day that still wait."""
        from emprende_desktop.queries.orders import orders_until

        return self._company.fetch(orders_until, end)

    def items(self) -> tuple[Item, ...]:
        """Return every item in use."""
        from emprende_desktop.queries.items import items

        return self._company.fetch(items)

    def made(self, period: Period) -> tuple[Made, ...]:
        """Return what was made and spoiled in a period."""
        from emprende_desktop.queries.items import made_within

        return self._company.fetch(made_within, period.start, period.end)

    def papers(self, period: Period) -> tuple[PaperRow, ...]:
        """Return the papers of the notes of a period."""
        from emprende_desktop.queries.papers import papers_within

        return self._company.fetch(papers_within, period.start, period.end)

    def wall_names(self) -> dict[str, str]:
        """Return the nicknames of people by their names."""
        from emprende_desktop.queries.people import wall_names

        return self._company.fetch(wall_names)

    def assets(self, end: dt.date) -> tuple[tuple[RegisteredAsset, ...], Money]:
        """Return the register on a day, and what the ledger has of it (cost less what is used up)."""
        from emprende_desktop.queries.assets import assets_on, worth_in_ledger

        return self._company.fetch(assets_on, end), Money(self._company.fetch(worth_in_ledger, end))

    def place(self, name: str | None) -> tuple[int, str]:
        """Return a place's id and name: the first where none is named; raises UnknownPlaceError."""
        from emprende_desktop.queries.masters import places

        known = self._company.fetch(places)
        found = next((p for p in known if name is None or fold(p.name) == fold(name)), None)
        if found is None:
            raise UnknownPlaceError(name or "")
        return found.id, found.name

    def reconciliation(self, place: int, end: dt.date) -> Reconciliation:
        """Return a place beside its bank on the day of the last balance that it told until a day."""
        from emprende_desktop.queries.reconciliation import reconciliation

        return self._company.fetch(reconciliation, place, end)

    def place_opening(self, place: int, start: dt.date) -> Money:
        """Return what a place held before a day."""
        return self._company.fetch(place_opening, place, start)


def _letterhead(owner: EnterpriseRow) -> Letterhead:
    regime = _(REGIMES[owner.regime])
    identity = f"RUC {owner.ruc} · {regime}" if owner.ruc else regime
    return Letterhead(owner.name, identity, owner.locality)
