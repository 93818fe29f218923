"""SUNAT's service behind a small port: sending, asking, and what can go wrong on the way told in three kinds."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from emprende_desktop.einvoice import cdr
from emprende_desktop.einvoice.transport import Wire, checked_address
from emprende_desktop.invoicing.answers import Answer
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.wire_errors import AnswerLostError, NotReachedError, ServiceRefusedError
from resources.files import rows

_ADDRESSES = "sunat/addresses.csv"
_BILL = "{http://service.gem.factura.comppago.registro.servicio.sunat.gob.pe/}BillServicePortBinding"
_CONSULT = (
    "{http://service.ws.consulta.comppago.electronico.registro.servicio2.sunat.gob.pe/}BillConsultServicePortBinding"
)
_CODE = re.compile(r"(?:^|[^\d])(\d{4})$", re.ASCII)
_LEADING = re.compile(r"(\d{4})\b", re.ASCII)
_PENDING, _READY = (98,), (0, 99)
_NOT_THERE = (11, 127)  # no such document; no such ticket
_THERE = range(1, 5)  # accepted, rejected, voided, or that its answer exists
_MESSAGE_MAX = 500


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and the bytes of its ZIP as they came, which are kept."""

    answer: Answer
    cdr: bytes


@dataclass(frozen=True, slots=True)
class Pending:
    """SUNAT is still at work on what a ticket stands for."""


@dataclass(frozen=True, slots=True)
class Absent:
    """SUNAT does not know the document, or the ticket, that it was asked about."""


class Sunat(Protocol):
    """Whoever takes documents and answers for SUNAT.

    Each method raises NotReachedError (nothing was received), AnswerLostError (it may have been received),
    ServiceRefusedError (a code instead of an answer), and DamagedAnswerError, HostileXmlError or ForgedAnswerError
    for an answer that cannot be believed: what was sent may then have been received too.
    """

    def send_bill(self, name: FileName, zipped: bytes) -> Answered:
        """Send a document and return the answer about it."""
        ...

    def send_summary(self, name: FileName, zipped: bytes) -> str:
        """Send a daily summary or a voiding and return its ticket."""
        ...

    def status(self, ticket: str, name: FileName) -> Answered | Pending | Absent:
        """Ask what became of what was sent under a ticket."""
        ...

    def cdr_of(self, name: FileName) -> Answered | Absent:
        """Ask for the answer about a document by its series and number."""
        ...


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where documents are sent, and where questions about them go: empty where nobody answers them."""

    send: str
    consult: str


def addresses(day: dt.date) -> dict[str, str]:
    """Return SUNAT's own addresses that hold on a day, by name: production, beta, consult."""
    told = day.isoformat()
    return {
        row["name"]: row["value"]
        for row in rows(_ADDRESSES)
        if row["valid_from"] <= told and (not row["valid_to"] or told <= row["valid_to"])
    }


def consult_for(send: str, day: dt.date) -> str:
    """Return where questions go about what is sent to SUNAT's own address; empty for any other, and for the beta."""
    told = addresses(day)
    return told["consult"] if send == told["production"] else ""


