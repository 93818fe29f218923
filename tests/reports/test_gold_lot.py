"""The sheet of a lot: on every kind of paper, from the terminal by its number, naming nobody."""

import json
from io import BytesIO

import pytest

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.gold.lot_errors import UnknownLotError
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Stage
from emprende_desktop.gold.measures import AssayUnit, Sample, Weighing
from emprende_desktop.terminal.reporting import Wish, run
from reports.books import BooksSource
from reports.registry import report_named
from reports.source import ReportRequest
from reports.writers import Format
from tests.conftest import TODAY
from tests.gold.conftest import DAY, Lots
from tests.gold.test_lots import key, process, sell, spend
from tests.gold.test_measures import OWN, assay, dried, noted


@pytest.fixture
def company(make_company):
    return make_company(LegalForm.ASSOCIATION, TaxRegime.NONE, name="oro")


@pytest.fixture
def lots(company):
    return Lots(company)


@pytest.fixture
def processed(company, lots):
    """T10: 5.022 t wet at 10 % of water are 4.520 t dry; 23.60 g came out."""
    ore, gold = lots.open("2026-001"), lots.open("O-2026-001", LotKind.GOLD)
    lots.collected(ore, 5_022_222)
    spend(company, 12_345, ore)
    noted(company, Weighing(ore, DAY, OWN, 5_100_000, 77_778, key(), 262, "T-118"))
    dried(company, ore, 10_000, 9_000)
    assay(company, ore, "12.89")
    assay(company, ore, "7.10", sample=Sample.TAILS)
    process(company, ore, gold, 5_022_222, 25_000, 23_600, custody="Elena", mercury_used_mg=987_654)
    sell(company, gold, LotKind.GOLD, Stage.HAND, Held(0, 5_000, 4_720), 180_000)
    return ore, gold


def sheet(company, code=None):
    request = ReportRequest(None, TODAY, None, None, lot=code)
    return report_named("gold-lot").build(BooksSource(company), request)


def test_the_sheet_tells_the_life_and_balances_the_gold(company, processed):
    told = sheet(company, "2026-001").json
    assert told["balance"] == {
        "contained_g": "58.2628", "recovered_g": "23.6", "tails_g": "32.092", "unaccounted_g": "2.5708",
        "unaccounted_pct": "4.4124", "flag": False,
    }  # fmt: skip
    assert told["life"].keys() == {"gathered", "weighed", "assayed", "gold", "sold"}
    assert told["costs"] == [{"kind": "cost", "what": "transport", "amount": "123.45"}]
    gold = sheet(company, "O-2026-001").json
    assert gold["sales"] == [
        {"date": DAY.isoformat(), "ore_kg": "0", "gross_g": "5", "fine_g": "4.72", "total": "1800.00"}
    ]
    assert gold["costs"] == [{"kind": "processed", "what": "", "amount": "123.45"}]


def test_without_a_number_it_is_the_newest_and_without_lots_it_says_so(company, lots):
    assert sheet(company).json == {"lot": None}
    lots.open("A")
    lots.open("B")
    assert sheet(company).json["lot"] == "B"
    with pytest.raises(UnknownLotError):
        sheet(company, "C")


@pytest.mark.parametrize("output", list(Format))
def test_it_comes_on_every_kind_of_paper_and_names_neither_holder_nor_mercury(company, processed, output):
    for code in ("2026-001", "O-2026-001"):
        out = BytesIO()
        run(company, Wish("gold-lot", None, TODAY, output, None, None, None, lot=code), out)
        assert len(out.getvalue()) > 300
        if output in (Format.JSON, Format.CSV):
            text = out.getvalue().decode()
            assert not any(word in text for word in ("Elena", "987", "mercur", "Mercur"))
    words = json.dumps(sheet(company, "2026-001").json) + str(sheet(company, "2026-001").document)
    assert not any(word in words for word in ("Elena", "987.654", "ercur"))


def test_the_terminal_asks_for_it_by_its_number(company, processed, monkeypatch, capfdbinary):
    from emprende_desktop import cli

    monkeypatch.setattr(cli, "opened", lambda _words: company)
    asked = ["report", "x.emprende", "gold-lot", "--to", TODAY.isoformat(), "--lot", "2026-001"]
    assert cli.run(asked, print) == 0
    assert json.loads(capfdbinary.readouterr().out)["lot"] == "2026-001"


def test_a_lot_that_only_waits_has_a_short_sheet(company, lots):
    lots.open("A")
    made = sheet(company, "A")
    assert [table.title for table in made.document.tables()] == [""]
    assert made.json["balance"] is None


def test_an_undone_movement_is_not_on_it(company, lots):
    from emprende_desktop.commands.lots import MoveUndoing, undo_move

    move = lots.collected(lots.open("A"), 1_000)
    assert sheet(company, "A").json["movements"][0]["kind"] == MoveKind.COLLECTED
    company.execute(undo_move, MoveUndoing(move, key()))
    assert sheet(company, "A").json["movements"] == []


def test_assays_stand_as_they_were_read(company, lots):
    ore = lots.open("A")
    assay(company, ore, "0.370", AssayUnit.OZ_TC)
    assert sheet(company, "A").json["assays"][0]["value"] == "0.370"
    assert sheet(company, "A").json["grade_g_t"] == "12.6857"
