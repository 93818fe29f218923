"""From a register line, a posting, an account or a movement of stock to the values of SUNAT's books.

Every value has a name; which field of which book it goes into is told by `resources/books`. What a book has no field
for is simply not taken. Amounts are signed; nothing is rounded here but a unit cost, to eight decimals, halves up.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.register import (
    PURCHASE_PARTS,
    SALE_PARTS,
    Counterpart,
    ModifiedPaper,
    PaperNumber,
    PurchaseLine,
    RegisterState,
    SaleLine,
    is_registered,
)

Value = str | Money | dt.date | Decimal | None
NO_PAPER = "00"  # table 10: others
_EIGHT = Decimal("0.00000001")
# Documents of which the register of sales tells when they are to be paid: services, and what customs give.
_DUE_TOLD = frozenset({"14", "46", "50", "51", "52", "53", "54"})
_EARLIER, _MONTHS_OF_CREDIT = "8", 12


@dataclass(frozen=True, slots=True)
class BookRow:
    """A line of a book: whose it is, for a fault to be found by, and its values by name."""

    document: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class BookPage:
    """Whose book of which month: RUC, name, and the month it is of.

    `values` is what every row of it says: AAAAMM for the SIRE, AAAAMM00 for the PLE, the first day for a chart.
    """

    ruc: str
    owner: str
    month: Month
    values: Mapping[str, Value] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        month = f"{self.month.year:04d}{self.month.month:02d}"
        told = {"ruc": self.ruc, "owner": self.owner, "month": month, "period": f"{month}00", "day": f"{month}01"}
        object.__setattr__(self, "values", told)


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where the journal has it: the number of the entry (CUO) and its line (`M1`), as the PLE asks; the SIRE does not.

    Who keeps no journal (RER) writes the running number of the month, and `M-RER` as its line.
    """

    cuo: str
    line: str


def no_place(_number: int) -> EntryPlace:
    """Return no place: the SIRE asks for none."""
    return EntryPlace("", "")


def place_in_rer(number: int) -> EntryPlace:
    """Return the place of the so-maniest document of a month where no journal is kept (sin verificar)."""
    return EntryPlace(str(number), "M-RER")


def sale_rows(lines: Iterable[SaleLine], page: BookPage, place: Callable[[int], EntryPlace]) -> Iterator[BookRow]:
    """Yield the rows of a register of sales; `place` tells where the so-maniest document stands in the journal."""
    for number, line in enumerate(lines, 1):
        yield sale_row(line, page, place(number))


def purchase_rows(
    lines: Iterable[PurchaseLine], page: BookPage, place: Callable[[int], EntryPlace]
) -> Iterator[BookRow]:
    """Yield the rows of a register of purchases likewise, without what does not go into one."""
    for number, line in enumerate(filter(is_registered, lines), 1):
        yield purchase_row(line, page, place(number))


def sale_row(line: SaleLine, page: BookPage, place: EntryPlace) -> BookRow:
    """Return the values of a document of ours.

    An annulled one stays in the register with amounts of zero: no number may be missing, and SUNAT's own proposals
    tell it so. The SIRE is told a due date only where its type asks for one, as in files that SUNAT took.
    """
    annulled = line.state is RegisterState.ANNULLED
    late = Month.of(line.date) < page.month
    counted = line.counted
    amounts: dict[str, Value] = {name: getattr(counted, name) for name in SALE_PARTS}
    told: dict[str, Value] = {
        "date": line.date,
        "due": line.due if line.paper.type_code in _DUE_TOLD else None,
        "state": line.state.value if annulled or not late else _EARLIER,
    }
    return _register_row(line.paper, page, place, _common(line) | amounts | told)


def purchase_row(line: PurchaseLine, page: BookPage, place: EntryPlace) -> BookRow:
    """Return the values of a supplier's document."""
    amounts: dict[str, Value] = {name: getattr(line.amounts, name) for name in PURCHASE_PARTS}
    told: dict[str, Value] = {
        "date": line.date,
        "due": line.due,
        "dua_year": line.dua_year,
        "state": _purchase_state(line, page.month),
        "detraction_date": line.deposit.date if line.deposit else None,
        "detraction_number": line.deposit.number if line.deposit else "",
    }
    return _register_row(line.paper, page, place, _common(line) | amounts | told)


def _purchase_state(line: PurchaseLine, month: Month) -> str:
    """Tell when it is written down: 1 in its month and 6 within twelve, with credit; 0 and 7 without (PLE 8.1)."""
    credit = bool(line.amounts.igv_taxed or line.amounts.igv_mixed)
    if Month.of(line.date) == month:
        return "1" if credit else "0"
    within = month <= Month.of(line.date).shifted(_MONTHS_OF_CREDIT)
    return "6" if credit and within else "7"


def _common(line: SaleLine | PurchaseLine) -> dict[str, Value]:
    return {
        "currency": line.currency,
        "rate": line.rate if line.currency != SOLES else None,
        "last_number": plain_number(line.last_number),
        **_party(line.party),
        "party_name": line.party.name,
        **_modified(line.modified),
    }


def _party(party: Counterpart) -> dict[str, Value]:
    return {"party_kind": party.kind, "party_number": party.number}


