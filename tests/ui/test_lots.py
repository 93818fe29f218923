"""Lots from the dump to the bar in the real window: opened, moved, measured, processed and mended."""

import datetime as dt
import uuid

import pytest
from PySide6.QtWidgets import QApplication

from emprende_desktop.commands.lots import open_lot, record_move
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.gold.lots import Held, LotKind, Move, MoveKind, MoveLine, NewLot, Ownership, Stage
from emprende_desktop.i18n.translation import Language
from emprende_desktop.persistence.reading.gold import held, pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.lot_sheet import lot_sheet, mercury_of
from emprende_desktop.queries.lots import lot_coded
from tests.conftest import TODAY
from tests.reading import nets, told
from tests.ui.conftest import work_with
from tests.ui.hearing import same_letters
from tests.ui.test_room_enough import SHOWN, faults_of, settle, standing
from tests.ui.test_screen_readers import stumbled
from tests.ui.words import Stranger, data_of, texts
from ui.registry import SCREENS
from ui.theme import Look, apply_theme

NBSP = "\N{NO-BREAK SPACE}"
DAY = dt.date(2026, 9, 1)


@pytest.fixture
def gold(window):
    return work_with(window, {Module.GOLD})


class Heap:
    """Ore that lies there already, for the screens that move it."""

    def __init__(self, window):
        self.window, self.company = window, window.books.company

    def lot(self, code, ore_g=0, date=DAY, kind=LotKind.ORE, ownership=Ownership.POOL):
        new = NewLot(code, kind, date, ownership, str(uuid.uuid4()))
        row = self.company.execute(open_lot, new).row_id
        if ore_g:
            self.move(row, MoveKind.COLLECTED, date, (Stage.STOCKPILE, Held(ore_g)))
        return row

    def move(self, lot, kind, date, *lines):
        made = tuple(MoveLine(lot, stage, change) for stage, change in lines)
        return self.company.execute(record_move, Move(date, kind, made, str(uuid.uuid4()))).row_id

    def gold(self, code, gross_mg, fine_mg):
        row = self.lot(code, kind=LotKind.GOLD)
        self.move(row, MoveKind.HAD, DAY, (Stage.HAND, Held(0, gross_mg, fine_mg)))
        return row

    def held(self, lot, stage=Stage.STOCKPILE):
        return self.company.fetch(held, lot, stage)


@pytest.fixture
def heap(gold):
    return Heap(gold)


def form(window, key, lot):
    window.navigate("lot", lot)
    window.navigate(key, lot)
    return window.page


def fill(page, **answers):
    for name, value in answers.items():
        field = page.fields[name]
        field._tiles[value].click() if isinstance(value, int) else field.setText(value)


def test_a_workshop_never_sees_lots(window):
    assert "gold" not in [key for key, made in window._rooms.items() if made.isVisible()]


def test_a_lot_is_opened_and_says_what_to_do_next(gold, press):
    gold.open_room("gold")
    gold.navigate("lots")
    assert "Abre uno con «Nuevo lote»" in told(gold.page)
    press("Nuevo lote")
    fill(gold.page, whose=2, material="cuarzo", site="Botadero 3")
    assert "Lote 2026-001: lo que se pague por él se debe a las socias" in gold.page.foot.sentence.text()
    fill(gold.page, whose=0)
    press("Abrir el lote")
    gold.navigate("lots")
    assert gold.page.model.row(0).lot.code == "2026-001"
    gold.page._open_chosen()
    shown = told(gold.page)
    assert "Mineral · 2026-001" in shown
    assert "Todavía no entró nada." in shown
    assert "cuarzo" in shown


def test_a_lot_is_corrected_and_that_is_undone(gold, heap, press):
    lot = heap.lot("2026-041")
    gold.navigate("lot", lot)
    press("Corregir")
    page = gold.page
    assert page.fields["code"].text() == "2026-041"
    fill(page, code="2026-014", material="llampo", whose=1)
    press("Guardar")
    assert "Mineral · 2026-014" in told(gold.page)
    press("Deshacer")
    assert gold.books.fetch(lot_coded, "2026-041") == lot


