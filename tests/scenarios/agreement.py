"""Whether everything that tells of a quarter says the same: books, registers, SUNAT's files, papers, statements."""

import zipfile
from collections import defaultdict
from decimal import Decimal

from emprende_desktop.domain.period import Month
from emprende_desktop.ebooks import write_ebook
from emprende_desktop.einvoice.sign import verify
from emprende_desktop.exchange.ebooks.layouts import layout
from emprende_desktop.queries.outbox import edoc, outbox
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.queries.taxes import tax_month, year_lights
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from tests.einvoice.papers import faults


def signed_well(company):
    """Return how many documents were signed: each is whole, and as SUNAT's schemas have it."""
    rows = company.fetch(outbox, only_open=False, rows=1_000)
    for row in rows:
        xml = company.fetch(edoc, row.id).xml
        verify(xml)
        assert faults(xml) == [], row.name.stem
    return len(rows)


def book_of(company, key, month, folder):
    """Write a book of a month; return the name of its file and its lines by the names of what goes in."""
    path = write_ebook(company, key, Month(2026, month), folder)
    content = zipfile.ZipFile(path).read(f"{path.stem}.TXT") if path.suffix == ".zip" else path.read_bytes()
    values = [field.value for field in layout(key).fields]
    lines = [dict(zip(values, line.split("|"), strict=False)) for line in content.decode("latin-1").split("\r\n")[:-1]]
    return path.name, lines


def summed(lines, *names):
    """Return what fields of a book add up to, in céntimos."""
    return tuple(sum((cents(line[name]) for line in lines), 0) for name in names)


def cents(text):
    return int(Decimal(text or 0) * 100)


def journal_is_the_ledger(company, month, folder):
    """The simplified journal of a month moves each account as the books keep it, and its chart names every one."""
    name, lines = book_of(company, "ple-5.2", month, folder)
    moved = defaultdict(int)
    for line in lines:
        moved[line["account"]] += cents(line["debit"]) - cents(line["credit"])
    kept = defaultdict(int)
    for balance in company.fetch(kept_balances, Month(2026, month).first, Month(2026, month).last):
        kept[balance.code] += balance.net
    assert {code: net for code, net in moved.items() if net} == {code: net for code, net in kept.items() if net}
    _name, accounts = book_of(company, "ple-5.4", month, folder)
    assert set(moved) <= {line["account"] for line in accounts}
    return name


def told_by(company, report, month):
    """Return what a report of a month tells as data."""
    first, last = Month(2026, month).first, Month(2026, month).last
    return report_named(report).build(BooksSource(company), ReportRequest(first, last, None, None)).json


def sheet_told(company, month):
    """Return what each tax comes to on the sheet for the declaration, in céntimos."""
    sheet = told_by(company, "tax-sheet", month)
    owed = {tax["tax"]: (cents(tax["to_pay"]), cents(tax["credit_left"])) for tax in sheet["taxes"]}
    return owed | {f"held_{who}": cents(amount) for who, amount in sheet["held_back"].items() if cents(amount)}


def statements_tie(company, month):
    """What there is is what is owed and what is hers; return what was earned in the month, in céntimos."""
    position = told_by(company, "balance-sheet", month)
    parts = (cents(position[f"total_{part}"]) for part in ("liabilities", "equity"))
    assert cents(position["total_assets"]) == sum(parts)
    return cents(told_by(company, "income-statement", month)["net_result"])


def sold_without_paper(company, month):
    """Return what was sold in a month without boleta or factura, in céntimos."""
    return company.fetch(tax_month, Month(2026, month)).unbacked.cents


def lights_told(company, month, today):
    """Return what is used of each limit, in céntimos, and its light."""
    lights = company.fetch(year_lights, Month(2026, month), today)
    return {light.threshold.name: (light.used.cents, light.level.value) for light in lights}
