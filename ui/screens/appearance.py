"""Tamaño de letra: how large the text of this company's window is."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.i18n.translation import N_, _
from ui.books import TEXT_SIZE
from ui.screen import Context, Screen
from ui.theme import SIZES
from ui.widgets.basics import button, card, label
from ui.widgets.flow import flow_of


class AppearanceScreen(QWidget):
    """One button a size; the window shows itself in it at once, and remembers it for this company."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        now = context.books.text_size
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 16, 28, 20)
        outer.setSpacing(12)
        outer.addWidget(label(_("Text size"), "title"))
        frame, layout = card()
        layout.addWidget(label(_("Choose the size that you read without effort."), "muted", wrap=True))
        sizes = []
        for percent in SIZES:
            choice = button(f"{percent} %", partial(self.choose, percent), "chip")
            choice.setAccessibleName(_("Text of {percent} percent").format(percent=percent))
            choice.setCheckable(True)
            choice.setChecked(percent == now)
            sizes.append(choice)
        layout.addWidget(flow_of(*sizes))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def choose(self, percent: int) -> None:
        """Remember a size and show the window in it."""
        context = self._context
        wish = Preference(TEXT_SIZE, {"percent": percent})
        context.books.do(remember_preference, wish, lambda _committed: context.resize_text(percent), context.toast)


SCREEN = Screen("appearance", N_("Text size"), "eye", "settings", lambda context, _entry: AppearanceScreen(context))
