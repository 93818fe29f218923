"""Reading SUNAT's answer about a document (CDR, a UBL ApplicationResponse) and holding it against what was sent."""

import re
from typing import Any

from emprende_desktop.einvoice.hardened import root_of
from emprende_desktop.einvoice.package import answer_in
from emprende_desktop.invoicing.answers import Answer
from emprende_desktop.invoicing.file_names import FileName
from emprende_desktop.invoicing.wire_errors import DamagedAnswerError, ForgedAnswerError

_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2}ApplicationResponse"
_CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_DOCUMENT = f"{_CAC}DocumentResponse"
_RESPONSE = f"{_DOCUMENT}/{_CAC}Response"
_LARGEST, _NOTES_MAX, _TEXT_MAX = 1024 * 1024, 200, 2000
_CODE = re.compile(r"\d{1,4}", re.ASCII)
_ZEROS = re.compile(r"-0+(?=\d+$)", re.ASCII)


def read(content: bytes, sent: FileName) -> Answer:
    """Return the answer in a ZIP of SUNAT about a document.

    Raises DamagedAnswerError, HostileXmlError, and ForgedAnswerError for an answer about another one or for another
    RUC. SUNAT's signature is not looked at: no list of its certificates is shipped.
    """
    return parse(answer_in(content, sent), sent)


def parse(xml: bytes, sent: FileName) -> Answer:
    """Return the answer in the XML of a CDR, UBL 2.0 or 2.1 in any encoding it declares; raises as `read` does."""
    root = root_of(xml, _LARGEST)
    if root.tag != _ROOT or len(root.findall(_DOCUMENT)) != 1 or len(root.findall(_RESPONSE)) != 1:
        raise DamagedAnswerError("it is no ApplicationResponse about one document")
    code = _text(root, f"{_RESPONSE}/{_CBC}ResponseCode")
    if not _CODE.fullmatch(code):
        raise DamagedAnswerError("it has no code")
    notes = tuple(text for text in (*_notes(root), *_reasons(root)) if text)
    about = _about(root, sent)
    description = _text(root, f"{_RESPONSE}/{_CBC}Description")
    return Answer(int(code), description, notes, _text(root, f"{_CBC}ID"), about)


def _notes(root: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    return [_told(one) for one in root.findall(f"{_CBC}Note")[:_NOTES_MAX]]


def _reasons(root: Any) -> list[str]:  # noqa: ANN401 - lxml has no types
    """Return the observations of an operator (OSE), which stand in cac:Status instead of cbc:Note."""
    told = [
        (_text(one, f"{_CBC}StatusReasonCode"), _text(one, f"{_CBC}StatusReason"))
        for one in root.findall(f"{_RESPONSE}/{_CAC}Status")[:_NOTES_MAX]
    ]
    return [f"{code} - {reason}" for code, reason in told if code or reason]


def _about(root: Any, sent: FileName) -> str:  # noqa: ANN401 - lxml has no types
    """Return what an answer is about, which must be what was sent, wherever the answer says it."""
    said = [
        _text(root, f"{_RESPONSE}/{_CBC}ReferenceID"),
        _text(root, f"{_DOCUMENT}/{_CAC}DocumentReference/{_CBC}ID"),
    ]
    told = [_ZEROS.sub("-", one) for one in said if one]
    receiver = _text(root, f"{_CAC}ReceiverParty/{_CAC}PartyIdentification/{_CBC}ID")
    if not told:
        raise ForgedAnswerError(sent.reference, "")
    for one in told:
        if one != sent.reference:
            raise ForgedAnswerError(sent.reference, one[:80])
    if receiver and receiver.removeprefix("6-") != sent.ruc:
        raise ForgedAnswerError(sent.ruc, receiver[:80])
    return sent.reference


def _text(root: Any, path: str) -> str:  # noqa: ANN401 - lxml has no types
    found = root.find(path)
    return "" if found is None else _told(found)


def _told(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return (element.text or "").strip()[:_TEXT_MAX]