class SoapService:
    """SUNAT's SOAP service, or one of an operator (OSE) that speaks like it."""

    def __init__(self, where: Addresses, user: str, password: str, timeout: dt.timedelta) -> None:
        """Take a user as RUC and SOL user together, `20123456786MODDATOS`; raises InsecureAddressError."""
        self._send = checked_address(where.send)
        self._consult = checked_address(where.consult) if where.consult else ""
        self._user, self._password = user, password
        self._wire = Wire(timeout)
        self._ports: dict[str, Any] = {}

    def send_bill(self, name: FileName, zipped: bytes) -> Answered:
        """Send a document and return the answer about it."""
        content = _told(lambda: self._bill().sendBill(fileName=f"{name.stem}.zip", contentFile=zipped))
        return _answered(content, name)

    def send_summary(self, name: FileName, zipped: bytes) -> str:
        """Send a daily summary or a voiding and return its ticket."""
        ticket = _told(lambda: self._bill().sendSummary(fileName=f"{name.stem}.zip", contentFile=zipped))
        if not isinstance(ticket, str) or not ticket.strip():
            raise AnswerLostError("no ticket")
        return ticket.strip()

    def status(self, ticket: str, name: FileName) -> Answered | Pending | Absent:
        """Ask what became of what was sent under a ticket."""
        told = _told(lambda: self._bill().getStatus(ticket=ticket))
        code = _status_code(told)
        if code in _PENDING:
            return Pending()
        if code in _READY:
            return _answered(told.content, name)
        return _without_answer(code, "")

    def cdr_of(self, name: FileName) -> Answered | Absent:
        """Ask for the answer about a document by its series and number."""
        asked = {
            "rucComprobante": name.ruc,
            "tipoComprobante": name.code,
            "serieComprobante": name.series,
            "numeroComprobante": name.number,
        }
        told = _told(lambda: self._questions().getStatusCdr(**asked))
        code = _status_code(told)
        if told.content:
            return _answered(told.content, name)
        if code in _THERE:
            raise AnswerLostError("there, but without its answer")
        return _without_answer(code, told.statusMessage or "")

    def _bill(self) -> Any:  # noqa: ANN401 - made by zeep out of the description
        return self._port("billService.wsdl", _BILL, self._send)

    def _questions(self) -> Any:  # noqa: ANN401 - made by zeep out of the description
        if not self._consult:
            raise NotReachedError("no address for questions")
        return self._port("billConsultService.wsdl", _CONSULT, self._consult)

    def _port(self, description: str, binding: str, address: str) -> Any:  # noqa: ANN401 - made by zeep
        if description not in self._ports:
            from zeep import Client, Settings
            from zeep.wsse.username import UsernameToken

            settings = Settings(forbid_dtd=True, forbid_entities=True, forbid_external=True)
            token = UsernameToken(self._user, self._password)  # type: ignore[no-untyped-call]
            client: Any = Client(  # type: ignore[no-untyped-call]
                f"file:///{description}", wsse=token, transport=self._wire, settings=settings
            )
            self._ports[description] = client.create_service(binding, address)
        return self._ports[description]


def _told(call: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the description says
    """Return what a call returns, and tell its faults in our kinds."""
    from zeep.exceptions import Error, Fault

    try:
        return call()
    except Fault as fault:
        raise _refusal(fault) from None
    except (Error, ValueError) as error:
        raise AnswerLostError(type(error).__name__) from None


def _refusal(fault: Any) -> ServiceRefusedError | AnswerLostError:  # noqa: ANN401 - of zeep
    """Return what a fault says; one without SUNAT's number may come from anywhere on the way.

    SUNAT puts the number at the end of faultcode (`soap-env:Client.0102`), or in faultstring with its sentence in
    the detail.
    """
    message = str(fault.message or "").strip()
    told = _CODE.search(str(fault.code or "").strip())
    if told:
        return ServiceRefusedError(told.group(1), message[:_MESSAGE_MAX])
    leading = _LEADING.match(message)
    if leading:
        return ServiceRefusedError(leading.group(1), (_detail(fault) or message)[:_MESSAGE_MAX])
    return AnswerLostError(f"fault {fault.code}: {message[:_MESSAGE_MAX]}")


def _detail(fault: Any) -> str:  # noqa: ANN401 - of zeep
    if not hasattr(fault.detail, "itertext"):
        return ""
    return " ".join("".join(fault.detail.itertext()).split())


def _status_code(told: Any) -> int:  # noqa: ANN401 - of zeep
    try:
        return int(told.statusCode)
    except (AttributeError, TypeError, ValueError):
        raise AnswerLostError("no status") from None


def _answered(content: Any, name: FileName) -> Answered:  # noqa: ANN401 - of zeep
    if not isinstance(content, bytes) or not content:
        raise AnswerLostError("no answer inside")
    return Answered(cdr.read(content, name), content)


def _without_answer(code: int, message: str) -> Absent:
    if code in _NOT_THERE:
        return Absent()
    raise ServiceRefusedError(str(code).zfill(4), message[:_MESSAGE_MAX])
