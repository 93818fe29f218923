"""What a check of the books finds of documents that somebody changed behind their triggers."""

import pytest
from sqlalchemy import text

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.outbox import signed
from emprende_desktop.queries.checks import first_finding
from tests.einvoice.shop import credit, give, ready


@pytest.fixture
def shop(make_company):
    shop = ready(make_company(LegalForm.EIRL, TaxRegime.RER, "20100070970"), "https://localhost")
    factura = give(shop)
    note = credit(shop, factura)
    for row in (factura, note):
        signed(shop, row.id)
    return shop


def forge(company, table, change):
    with company._engine.begin() as connection:
        connection.execute(text(f"DROP TRIGGER {table}_stays"))
        connection.execute(text(f"UPDATE {table} SET {change} WHERE id = 1"))


def test_what_was_given_and_signed_has_nothing_wrong(shop):
    assert shop.fetch(first_finding) is None


@pytest.mark.parametrize(
    ("table", "change", "code"),
    [
        ("document", "name = 'Otra SAC'", "document-content"),
        ("document", "identity_number = '20131312955'", "document-content"),
        ("document", "date = '2026-09-01'", "document-content"),
        ("document", "total = total + 1", "document-content"),
        ("document", "content = 'x'", "document-content"),
        ("document", "number = 2", "document-gap"),
        ("document", "taxed = taxed + 5, total = total + 5", "document-entry"),
        ("document", "date = '2026-09-01', content = json_set(content, '$.date', '2026-09-01')", "document-entry"),
        ("document", "igv = igv + 5, taxed = taxed - 5", "document-igv"),
        ("edoc", "xml = CAST(replace(CAST(xml AS TEXT), 'Minera', 'Dineros') AS BLOB)", "edoc-altered"),
        ("edoc", "xml = x'00'", "edoc-altered"),
        ("edoc", "digest = 'x'", "edoc-altered"),
    ],
)
def test_what_was_changed_is_found(shop, table, change, code):
    forge(shop, table, change)
    found = shop.fetch(first_finding)
    assert found is not None
    assert found.code == code
