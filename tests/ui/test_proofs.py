"""The proofs of a lot in the real window: attached, looked at, taken off; and the folder for the buyer, opened again."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.progress import CancelledError
from emprende_desktop.gold import folder
from emprende_desktop.gold.evidence import Proof, State, judged
from emprende_desktop.queries.evidence import evidence_of
from reports import buyer_folder
from tests.gold.proven import NAMED, PLACE, Story
from tests.reading import told
from tests.ui.conftest import work_with
from tests.ui.hearing import ambiguous, nameless
from tests.ui.test_room_enough import faults_of
from ui.widgets.proposals import LATER_MS


@pytest.fixture
def miners(window):
    return work_with(window, {Module.GOLD})


@pytest.fixture
def story(miners):
    return Story(miners.books.company)


@pytest.fixture
def photo(tmp_path, story):
    path = tmp_path / "foto.jpg"
    path.write_bytes(story.paper().content)
    return path


def text_of(paper):
    return "\n".join(page.extract_text() for page in PdfReader(paper).pages)


def written(window):
    """Return what lies in the folder of documents."""
    folder_ = window.context.documents
    return sorted(path.name for path in folder_.iterdir()) if folder_.exists() else []


def test_the_page_of_a_lot_leads_to_its_proofs_and_its_folder(miners, story, press):
    story.open()
    miners.navigate("lot", story.lot)
    assert "Rojo: están 2 de 12 pruebas" in told(miners.page)
    press("Sus pruebas")
    assert "Pruebas del lote 2026-001" in told(miners.page)
    press("El lote")
    press("Carpeta para el comprador")
    assert "no acreditan origen" in told(miners.page)
    press("Atrás")
    assert "Rojo: están 2 de 12 pruebas" in told(miners.page)


def test_a_proof_is_attached_looked_at_taken_off_and_put_back(miners, story, press, person, photo):
    story.open()
    miners.navigate("proofs", story.lot)
    assert "Pide al titular la constancia de origen" in told(miners.page)
    person.choose_open = lambda _title, _kinds: photo
    press("Adjuntar: Constancia de origen o declaración jurada")
    assert "están 3 de 12" in told(miners.page)
    press("Ver: Constancia de origen o declaración jurada")
    assert "Constancia de origen" in miners.page._heading.text()
    press("Grande")
    press("Pequeño")
    press("Quitar")
    assert "Todavía no hay ningún papel" in told(miners.page)
    press("Deshacer")
    press("Todas las pruebas")
    assert "están 3 de 12" in told(miners.page)
    person.choose_open = lambda _title, _kinds: Path("nada.jpg")
    press("Adjuntar: Ticket de balanza")
    assert "nada.jpg" in miners.page.error.text()


def test_a_paper_that_came_with_a_note_stays_with_it(qtbot, miners, story, press):
    story.open()
    miners.navigate("proofs", story.lot)
    press("Ver: Permiso en los días en que se juntó")
    assert "Vino con lo que está anotado" in told(miners.page)
    assert "Quitar" not in told(miners.page)
    qtbot.keyClick(miners.page, Qt.Key.Key_Escape)
    assert miners.page._list.isVisible()


def test_the_light_is_green_when_all_twelve_are_there(miners, story):
    story.whole()
    miners.navigate("proofs", story.lot)
    assert "Verde: están 12 de 12 pruebas" in told(miners.page)


def make(window, press, story, *ticked):
    window.navigate("buyer_folder", story.lot)
    for proof in ticked:
        window.page.panel.boxes[proof].setChecked(True)
    press("Hacer la carpeta")
    return window.context.documents / "Carpeta 2026-001 2026-09-30.pdf"


def nothing_leaks(window, press, story):
    """Say whether a folder of everything keeps back who did not consent, and every DNI in words."""
    paper = make(window, press, story, *Proof)
    said = text_of(paper)
    with zipfile.ZipFile(paper.with_suffix(".zip")) as archive:
        names = " ".join(archive.namelist())
    return not any(word in said + names for word in ("Berta", "87654321", "12345678")) and "socias" not in names


def test_the_folder_tells_what_goes_in_and_holds_it(miners, story, press):
    story.whole()
    miners.navigate("buyer_folder", story.lot)
    shown, boxes = told(miners.page), miners.page.panel.boxes
    assert "Ana Quispe, S-02" in shown
    assert "Mercurio" in shown
    assert not boxes[Proof.ORIGIN].isChecked()
    assert boxes[Proof.WEIGHT].isChecked()
    assert nothing_leaks(miners, press, story)
    paper = miners.context.documents / "Carpeta 2026-001 2026-09-30.pdf"
    said = text_of(paper)
    for words in ("no acredita origen", "S-02", "Ana Quispe", "E001-15", "La Poderosa", "6.15 %", "0.381 oz/TC"):
        assert words in said
    for words in ("Mercurio", "custodia", "Pida", PLACE):
        assert words not in said
    with zipfile.ZipFile(paper.with_suffix(".zip")) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[0] == "01-permiso.jpg"
        assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in archive.infolist())
        plain = "".join(said.split())
        for name in names:
            content = archive.read(name)
            assert hashlib.sha256(content).hexdigest() in plain
            assert PLACE.encode() not in content
            assert not Image.open(io.BytesIO(content)).getexif()
    assert "padron" in " ".join(names)  # of Ana alone, who consents
    assert sum("padron" in name for name in names) == 1


def test_a_folder_that_forgets_consent_is_caught(miners, story, press, monkeypatch):
    story.whole()
    monkeypatch.setattr(folder, "may_show_dni", lambda _one, _day: True)
    assert not nothing_leaks(miners, press, story)


def test_a_name_without_consent_is_caught(miners, story, press, monkeypatch):
    story.whole()
    monkeypatch.setattr("emprende_desktop.gold.evidence.Concerned.may_be_named", lambda _one, _day: True)
    assert not nothing_leaks(miners, press, story)


def test_everybody_who_consents_is_named_and_all_papers_go(miners, story, press):
    story.whole(ana=NAMED, berta=NAMED)
    paper = make(miners, press, story)
    assert "S-0" not in text_of(paper)
    with zipfile.ZipFile(paper.with_suffix(".zip")) as archive:
        assert sum("socias" in name or "padron" in name or "recibos" in name for name in archive.namelist()) == 4


def test_a_consent_that_ended_names_nobody(miners, story, press):
    from dataclasses import replace

    from tests.gold.conftest import DAY

    story.whole(ana=replace(NAMED, until=DAY), berta=None)
    said = text_of(make(miners, press, story, *Proof))
    assert "Ana" not in said
    assert "S-01" in said


def test_the_same_folder_is_the_same_bytes_and_overwrites_nothing(miners, story, press):
    story.whole()
    first = make(miners, press, story)
    press("Hacer la carpeta")
    second = first.with_stem(f"{first.stem} (2)")
    for suffix in (".pdf", ".zip"):
        assert first.with_suffix(suffix).read_bytes() == second.with_suffix(suffix).read_bytes()


@pytest.mark.parametrize("step", range(1, 8))
def test_stopped_in_the_middle_nothing_is_left(miners, story, press, monkeypatch, step):
    story.whole()
    real = buyer_folder.write_folder

    def stopping(source, wish, day, streams, _progress):
        steps = iter(range(1, 99))

        def progress(_done, _total):
            if next(steps) == step:
                raise CancelledError

        real(source, wish, day, streams, progress)

    monkeypatch.setattr("ui.screens.buyer_folder.write_folder", stopping)
    make(miners, press, story)
    assert "Detenido" in miners.page.error.text() or "Nada" in miners.page.error.text()
    assert written(miners) == []


def test_a_folder_of_nothing_is_refused(miners, story, press):
    story.open()
    miners.navigate("buyer_folder", story.lot)
    for box in miners.page.panel.boxes.values():
        box.setChecked(False)
    press("Hacer la carpeta")
    assert "al menos una prueba" in miners.page.error.text()
    assert written(miners) == []


def test_what_ends_soon_stands_on_the_first_page_while_gold_is_on(qtbot, miners, story, press):
    story.open()
    late = {proof: one.state for proof, one in _states(miners, story).items()}
    assert late[Proof.PADRON] is State.THERE
    miners.navigate("home")
    qtbot.wait(2 * LATER_MS)
    assert "No olvidar" not in told(miners.page)
    story.write("UPDATE member SET consent_until = '2026-10-15'")
    miners.navigate("home")
    qtbot.waitUntil(lambda: "El consentimiento de S-01, S-02 termina el 15/10/2026" in told(miners.page))
    assert "Ana" not in told(miners.page)
    work_with(miners, set())
    qtbot.wait(2 * LATER_MS)
    assert "No olvidar" not in told(miners.page)


def _states(window, story):
    return {one.proof: one for one in judged(window.books.fetch(evidence_of, story.lot)).proofs}


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.parametrize("percent", [100, 150])
def test_both_pages_have_room_and_are_heard(shell, miners, story, size, percent):
    from ui.theme import Look, apply_theme

    story.whole()
    apply_theme(QApplication.instance(), Look(percent))
    shell.resize(*size)
    shell.wanted = shell.size()
    for key in ("proofs", "buyer_folder"):
        miners.navigate(key, story.lot)
        for _turn in range(4):
            QApplication.processEvents()
        assert faults_of(shell, miners.page) == []
        assert nameless(shell) == []
        assert ambiguous(miners.page) == []
    apply_theme(QApplication.instance(), Look())
