import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.cdr import parse, read
from emprende_desktop.einvoice.hardened import root_of
from emprende_desktop.einvoice.package import answer_in, zipped
from emprende_desktop.invoicing.answers import Verdict, verdict_of
from emprende_desktop.invoicing.file_names import FileName, Way
from emprende_desktop.invoicing.wire_errors import (
    DamagedAnswerError,
    FileNameRefusedError,
    ForgedAnswerError,
    HostileXmlError,
)
from tests.einvoice.answers import cdr_of, packed, xml_of
from tests.einvoice.certificates import RUC

SAMPLES = Path(__file__).parents[1] / "cases" / "cdr"
SENT = FileName(RUC, "01", "F001", 12)
ENTRY = f"R-{SENT.stem}.xml"


@pytest.mark.parametrize(
    ("stem", "reference", "way"),
    [
        ("20123456786-01-F001-12", "F001-12", Way.ASKED),
        ("20123456786-07-F001-1", "F001-1", Way.ASKED),
        ("20123456786-07-B001-1", "B001-1", Way.RESENT),
        ("20123456786-03-B001-99999999", "B001-99999999", Way.RESENT),
        ("20123456786-04-L001-1", "L001-1", Way.RESENT),
        ("20123456786-RC-20261126-3", "RC-20261126-3", Way.TICKET),
        ("10456789121-RA-20261126-99999", "RA-20261126-99999", Way.TICKET),
    ],
)
def test_files_are_named_as_sunat_names_them(stem, reference, way):
    name = FileName.parse(stem)
    assert (name.stem, name.reference, name.way) == (stem, reference, way)


def test_zeros_before_a_number_are_left_out():
    assert FileName.parse("20123456786-01-F001-00000012") == SENT


@pytest.mark.parametrize(
    "stem",
    [
        "", "20123456786-01-F001-0", "20123456786-01-F001-123456789", "20123456786-01-F01-1", "30123456786-01-F001-1",
        "20123456786-09-F001-1", "20123456786-01-f001-1", "20123456786-RC-20261126-100000", "../20123456786-01-F001-1",
        "20123456786-RC-F001-1", "20123456786-01-F001-1\n", "20123456786-01-F001-１",
    ],
)  # fmt: skip
def test_no_other_name_is_a_file_of_sunat(stem):
    with pytest.raises(FileNameRefusedError):
        FileName.parse(stem)


def test_a_name_is_checked_however_it_is_made():
    with pytest.raises(FileNameRefusedError):
        FileName(RUC, "01", "F/01", 1)


def test_a_document_is_packed_into_the_same_bytes_each_time():
    content = zipped(SENT, b"<Invoice/>" * 500)
    assert content == zipped(SENT, b"<Invoice/>" * 500)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == [f"{SENT.stem}.xml"]
        assert archive.read(f"{SENT.stem}.xml") == b"<Invoice/>" * 500


def test_the_samples_are_read():
    voided = read((SAMPLES / "cdrBaja.zip").read_bytes(), FileName("20600995805", "RA", "20171001", 1))
    assert (voided.code, voided.verdict, voided.number) == (0, Verdict.ACCEPTED, "201656892705188")
    assert voided.description == "La Comunicación de baja RA-20171001-1, ha sido aceptada"
    refused = read((SAMPLES / "cdr-rechazo.zip").read_bytes(), FileName("20600995805", "01", "F001", 2))
    assert (refused.code, refused.verdict, refused.about) == (109, Verdict.EXCEPTION, "F001-2")


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-8"])
def test_an_answer_keeps_its_notes_in_any_encoding(encoding):
    told = parse(xml_of(SENT, notes=("4252 - Año & más", "4093 - Ubigeo"), encoding=encoding), SENT)
    assert told.notes == ("4252 - Año & más", "4093 - Ubigeo")
    assert (told.verdict, told.description) == (Verdict.OBSERVED, "La numeración F001-12, ha sido aceptada")


def test_the_observations_of_an_operator_stand_elsewhere():
    status = "<cac:Status><cbc:StatusReasonCode>4252</cbc:StatusReasonCode><cbc:StatusReason>Dato</cbc:StatusReason></cac:Status></cac:Response>"
    told = parse(xml_of(SENT).replace(b"</cac:Response>", status.encode()), SENT)
    assert (told.notes, told.verdict) == (("4252 - Dato",), Verdict.OBSERVED)


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (0, Verdict.ACCEPTED), (98, Verdict.EXCEPTION), (100, Verdict.EXCEPTION), (1999, Verdict.EXCEPTION),
        (2000, Verdict.REJECTED), (3999, Verdict.REJECTED), (4000, Verdict.OBSERVED),
    ],
)  # fmt: skip
def test_codes_mean_what_sunat_says(code, verdict):
    assert verdict_of(code) == verdict
    assert parse(xml_of(SENT, code=code), SENT).verdict == verdict


