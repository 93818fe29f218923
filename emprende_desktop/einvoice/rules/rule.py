"""What a rule is, and the shapes most rules have: a tag that must stand, of a form or a list, alone, unique."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from emprende_desktop.einvoice.rules.document import Document, Node, found, said, text
from emprende_desktop.einvoice.rules.sheet import codes_of

# Where a rule is broken: the path of the tag and the value that stands there.
Breach = tuple[str, str]
Breaches = Callable[[Document], Iterable[Breach]]
Asked = Callable[[Document, Node], bool]

NOTES = frozenset({"07", "08"})
SALES = frozenset({"01", "03"})
INVOICES = SALES | {"04"}
UBL = INVOICES | NOTES
EVERY = UBL | {"RC", "RA"}

LINE = "{line}"
LINE_TAX = "{line}/cac:TaxTotal/cac:TaxSubtotal"
TAX = "cac:TaxTotal/cac:TaxSubtotal"
ALLOWANCE = "cac:AllowanceCharge"
LINE_ALLOWANCE = "{line}/cac:AllowanceCharge"
PRICE = "{line}/cac:PricingReference/cac:AlternativeConditionPrice"
TERMS = "cac:PaymentTerms"

ONE = Decimal(1)
AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
QUANTITY = re.compile(r"[0-9]{1,12}(\.[0-9]{1,10})?")
UNIT_PRICE = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,10})?")
RATE = re.compile(r"[0-9]{1,3}(\.[0-9]{1,5})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NUMBER_8 = r"[0-9]{1,8}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its return code, the one of an observation where it is none of a factura, what breaks it, in what kinds.

    The kind of the breach (ERROR or OBSERV), and SUNAT's message, stand in the sheet.
    """

    code: str
    breaches: Breaches
    kinds: Collection[str] = UBL
    milder: str = ""


def words(least: int, most: int) -> re.Pattern[str]:
    """Return the form of a text of so many characters without line breaks or tabs, and not all blank."""
    return re.compile(rf"(?=.*\S)[^\t\n\r\f\v]{{{least},{most}}}")


def free_words(least: int, most: int) -> re.Pattern[str]:
    """Return the form of a text of so many characters of any kind, and not all blank."""
    return re.compile(rf"(?=.*\S).{{{least},{most}}}", re.DOTALL)


def unbroken(least: int, most: int) -> re.Pattern[str]:
    """Return the form of a text of so many characters without any blank."""
    return re.compile(rf"\S{{{least},{most}}}")


def always(_document: Document, _node: Node) -> bool:
    """Ask a rule of every node."""
    return True


def join(within: str, path: str) -> str:
    """Return the whole path of a tag."""
    return f"{within}/{path}" if within else path


def _missing(
    within: str, path: str, where: Asked, allows: Callable[[str], bool], document: Document
) -> Iterator[Breach]:
    for node in document.nodes(within):
        if where(document, node) and not any(allows(said(item)) for item in found(node, document.path(path))):
            yield document.path(join(within, path)), ""


def must(code: str, within: str, path: str, *, kinds: Collection[str] = UBL, where: Asked = always) -> Rule:
    """Ask that the tag or attribute stands, and is not empty."""
    return Rule(code, partial(_missing, within, path, where, lambda value: bool(value.strip())), kinds)


def stands(code: str, within: str, path: str, *, kinds: Collection[str] = UBL, where: Asked = always) -> Rule:
    """Ask that the tag stands; it may be empty."""
    return Rule(code, partial(_missing, within, path, where, lambda _value: True), kinds)


def _unfit(within: str, path: str, where: Asked, fits: Callable[[str], bool], document: Document) -> Iterator[Breach]:
    for node in document.nodes(within):
        if where(document, node):
            for item in found(node, document.path(path)):
                if not fits(said(item)):
                    yield document.path(join(within, path)), said(item)


def of_values(
    code: str, within: str, path: str, values: Collection[str], *, kinds: Collection[str] = UBL, where: Asked = always
) -> Rule:
    """Ask that the value, where it stands, is one of these."""
    return Rule(code, partial(_unfit, within, path, where, values.__contains__), kinds)


def of_form(
    code: str,
    within: str,
    path: str,
    form: re.Pattern[str],
    *,
    kinds: Collection[str] = UBL,
    where: Asked = always,
) -> Rule:
    """Ask that the value, where it stands, has this form."""
    return Rule(code, partial(_unfit, within, path, where, lambda value: form.fullmatch(value) is not None), kinds)


def of_list(
    code: str, within: str, path: str, catalogue: str, *, kinds: Collection[str] = UBL, also: Collection[str] = ()
) -> Rule:
    """Ask that the value, where it stands, is of one of SUNAT's catalogues, or one of `also`."""

    def fits(value: str) -> bool:
        return value in codes_of(catalogue) or value in also

    return Rule(code, partial(_unfit, within, path, always, fits), kinds)


def _repeated(within: str, key: Callable[[Node], str], document: Document) -> Iterator[Breach]:
    seen: set[str] = set()
    for node in document.nodes(within):
        value = key(node)
        if value and value in seen:
            yield document.path(within), value
        seen.add(value)


def unique(code: str, within: str, *paths: str, kinds: Collection[str] = UBL) -> Rule:
    """Ask that no two nodes say the same at these paths."""
    return Rule(
        code, partial(_repeated, within, lambda node: " ".join(text(node, path) for path in paths).strip()), kinds
    )


def _twice(within: str, path: str, document: Document) -> Iterator[Breach]:
    for node in document.nodes(within):
        if len(found(node, document.path(path))) > 1:
            yield document.path(join(within, path)), ""


def alone(code: str, within: str, path: str, *, kinds: Collection[str] = UBL) -> Rule:
    """Ask that the tag does not stand twice."""
    return Rule(code, partial(_twice, within, path), kinds)


def _flawed(within: str, path: str, broken: Asked, document: Document) -> Iterator[Breach]:
    for node in document.nodes(within):
        if broken(document, node):
            yield document.path(join(within, path)), text(node, document.path(path))


def flaw(code: str, within: str, path: str, broken: Asked, *, kinds: Collection[str] = UBL, milder: str = "") -> Rule:
    """Ask that `broken` finds nothing wrong with the tag in any node."""
    return Rule(code, partial(_flawed, within, path, broken), kinds, milder)


def far(one: Decimal, other: Decimal, tolerance: Decimal = ONE) -> bool:
    """Whether two amounts differ by more than SUNAT tolerates, one unit of the currency unless a rule says else."""
    return abs(one - other) > tolerance