def _modified(modified: ModifiedPaper | None) -> dict[str, Value]:
    if modified is None:
        return {"modified_date": None, "modified_type": "", "modified_series": "", "modified_number": ""}
    paper = modified.paper
    return {
        "modified_date": modified.date,
        "modified_type": paper.type_code,
        "modified_series": paper.series,
        "modified_number": plain_number(paper.number),
    }


def _register_row(paper: PaperNumber, page: BookPage, place: EntryPlace, values: dict[str, Value]) -> BookRow:
    known: dict[str, Value] = {"cuo": place.cuo, "correlative": place.line}
    return BookRow(str(paper), {**page.values, **known, **_paper(paper), **values})


def _paper(paper: PaperNumber) -> dict[str, Value]:
    return {"type": paper.type_code, "series": paper.series, "number": plain_number(paper.number)}


def plain_number(number: str) -> str:
    """Return the number of a document without zeros before it: SUNAT knows `00000025` as 25."""
    return (number.lstrip("0") or "0") if number.isdigit() else number


class EntryPhase(StrEnum):
    """What an entry is to its year: the letter before its line in the PLE."""

    OPENING = "A"
    MOVEMENT = "M"
    CLOSING = "C"


@dataclass(frozen=True, slots=True)
class BookPosting:
    """A posting for the journal and the general ledger, in céntimos; `paper` None where only the entry vouches."""

    entry: int
    line: int
    phase: EntryPhase
    date: dt.date
    account: str
    memo: str
    debit: Money
    credit: Money
    party: Counterpart | None = None
    paper: PaperNumber | None = None
    due: dt.date | None = None


def journal_row(posting: BookPosting, page: BookPage) -> BookRow:
    """Return the values of a posting (5.1, 5.2, 6.1, 1.1); without a paper it is type 00 and the entry's number."""
    entry = str(posting.entry)
    values: dict[str, Value] = {
        "cuo": entry,
        "correlative": f"{posting.phase.value}{posting.line:04d}",
        "account": posting.account,
        "currency": SOLES,
        **_party(posting.party or Counterpart("", "", "")),
        **_paper(posting.paper or PaperNumber(NO_PAPER, "", entry)),
        "entry_date": posting.date,
        "due": posting.due,
        "date": posting.date,
        "memo": posting.memo,
        "debit": posting.debit,
        "credit": posting.credit,
        "state": "1",
    }
    return BookRow(f"{entry}/{posting.line}", {**page.values, **values})


def account_row(code: str, name: str, chart: str, page: BookPage) -> BookRow:
    """Return the values of an account in use (5.3, 5.4); `chart` is its code in table 17, 01 for the PCGE."""
    values: dict[str, Value] = {"account": code, "account_name": name, "chart": chart, "state": "1"}
    return BookRow(code, {**page.values, **values})


@dataclass(frozen=True, slots=True)
class StockItem:
    """What is kept in stock, in codes of the PLE: establishment, catalogue (13), type (5), unit (6), method (14)."""

    site: str
    catalogue: str
    stock_type: str
    code: str
    description: str
    unit: str
    method: str


@dataclass(frozen=True, slots=True)
class Stocked:
    """So many units, exact, and what they cost in céntimos."""

    quantity: Decimal
    cost: Money

    @property
    def unit_cost(self) -> Decimal:
        """Return soles a unit, of eight decimals, halves up; nothing where there is no unit."""
        if not self.quantity:
            return Decimal(0)
        return abs(Decimal(self.cost.cents) / 100 / self.quantity).quantize(_EIGHT, ROUND_HALF_UP)


NOTHING = Stocked(Decimal(0), ZERO)


@dataclass(frozen=True, slots=True)
class StockLine:
    """A movement of stock with what is left after it: what came in, or what went out, both from zero up.

    A movement without a paper is of type 00 and has a series and a number of its own.
    """

    date: dt.date
    operation: str
    paper: PaperNumber
    came_in: Stocked
    went_out: Stocked
    left: Stocked


def stock_row(line: StockLine, item: StockItem, page: BookPage, place: EntryPlace) -> BookRow:
    """Return the values of a movement (12.1, 13.1): what went out is negative in quantity and in cost."""
    values: dict[str, Value] = {
        "cuo": place.cuo,
        "correlative": place.line,
        "site": item.site,
        "catalogue": item.catalogue,
        "stock_type": item.stock_type,
        "stock_code": item.code,
        "description": item.description,
        "unit": item.unit,
        "method": item.method,
        "date": line.date,
        "operation": line.operation,
        "quantity_in": line.came_in.quantity,
        "unit_cost_in": line.came_in.unit_cost,
        "cost_in": line.came_in.cost,
        "quantity_out": -line.went_out.quantity,
        "unit_cost_out": line.went_out.unit_cost,
        "cost_out": -line.went_out.cost,
        "quantity_left": line.left.quantity,
        "unit_cost_left": line.left.unit_cost,
        "cost_left": line.left.cost,
        "state": "1",
    }
    return BookRow(f"{item.code} {line.paper}", {**page.values, **values, **_paper(line.paper)})