def test_a_lot_that_moved_keeps_its_number(gold, heap, press):
    lot = heap.lot("A", 1_000)
    page = form(gold, "lot_about", lot)
    fill(page, code="B")
    press("Guardar")
    assert "El lote A ya se movió" in page.foot.error.text()
    fill(page, code="A", material="cuarzo")
    press("Guardar")
    assert gold.books.fetch(lot_sheet, lot).lot.material == "cuarzo"


def test_weights_are_hidden_until_they_are_asked_for(gold, heap, press):
    heap.lot("A", 480_000)
    gold.navigate("lots")
    column = gold.page._weight_text
    assert column(gold.page.model.row(0)) == "••••"
    press("Mostrar")
    assert column(gold.page.model.row(0)) == f"480{NBSP}kg"
    gold.navigate("lot", heap.lot("B", 333_000))
    assert f"333{NBSP}kg" not in told(gold.page)
    press("Mostrar")
    assert f"333{NBSP}kg" in told(gold.page)


def test_lots_at_the_plant_are_warned_of_and_used_up_ones_folded_away(gold, heap, press):
    lot, gone = heap.lot("A", 500), heap.lot("B", 100)
    there = (Stage.STOCKPILE, Held(-500)), (Stage.PLANT, Held(500))
    heap.move(lot, MoveKind.SENT, TODAY - dt.timedelta(25), *there)
    heap.move(gone, MoveKind.LOST, DAY, (Stage.STOCKPILE, Held(-100)))
    gold.navigate("lots")
    assert "El lote A lleva 25 días en la planta: liquídalo o recógelo. Pronto la planta" in told(gold.page)
    assert [row.lot.code for row in gold.page._rows] == ["A"]
    press("Ver los terminados")
    assert [row.lot.code for row in gold.page._rows] == ["B"]
    assert "Ya no queda nada" in [
        gold.page.model.index(0, column).data() for column in range(gold.page.model.columnCount())
    ]
    gold.page.search.setText("zzz")
    assert "Ningún lote se llama así" in told(gold.page)


def test_the_first_page_tells_of_a_lot_that_waits_at_a_plant(qtbot, gold, heap, press):
    lot = heap.lot("A", 500)
    there = (Stage.STOCKPILE, Held(-500)), (Stage.PLANT, Held(500))
    heap.move(lot, MoveKind.SENT, TODAY - dt.timedelta(20), *there)
    gold.navigate("home")
    qtbot.waitUntil(lambda: "El lote A lleva 20 días en la planta" in told(gold.page))
    press("Ver el lote A")
    assert gold._shown == "lot"


def test_the_sheet_of_a_lot_is_reached_from_its_page(qtbot, gold, heap, press):
    heap.lot("B", 100)
    gold.navigate("lot", heap.lot("A", 500))
    heap.lot("C", 100)
    press("Ficha")
    assert gold.page.subject.currentData() == "A"
    assert gold.page._report.key == "gold-lot"


def test_a_lot_is_sent_comes_back_and_both_are_undone(gold, heap, press):
    lot = heap.lot("A", 500_000)
    gold.navigate("lot", lot)
    press("A la planta")
    fill(gold.page, weight="120.5", custody="Elena", document="EG01-7")
    assert f"120.5{NBSP}kg del lote A van a la planta" in gold.page.foot.sentence.text()
    press("Guardar")
    assert gold._shown == "lot"
    assert heap.held(lot, Stage.PLANT) == Held(120_500)
    assert "Enviado a la planta · papel EG01-7 · lo tiene Elena" in told(gold.page)
    press("Volvió")
    press("Guardar")
    assert heap.held(lot, Stage.PLANT) == Held()
    press("Deshacer")
    assert heap.held(lot, Stage.PLANT) == Held(120_500)


