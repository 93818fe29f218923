"""The printed form of a document from the terminal."""

import io
import json

import pytest
from pypdf import PdfReader

RECEIPT = {
    "kind": "receipt",
    "date": "2026-09-05",
    "lines": [{"description": "Pan", "quantity": "10", "price": "0.20"}],
}


@pytest.fixture
def given(terminal, workshop, tmp_path):
    file = tmp_path / "recibo.json"
    file.write_text(json.dumps(RECEIPT))
    code, out, err = terminal("issue", workshop, file, "--today", "2026-09-05")
    assert (code, err) == (0, "")
    return out.strip()


@pytest.mark.parametrize(("paper", "width"), [("a4", 210), ("80", 80), ("58", 58)])
def test_a_document_is_written_on_the_paper_that_is_asked(terminal, workshop, tmp_path, given, paper, width):
    out = tmp_path / "recibo.pdf"
    assert terminal("edoc", "pdf", workshop, given, "--out", out, "--paper", paper)[0] == 0
    (page,) = PdfReader(io.BytesIO(out.read_bytes())).pages
    assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width, abs=0.1)
    assert "Sin valor tributario" in page.extract_text()


def test_a_number_that_was_not_given_has_no_paper(terminal, workshop, tmp_path):
    out = tmp_path / "recibo.pdf"
    code, _out, err = terminal("edoc", "pdf", workshop, "B001-99", "--out", out)
    assert code != 0
    assert "B001-99" in err
    assert not out.exists()
