"""Our registers beside SUNAT's proposal of the same month: what one has and the other lacks, and what differs.

A document is known by its type, series and number; a supplier's by who gave it, too. Names are not compared, for
nobody spells them alike, nor due dates; amounts are compared as they count, so an annulled document is one of zeros.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from emprende_desktop.formality.books import Value, plain_number
from emprende_desktop.invoicing.document import SOLES
from emprende_desktop.invoicing.register import PURCHASE_PARTS, SALE_PARTS, PurchaseLine, SaleLine, is_registered

Line = TypeVar("Line", SaleLine, PurchaseLine)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference(Generic[Line]):
    """A value that is told in two ways; `value` is the name it has in the layouts of the books."""

    ours: Line
    theirs: Line
    value: str
    here: Value
    there: Value


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Line]):
    """What a proposal has and we lack, what we have and it lacks, what differs, and how many documents are equal."""

    missing_here: tuple[Line, ...]
    missing_there: tuple[Line, ...]
    differing: tuple[Difference[Line], ...]
    equal: int


def compare_sales(ours: Iterable[SaleLine], theirs: Iterable[SaleLine]) -> Comparison[SaleLine]:
    """Compare the register of sales with its proposal."""
    return _compare(ours, theirs, _paper_key)


def compare_purchases(ours: Iterable[PurchaseLine], theirs: Iterable[PurchaseLine]) -> Comparison[PurchaseLine]:
    """Compare the register of purchases with its proposal, without what does not go into one."""
    return _compare(filter(is_registered, ours), theirs, lambda line: (*_paper_key(line), line.party.number))


def _paper_key(line: SaleLine | PurchaseLine) -> Key:
    return line.paper.type_code, line.paper.series.upper(), plain_number(line.paper.number)


def _compare(ours: Iterable[Line], theirs: Iterable[Line], key: Callable[[Line], Key]) -> Comparison[Line]:
    waiting: dict[Key, deque[Line]] = defaultdict(deque)
    for line in theirs:
        waiting[key(line)].append(line)
    alone: list[Line] = []
    differing: list[Difference[Line]] = []
    equal = 0
    for line in ours:
        if not waiting[key(line)]:
            alone.append(line)
            continue
        found = _differences(line, waiting[key(line)].popleft())
        differing += found
        equal += not found
    left = tuple(line for lines in waiting.values() for line in lines)
    return Comparison(left, tuple(alone), tuple(differing), equal)


def _differences(ours: Line, theirs: Line) -> list[Difference[Line]]:
    here, there = _compared(ours), _compared(theirs)
    return [Difference(ours, theirs, name, here[name], there[name]) for name in here if here[name] != there[name]]


def _compared(line: SaleLine | PurchaseLine) -> Mapping[str, Value]:
    parts = SALE_PARTS if isinstance(line, SaleLine) else PURCHASE_PARTS
    values: dict[str, Value] = {name: getattr(line.counted, name) for name in parts}
    counts = any(values.values())
    values |= {"date": line.date, "party_kind": line.party.kind, "party_number": line.party.number}
    values |= {"currency": line.currency, "rate": line.rate if counts and line.currency != SOLES else None}
    changed = line.modified
    values["modified_date"] = changed.date if changed else None
    values["modified_type"] = changed.paper.type_code if changed else ""
    values["modified_series"] = changed.paper.series.upper() if changed else ""
    values["modified_number"] = plain_number(changed.paper.number) if changed else ""
    return values
