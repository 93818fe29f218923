"""Pictures of every screen and page of the practice enterprise, without a screen: `python -m ui.demo DIR`."""

import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from emprende_desktop.commands.setup import choose_modules
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.translation import Language
from emprende_desktop.practice import LAST_DAY, PASSPHRASE
from emprende_desktop.vault.cost import DEFAULT_COST
from ui.app import Shell, Surroundings
from ui.main_window import MainWindow
from ui.palettes import PaletteName
from ui.printing import page_image
from ui.registry import SCREENS, screens_of
from ui.runner import InlineRunner
from ui.screen import Screen
from ui.screens.appearance import AppearanceScreen
from ui.theme import Look, apply_theme
from ui.widgets.note_form import NoteForm
from ui.widgets.proposals import LATER_MS

PAGES_PICTURED = 2
PAPER_SCALE = 1.6
TURNS = 3  # a page is laid out, then measures itself, then draws what fits


@dataclass(frozen=True, slots=True)
class Variant:
    """How the screens are shown: the name of their folder, the size of the window in pixels, and the look."""

    name: str
    size: tuple[int, int]
    look: Look


VARIANTS = (
    Variant("1366x768", (1366, 768), Look()),
    Variant("1366x768-dark", (1366, 768), Look(100, PaletteName.DARK)),
    Variant("1366x768-contrast", (1366, 768), Look(100, PaletteName.CONTRAST)),
    Variant("1366x768-150", (1366, 768), Look(150)),
    Variant("1366x768-english", (1366, 768), Look(language=Language.ENGLISH)),
    Variant("1024x600", (1024, 600), Look()),
    Variant("1024x600-150", (1024, 600), Look(150)),
)


def picture_screens(shell: Shell, folder: Path, variant: Variant) -> list[Path]:
    """Write a PNG of the welcome page and of every screen of the company in one variant; return their paths.

    What needs a module is pictured with all of them switched on, the rest as the workshop sees it.
    """
    target = folder / variant.name
    target.mkdir()
    shell.resize(*variant.size)
    written = [_picture(shell, target / "welcome.png")]
    shell.welcome.passphrase.setText(PASSPHRASE)
    shell.welcome.submit()
    _choose_look(shell, variant.look)
    of_all = screens_of(frozenset())
    of_some = tuple(screen for screen in SCREENS if screen not in of_all)
    for modules, screens in ((frozenset[Module](), of_all), (frozenset(Module), of_some)):
        books = _window(shell).books
        books.do(choose_modules, modules, lambda _committed: None, _window(shell).toast)
        written += [_picture_screen(shell, screen, target) for screen in screens if not screen.of_entry]
    _window(shell).close()
    return written


def _picture_screen(shell: Shell, screen: Screen, target: Path) -> Path:
    window = _window(shell)
    window.navigate(screen.key)
    page = window.page
    if isinstance(page, NoteForm) and page.category is not None:
        page.amount.set_value(Money(21_250))
        page.category.choose_first()
    return _picture(shell, target / f"{screen.key}.png")


def _choose_look(shell: Shell, look: Look) -> None:
    """Choose text, colours and language as a person does: the company remembers them."""
    _appearance(shell).resize_text(look.percent)
    _appearance(shell).repaint_in(look.palette)
    _appearance(shell).speak(look.language)


def _appearance(shell: Shell) -> AppearanceScreen:
    window = _window(shell)
    window.navigate("appearance")
    assert isinstance(window.page, AppearanceScreen), "the page that was asked for"
    return window.page


def _window(shell: Shell) -> MainWindow:
    assert shell.main is not None, "the practice enterprise is open"
    return shell.main


def picture_papers(folder: Path) -> list[Path]:
    """Write a PNG of the first pages of every PDF in a folder; return their paths."""
    import pypdfium2

    target = folder / "paper"
    target.mkdir()
    written = []
    for path in sorted(folder.glob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for index in range(min(len(document), PAGES_PICTURED)):
            written.append(target / f"{path.stem}-{index + 1}.png")
            page_image(document, index, PAPER_SCALE).save(str(written[-1]))
        document.close()
    return written


def _picture(widget: QWidget, path: Path) -> Path:
    for _turn in range(TURNS):
        quiet = QEventLoop()
    QTimer.singleShot(2 * LATER_MS, quiet.quit)  # what comes a moment later is pictured too
    quiet.exec()
    widget.grab().save(str(path))
    return path


def main() -> int:
    """Draw the pictures and list them."""
    app = QApplication(sys.argv)
    restyle = partial(apply_theme, app)
    restyle(Look())
    folder = Path(sys.argv[1])
    clock = FixedClock(noon(LAST_DAY))
    shell = Shell(Surroundings(folder, folder, clock, InlineRunner(), DEFAULT_COST, folder / "emprende.log", restyle))
    shell.show()
    shell.greet()
    for variant in VARIANTS:
        for path in picture_screens(shell, folder, variant):
            sys.stdout.write(f"{path}\n")
    for path in picture_papers(folder):
        sys.stdout.write(f"{path}\n")
    shell.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
