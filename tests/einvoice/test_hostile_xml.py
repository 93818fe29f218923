"""XML made to do harm, and papers damaged in five thousand ways: read as they are, or refused with a sentence."""

import random
import re
import time
import xml.etree.ElementTree as ET

import pytest

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.einvoice.received import read_received
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.invoicing.purchase_errors import UnreadableXmlError, XmlFault
from tests.einvoice.received_papers import FACTURA, GENERATED, sample

HEAD = re.compile(rb"^<\?xml[^>]*\?>\s*")
BARE = HEAD.sub(b"", sample(FACTURA))
LOL = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(9))


def with_entities(declared, used):
    doctype = b"<!DOCTYPE Invoice [%s]>" % declared
    return b'<?xml version="1.0"?>' + doctype + BARE.replace(b"<![CDATA[Item1]]>", used)


HOSTILE = {
    "file": (with_entities(b'<!ENTITY x SYSTEM "file:///etc/hostname">', b"&x;"), XmlFault.DEFINITIONS),
    "network": (with_entities(b'<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', b""), XmlFault.DEFINITIONS),
    "laughs": (with_entities(b'<!ENTITY l0 "lol">' + LOL, b"&l9;"), XmlFault.DEFINITIONS),
    "quadratic": (with_entities(b'<!ENTITY a "%s">' % (b"a" * 50_000), b"&a;" * 20_000), XmlFault.DEFINITIONS),
    "outside": (b'<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd">' + BARE, XmlFault.DEFINITIONS),
    "undeclared": (BARE.replace(b"<![CDATA[Item1]]>", b"&xxe;"), XmlFault.CONTENT),
    "deep": (BARE.replace(b"<![CDATA[Item1]]>", b"<a>" * 60 + b"</a>" * 60), XmlFault.DEPTH),
    "deeper": (b"<a>" * 400_000, XmlFault.DEPTH),
    "many": (BARE.replace(b"<![CDATA[Item1]]>", b"<a/>" * 110_000), XmlFault.MANY),
    "huge": (BARE.replace(b"<![CDATA[Item1]]>", b"a" * (5 * 1024 * 1024)), XmlFault.SIZE),
    "utf-16": (BARE.decode("iso-8859-1").encode("utf-16"), XmlFault.ENCODING),
    "utf-32": (BARE.decode("iso-8859-1").encode("utf-32-le"), XmlFault.ENCODING),
    "utf-7": (b'<?xml version="1.0" encoding="utf-7"?>' + BARE, XmlFault.ENCODING),
    "ebcdic": (BARE.decode("iso-8859-1").encode("cp037"), XmlFault.ENCODING),
    "two marks": (b"\xef\xbb\xbf" + sample(FACTURA), XmlFault.ENCODING),
    "not what it says": (
        b'<?xml version="1.0" encoding="utf-8"?>' + BARE.replace(b"Item1", b"\xd1"),
        XmlFault.ENCODING,
    ),
    "attributes": (b"<a %s/>" % b" ".join(b'a%d="1"' % n for n in range(200_000)), XmlFault.KIND),
    "namespaces": (b"<a %s/>" % b" ".join(b'xmlns:a%d="u:%d"' % (n, n) for n in range(50_000)), XmlFault.KIND),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_made_to_do_harm_is_refused_at_once(name):
    content, fault = HOSTILE[name]
    before = time.perf_counter()
    with pytest.raises(UnreadableXmlError) as refused:
        read_received(content)
    assert time.perf_counter() - before < 2
    assert refused.value.fault is fault
    assert sentence(refused.value)


@pytest.mark.parametrize(
    "told",
    [
        BARE,
        b"\xef\xbb\xbf" + BARE,
        b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + BARE,
        b"<?xml version='1.0' encoding='windows-1252'?>" + BARE,
        b'<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="http://127.0.0.1:9/x"?><!-- x -->' + BARE,
        BARE.replace(b"cbc:", b"b:").replace(b"xmlns:cbc", b"xmlns:b"),
    ],
)
def test_the_same_paper_told_otherwise_is_the_same(told):
    read, first = read_received(told), read_received(sample(FACTURA))
    assert (read.totals, read.lines, read.issuer) == (first.totals, first.lines, first.issuer)


NUMBERS = [b"NaN", b"1e9", b"-5.00", b"Infinity", "٣٤.٠٠".encode(), b"0x10", b"1,000.00", b"", b"9" * 40, b"1.999"]
TAG = re.compile(rb"</?c[ab]c:[A-Za-z]+")
VALUE = re.compile(rb">([0-9]+(?:\.[0-9]+)?)<")


def flipped(rng, content):
    at = rng.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << rng.randrange(8)]) + content[at + 1 :]


