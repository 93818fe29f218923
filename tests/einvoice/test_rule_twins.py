"""Each rule has a broken twin: a good document, one small change, and that answer, with no other that stops it."""

import copy
import csv
import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from lxml import etree

from emprende_desktop.einvoice.rules import check
from emprende_desktop.einvoice.rules.document import NAMESPACES
from emprende_desktop.einvoice.rules.sheet import SIGNED, sheet
from tests.einvoice import good_papers

TABLE = Path(__file__).parents[1] / "cases" / "einvoice" / "broken_twins.csv"
PAPERS = good_papers.papers()
KINDS = ("01", "03", "04", "07", "08", "RC", "RA")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
CHECKED = {
    (kind, row.code)
    for row in sheet()
    if row.how == "checked"
    for kind in (KINDS if row.document == SIGNED else (row.document,))
}
NAMES = {
    "tax": "cac:TaxTotal/cac:TaxSubtotal",
    "scheme": "cac:TaxCategory/cac:TaxScheme",
    "price": "cac:PricingReference/cac:AlternativeConditionPrice",
    "property": "cac:Item/cac:AdditionalItemProperty",
    "terms": "cac:PaymentTerms",
    "modified": "cac:BillingReference/cac:InvoiceDocumentReference",
    "long": "x" * 501,
}


def names(kind, root):
    number = root.findtext("{*}ID").partition("-")
    line = {"RC": "sac:SummaryDocumentsLine", "RA": "sac:VoidedDocumentsLine"}.get(kind)
    return NAMES | {
        "kind": kind,
        "series": number[0],
        "number": number[2],
        "line": line or f"cac:{good_papers.LINES.get(kind, 'InvoiceLine')}",
        "quantity": f"cbc:{good_papers.QUANTITIES.get(kind, 'InvoicedQuantity')}",
        "total": f"cac:{'RequestedMonetaryTotal' if kind == '08' else 'LegalMonetaryTotal'}",
        "issuer": f"cac:Accounting{'Customer' if kind == '04' else 'Supplier'}Party",
        "other": f"cac:Accounting{'Supplier' if kind == '04' else 'Customer'}Party",
    }


def change(step, root, facts):
    """Do one step of a change to the document or to what the books know, and return what they know then."""
    verb, _, rest = step.strip().partition(" ")
    path, _, value = (part.strip(" ") for part in rest.partition("="))
    if verb == "sent":
        return dataclasses.replace(facts, sent_on=facts.sent_on + dt.timedelta(days=int(value)))
    if verb == "file":
        return dataclasses.replace(facts, file_name=value)
    if verb == "modified":
        cash = tuple(dataclasses.replace(item, on_credit=False) for item in facts.modified)
        return dataclasses.replace(facts, modified=cash)
    element, _, attribute = path.partition("/@")
    if verb == "add":
        parent, _, name = element.rpartition("/")
        prefix, _, local = name.partition(":")
        etree.SubElement(root.xpath(parent, namespaces=NAMESPACES)[0], f"{{{NAMESPACES[prefix]}}}{local}").text = value
        return facts
    node = root.xpath(element, namespaces=NAMESPACES)[0]
    if verb == "drop" and attribute:
        del node.attrib[attribute]
    elif verb == "drop":
        node.getparent().remove(node)
    elif verb == "again":
        node.addnext(copy.deepcopy(node))
    elif attribute:
        node.set(attribute, value)
    else:
        node.text = value
    return facts


def kinds_of(row):
    return [kind for kind in row["kinds"].split() or KINDS if (kind, row["code"]) in CHECKED]


def broken(row, kind):
    """Return the codes that the twin of a kind breaks, and those of them that stop it."""
    root = etree.fromstring(PAPERS[kind, row["paper"]])
    facts = good_papers.facts(kind, root.findtext("{*}ID"))
    for step in row["change"].split(";"):
        facts = change(step.format_map(names(kind, root)), root, facts)
    found = check(root, kind, facts)
    return {one.code for one in found}, {one.code for one in found if one.stops}


@pytest.mark.parametrize(("kind", "name"), PAPERS)
def test_a_good_document_breaks_nothing(kind, name):
    root = etree.fromstring(PAPERS[kind, name])
    assert check(PAPERS[kind, name], kind, good_papers.facts(kind, root.findtext("{*}ID"))) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_twin_is_stopped_by_its_rule_alone(kind):
    wrong = []
    for row in ROWS:
        if kind in kinds_of(row):
            codes, stopping = broken(row, kind)
            if row["code"] not in codes or not stopping - {row["code"]} <= set(row["also"].split()):
                wrong.append((row["code"], row["change"], sorted(codes)))
    assert wrong == []


def test_each_rule_has_a_twin():
    twins = {(kind, row["code"]) for row in ROWS for kind in kinds_of(row)}
    assert sorted(CHECKED - twins) == []


def test_no_twin_is_of_a_rule_that_nobody_asks():
    assert [row for row in ROWS if not kinds_of(row)] == []
