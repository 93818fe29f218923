"""A list of notes: when, what, how much, and the way to mend it; a reversed note is folded away in grey."""

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.formats import day_label, money, short_date
from emprende_desktop.i18n.memos import memo_text
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.gold_sales import is_of_ore
from emprende_desktop.queries.journal import Direction, JournalRow, last_closed
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, clear, label
from ui.widgets.undo import undo_of

FORMS = {
    "sale": ("sale", "hand-coins"),
    "expense": ("expense", "shopping-cart"),
    "purchase": ("purchase", "receipt-text"),
    "purchase_returned": ("purchase", "receipt-text"),
    "collection": ("collection", "banknote-arrow-down"),
    "supplier_payment": ("payment", "banknote-arrow-up"),
    "transfer": ("transfer", "arrow-right-left"),
    "contribution": ("contribution", "piggy-bank"),
    "withdrawal": ("withdrawal", "house"),
    "notebook": ("row", "notebook-pen"),
    "opening": ("opening", "scale"),
    "count": ("cash", "coins"),
    "loan": ("loan", "landmark"),
    "loan_payment": ("loan_payment", "banknote-arrow-up"),
    "asset": ("asset", "wrench"),
    "grant": ("grant", "sprout"),
    "market": ("market", "tent"),
    "prepaid": ("prepaid", "calendar"),
    "wages": ("wages", "users"),
    "wage_advance": ("wage_advance", "banknote-arrow-up"),
    "gold_sale": ("gold_sale", "gem"),
    "gold_on_behalf": ("gold_sale", "gem"),
    "share_out": ("share", "handshake"),
    "free": ("free", "book-open"),
    "journal": ("free", "book-open"),
}
# Notes of several people, whose papers to sign are other ones than the receipt.
PAPERS = {"share_out": "share-paper"}
SIGNS = {Direction.IN: ("+ ", "in"), Direction.OUT: ("\N{MINUS SIGN} ", "out"), Direction.NONE: ("", "move")}
ORE_SALE = "review_sale"
HIDDEN = "S/ ••••"


def form_of(context: Context, template: str, entry: int) -> str:
    """Return the form of a note; ore is sold by another than gold."""
    form = FORMS[template][0]
    return ORE_SALE if form == "gold_sale" and context.books.fetch(is_of_ore, entry) else form


def correct(context: Context, template: str, entry: int, date: dt.date) -> None:
    """Open the form of a note, unless its month is closed: then the way out is told at once."""
    closed = context.books.fetch(last_closed)
    if closed is not None and Month.of(date) <= closed:
        told = _(
            "The month of {date} is closed. Undo the note, which is dated today, and note it anew;"
            " or reopen the month under Accounting, Closing."
        )
        context.toast(told.format(date=short_date(date)))
        return
    context.navigate(form_of(context, template, entry), entry)


class NoteList(QWidget):
    """Rows of notes laid out in columns that line up."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)

    def show_rows(self, rows: tuple[JournalRow, ...], *, amounts_shown: bool) -> None:
        """Show rows in place of those that stood there."""
        clear(self._grid)
        for line, row in enumerate(rows):
            self._add(line, row, amounts_shown=amounts_shown)

    def _add(self, line: int, row: JournalRow, *, amounts_shown: bool) -> None:
        form, picture = FORMS.get(row.template, ("", "notebook-pen"))
        sign, style = SIGNS[row.direction]
        drawn = label("")
        drawn.setPixmap(pixmap(picture, "teal", for_text(22)))
        text = memo_text(row.template, row.arguments)
        text = f"{text} · {row.given}" if row.given else text
        undone = _("undone")
        text = f"{text} · {row.party_name}" if row.party_name else text
        text = f"{text} ({undone})" if row.is_reversed else text
        amount = f"{sign}{money(row.amount)}" if amounts_shown else HIDDEN
        day = day_label(row.date, self._context.books.today)
        which = f"{day} · {_('No.')} {row.id}"  # two notes of a day may say the same
        self._grid.addWidget(label(day, "muted"), line, 0)
        self._grid.addWidget(drawn, line, 1)
        self._grid.addWidget(label(text, "muted" if row.is_reversed else "", wrap=True), line, 2)
        self._grid.addWidget(label(amount, "muted" if row.is_reversed else style), line, 3)
        if row.is_reversed:
            return
        if form:
            mend = button(_("Correct"), lambda: correct(self._context, row.template, row.id, row.date), "link")
            mend.setAccessibleName(_("Correct {note}").format(note=text))
            mend.setAccessibleDescription(which)
            self._grid.addWidget(mend, line, 4)
        away = button(_("Undo"), undo_of(self._context, row.id), "link")
        away.setAccessibleName(_("Undo {note}").format(note=text))
        away.setAccessibleDescription(which)
        self._grid.addWidget(away, line, 5)
