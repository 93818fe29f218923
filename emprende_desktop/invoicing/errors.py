"""What is wrong with a document, as data: words live in `i18n`."""

from dataclasses import dataclass

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.trade.documents import DocumentKind


@dataclass(eq=False)
class LinesRequiredError(BookkeepingError):
    """A document without a line, or a line that says nothing."""


@dataclass(eq=False)
class NotAboveZeroError(BookkeepingError):
    """A quantity or price that is not above zero, or beyond twelve digits."""

    field: str


@dataclass(eq=False)
class TooManyDecimalsError(BookkeepingError):
    """More decimals than SUNAT takes, or a number below zero."""

    decimals: int


@dataclass(eq=False)
class DiscountTooLargeError(BookkeepingError):
    """A discount beyond what it is taken from."""


@dataclass(eq=False)
class LineWorthNothingError(BookkeepingError):
    """A line that comes to less than half a céntimo: SUNAT takes none without a value (its code 3105)."""

    description: str


@dataclass(eq=False)
class DiscountByLineError(BookkeepingError):
    """A discount of the whole on a liquidación de compra, which has no place for one."""


@dataclass(eq=False)
class FieldTooLongError(BookkeepingError):
    """More letters than a document takes."""

    field: str
    length: int


@dataclass(eq=False)
class CustomerRequiredError(BookkeepingError):
    """A document that must say who buys, or sells."""

    kind: DocumentKind


@dataclass(eq=False)
class CustomerOverLimitError(BookkeepingError):
    """A boleta above the limit that does not say who buys; the limit is in céntimos."""

    limit: int


@dataclass(eq=False)
class ReferenceRequiredError(BookkeepingError):
    """A note that does not say what it corrects."""

    kind: DocumentKind


@dataclass(eq=False)
class InstalmentsDifferError(BookkeepingError):
    """Instalments that are not what is left to pay, in céntimos."""

    told: int
    payable: int


@dataclass(eq=False)
class KindNotIssuedError(BookkeepingError):
    """A kind of document that the regime of that day does not issue."""

    kind: DocumentKind
    regime: TaxRegime


@dataclass(eq=False)
class SeriesFormatError(BookkeepingError):
    """A series that SUNAT does not take for this kind of document."""

    series: str
    kind: DocumentKind


@dataclass(eq=False)
class SeriesElsewhereError(BookkeepingError):
    """A series that another laptop numbers."""

    series: str


@dataclass(eq=False)
class NumberTakenError(BookkeepingError):
    """A number that a document of this series has already."""

    number: str


@dataclass(eq=False)
class UnknownDocumentError(BookkeepingError):
    """A number that no document has."""

    number: str


@dataclass(eq=False)
class CorrectedAnnulledError(BookkeepingError):
    """A note on a document that was annulled."""

    number: str


@dataclass(eq=False)
class NoteExceedsDocumentError(BookkeepingError):
    """Credit notes of more than the document that they correct, in céntimos."""

    number: str
    left: int


@dataclass(eq=False)
class IssuedStaysError(BookkeepingError):
    """The entry of an issued document: it is corrected by a credit note, not undone."""

    number: str


@dataclass(eq=False)
class AlreadyIssuedError(BookkeepingError):
    """A sale that a document was issued for."""

    number: str


@dataclass(eq=False)
class SaleDiffersError(BookkeepingError):
    """A document of another amount than the sale that it is for, in céntimos."""

    sale: int
    document: int


@dataclass(eq=False)
class NotASaleError(BookkeepingError):
    """A note that no document is given for."""

    entry: int


@dataclass(eq=False)
class CategoryRequiredError(BookkeepingError):
    """A line that does not say what it is noted under, in books that have no category of its kind."""


@dataclass(eq=False)
class RateRequiredError(BookkeepingError):
    """A document in another currency without its rate."""

    currency: str


@dataclass(eq=False)
class HasNotesError(BookkeepingError):
    """A document that notes correct, or that was paid: it cannot be annulled."""

    number: str


@dataclass(eq=False)
class AdvanceDiffersError(BookkeepingError):
    """An advance whose tax is not what its net says, in céntimos."""

    net: int
    paid: int


@dataclass(eq=False)
class IssuerRequiredError(BookkeepingError):
    """A document with tax value of an enterprise whose RUC the books do not know."""


class NumberRequiredError(BookkeepingError):
    """A document of the portal, or of a printed book, without the number that it was given there."""


@dataclass(eq=False)
class SellerHasRucError(BookkeepingError):
    """A liquidación for somebody with a RUC, who gives a paper herself."""

    name: str


@dataclass(eq=False)
class SellerOverLimitError(BookkeepingError):
    """More than a person without a RUC may sell by liquidación in a year: sold before, and the limit, in céntimos."""

    name: str
    before: int
    limit: int


@dataclass(eq=False)
class GoldPropertyRequiredError(BookkeepingError):
    """A line of gold without something that SUNAT asks of it: its code in catalogue 55."""

    code: str
