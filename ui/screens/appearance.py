"""Letra y colores: how large the text of this company's window is, its colours, and the language it speaks."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.i18n.translation import N_, Language, _
from ui.books import LANGUAGE, PALETTE, TEXT_SIZE
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
LANGUAGE_WORDS = ((Language.SPANISH, "Español"), (Language.ENGLISH, "English"))  # each in its own words


class AppearanceScreen(QWidget):
    """A button for each size, palette and language; the window shows itself so at once and remembers it."""

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
        look = self._look
        sizes = [_choice(f"{size} %", partial(self.resize_text, size), chosen=size == look.percent) for size in SIZES]
        for size, choice in zip(SIZES, sizes, strict=True):
            choice.setAccessibleName(_("Text of {percent} percent").format(percent=size))
        layout.addWidget(flow_of(*sizes))
        layout.addWidget(label(_("Choose the colours for your light and your eyes."), "muted", wrap=True))
        palettes = (
            _choice(_(text), partial(self.repaint_in, palette), chosen=palette is look.palette)
            for palette, text in PALETTE_WORDS
        )
        layout.addWidget(flow_of(*palettes))
        layout.addWidget(label(_("Choose the language of the window and of the papers."), "muted", wrap=True))
        languages = (
            _choice(text, partial(self.speak, language), chosen=language is look.language)
            for language, text in LANGUAGE_WORDS
        )
        layout.addWidget(flow_of(*languages))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def resize_text(self, percent: int) -> None:
        """Remember a size and show the window in it."""
        self._remember(Preference(TEXT_SIZE, {"percent": percent}), replace(self._look, percent=percent))

    def repaint_in(self, palette: PaletteName) -> None:
        """Remember a palette and show the window in it."""
        self._remember(Preference(PALETTE, {"name": palette.value}), replace(self._look, palette=palette))

    def speak(self, language: Language) -> None:
        """Remember a language and show the window in it."""
        self._remember(Preference(LANGUAGE, {"name": language.value}), replace(self._look, language=language))

    def _remember(self, wish: Preference, look: Look) -> None:
        context = self._context
        context.books.do(remember_preference, wish, lambda _committed: context.restyle(look), context.toast)


def _choice(text: str, choose: Callable[[], None], *, chosen: bool) -> QPushButton:
    made = button(text, choose, "chip")
    made.setCheckable(True)
    made.setChecked(chosen)
    return made


def build(context: Context, _entry: int | None) -> AppearanceScreen:
    """Return the screen."""
    return AppearanceScreen(context)
