"""Electronic documents from the terminal: set up, sent, followed, and written as XML, against the stand-in."""

import json
from pathlib import Path

import pytest

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from tests.conftest import CHEAP, TODAY
from tests.einvoice.certificates import PASSWORD as FILE_PASSWORD
from tests.einvoice.certificates import RUC, pfx
from tests.einvoice.shop import ADDRESS
from tests.einvoice.stand_in import standing_in
from tests.terminal.conftest import PASSPHRASE


@pytest.fixture
def sunat():
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "tienda.emprende"
    new = NewCompany(
        Enterprise("Tienda", "Tienda", RUC, "Azángaro", Trade.GENERAL),
        Standing(TODAY.replace(month=1, day=1), LegalForm.EIRL, TaxRegime.RER),
        "Rosa",
    )
    clock = FixedClock(noon(TODAY))
    create_company(path, new, Secrets(PASSPHRASE, CHEAP), clock)
    with open_company(path, PASSPHRASE, clock) as books:
        books.execute(remember_preference, Preference("issuer", ADDRESS))
    return path


@pytest.fixture
def ready(terminal, shop, sunat, tmp_path):
    written = {"firma.pfx": pfx(), "firma.txt": FILE_PASSWORD.encode(), "sol.txt": b"moddatos\n"}
    for name, content in written.items():
        (tmp_path / name).write_bytes(content)
    said = terminal(
        "edoc", "set", shop, "--certificate", tmp_path / "firma.pfx",
        "--certificate-password-file", tmp_path / "firma.txt", "--address", sunat.address, "--consult", sunat.address,
        "--user", "MODDATOS", "--user-password-file", tmp_path / "sol.txt", "--today", TODAY,
    )  # fmt: skip
    assert said == (0, "", "")
    return shop


def issue(terminal, shop, tmp_path, kind="factura", key="k"):
    customer = {"number": "20100070970", "name": "Minera SAC"}
    draft = {
        "kind": kind, "date": TODAY.isoformat(), "key": key, "customer": customer, "payment": {"place": "Efectivo"},
        "lines": [{"description": "Pan", "quantity": "1", "price": "118"}],
    }  # fmt: skip
    file = tmp_path / f"{key}.json"
    file.write_text(json.dumps(draft), encoding="utf-8")
    code, out, err = terminal("issue", shop, file, "--today", TODAY)
    assert code == 0, err
    return out.strip()


@pytest.fixture
def told(terminal, ready):
    """Return the fields of the lines that a word of `edoc` says of the company."""

    def told_of(word, *more):
        code, out, err = terminal("edoc", word, ready, *more, "--today", TODAY)
        assert code == 0, err
        return [line.split("\t") for line in out.splitlines()]

    return told_of


def test_documents_are_sent_and_followed_from_the_terminal(terminal, ready, told, sunat, tmp_path):
    assert [issue(terminal, ready, tmp_path, key=key) for key in "abc"] == ["F001-1", "F001-2", "F001-3"]
    assert told("status") == [["Falta firmar 3 comprobantes."]]
    sunat.next_calls("accepted", "rejected", "lost")
    lines = told("send")
    assert [line[:3] for line in lines] == [
        ["F001-1", "accepted", "0"], ["F001-2", "rejected", "2017"], ["F001-3", "unknown", ""],
    ]  # fmt: skip
    assert told("send") == [lines[2]]  # it waits a while before it asks
    assert [line[1] for line in told("send", "F001-3")] == ["accepted"]
    assert [line[1] for line in told("status")] == ["accepted", "rejected", "accepted"]
    assert [one.operation for one in sunat.received] == ["sendBill"] * 3 + ["getStatusCdr"]
    assert told("send") == []


def test_one_that_cannot_be_signed_keeps_no_other_back(terminal, ready, told, sunat, tmp_path, monkeypatch):
    from emprende_desktop import outbox
    from emprende_desktop.invoicing.wire_errors import RuleBrokenError

    for key in "ab":
        issue(terminal, ready, tmp_path, key=key)
    whole = outbox.signed_bytes

    def broken(xml, name, signing, facts):
        if name.number == 1:
            raise RuleBrokenError("2017", "El numero de documento del receptor debe ser RUC", "x")
        return whole(xml, name, signing, facts)

    monkeypatch.setattr(outbox, "signed_bytes", broken)
    first, second = told("send")
    assert first[0] == "F001-1"
    assert "2017" in first[3]
    assert second[:2] == ["F001-2", "accepted"]


def test_the_signed_xml_is_written_as_it_was_sent(terminal, ready, told, sunat, tmp_path):
    number = issue(terminal, ready, tmp_path)
    told("send", number)
    out = tmp_path / "f.xml"
    code, _out, err = terminal("edoc", "xml", ready, number, "--out", out, "--today", TODAY)
    assert code == 0
    assert "solo sirve para probar" in err
    first = Path(out).read_bytes()
    assert b"<ds:SignatureValue>" in first
    code, printed, _err = terminal("edoc", "xml", ready, number, "--out", "-", "--today", TODAY)
    assert (code, printed.encode()) == (0, first)


def test_without_access_nothing_is_sent_and_it_says_why(terminal, shop, tmp_path):
    issue(terminal, shop, tmp_path)
    code, out, err = terminal("edoc", "send", shop, "--today", TODAY)
    assert (code, out) == (2, "")
    assert "usuario SOL" in err


def test_a_password_that_does_not_open_the_certificate_is_told(terminal, shop, tmp_path):
    (tmp_path / "firma.pfx").write_bytes(pfx())
    (tmp_path / "firma.txt").write_text("otra")
    code, _out, err = terminal(
        "edoc", "set", shop, "--certificate", tmp_path / "firma.pfx", "--certificate-password-file",
        tmp_path / "firma.txt", "--today", TODAY,
    )  # fmt: skip
    assert code == 2
    assert "no abre el certificado" in err
