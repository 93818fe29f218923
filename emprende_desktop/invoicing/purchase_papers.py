"""The papers that suppliers give (catalogue 01), and how their series and numbers are written."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from emprende_desktop.invoicing.purchase_errors import PaperNumberError, UnknownPaperError
from resources.files import rows

FACTURA, FEES, BOLETA, LIQUIDACION = "01", "02", "03", "04"
CREDIT_NOTE, DEBIT_NOTE, UTILITIES = "07", "08", "14"
_NUMBERED = re.compile(r"([A-Z0-9-]*?)-?0*([0-9]+)")


class Gives(StrEnum):
    """Whether a paper gives IGV credit, or the paper that it changes says so."""

    YES = "yes"
    NO = "no"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class PaperType:
    """A kind of paper: what it gives, the patterns of series and number, and the sign it has in a register."""

    code: str
    gives: Gives
    series: str
    number: str
    sign: int

    @property
    def is_note(self) -> bool:
        """Say whether it changes another paper."""
        return self.gives is Gives.REFERENCE


@cache
def paper_types() -> dict[str, PaperType]:
    """Return the kinds that are known, by code, as `resources/sunat/purchase_papers.csv` has them."""
    return {
        row["code"]: PaperType(row["code"], Gives(row["credit"]), row["series"], row["number"], int(row["sign"]))
        for row in rows("sunat/purchase_papers.csv")
    }


def paper_type(code: str) -> PaperType:
    """Return a kind of paper; raises UnknownPaperError."""
    found = paper_types().get(code)
    if found is None:
        raise UnknownPaperError(code)
    return found


def checked_number(code: str, series: str, number: str) -> tuple[str, str]:
    """Return series and number as registers have them: capitals, no zeros before the number.

    Raises UnknownPaperError, PaperNumberError.
    """
    kind = paper_type(code)
    series, number = series.strip().upper(), number.strip().upper()
    bare = number.lstrip("0") if number.isascii() and number.isdigit() else number
    if not re.fullmatch(kind.series, series) or not re.fullmatch(kind.number, number) or not bare:
        raise PaperNumberError(code, f"{series}-{number}")
    return series, bare


def normal_number(text: str) -> str:
    """Return a number as it is compared, however it was typed: `f001 - 00015` is `F001-15`."""
    bare = re.sub(r"[\s.:°º]+|N[°º]", "", text.upper())
    numbered = _NUMBERED.fullmatch(bare)
    if numbered is None:
        return bare
    series, number = numbered.groups()
    return f"{series}-{number}" if series else number
