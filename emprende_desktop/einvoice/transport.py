"""The one way out to SUNAT's service: a post bounded in time and size; nothing else is fetched from the net."""

import datetime as dt
import io
import time
from typing import Any
from urllib.parse import urlsplit

from emprende_desktop.invoicing.wire_errors import (
    AnswerLostError,
    InsecureAddressError,
    NotReachedError,
    ServiceRefusedError,
)
from resources.files import read_bytes

WSDL_FOLDER = "sunat/wsdl"
_ANSWER_LARGEST = 4 * 1024 * 1024  # an answer of a megabyte in base64, with its envelope
_PIECE = 64 * 1024
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_REFUSES_USER = (401, 403)


def checked_address(address: str) -> str:
    """Return an address that is https, or on this machine; raises InsecureAddressError."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise InsecureAddressError(address) from None
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)):
        raise InsecureAddressError(address)
    return address


class Wire:
    """What zeep needs of a transport: the shipped descriptions of the service, and a post."""

    def __init__(self, timeout: dt.timedelta) -> None:
        from requests import Session

        self._timeout = timeout.total_seconds()
        self._session = Session()

    def load(self, address: str) -> bytes:
        """Return a shipped description by the last part of its address: none is ever fetched."""
        return read_bytes(f"{WSDL_FOLDER}/{address.rsplit('/', 1)[-1]}")

    def post_xml(self, address: str, envelope: Any, headers: dict[str, str]) -> Any:  # noqa: ANN401 - of requests and lxml
        """Post an envelope and return the whole response.

        Raises NotReachedError, AnswerLostError, and ServiceRefusedError where user or password were not taken.
        """
        from lxml import etree

        body = etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")
        response = self._posted(address, body, headers)
        if response.status_code in _REFUSES_USER:
            raise ServiceRefusedError(_http(response.status_code), "")
        if 300 <= response.status_code < 500:
            raise NotReachedError(_http(response.status_code))
        return response

    def _posted(self, address: str, body: bytes, headers: dict[str, str]) -> Any:  # noqa: ANN401 - of requests
        import requests
        import urllib3

        plain = {**headers, "Accept-Encoding": "identity"}
        until = time.monotonic() + self._timeout
        try:
            with self._session.post(
                address, body, headers=plain, timeout=self._timeout, allow_redirects=False, stream=True
            ) as response:
                content = _read(response, until)
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
            raise _meaning(error) from None
        whole = requests.Response()
        whole.status_code, whole.headers, whole.raw = response.status_code, response.headers, io.BytesIO(content)
        return whole


def _http(status: int) -> str:
    return f"HTTP {status}"


def _read(response: Any, until: float) -> bytes:  # noqa: ANN401 - of requests
    """Return the body, given up where it is too large or drips beyond the time allowed."""
    body = bytearray()
    while piece := response.raw.read1(_PIECE):
        body += piece
        if len(body) > _ANSWER_LARGEST:
            raise AnswerLostError("the answer is too large")
        if time.monotonic() > until:
            raise AnswerLostError("the answer takes too long")
    return bytes(body)


def _meaning(error: Exception) -> AnswerLostError | NotReachedError:
    """Tell a service that was surely not reached from one that may have read what was sent; in doubt it may have."""
    import requests
    from urllib3 import exceptions as u

    reason = getattr(error.args[0], "reason", None) if error.args else None
    never = isinstance(reason, u.NewConnectionError | u.ConnectTimeoutError)
    certificate = isinstance(error, requests.exceptions.SSLError) and "CERTIFICATE_VERIFY_FAILED" in str(error)
    address = isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema)
    if never or certificate or address or isinstance(error, requests.exceptions.ConnectTimeout):
        return NotReachedError(type(reason or error).__name__)
    return AnswerLostError(type(error).__name__)
