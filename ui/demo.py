"""Pictures of the main screens of the practice enterprise, without a screen: `python -m ui.demo DIR`."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.money import Money
from emprende_desktop.practice import LAST_DAY, PASSPHRASE
from emprende_desktop.vault.cost import DEFAULT_COST
from ui.app import Shell, Surroundings
from ui.runner import InlineRunner
from ui.theme import Look, apply_theme
from ui.widgets.note_form import NoteForm

PICTURED = (
    "cash",
    "sale",
    "expense",
    "collection",
    "movements",
    "people",
    "loan_payment",
    "reports",
    "closing",
    "free",
    "assets",
    "lists",
)


def picture_screens(folder: Path, size: tuple[int, int], restyle: Callable[[Look], None]) -> list[Path]:
    """Write a PNG of every main screen of the company in a folder and return their paths."""
    clock = FixedClock(noon(LAST_DAY))
    shell = Shell(Surroundings(folder, folder, clock, InlineRunner(), DEFAULT_COST, folder / "emprende.log", restyle))
    shell.resize(*size)
    shell.show()
    written = [_picture(shell, folder / "screen-welcome.png")]
    shell.welcome.passphrase.setText(PASSPHRASE)
    shell.welcome.submit()
    window = shell.main
    assert window is not None, "the practice enterprise opens"
    written.append(_picture(shell, folder / "screen-home.png"))
    for key in PICTURED:
        window.navigate(key)
        if isinstance(window.page, NoteForm) and window.page.category is not None:
            window.page.amount.set_value(Money(21_250))
            window.page.category.choose_first()
        written.append(_picture(shell, folder / f"screen-{key}.png"))
    shell.close()
    return written


def _picture(widget: QWidget, path: Path) -> Path:
    QApplication.processEvents()
    widget.grab().save(str(path))
    return path


def main() -> int:
    """Draw the pictures and list them."""
    app = QApplication(sys.argv)
    apply_theme(app, Look())
    for path in picture_screens(Path(sys.argv[1]), (1366, 768), partial(apply_theme, app)):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
