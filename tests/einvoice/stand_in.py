"""A stand-in for SUNAT's service on this machine: it speaks the published description, answers as it is told, and
remembers what it received."""

import base64
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from lxml import etree

from emprende_desktop.invoicing.file_names import FileName
from resources.files import read_bytes
from tests.einvoice.answers import cdr_of

NS, SOAP = "http://service.sunat.gob.pe", "http://schemas.xmlsoap.org/soap/envelope/"
WSSE = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}"
USER, PASSWORD = "20123456786MODDATOS", "moddatos"
DESCRIPTIONS = {"wsdl": "billService.wsdl", "ns1.wsdl": "billService.ns1.wsdl", "xsd2.xsd": "billService.xsd2.xsd"}


@dataclass(frozen=True)
class Received:
    """A call that arrived: what was asked, its plain arguments, and the file that came with it."""

    operation: str
    arguments: dict
    content: bytes = b""


@dataclass
class StandIn:
    """What it does with the next calls, in their order (then it accepts), and all that it received and holds."""

    plans: list = field(default_factory=list)
    received: list = field(default_factory=list)
    held: dict = field(default_factory=dict)
    address: str = ""

    def next_calls(self, *plans):
        """Tell it what to do with the calls to come: a word, or a word and what it needs."""
        self.plans.extend(plan if isinstance(plan, tuple) else (plan,) for plan in plans)

    def sent(self, operation="sendBill"):
        return [one for one in self.received if one.operation == operation]


def _envelope(inside):
    return f'<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="{SOAP}"><S:Body>{inside}</S:Body></S:Envelope>'


def _response(operation, inside):
    return _envelope(f'<ns:{operation}Response xmlns:ns="{NS}">{inside}</ns:{operation}Response>').encode()


def fault(code, message, detail=""):
    told = f"<detail><message>{escape(detail)}</message></detail>" if detail else ""
    text = f"<S:Fault><faultcode>{code}</faultcode><faultstring>{escape(message)}</faultstring>{told}</S:Fault>"
    return _envelope(text).encode()