def test_what_is_not_there_is_refused_and_what_was_typed_stays(gold, heap, press):
    page = form(gold, "lot_send", heap.lot("A", 500_000))
    fill(page, weight="quinientos")
    assert "quinientos no es una cantidad" in page.foot.sentence.text()
    fill(page, weight="500.001")
    press("Guardar")
    assert "solo había" in page.foot.error.text()
    assert page.fields["weight"].text() == "500.001"


def test_lots_are_put_together_with_their_cost(gold, heap, press, notes_of):
    first, second = heap.lot("A", 1_000), heap.lot("B", 3_000)
    notes_of(gold.books.company).spend(10_000)
    page = form(gold, "lot_pool", first)
    parts = made_of(page, "parts")
    assert [box.isChecked() for box in parts.boxes] == [True, False]
    parts.boxes[1].setChecked(True)
    parts.weights[0].setText("0.4")
    assert "de A, B van al lote 2026-001" in page.foot.sentence.text()
    press("Guardar")
    made = gold.books.fetch(lot_coded, "2026-001")
    assert heap.held(made) == Held(3_400)
    assert (heap.held(first), heap.held(second)) == (Held(600), Held())
    assert "con B, 2026-001" in told(gold.page)
    assert gold.books.fetch(first_finding) is None


def test_lots_in_different_places_are_not_put_together(gold, heap, press):
    lot = heap.lot("A", 1_000)
    heap.move(lot, MoveKind.SENT, DAY, (Stage.STOCKPILE, Held(-400)), (Stage.PLANT, Held(400)))
    page = form(gold, "lot_pool", lot)
    parts = made_of(page, "parts")
    assert [box.isChecked() for box in parts.boxes] == [False, True]
    parts.boxes[0].setChecked(True)
    press("Guardar")
    assert "no están en el mismo lugar" in page.foot.error.text()


def test_a_lot_is_divided(gold, heap, press):
    lot = heap.lot("A", 1_000)
    page = form(gold, "lot_split", lot)
    fill(page, weight="0.25")
    assert "pasan a ser el lote 2026-001" in page.foot.sentence.text()
    press("Guardar")
    assert heap.held(gold.books.fetch(lot_coded, "2026-001")) == Held(250)
    press("Fue a: 2026-001")
    press("Vino de: A")
    assert "Mineral · A" in told(gold.page)


def made_of(page, name):
    return next(field.made for field in (*page._spec.left, *page._spec.right) if field.name == name)


def test_ore_becomes_gold_and_the_mercury_is_for_the_leader(gold, heap, press):
    lot = heap.lot("A", 5_022_222)
    page = form(gold, "lot_process", lot)
    assert "canaleta" in told(page)
    mercury = made_of(page, "mercury")
    assert not mercury.used.isVisible()
    fill(page, gross="85.32", fineness="912", method=2)
    assert f"85.320{NBSP}g (77.812{NBSP}g finos) del lote O-2026-001" in page.foot.sentence.text()
    press("Solo para la líder: anotar el mercurio")
    mercury.used.setText("1.5")
    mercury.recovered.setText("1.6")
    press("Guardar")
    assert page.foot.error.isVisible()
    mercury.recovered.setText("1.4")
    press("Guardar")
    made = gold.books.fetch(lot_coded, "O-2026-001")
    assert heap.held(made, Stage.HAND) == Held(0, 85_320, 77_812)  # T7: 77.81184 g
    assert gold.books.fetch(mercury_of, made) == (1_500, 1_400)
    gold.navigate("lot", made)
    assert f"1.500{NBSP}g" not in told(gold.page)
    press("Solo para la líder: mercurio")
    assert f"1.500{NBSP}g" in told(gold.page)
    assert gold.books.fetch(first_finding) is None


