"""Inicio: what there is (hidden until pressed), the four wishes, and what was noted last."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.formats import amount, long_date, money
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.enterprise import HomeSummary, home_summary
from emprende_desktop.queries.journal import journal_page, last_note, last_written_on
from ui.icons import icon
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, label, row
from ui.widgets.flow import flow_of
from ui.widgets.note_list import HIDDEN, NoteList
from ui.widgets.page import page_layout
from ui.widgets.proposals import ProposalList
from ui.widgets.reveal import Reveal

NOTES_SHOWN = 6
WISHES = (
    ("sale", N_("I sold"), "hand-coins", "green"),
    ("expense", N_("I spent"), "shopping-cart", "clay"),
    ("collection", N_("I was paid"), "banknote-arrow-down", "teal"),
    ("payment", N_("I paid"), "banknote-arrow-up", "earth"),
)
SMALL_WISHES = (
    ("withdrawal", N_("I took money home"), "house"),
    ("contribution", N_("I put in my own money"), "piggy-bank"),
    ("transfer", N_("I moved money"), "arrow-right-left"),
)


class HomeScreen(QWidget):
    """The first page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._cash = label("", "figure")
        self._earned = label("", "good")
        self._month = label("", "muted", wrap=True)
        self._owed_to_me = label("", "in")
        self._i_owe = label("", "out")
        self._last = label("", "muted", wrap=True)
        self._clock = label(
            _("The laptop's date looks wrong: your last note was saved on a later day. Check the date of each note."),
            "error",
            wrap=True,
        )
        self._empty = label("", "muted", wrap=True)
        self._notes = NoteList(context)
        self._proposals = ProposalList(context)
        self.reveal = Reveal()
        self.reveal.changed.connect(self._reload)
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.setSpacing(8)
        greeting = QVBoxLayout()
        greeting.setSpacing(0)
        greeting.addWidget(label(_("Good day, {name}").format(name=self._context.enterprise.leader), "title"))
        greeting.addWidget(label(long_date(self._context.books.today), "muted"))
        layout.addLayout(greeting)
        layout.addWidget(self._clock)
        layout.addLayout(self._figures())
        layout.addLayout(self._wishes())
        layout.addWidget(self._proposals)
        layout.addWidget(self._last_notes(), 1)

    def _figures(self) -> QHBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(16)
        head = row(label(_("My money"), "muted"), self.reveal, stretch_after=0)
        cash, inside = card()
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self._cash)
        cards.addWidget(cash, 5)
        cards.addWidget(_figure_card(_("Earned this month"), self._earned, self._month), 4)
        cards.addWidget(_figure_card(_("They owe me · I owe"), self._owed_to_me, self._i_owe), 4)
        return cards

    def _wishes(self) -> QHBoxLayout:
        tiles = QHBoxLayout()
        tiles.setSpacing(10)
        for key, text, picture, color in WISHES:
            tile = QToolButton()
            tile.setObjectName("wish")
            tile.setText(_(text))
            tile.setAccessibleName(_(text))
            tile.setProperty("paint", color)
            tile.setIcon(icon(picture, "on_teal"))
            tile.setIconSize(QSize(for_text(44), for_text(44)))
            tile.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            tile.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            tile.setMinimumHeight(for_text(96))
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tile.clicked.connect(partial(self._go, key))
            tiles.addWidget(tile)
        return tiles

    def _go(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal hands it over
        self._context.navigate(key)

    def _last_notes(self) -> QFrame:
        frame, layout = card()
        heading = label(_("What we noted last"), "heading")
        chips = [button(_(text), partial(self._context.navigate, key), "chip", pic) for key, text, pic in SMALL_WISHES]
        see_all = button(_("See all"), lambda: self._context.navigate("movements"), "link")
        layout.addWidget(flow_of(heading, *chips, see_all))
        layout.addWidget(self._last)
        layout.addWidget(self._empty)
        layout.addWidget(self._notes)
        layout.addStretch()
        return frame

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.ASSETS, Topic.LOTS}:
            self._reload()

    def _reload(self) -> None:
        books = self._context.books
        self._tell(books.fetch(home_summary, books.today))
        self._proposals.reload(amounts_shown=self.reveal.amounts_shown)
        rows = books.fetch(journal_page).rows[:NOTES_SHOWN]
        self._notes.show_rows(rows, amounts_shown=self.reveal.amounts_shown)
        written = books.fetch(last_written_on)
        self._clock.setVisible(written is not None and written > books.today)
        last = books.fetch(last_note)
        self._last.setVisible(last is not None)
        if last is not None:
            said = _("Last saved: {note}, on {when}.")
            when = last.written_at.strftime("%d/%m/%Y %H:%M")
            self._last.setText(said.format(note=memo_text(last.template, last.arguments), when=when))
        self._empty.setVisible(not rows)
        self._empty.setText(_("Nothing noted yet. Press “I sold” or “I spent” to write your first note."))

    def _tell(self, summary: HomeSummary) -> None:
        shown = self.reveal.amounts_shown
        self._cash.setText(money(summary.cash) if shown else HIDDEN)
        self._earned.setText(money(summary.earned) if shown else HIDDEN)
        sold = _("sold {sold} · spent {spent}").format(sold=amount(summary.sold), spent=amount(summary.spent))
        self._month.setText(sold if shown else "")
        self._owed_to_me.setText(money(summary.owed_to_me) if shown else HIDDEN)
        self._i_owe.setText(money(summary.i_owe) if shown else HIDDEN)


def _figure_card(title: str, *labels: QWidget) -> QFrame:
    frame, layout = card()
    layout.addWidget(label(title, "muted", wrap=True))
    for figure in labels:
        layout.addWidget(figure)
    layout.addStretch()
    return frame


def build(context: Context, _entry: int | None) -> HomeScreen:
    """Return the screen."""
    return HomeScreen(context)
