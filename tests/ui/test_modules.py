"""What a company does not work with is not in its window: not in the rail, the tabs, the finder or the reports."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from emprende_desktop.domain.drive_errors import DriveFullError
from emprende_desktop.domain.enterprise import Module, Trade
from emprende_desktop.i18n.translation import _
from emprende_desktop.i18n.values import GROUPS
from reports import registry as reports
from tests.reading import told
from tests.ui.conftest import work_with
from ui import main_window, registry
from ui.screen import Room, Screen
from ui.theme import Look, apply_theme
from ui.widgets.finder import Finder
from ui.words import WORK

GOLD = "Juntamos o vendemos oro."


@pytest.fixture(autouse=True)
def planted(monkeypatch):
    """Plant a screen that needs gold by its room, a report that does, and a room without a screen with a tab."""
    screens = (
        Screen("of-room", "Of a room", "gem", "gold", "home"),
        Screen("of-list", "Of a list", "gem", "empty", "home", tab=False),
    )
    rooms = (Room("empty", "Empty", "gem"), *registry.ROOMS)
    monkeypatch.setattr(registry, "SCREENS", (*registry.SCREENS, *screens))
    monkeypatch.setattr(registry, "ROOMS", rooms)
    monkeypatch.setattr(main_window, "ROOMS", rooms)
    journal = reports.report_named("journal").build
    report = reports.Report("of-gold", "Report of gold", "How much?", "gem", journal, needs=Module.GOLD)
    monkeypatch.setattr(reports, "REPORTS", (*reports.REPORTS, report))


def rail(window):
    return [made.text() for made in window._rooms.values() if made.isVisible()]


def groups_of_values(window):
    window.navigate("values")
    box = window.page.group
    return {box.itemText(at) for at in range(box.count())}


def found(window):
    """Return what Ctrl+K offers before anything is written."""
    window.open_finder()
    finder = next(over for over in window.findChildren(Finder) if over.isVisible())
    lines = {finder.list.item(row).text().split("   ·   ")[0] for row in range(finder.list.count())}
    finder.leave()
    return lines


def offered(window):
    window.navigate("reports")
    return {report.key for report in window.page.gallery.boxes}


def all_of_gold():
    """Return what the registries hold for gold, planted or not, by the part of the window that shows it."""
    rooms = {room.key for room in registry.ROOMS if room.needs is Module.GOLD}
    screens = {s for s in registry.SCREENS if (s.needs is Module.GOLD or s.room in rooms) and not s.of_entry}
    papers = {r for r in reports.REPORTS if r.needs is Module.GOLD and not r.of.is_one_row}
    others = {*registry.SCREENS, *reports.REPORTS} - screens - papers
    return {
        "rail": {_(room.title) for room in registry.rooms_of(frozenset(Module)) if room.needs is Module.GOLD},
        "values": {_(group.title) for group in GROUPS if group.needs is Module.GOLD},
        "finder": {_(one.title) for one in screens | papers} - {_(one.title) for one in others},
        "reports": {report.key for report in papers},
    }


def gold_in(window):
    """Return what of all that is to be seen in each part of a window."""
    seen = {
        "rail": set(rail(window)),
        "values": groups_of_values(window),
        "finder": found(window),
        "reports": offered(window),
    }
    return {part: seen[part] & wanted for part, wanted in all_of_gold().items()}


NOTHING = {"rail": set(), "values": set(), "finder": set(), "reports": set()}


def box(window):
    window.navigate("modules")
    return window.page.boxes[Module.GOLD]


def test_every_module_can_be_chosen():
    assert {module for module, _words in WORK} == set(Module)


def test_a_sewing_workshop_never_sees_gold(window):
    assert gold_in(window) == NOTHING
    assert not {"Oro", "Socias"} & set(rail(window))


def test_switched_on_it_is_there_at_once_and_the_page_stays(window, press):
    window.navigate("modules")
    page = window.page
    press(GOLD)
    assert window.page is page
    assert rail(window).index("Oro") == rail(window).index("Productos") + 1
    assert "Guardado" in told(window)
    assert gold_in(window) == all_of_gold()


def settle():
    for _turn in range(4):
        QApplication.processEvents()


def test_the_room_she_is_in_stays_in_sight(shell, window):
    apply_theme(QApplication.instance(), Look(150))
    shell.resize(1024, 600)
    ticked = box(window)
    settle()
    ticked.click()
    settle()
    room = window._rooms["settings"]
    assert room.visibleRegion().boundingRect().height() == room.height()
    apply_theme(QApplication.instance(), Look())


def test_all_rooms_are_in_sight_on_a_usual_laptop(monkeypatch, shell, practice):
    of_members = Screen("of-members", "Of members", "gem", "members", "home")
    monkeypatch.setattr(registry, "SCREENS", (*registry.SCREENS, of_members))
    work_with(practice, set(Module))
    settle()
    assert {"Oro", "Socias", "Ajustes"} <= set(rail(practice))
    assert practice._rail_area.verticalScrollBar().maximum() == 0


def test_switched_off_it_is_gone_at_once(whole):
    assert gold_in(whole) == all_of_gold()
    box(whole).click()
    assert "Oro" not in rail(whole)
    assert gold_in(whole) == NOTHING


def test_the_keyboard_ticks_it_and_stays_there(qtbot, window):
    ticked = box(window)
    ticked.setFocus()
    qtbot.keyClick(ticked, Qt.Key.Key_Space)
    assert "Oro" in rail(window)
    assert QApplication.focusWidget() is ticked


def test_the_toast_takes_it_back_and_the_box_says_so(window, press):
    window.navigate("modules")
    press(GOLD)
    press("Deshacer")
    assert "Oro" not in rail(window)
    assert not window.page.boxes[Module.GOLD].isChecked()
    assert "Deshecho." in told(window)


def test_a_page_that_is_switched_off_while_it_is_shown_stays(window, press):
    window.navigate("modules")
    press(GOLD)
    press("Oro")
    page = window.page
    press("Deshacer")
    assert window.page is page
    assert page.isVisible()
    assert "Oro" not in rail(window)
    press("Inicio")
    assert window._shown == "home"


def test_a_gold_company_has_it_from_the_start(make_company, shell):
    make_company(name="oro", trade=Trade.GOLD).close()
    shell.open_company(shell._given.home.parent / "oro.emprende", "clave de prueba", pytest.fail)
    assert gold_in(shell.main) == all_of_gold()
    assert box(shell.main).isChecked()


def test_it_is_remembered(whole, shell):
    whole.close()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    assert gold_in(shell.main) == all_of_gold()


@pytest.mark.parametrize("modules", [set(), set(Module)])
def test_a_room_without_a_screen_to_open_is_not_there(window, modules):
    assert "Empty" not in rail(work_with(window, modules))


def test_the_numbers_count_the_rooms_that_are_shown(qtbot, window):
    for modules in (set(), set(Module)):
        shown = registry.rooms_of(frozenset(modules))
        work_with(window, modules)
        for number, room in enumerate(shown[:10], start=1):
            qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number % 10}"), Qt.KeyboardModifier.ControlModifier)
            assert registry.screen_named(window._shown).room == room.key


def test_where_nothing_was_saved_the_box_goes_back(window, monkeypatch):
    def full(_uow, _chosen):
        raise DriveFullError("sda")

    monkeypatch.setattr("ui.screens.modules.choose_modules", full)
    box(window).click()
    assert not window.page.boxes[Module.GOLD].isChecked()
    assert window.page.error.isVisible()
    assert "Oro" not in rail(window)
