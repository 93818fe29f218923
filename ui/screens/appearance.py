"""Letra y colores: how large the text of this company's window is, and in which colours it is shown."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.i18n.translation import N_, _
from ui.books import PALETTE, TEXT_SIZE
from ui.palettes import PaletteName
from ui.screen import Context
from ui.theme import SIZES, Look
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of

PALETTE_WORDS = (
    (PaletteName.LIGHT, N_("Light")),
    (PaletteName.DARK, N_("Dark")),
    (PaletteName.CONTRAST, N_("High contrast")),
)


class AppearanceScreen(QWidget):
    """A button for each size and palette; the window shows itself so at once, and remembers it for this company."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._look = context.books.look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 16, 28, 20)
        outer.setSpacing(12)
        outer.addWidget(label(_("Text and colours"), "title"))
        frame, layout = card()
        layout.addWidget(label(_("Choose the size that you read without effort."), "muted", wrap=True))
        sizes = []
        for percent in SIZES:
            choice = button(f"{percent} %", partial(self.resize_text, percent), "chip")
            choice.setAccessibleName(_("Text of {percent} percent").format(percent=percent))
            choice.setCheckable(True)
            choice.setChecked(percent == self._look.percent)
            sizes.append(choice)
        layout.addWidget(flow_of(*sizes))
        layout.addWidget(label(_("Choose the colours for your light and your eyes."), "muted", wrap=True))
        palettes = []
        for palette, text in PALETTE_WORDS:
            choice = button(_(text), partial(self.repaint_in, palette), "chip")
            choice.setCheckable(True)
            choice.setChecked(palette is self._look.palette)
            palettes.append(choice)
        layout.addWidget(flow_of(*palettes))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def resize_text(self, percent: int) -> None:
        """Remember a size and show the window in it."""
        self._remember(Preference(TEXT_SIZE, {"percent": percent}), replace(self._look, percent=percent))

    def repaint_in(self, palette: PaletteName) -> None:
        """Remember a palette and show the window in it."""
        self._remember(Preference(PALETTE, {"name": palette.value}), replace(self._look, palette=palette))

    def _remember(self, wish: Preference, look: Look) -> None:
        context = self._context
        context.books.do(remember_preference, wish, lambda _committed: context.restyle(look), context.toast)


def build(context: Context, _entry: int | None) -> AppearanceScreen:
    """Return the screen."""
    return AppearanceScreen(context)