def test_notes_beside_a_rejection_do_not_make_it_an_acceptance():
    assert parse(xml_of(SENT, code=2335, notes=("4252 - x",)), SENT).verdict == Verdict.REJECTED


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (xml_of(SENT, about="F001-13"), "F001-13"),
        (xml_of(SENT, about="F002-12"), "F002-12"),
        (xml_of(SENT, about="F001-120"), "F001-120"),
        (xml_of(SENT, about=""), ""),
        (xml_of(SENT, receiver="20100070970"), "20100070970"),
        (xml_of(SENT).replace(b"DocumentReference><cbc:ID>F001-12", b"DocumentReference><cbc:ID>F001-13"), "F001-13"),
    ],
    ids=range(6),
)
def test_an_answer_about_another_document_is_refused(xml, told):
    with pytest.raises(ForgedAnswerError) as forged:
        parse(xml, SENT)
    assert forged.value.told == told


def test_zeros_before_the_number_are_the_same_document():
    assert parse(xml_of(SENT, about="F001-00000012"), SENT).about == "F001-12"


@pytest.mark.parametrize(
    "xml",
    [
        b"<a/>", xml_of(SENT).replace(b"ApplicationResponse-2", b"Invoice-2"),
        xml_of(SENT, code="accepted"), xml_of(SENT, code=""), xml_of(SENT, code="-1"), xml_of(SENT, code="00000"),
        re.sub(rb"(<cac:DocumentResponse>.*</cac:DocumentResponse>)", rb"\1\1", xml_of(SENT), flags=re.DOTALL),
        re.sub(rb"(<cac:Response>.*</cac:Response>)", rb"\1\1", xml_of(SENT), flags=re.DOTALL),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_is_no_answer_is_refused(xml):
    with pytest.raises(DamagedAnswerError):
        parse(xml, SENT)


BOMB = b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((one + 1,) + (one,) * 10) for one in range(97, 106)
)


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY a "0123456789">' + BOMB + b"]><a>&j;</a>",
        b"<!DOCTYPE a><a/>",
        "<!DOCTYPE a><a/>".encode("utf-16"),
        b"<a>" * 5000 + b"</a>" * 5000,
        b"<a>" + b"x" * (1024 * 1024) + b"</a>",
        b"",
        b"<a",
        b"<a/><a/>",
        b"\x00\x01\x02",
        xml_of(SENT)[:-30],
    ],
    ids=range(12),
)
def test_hostile_xml_is_not_read(xml):
    with pytest.raises(HostileXmlError):
        parse(xml, SENT)


@pytest.mark.parametrize(
    ("xml", "reason"), [(b"<!DOCTYPE a><a/>", "doctype"), (b"<a>" * 300, "deep"), (b"<a", "broken")]
)
def test_it_says_why(xml, reason):
    with pytest.raises(HostileXmlError) as refused:
        root_of(xml)
    assert refused.value.reason == reason
    with pytest.raises(HostileXmlError) as refused:
        root_of(b"<a/>", 3)
    assert refused.value.reason == "large"


def encrypted():
    content = bytearray(packed((ENTRY, xml_of(SENT))))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"PK", cdr_of(SENT)[:-10], cdr_of(SENT)[:200], packed(), packed(("dummy/", b"")),
        packed(("R-20123456786-01-F001-13.xml", xml_of(SENT))), packed((f"../{ENTRY}", xml_of(SENT))),
        packed((ENTRY, xml_of(SENT)), ("other.xml", b"<a/>")), packed((ENTRY, b"")), packed((ENTRY, b" " * 2_000_000)),
        packed(*((f"dummy{n}/", b"") for n in range(9)), (ENTRY, xml_of(SENT))), encrypted(), b"\x00" * 1_100_000,
    ],
    ids=range(14),
)  # fmt: skip
def test_no_other_zip_is_an_answer(content):
    with pytest.raises(DamagedAnswerError):
        answer_in(content, SENT)


def test_a_bomb_is_given_up_at_a_megabyte():
    """What it says of its size is a lie: 100 MB of spaces told to be one thousand bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ENTRY, b" " * 100_000_000)
    told, lie = (100_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert len(stream.getvalue()) < 200_000
    for content in (stream.getvalue(), stream.getvalue().replace(told, lie)):
        with pytest.raises(DamagedAnswerError):
            answer_in(content, SENT)


SOUND = cdr_of(SENT)


@settings(max_examples=300)
@given(changes=st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_changed_answer_is_read_as_it_was_or_refused(changes):
    content = bytearray(SOUND)
    for at, byte in changes:
        content[at] = byte
    try:
        told = read(bytes(content), SENT)
    except BookkeepingError:
        return
    assert told == read(SOUND, SENT)


XML = xml_of(SENT)


@settings(max_examples=300)
@given(changes=st.lists(st.tuples(st.integers(0, len(XML) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_xml_is_about_what_was_sent_or_refused(changes):
    content = bytearray(XML)
    for at, byte in changes:
        content[at] = byte
    try:
        assert parse(bytes(content), SENT).about == "F001-12"
    except BookkeepingError:
        return
