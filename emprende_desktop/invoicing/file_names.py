"""How SUNAT names the files of documents, and what a document may be asked about."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from emprende_desktop.invoicing.wire_errors import FileNameRefusedError

# Sheet General of SUNAT's rules of 2026-02-12: codes 0151 and 0159.
_DOCUMENT = re.compile(r"([12]\d{10})-(01|03|04|07|08)-([A-Z0-9]{4})-0*([1-9]\d{0,7})", re.ASCII)
_BATCH = re.compile(r"([12]\d{10})-(RC|RA)-(20\d{6})-0*([1-9]\d{0,4})", re.ASCII)


class Way(StrEnum):
    """How a document comes by its answer, and what can be done where the answer is lost.

    `ASKED`: it comes at once, and SUNAT can be asked for it by series and number. `RESENT`: at once too, but SUNAT
    answers questions about facturas and their notes alone, so that the same bytes are sent again. `TICKET`: daily
    summaries and voidings, whose answer is asked for by a ticket.
    """

    ASKED = "asked"
    RESENT = "resent"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a document without its ending: `20123456786-01-F001-12`, `20123456786-RC-20261126-1`.

    `series` of a summary or a voiding is its day, YYYYMMDD. Raises FileNameRefusedError.
    """

    ruc: str
    code: str
    series: str
    number: int

    def __post_init__(self) -> None:
        if not (_DOCUMENT.fullmatch(self.stem) or _BATCH.fullmatch(self.stem)):
            raise FileNameRefusedError(self.stem)

    @classmethod
    def parse(cls, stem: str) -> Self:
        """Read a name without its ending; raises FileNameRefusedError."""
        found = _DOCUMENT.fullmatch(stem) or _BATCH.fullmatch(stem)
        if found is None:
            raise FileNameRefusedError(stem)
        ruc, code, series, number = found.groups()
        return cls(ruc, code, series, int(number))

    @property
    def stem(self) -> str:
        """Return the name without its ending."""
        return f"{self.ruc}-{self.code}-{self.series}-{self.number}"

    @property
    def is_batch(self) -> bool:
        """Say whether it is a daily summary or a voiding."""
        return self.code in ("RC", "RA")

    @property
    def reference(self) -> str:
        """Return how the document calls itself, and an answer calls it: `F001-12`, `RC-20261126-1`."""
        return f"{self.code}-{self.series}-{self.number}" if self.is_batch else f"{self.series}-{self.number}"

    @property
    def way(self) -> Way:
        """Return how it comes by its answer."""
        if self.is_batch:
            return Way.TICKET
        return Way.ASKED if self.series.startswith("F") else Way.RESENT
