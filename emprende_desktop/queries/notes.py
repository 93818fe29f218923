"""A posted entry read back as the note that a person wrote, so that "Corregir" can open its form filled in."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from emprende_desktop.domain.errors import UnknownEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.persistence.reading.applications import applications_of
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import CAPITAL_ACCOUNTS, PAYABLE_MACHINES, RECEIVABLES
from emprende_desktop.posting_rules.wages import ADVANCES
from emprende_desktop.trade.assets import AssetClass, AssetPurchase
from emprende_desktop.trade.carried import Carried, CostKind
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.financing import Giver, GrantReceived, Lender, LoanPayment, LoanReceived
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    EntryLine,
    Expense,
    FreeEntry,
    Note,
    NotebookNote,
    OpeningBalances,
    OpeningLine,
    OwnerContribution,
    OwnerWithdrawal,
    Sale,
    SupplierPayment,
    Transfer,
)
from emprende_desktop.trade.prepaid import PrepaidKind, Prepayment
from emprende_desktop.trade.wages import WageAdvance, Wages, Work


@dataclass(frozen=True, slots=True)
class _Line:
    account: str
    cents: int
    place: int | None
    party: int | None


@dataclass(frozen=True, slots=True)
class _Read:
    date: dt.date
    total: Money
    key: str
    template: str
    arguments: dict[str, str]
    money_in: int | None
    money_out: int | None
    party: int | None
    applications: tuple[Application, ...]
    lines: tuple[_Line, ...]


def note_of(reader: Reader, entry_id: int, key: str) -> Note | None:
    """Return the note behind an entry under a new idempotency key; None where no form writes its kind.

    Raises UnknownEntryError.
    """
    read = _read(reader, entry_id, key)
    rebuilt = _READERS.get(read.template)
    return rebuilt(read) if rebuilt else None


def _transfer(read: _Read) -> Note | None:
    if read.money_in is None or read.money_out is None:
        return None
    return Transfer(read.date, read.total, read.money_out, read.money_in, read.key, read.arguments["detail"])


def _collection(read: _Read) -> Note | None:
    return Collection(*_payment(read, read.money_in)) if read.money_in else None


def _supplier_payment(read: _Read) -> Note | None:
    return SupplierPayment(*_payment(read, read.money_out)) if read.money_out else None


def _contribution(read: _Read) -> Note | None:
    if read.money_in is None:
        return None
    return OwnerContribution(read.date, read.total, read.money_in, read.key, read.party, read.arguments["detail"])


def _withdrawal(read: _Read) -> Note | None:
    if read.money_out is None:
        return None
    return OwnerWithdrawal(read.date, read.total, read.money_out, read.key, read.party, read.arguments["detail"])


def _opening(read: _Read) -> Note:
    brought = (line for line in read.lines if line.account not in CAPITAL_ACCOUNTS)
    opened = (OpeningLine(line.account, Money(line.cents), line.place, line.party) for line in brought)
    return OpeningBalances(read.date, tuple(opened), read.key)


def _free(read: _Read) -> Note:
    lines = tuple(EntryLine(line.account, Money(line.cents)) for line in read.lines)
    return FreeEntry(read.date, lines, read.key, read.arguments["detail"], read.party)


def _notebook_note(read: _Read) -> NotebookNote:
    """Tell the medio from the rubro: it is the side with a place of money, or the debt of a sale on credit."""
    debit, credit = read.lines if read.lines[0].cents > 0 else reversed(read.lines)
    inflow = bool(debit.place) or (not credit.place and debit.account in RECEIVABLES)
    medio, rubro = (debit, credit) if inflow else (credit, debit)
    return NotebookNote(
        read.date, read.total, inflow, medio.account, rubro.account, read.key, read.party, read.arguments["detail"]
    )


def _trade(read: _Read, place: int | None) -> tuple[dt.date, Money, int, int | None, str, int | None, Document, str]:
    words = read.arguments
    document = Document(DocumentKind(words["document"]), words["number"])
    return (read.date, read.total, int(words["category"]), place, read.key, read.party, document, words["detail"])


def _payment(read: _Read, place: int) -> tuple[dt.date, Money, int, str, int | None, tuple[Application, ...], str]:
    return (read.date, read.total, place, read.key, read.party, read.applications, read.arguments["detail"])


_ENTRY = "SELECT date, total, memo_template, memo_arguments FROM journal_entry WHERE id = ?"
_POSTINGS = """
SELECT a.code, p.debit - p.credit, p.place_id, p.party_id FROM posting p JOIN account a ON a.id = p.account_id
WHERE p.entry_id = ? ORDER BY p.id
"""


def _read(reader: Reader, entry_id: int, key: str) -> _Read:
    entry = reader.first(_ENTRY, (entry_id,))
    if entry is None:
        raise UnknownEntryError(entry_id)
    date, total, template, arguments = entry
    applied = applications_of(reader, entry_id)
    lines = tuple(_Line(*line) for line in reader.rows(_POSTINGS, (entry_id,)))
    return _Read(
        date=dt.date.fromisoformat(date),
        total=Money(total),
        key=key,
        template=template,
        arguments=json.loads(arguments),
        money_in=_first(line.place for line in lines if line.cents > 0 and line.place),
        money_out=_first(line.place for line in lines if line.cents < 0 and line.place),
        party=_first(line.party for line in lines if line.party),
        applications=tuple(Application(settled, Money(cents)) for settled, cents in applied),
        lines=lines,
    )


def _first(values: Iterator[int]) -> int | None:
    return next(iter(values), None)


def _paid_out(read: _Read) -> Money:
    """Return what an expense cost: what left the place or is owed, not the grant that it released after its cost."""
    released = sum(line.cents for line in read.lines[1:] if line.cents > 0 and line.account.startswith("469"))
    return read.total - Money(released)


def _expense(read: _Read) -> Note:
    words = read.arguments
    carried = Carried(int(words["carried_by"]), CostKind(words["cost"])) if "carried_by" in words else None
    return Expense(*_trade(replace(read, total=_paid_out(read)), read.money_out), carried=carried)


def _loan(read: _Read) -> Note | None:
    if read.money_in is None:
        return None
    lender = Lender(read.arguments["lender"])
    return LoanReceived(read.date, read.total, lender, read.money_in, read.key, read.party, read.arguments["detail"])


def _loan_payment(read: _Read) -> Note | None:
    if read.money_out is None:
        return None
    interest = Money(sum(line.cents for line in read.lines if line.account.startswith("67")))
    lender = Lender(read.arguments["lender"])
    return LoanPayment(
        read.date, read.total, interest, lender, read.money_out, read.key, read.party, read.arguments["detail"]
    )


def _asset(read: _Read) -> Note:
    words = read.arguments
    owed = (line.cents for line in read.lines if line.place is not None or line.account == PAYABLE_MACHINES)
    paid = Money(-sum(owed))
    document = Document(DocumentKind(words["document"]), words["number"])
    kind = AssetClass(words["class"])
    return AssetPurchase(read.date, paid, kind, read.money_out, read.key, read.party, document, words["detail"])


def _grant(read: _Read) -> Note:
    giver = Giver(read.arguments["giver"])
    return GrantReceived(read.date, read.total, giver, read.money_in, read.key, read.party, read.arguments["detail"])


def _prepaid(read: _Read) -> Note | None:
    if read.money_out is None:
        return None
    words = read.arguments
    return Prepayment(
        read.date, read.total, PrepaidKind(words["kind"]), int(words["months"]), Month.parse(words["first"]),
        read.money_out, read.key, read.party, Document(DocumentKind(words["document"]), words["number"]),
        words["detail"],
    )  # fmt: skip


def _market(read: _Read) -> Note:
    words = read.arguments
    taken, returned, stall, fares = (Money(int(words[name])) for name in ("taken", "returned", "stall", "fares"))
    return MarketDay(
        read.date, int(words["place"]), taken, returned, stall, fares, int(words["category"]), read.key, words["detail"]
    )


def _wage_advance(read: _Read) -> Note | None:
    if read.money_out is None:
        return None
    return WageAdvance(read.date, read.total, read.money_out, read.party, read.key, read.arguments["detail"])


def _wages(read: _Read) -> Note:
    words = read.arguments
    deducted = Money(-sum(line.cents for line in read.lines if line.account == ADVANCES))
    return Wages(
        read.date, int(words["halves"]), Money(int(words["rate"])), deducted, Work(words["work"]),
        int(words["place"]), read.party, read.key, words["detail"],
    )  # fmt: skip


_READERS: dict[str, Callable[[_Read], Note | None]] = {
    "sale": lambda read: Sale(*_trade(read, read.money_in)),
    "expense": _expense,
    "collection": _collection,
    "supplier_payment": _supplier_payment,
    "transfer": _transfer,
    "contribution": _contribution,
    "withdrawal": _withdrawal,
    "notebook": _notebook_note,
    "opening": _opening,
    "free": _free,
    "journal": _free,
    "loan": _loan,
    "loan_payment": _loan_payment,
    "grant": _grant,
    "asset": _asset,
    "market": _market,
    "prepaid": _prepaid,
    "wage_advance": _wage_advance,
    "wages": _wages,
}