def test_karat_is_read_as_fineness(gold, heap, press):
    page = form(gold, "lot_process", heap.lot("A", 1_000))
    fill(page, gross="10", fineness="22", unit=1)
    assert f"9.167{NBSP}g finos" in page.foot.sentence.text()
    fill(page, fineness="25")
    assert "1000" in page.foot.sentence.text()


def test_gold_is_melted_into_less(gold, heap, press):
    bar = heap.gold("O-1", 10_000, 9_000)
    page = form(gold, "lot_melt", bar)
    fill(page, gross="10.001", fineness="900")
    press("Guardar")
    assert page.foot.error.isVisible()
    fill(page, gross="9.8", fineness="915")
    press("Guardar")
    assert heap.held(bar, Stage.HAND) == Held(0, 9_800, 8_967)


def test_gold_goes_to_the_buyer_and_comes_back(gold, heap, press):
    bar = heap.gold("O-1", 10_000, 9_000)
    gold.navigate("lot", bar)
    press("Al comprador")
    fill(gold.page, weight="4")
    press("Guardar")
    assert heap.held(bar, Stage.TRANSIT) == Held(0, 4_000, 3_600)
    press("Volvió")
    press("Guardar")
    assert heap.held(bar, Stage.HAND) == Held(0, 10_000, 9_000)


def test_a_loss_says_its_cause_and_the_unusual_one_is_an_expense(gold, heap, press):
    lot = heap.lot("A", 1_000)
    page = form(gold, "lot_had", lot)
    fill(page, weight="1", cost="50")
    assert "eso es tu capital" in page.foot.sentence.text()
    press("Guardar")
    page = form(gold, "lot_lose", lot)
    fill(page, weight="0.4")
    press("Guardar")
    assert "Escribe qué pasó." in page.foot.error.text()
    fill(page, cause="saco roto", kind=1)
    press("Guardar")
    assert nets(gold.books.company)["6599"] == 1_000
    page = form(gold, "lot_lose", lot)
    fill(page, weight="0.1", cause="polvo", kind=0)
    press("Guardar")
    assert heap.held(lot) == Held(1_500)
    assert gold.books.fetch(pool_held, lot)[1] == 4_000
    assert gold.books.fetch(first_finding) is None


def test_what_members_had_before_asks_for_no_cost(gold, heap, press):
    lot = heap.lot("A", ownership=Ownership.AGENCY)
    page = form(gold, "lot_had", lot)
    assert "cost" not in page.fields
    fill(page, weight="1")
    assert "son de las socias y no nos cuestan nada" in page.foot.sentence.text()
    press("Guardar")
    assert heap.held(lot) == Held(1_000)
    assert nets(gold.books.company) == {}


def test_a_scale_and_a_sample_change_the_weight_and_not_the_cost(gold, heap, press):
    lot = heap.lot("A", 1_000_000)
    page = form(gold, "lot_adjust", lot)
    fill(page, weight="990.5", cause="balanza de la planta")
    assert "9.5" in page.foot.sentence.text()
    press("Guardar")
    page = form(gold, "lot_sample", lot)
    fill(page, weight="0.5", cause="Lab Chala")
    press("Guardar")
    assert heap.held(lot) == Held(990_000)
    assert "Pesado de nuevo: balanza de la planta" in told(gold.page)


def test_what_was_measured_is_shown_with_its_spread_and_taken_back(gold, heap, press):
    lot = heap.lot("A", 4_820_000)
    gold.navigate("lot", lot)
    press("Pesada")
    fill(gold.page, gross="5012", tare="192", sacks="262")
    assert f"4,820{NBSP}kg" in gold.page.foot.sentence.text()
    press("Guardar")
    for wet, dry in (("1000.0", "938.5"), ("1250.0", "1171.5")):
        press("Humedad")
        fill(gold.page, wet=wet, dry=dry)
        press("Guardar")
    for value, unit, by, percent in (("0.37", 1, 0, "100"), ("20.57", 0, 1, "90")):
        press("Ensaye")
        fill(gold.page, value=value, unit=unit, by=by, percent=percent)
        press("Guardar")
    shown = told(gold.page)
    assert "262 sacos" in shown
    assert "promedio de las pruebas: 6.22 %" in shown
    assert "2 ensayes de oro: de 0.370 a 0.667 oz/TC" in shown
    assert "Difieren mucho" in shown
    assert "Dos decimales en oz/TC esconden ley" in shown
    assert "solo una parte de la ley real" in shown
    press(f"Deshacer {TODAY:%d/%m/%Y} · Oro 20.57 g/t · De la planta · 90 % aplicado")
    assert "Un solo ensaye de oro no es seguro" in told(gold.page)