class _Speaker(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    stand_in: StandIn

    def log_message(self, *_arguments):
        """Keep quiet."""

    def do_GET(self):
        name = DESCRIPTIONS.get(self.path.partition("?")[2])
        self._say(read_bytes(f"sunat/wsdl/{name}") if name else b"", 200 if name else 404)

    def do_POST(self):
        body = etree.fromstring(self.rfile.read(int(self.headers["Content-Length"])))
        call = body.find(f"{{{SOAP}}}Body")[0]
        arguments = {etree.QName(one).localname: one.text or "" for one in call}
        content = base64.b64decode(arguments.pop("contentFile", ""))
        operation = etree.QName(call).localname
        self.stand_in.received.append(Received(operation, arguments, content))
        known = body.findtext(f".//{WSSE}Username"), body.findtext(f".//{WSSE}Password")
        plan = self.stand_in.plans.pop(0) if self.stand_in.plans else ("accepted",)
        if known != (USER, PASSWORD):
            return self._say(fault("soap-env:Client.0102", "Usuario o contraseña incorrectos"), 500)
        if operation == "sendPack":
            return self._say(fault("soap-env:Client.0153", "No se puede enviar por este método"), 500)
        trouble = getattr(self, f"_trouble_{plan[0]}", None)
        if trouble:
            return trouble(operation, arguments, *plan[1:])
        return self._say(getattr(self, f"_{operation}")(arguments, plan))

    def _sendBill(self, arguments, plan):  # noqa: N802
        name = FileName.parse(arguments["fileName"].removesuffix(".zip"))
        self.stand_in.held.setdefault(name.stem, answer_of(name, plan))
        return _response("sendBill", f"<applicationResponse>{self._kept(name)}</applicationResponse>")

    def _sendSummary(self, arguments, plan):  # noqa: N802
        name = FileName.parse(arguments["fileName"].removesuffix(".zip"))
        self.stand_in.held.setdefault(name.stem, answer_of(name, plan))
        return _response("sendSummary", f"<ticket>T-{name.stem}</ticket>")

    def _getStatus(self, arguments, plan):  # noqa: N802
        stem = arguments["ticket"].removeprefix("T-")
        if plan[0] == "pending":
            return _status("getStatus", "status", "98")
        if stem not in self.stand_in.held:
            return _status("getStatus", "status", "0127")
        code = "99" if plan[0] == "rejected" else "0"
        return _status("getStatus", "status", code, self._kept(FileName.parse(stem)))

    def _getStatusCdr(self, arguments, plan):  # noqa: N802
        words = ("rucComprobante", "tipoComprobante", "serieComprobante")
        name = FileName(*(arguments[word] for word in words), int(arguments["numeroComprobante"]))
        if plan[0] == "status":
            return _status("getStatusCdr", "statusCdr", *plan[1:])
        if name.stem not in self.stand_in.held:
            return _status("getStatusCdr", "statusCdr", "0011")
        return _status("getStatusCdr", "statusCdr", "0004", self._kept(name))

    def _kept(self, name):
        return base64.b64encode(self.stand_in.held[name.stem]).decode()

    def _trouble_duplicate(self, *_told):
        said = "El comprobante fue registrado previamente con otros datos"
        self._say(fault("ns0:Server", "1033", f"{said} - Detalle: xxx"), 500)

    def _trouble_fault(self, _operation, _arguments, code, message, detail=""):
        self._say(fault(code, message, detail), 500)

    def _trouble_dropped(self, *_told):
        """Hang up without a word, having kept nothing."""
        self._hang_up()

    def _trouble_lost(self, operation, arguments, *plan):
        """Keep what came, and hang up in the middle of the answer."""
        told = getattr(self, f"_{operation}")(arguments, plan or ("accepted",))
        self._head(200, len(told))
        self.wfile.write(told[: len(told) // 2])
        self._hang_up()

    def _trouble_slow(self, operation, arguments, seconds):
        """Keep what came, and answer when nobody waits any more."""
        told = getattr(self, f"_{operation}")(arguments, ("accepted",))
        time.sleep(seconds)
        self._say(told)

    def _trouble_dripping(self, _operation, _arguments, seconds):
        self._head(200, 1000)
        for _time in range(int(seconds / 0.05)):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)
        self._hang_up()

    def _trouble_http(self, _operation, _arguments, status, body=b"<html>no</html>"):
        self._say(body, status)

    def _trouble_redirect(self, *_told):
        self.send_response(307)
        self.send_header("Location", self.path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _trouble_raw(self, _operation, _arguments, body):
        self._say(body)

    def _hang_up(self):
        self.close_connection = True
        self.connection.shutdown(2)

    def _head(self, status, length):
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=UTF-8")
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _say(self, told, status=200):
        try:
            self._head(status, len(told))
            self.wfile.write(told)
        except OSError:
            self.close_connection = True


def _status(operation, inside, code, content=""):
    held = f"<content>{content}</content>" if content else ""
    return _response(operation, f"<{inside}>{held}<statusCode>{code}</statusCode></{inside}>")


def answer_of(name, plan):
    """Return the CDR that a plan means: accepted, observed, rejected, or about another document."""
    told = {
        "observed": {"notes": ("4252 - El dato ingresado como atributo @listName es incorrecto.",)},
        "rejected": {"code": 2017, "said": "El numero de documento de identidad del receptor debe ser RUC"},
        "forged": {"about": "F001-999"},
    }.get(plan[0], {})
    made = cdr_of(name, **told)
    return made[: len(made) // 2] if plan[0] == "truncated" else made


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments):
        """Keep quiet about whoever hung up."""


@contextmanager
def standing_in():
    """Run a stand-in on a free port of this machine until the test is over."""
    stand_in = StandIn()
    speaker = type("Speaker", (_Speaker,), {"stand_in": stand_in})
    server = _Quiet(("127.0.0.1", 0), speaker)
    stand_in.address = f"http://127.0.0.1:{server.server_address[1]}/billService"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
