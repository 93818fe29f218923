"""A hand-over to write: who gives and who takes, the cash counted beside the notes, the papers."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.commands.assembly import record_hand_over, undo_hand_over
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import Place, party_written
from emprende_desktop.domain.money import ZERO
from emprende_desktop.domain.topics import Committed
from emprende_desktop.gold.assembly import Counted, HandedPlace, NewHandOver
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.sharing import difference_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.sharing import held_on
from ui.screen import Context
from ui.widgets.basics import asked, card, label, row
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.keys import form_keys
from ui.widgets.note_form import read_money
from ui.widgets.note_list import HIDDEN
from ui.widgets.page import page_layout
from ui.widgets.pickers import person_field
from ui.widgets.reveal import Reveal
from ui.widgets.saving import SavingFoot
from ui.widgets.undo import undo_by
from ui.widgets.words_box import WordsBox

PAPERS = (
    N_("Book of acts"), N_("Register of members"), N_("Cash notebook"), N_("Receipts and invoices"),
    N_("Permissions and contracts"), N_("Papers of the lots and assays"), N_("Stamp"), N_("Bank card and papers"),
)  # fmt: skip


class HandForm(QWidget):
    """Saved or thrown away; a place whose line is left empty is not handed over."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = (_("&Save hand-over"), _("Hand-over saved; its paper to sign is in the list"))
        self.foot = SavingFoot(context, None, words, self.submit).without_papers()
        self.foot.undone_by(lambda context, row: undo_by(context, undo_hand_over, row))
        self.date = date_field(context.books.today, _("Which day?"))
        self.giver = person_field(context, _("Who hands over?"))
        self.taker = person_field(context, _("Who takes over?"))
        self.detail, self.others = QLineEdit(), QLineEdit()
        self.reveal = Reveal()
        self._places = context.books.fetch(places)
        self.counted = {place.id: QLineEdit() for place in self._places}
        self._held: dict[int, QLabel] = {}
        self._agrees = {place.id: label("", "muted", wrap=True) for place in self._places}
        self.papers = {text: WordsBox(_(text)) for text in PAPERS}
        self._lay_out()
        self._listen()
        self._tell()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addLayout(row(label(_("Hand-over"), "title"), self.reveal, stretch_after=0))
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)), 1)

    def _left(self) -> QWidget:
        frame, layout = card()
        questions = (
            (_("Which day?"), self.date),
            (_("Who hands over?"), self.giver),
            (_("Who takes over?"), self.taker),
        )
        layout.addLayout(asked(questions))
        layout.addWidget(label(_("Which papers are handed over?"), "step"))
        for text, box in self.papers.items():
            box.setAccessibleName(_(text))
            layout.addWidget(box)
        layout.addLayout(asked(((_("Other papers or things"), self.others),)))
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("How much was counted in each place?"), "step"))
        layout.addWidget(label(_("Count it together; leave empty what is not handed over."), "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for line, place in enumerate(self._places):
            self._add_place(grid, 3 * line, place)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        layout.addLayout(grid)
        layout.addLayout(asked(((_("Detail (if you want)"), self.detail),)))
        layout.addStretch()
        return frame

    def _add_place(self, grid: QGridLayout, line: int, place: Place) -> None:
        field = self.counted[place.id]
        field.setPlaceholderText("0.00")
        field.setAccessibleName(_("Counted in {place}").format(place=place.name))
        self._held[place.id] = label("", "muted", wrap=True)
        grid.addWidget(label(place.name, wrap=True), line, 0)
        grid.addWidget(self._held[place.id], line + 1, 0)
        grid.addWidget(field, line, 1, 2, 1)
        grid.addWidget(self._agrees[place.id], line + 2, 0, 1, 2)

    def _listen(self) -> None:
        for field in (*self.counted.values(), self.giver, self.taker):
            field.textChanged.connect(lambda _text: self._tell())
        self.date.dateChanged.connect(lambda _date: self._tell())
        self.date.refused.connect(self.foot.refuse)
        self.reveal.changed.connect(self._tell)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.giver)

    def _tell(self) -> None:
        """Show what the notes say of each place on that day, and whether what was counted agrees with it."""
        try:
            date = chosen_date(self.date)
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        for place in self._places:
            held = self._context.books.fetch(held_on, place.id, date)
            notes = money(held) if self.reveal.amounts_shown else HIDDEN
            self._held[place.id].setText(_("Notes: {amount}").format(amount=notes))
            written = read_money(self.counted[place.id].text())
            agrees = self._agrees[place.id]
            agrees.setVisible(bool(self.counted[place.id].text().strip()) and written is not None)
            agrees.setText(difference_text(HandedPlace(place.name, held, written or ZERO)))
        self.foot.tell(self._sentence())

    def _sentence(self) -> str:
        if not self.giver.text().strip() or not self.taker.text().strip():
            return _("Write who hands over and who takes over, and count the cash together.")
        total = sum((read_money(field.text()) or ZERO for field in self.counted.values()), ZERO)
        told = _("{giver} hands {amount} over to {taker}.")
        return told.format(giver=self.giver.text().strip(), taker=self.taker.text().strip(), amount=money(total))

    def submit(self) -> None:
        """Save, the two people first, unless something is wrong; what differs is noted only after she says so."""
        unreadable = next((field for field in self.counted.values() if read_money(field.text()) is None), None)
        if unreadable is not None:
            unreadable.setFocus()
            self.foot.refuse(_("Write how much there is, for example 25.50."))
            return
        name = self.taker.text().strip()
        if not name or not self.giver.text().strip():
            self.foot.refuse(_("Write who hands over and who takes over."))
            return
        try:
            new, differs = party_written(name), self._differs()
        except BookkeepingError as error:
            self.foot.refuse(sentence(error))
            return
        if differs and not self._context.dialogs.confirm(_("Note what differs from the notes?"), _("Note it")):
            return
        self._context.books.do(add_party, new, self._save, self.foot.refuse)

    def _save(self, taker: Committed) -> None:
        self.foot.submit(self.giver.text(), lambda giver: self._hand_over(giver, taker.row_id), record_hand_over)

    def _differs(self) -> bool:
        date = chosen_date(self.date)
        return any(one.counted != self._context.books.fetch(held_on, one.place, date) for one in self._counts())

    def _counts(self) -> tuple[Counted, ...]:
        written = {place: field.text().strip() for place, field in self.counted.items()}
        return tuple(Counted(place, read_money(text) or ZERO) for place, text in written.items() if text)

    def _hand_over(self, giver: int | None, taker: int) -> NewHandOver:
        papers = [_(text) for text, box in self.papers.items() if box.isChecked()]
        if self.others.text().strip():
            papers.append(self.others.text().strip())
        return NewHandOver(
            chosen_date(self.date), giver, taker, self._counts(), tuple(papers), self.detail.text(), self.foot.key
        )


def build(context: Context, _entry: int | None) -> HandForm:
    """Return the screen; it is left for its list."""
    return HandForm(replace(context, leave=partial(context.navigate, "hand_over")))