def cut(rng, content):
    at, length = rng.randrange(len(content)), rng.choice((1, 10, 200, 10**6))
    return content[:at] + content[at + length :]


def swapped(rng, content):
    first, second = sorted(rng.sample(list(TAG.finditer(content)), 2), key=lambda found: found.start())
    return b"".join(
        (content[: first.start()], second[0], content[first.end() : second.start()], first[0], content[second.end() :])
    )


def renumbered(rng, content):
    found = rng.choice(list(VALUE.finditer(content)))
    return content[: found.start(1)] + rng.choice(NUMBERS) + content[found.end(1) :]


def doubled(rng, content):
    found = rng.choice(list(re.finditer(rb"<(c[ab]c:[A-Za-z]+)[^>]*>.*?</\1>", content, re.DOTALL)))
    return content[: found.end()] + found[0] + content[found.end() :]


CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
ASKED = {
    "number": f"./{CBC}ID",
    "date": f"./{CBC}IssueDate",
    "currency": f"./{CBC}DocumentCurrencyCode",
    "issuer": f"./{CAC}AccountingSupplierParty/{CAC}Party/{CAC}PartyIdentification/{CBC}ID",
    "receiver": f"./{CAC}AccountingCustomerParty/{CAC}Party/{CAC}PartyIdentification/{CBC}ID",
}
TOTAL = f"./*/{CBC}PayableAmount"


def asked_of_another(content):
    """Return what the reader of the standard library finds, every occurrence of it."""
    root = ET.fromstring(content)
    found = {name: [" ".join((e.text or "").split()) for e in root.findall(path)] for name, path in ASKED.items()}
    found["total"] = [(e.text or "").strip() for e in root.findall(TOTAL)]
    return found


def same_meaning(read, content):
    found = asked_of_another(content)
    series, number = found["number"][0].upper().split("-", 1)
    return {name: len(each) for name, each in found.items()} == dict.fromkeys(found, 1) and (
        (read.series, read.number, read.date.isoformat(), str(read.currency))
        == (series, number.lstrip("0"), found["date"][0], found["currency"][0])
        and (read.issuer.number, read.receiver.number) == (found["issuer"][0], found["receiver"][0])
        and read.totals.payable.cents == cents_of(found["total"][0])
    )


def cents_of(text):
    whole, _point, decimals = text.partition(".")
    assert set(decimals[2:]) <= {"0"}
    return int(whole) * 100 + int(decimals[:2].ljust(2, "0"))


MUTATIONS = (flipped, cut, swapped, renumbered, doubled)


def test_five_thousand_damaged_papers_are_read_as_they_are_or_refused_with_a_sentence():
    rng = random.Random(20260212)
    papers = [
        sample("homologacion/Group1Test/factura3Con1Items.xml"),
        sample("homologacion/Group1Test/notaDeCreditoDeFactura3.xml"),
        sample("homologacion/Group1Test/notaDeDebitoDeFactura3.xml"),
        sample("renderer/invoice/InvoiceDetraccionTest/detraccion.xml"),
        (GENERATED / "20123456786-04-L001-1.xml").read_bytes(),
    ]
    read, refused = 0, []
    for turn in range(5000):
        content = MUTATIONS[turn % len(MUTATIONS)](rng, rng.choice(papers))
        try:
            told = read_received(content)
        except BookkeepingError as error:
            refused.append(sentence(error))
        else:
            read += 1
            assert same_meaning(told, content), content
    assert read > 500
    assert len(refused) > 1500
    assert all(refused)
