"""The real window over a real company, working at once and answering its own questions."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from emprende_desktop.domain.enterprise import Module
from emprende_desktop.vault.cost import KeyCost
from ui.app import Shell, Surroundings
from ui.runner import InlineRunner
from ui.theme import Look, apply_theme


class Answers:
    """Stands in for the person when the app asks in between."""

    def __init__(self):
        self.asked = []
        self.warned = []
        self.answers = None
        self.printed = []
        self.yes = True
        self.file = None
        self.folder = None
        self.listed = []
        self.line = None

    def confirm(self, text, yes):
        self.asked.append(text)
        return self.yes

    def warn(self, text, yes):
        self.warned.append(text)
        return self.confirm(text, yes)

    def ask(self, title, questions):
        self.asked.append(title)
        return self.answers

    def choose_printer(self, title):
        return lambda content, _progress: self.printed.append((title, content))

    def choose_save(self, title, proposal):
        return proposal

    def choose_open(self, title, kinds):
        return self.file

    def choose_folder(self, title, proposal):
        return self.folder

    def choose_line(self, text, lines, yes):
        self.listed.append((text, lines))
        return self.line


@pytest.fixture
def person():
    return Answers()


@pytest.fixture
def shell(qtbot, tmp_path, clock, person):
    restyle = partial(apply_theme, QApplication.instance())
    restyle(Look())
    home = tmp_path / "home"
    home.mkdir()
    documents = tmp_path / "documentos"
    made = Shell(
        Surroundings(
            home, documents, clock, InlineRunner(), KeyCost(64, 1, 1), tmp_path / "emprende.log", restyle, person
        )
    )
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    made.greet()
    yield made
    made.close()


@pytest.fixture
def window(shell, company, tmp_path):
    company.close()
    shutil.move(tmp_path / "taller.emprende", Path(tmp_path) / "home" / "taller.emprende")
    shell.welcome.show_companies()
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    return shell.main


@pytest.fixture
def practice(shell):
    """The window of the practice enterprise, with three months of notes."""
    shell.practise()
    return shell.main


def work_with(window, modules):
    """Tick what a company works with and nothing else, as a person does, and go back to the first page."""
    window.navigate("modules")
    for module, box in window.page.boxes.items():
        if box.isChecked() is not (module in modules):
            box.click()
    window.toast_bar.hide()
    window.navigate("home")
    return window


@pytest.fixture
def whole(window):
    """The window with every module switched on: no screen of the program is out of sight."""
    return work_with(window, set(Module))


@pytest.fixture
def whole_practice(practice):
    """The window of the practice enterprise with every module switched on."""
    return work_with(practice, set(Module))


@pytest.fixture
def press(qtbot, shell):
    """Press the visible button with this accessible name, as a person does."""

    def pressed(name):
        def shown():
            buttons = shell.findChildren(QAbstractButton)
            return [b for b in buttons if b.accessibleName() == name and b.isVisible() and b.isEnabled()]

        qtbot.waitUntil(lambda: bool(shown()), timeout=2_000)
        qtbot.mouseClick(shown()[0], Qt.MouseButton.LeftButton)

    return pressed
