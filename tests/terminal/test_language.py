"""The terminal in English, for who asks for it."""

from pypdf import PdfReader


def test_what_is_printed_and_what_is_refused_is_english_when_asked(
    terminal, imported, in_english, monkeypatch, tmp_path
):
    monkeypatch.setenv("EMPRENDE_LANGUAGE", "en")
    paper = tmp_path / "income.pdf"
    code, _out, err = terminal(
        "report", imported, "income-statement", "--from", "2026-07-01", "--to", "2026-09-30", "--format", "pdf",
        "--out", paper,
    )  # fmt: skip
    assert code == 0, err
    text = PdfReader(paper).pages[0].extract_text()
    assert "From 1 July to 30 September 2026" in text.replace("\n", " ")
    assert "Net sales" in text
    code, _out, err = terminal("report", imported, "nothing", "--to", "2026-09-30")
    assert (code, err) == (2, "There is no report nothing: see emprende report --list.")


def test_it_speaks_spanish_otherwise_and_says_which_languages_there_are(terminal, imported, monkeypatch):
    _code, out, _err = terminal("report", imported, "trial-balance", "--to", "2026-09-30", "--format", "csv")
    assert out.splitlines()[-1].startswith("Totales,")
    monkeypatch.setenv("EMPRENDE_LANGUAGE", "qu")
    code, _out, err = terminal("report", "--list")
    assert (code, err) == (2, "qu no es una de estas palabras: es_PE, en.")
