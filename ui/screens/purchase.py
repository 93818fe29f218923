"""Anoté una compra: a supplier's paper, typed or read from its XML, and what becomes of its IGV."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.purchases import REMARKS, WHY
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.purchases import PurchaseDocument
from emprende_desktop.invoicing.read_document import ReadDocument, check_for_us
from emprende_desktop.queries.purchases import Judged, judged, purchase_of
from ui.icons import pixmap
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import card, label, row
from ui.widgets.columns import Columns
from ui.widgets.dates import DateField
from ui.widgets.figure_lines import FigureLines, Line
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.purchase_answers import PurchaseFields
from ui.widgets.saving import SavingFoot
from ui.widgets.undo import undo_by, undo_of
from ui.widgets.xml_seen import XmlSeen


class PurchaseForm(QWidget):
    """A paper is judged while it is written; `entry` is the purchase that is corrected."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        self._content: bytes | None = None
        self._before: PurchaseDocument | None = None
        self.fields = PurchaseFields(context)
        self.seen = XmlSeen(context)
        self.heading = label(_("What it comes to"), "step")
        self.result = FigureLines()
        self.warnings = label("", "warn", wrap=True)
        self.foot = SavingFoot(context, None, (N_("&Save purchase"), N_("Purchase saved")), self.submit)
        self._lay_out()
        self._listen()
        if entry is not None:
            self._before = context.books.fetch(purchase_of, entry, self.foot.key)
            assert self._before is not None, "the form opens for a purchase"
            self.fields.show_document(self._before)
        else:
            self.fields.place.choose(self.fields.place.first_id)
        self._told()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        picture = label("")
        picture.setPixmap(pixmap("receipt-text", "clay", for_text(40)))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = _("Purchase with its paper")
        words.addWidget(label(f"{_('Correct')}: {title}" if self._entry else title, "title", wrap=True))
        words.addWidget(label(_("A factura, boleta or receipt for fees that a supplier gave you"), "muted", wrap=True))
        head: QHBoxLayout = row(picture)
        head.addLayout(words, 1)
        outer.addLayout(head)
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)), 1)

    def _left(self) -> QWidget:
        frame, layout = card()
        asked = self.fields
        for widget in (
            label(_("1 · Who gave it?"), "step"), flow_of(asked.identity, asked.supplier), asked.name,
            label(_("2 · Which paper?"), "step"), flow_of(asked.paper, asked.number), asked.days,
            label(_("3 · What does it say?"), "step"), flow_of(asked.currency, asked.detracted), asked.amounts,
            asked.changed, asked.extras, asked.detraction_told,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, layout = card()
        asked = self.fields
        for widget in (
            self.seen,
            self.heading, self.result, self.warnings,
            label(_("4 · On what?"), "step"), asked.category, asked.portions,
            label(_("5 · How did you pay?"), "step"), asked.place, asked.detail,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch()
        return frame

    def _listen(self) -> None:
        asked = self.fields
        for grid in (asked.amounts, asked.extras, asked.portions):
            grid.changed.connect(self._told)
        for chosen in (asked.category, asked.place):
            chosen.chosen.connect(self._told)
        for box in (asked.identity, asked.paper, asked.currency, asked.changed):
            box.currentIndexChanged.connect(lambda _index: self._asked())
        asked.detracted.toggled.connect(lambda _on: self._asked())
        for field in (asked.supplier, asked.name, asked.number, asked.due, asked.detail):
            field.textChanged.connect(lambda _text: self._told())
        asked.date.dateChanged.connect(lambda _date: self._told())
        asked.date.refused.connect(self.foot.refuse)
        self.seen.read.connect(self._read)
        self.seen.refused.connect(self.foot.refuse)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(asked.supplier)

    def _asked(self) -> None:
        self.fields.ask()
        self._told()

    def _read(self, document: ReadDocument, content: bytes) -> None:
        """Fill the form with what was read; a paper for somebody else is said and not taken."""
        try:
            check_for_us(document, self._context.enterprise.ruc)
        except BookkeepingError as error:
            self._content = None
            self.foot.refuse(sentence(error))
            return
        self._content = content
        self.fields.show_read(document)
        self._asked()

    def judged(self) -> tuple[PurchaseDocument, Judged]:
        """Return the paper as it is typed and what would become of it; raises a user's mistake."""
        document = self.fields.document(self.foot.key)
        return document, self._context.books.fetch(judged, document, self._context.books.today, self._entry)

    def _told(self) -> None:
        """Say what it comes to, as far as it is typed."""
        self.fields.tell_detraction()
        try:
            document, found = self.judged()
        except BookkeepingError as error:
            self.heading.hide()
            self.result.show_lines(())
            self._warn(())
            begun = bool(self.fields.supplier.text().strip())
            hint = _("Write the supplier, the number and the amounts; here you see what will be saved.")
            self.foot.tell(sentence(error) if begun else hint)
            return
        self.heading.show()
        self.result.show_lines(_lines(document, found))
        why = found.credit.why
        said = tuple(_(REMARKS[remark]) for remark in found.remarks)
        self._warn((*said, *((_(WHY[why]),) if why is not None else ())))
        self.foot.tell(_sentence(document, self.fields.place.current().text))

    def _warn(self, said: tuple[str, ...]) -> None:
        self.warnings.setText("\n".join(said))
        self.warnings.setVisible(bool(said))

    def submit(self) -> None:
        """Save, unless something is missing or a save is under way."""
        try:
            document, _found = self.judged()
        except BookkeepingError as error:
            self._show_where()
            self.foot.refuse(sentence(error))
            return
        from emprende_desktop.commands.purchases import record_purchase
        from emprende_desktop.noting.purchases import PurchaseRecord
        from emprende_desktop.trade.papers import XML, NewPaper

        xml = None if self._content is None else NewPaper(XML, self._content)
        record = PurchaseRecord(document, self.foot.papers, xml, self._entry)
        before = self._before
        self.foot.undone_by(undo_of if before is None else lambda context, entry: _put_back(context, before, entry))
        self.foot.submit("", lambda _party: record, record_purchase)

    def _show_where(self) -> None:
        """Put the keyboard on the first field that is empty and asked for."""
        asked = self.fields
        empty: tuple[QLineEdit | QComboBox | DateField, ...] = (asked.supplier, asked.name, asked.number)
        for field in empty:
            if isinstance(field, QLineEdit) and not field.text().strip():
                field.setFocus()
                return


def _put_back(context: Context, before: PurchaseDocument, entry: int) -> Callable[[], None]:
    """Return what puts a paper back as it was before it was corrected; pressed twice it posts once."""
    from dataclasses import replace

    from emprende_desktop.commands.purchases import record_purchase
    from emprende_desktop.noting.purchases import PurchaseRecord

    back = PurchaseRecord(replace(before, key=str(uuid.uuid4())), corrects=entry)
    return undo_by(context, record_purchase, back)


def _lines(document: PurchaseDocument, found: Judged) -> tuple[Line, ...]:
    soles, parted = document.in_soles, found.credit
    lines: list[Line] = [(_("Total in soles"), money(soles.total), "strong")]
    figures = (
        (_("IGV that you get back"), parted.credited),
        (_("IGV that waits for the deposit"), parted.waiting),
        (_("IGV that is part of the cost"), parted.cost),
        (_("Income tax kept back"), document.withheld),
        (
            _("Detraction to the State bank"),
            ZERO if document.detraction is None else document.detraction.amount,
        ),
    )
    lines += [(words, money(figure), "") for words, figure in figures if figure]
    lines.append((_("What it costs you"), money(soles.total - parted.credited - parted.waiting), ""))
    return tuple(lines)


def _sentence(document: PurchaseDocument, place: str) -> str:
    detraction = document.detraction
    waits = ZERO if detraction is None or detraction.done or document.place is None else detraction.amount
    moved = document.in_soles.total - document.withheld - waits
    if document.paper.sign < 0:
        text = (
            _("{name}: you will owe {amount} less.")
            if document.place is None
            else _("{name}: {amount} comes back into {place}.")
        )
    elif document.place is None:
        text = _("{name}: you will owe {amount}.")
    else:
        text = _("{name}: {amount} goes out of {place}.")
    return text.format(amount=money(moved), place=place, name=document.supplier.name)


def build(context: Context, entry: int | None) -> PurchaseForm:
    """Return the screen."""
    return PurchaseForm(context, entry)