def test_the_gold_of_the_ore_is_balanced(gold, heap, press):
    """T10 on the page: nothing flagged, 4.4 % unaccounted for."""
    lot = heap.lot("A", 5_022_222)
    page = form(gold, "lot_process", lot)
    fill(page, gross="25", fineness="944")
    press("Guardar")
    assert "Falta una prueba de humedad de A." in told(gold.page)
    for key, answers in (
        ("lot_moisture", {"wet": "10", "dry": "9"}),
        ("lot_assay", {"value": "12.89"}),
        ("lot_assay", {"value": "7.10", "sample": 1}),
    ):
        fill(form(gold, key, lot), **answers)
        press("Guardar")
    press("Mostrar")
    shown = told(gold.page)
    assert f"2.571{NBSP}g · 4.4 %" in shown
    assert "El oro cuadra." in shown


def test_a_photo_of_the_ticket_is_kept(gold, heap, press, person, tmp_path):
    from PySide6.QtGui import QImage

    path = tmp_path / "ticket.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(path))
    person.choose_open = lambda _title, _kinds: path
    lot = heap.lot("A", 100)
    page = form(gold, "lot_weigh", lot)
    fill(page, gross="2", tare="1")
    press("Adjuntar foto o PDF")
    press("Guardar")
    assert gold.books.fetch(lot_sheet, lot).measures.weighings[0].paper


OF_ALL = ("lots", "new_lot")
FORMS = [screen.key for screen in SCREENS if screen.key.startswith("lot_")]


@pytest.mark.parametrize("key", [*OF_ALL, "lot", *FORMS])
def test_every_page_of_a_lot_can_be_heard_and_walked_through(qtbot, gold, heap, key):
    lot = heap.lot("A", 1_000_000) if key != "lot_melt" else heap.gold("O-1", 10_000, 9_000)
    gold.navigate(key, None if key in OF_ALL else lot)
    QApplication.processEvents()
    assert stumbled(qtbot, gold.page) == {}
    assert same_letters(gold) == []


@pytest.fixture
def sized(shell, heap):
    yield heap
    apply_theme(QApplication.instance(), Look())


@pytest.mark.parametrize(("size", "percent"), SHOWN)
def test_nothing_of_a_lot_is_cut(shell, sized, size, percent):
    lot, bar = sized.lot("2026-014", 1_234_567), sized.gold("O-2026-001", 10_000, 9_000)
    standing(shell, size, percent)
    faults = {}
    for key in (*OF_ALL, "lot", *FORMS):
        shell.main.navigate(key, None if key in OF_ALL else bar if key == "lot_melt" else lot)
        settle()
        if found := faults_of(shell, shell.main.page):
            faults[key] = found
        shell.resize(*size)
    assert not faults, faults


@pytest.mark.parametrize("key", ["lot", *FORMS])
def test_no_english_is_left_on_the_pages_of_a_lot(gold, heap, key):
    lot = heap.lot("A", 1_000_000) if key != "lot_melt" else heap.gold("O-1", 10_000, 9_000)
    gold.navigate(key, lot)
    QApplication.processEvents()
    assert Stranger(Language.ENGLISH, data_of(gold.books.company)).found(dict.fromkeys(texts(gold.page), key)) == []
