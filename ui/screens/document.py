"""Dar un comprobante: what it says is typed, added up while it is typed, and given, or kept as a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import CategoryKind, PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.document import Draft
from emprende_desktop.invoicing.issuing import NewDocument, Origin
from emprende_desktop.invoicing.totals import Totals, totals_of
from emprende_desktop.invoicing.typed_document import Part, Problem, TypedDocument, read_document
from emprende_desktop.queries.document_form import DayTerms, day_terms, next_numbers
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.documents import DocumentKind
from ui.screen import Act, Context
from ui.widgets.basics import button, card, label, name_box
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.document_acts import undo_of_document
from ui.widgets.document_bought import DocumentBought
from ui.widgets.document_customer import DocumentCustomer
from ui.widgets.document_lines import DocumentLines
from ui.widgets.document_more import DocumentMore, is_told
from ui.widgets.document_opened import Opened, anew, copy_of, note_on, of_draft, of_sale
from ui.widgets.document_payment import DocumentPayment
from ui.widgets.document_portal import DocumentPortal
from ui.widgets.document_reference import DocumentReference
from ui.widgets.document_totals import in_currency, total_lines
from ui.widgets.figure_lines import FigureLines
from ui.widgets.flow import flow_of
from ui.widgets.fold import Fold
from ui.widgets.keys import goes_on
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot

if TYPE_CHECKING:
    from emprende_desktop.domain.topics import Committed

GRAMS = "GRM"  # catalogue 03: what gold is bought by


class DocumentForm(QWidget):
    """What is typed is kept as a draft when the form is left, and its sums are told while it is typed."""

    def __init__(self, context: Context, opened: Opened) -> None:
        super().__init__()
        self._context = context
        self._entry, self._draft = opened.entry, opened.draft
        self._filling = True
        self._terms = context.books.fetch(day_terms, opened.typed.day)
        self.kind, self.series = QComboBox(), QComboBox()
        self.date = date_field(opened.typed.day, _("Date"))
        self.customer = DocumentCustomer(context)
        self.lines = DocumentLines(context)
        self.payment = DocumentPayment(context)
        self.reference = DocumentReference(context)
        self.bought = DocumentBought(context)
        self.more = DocumentMore(context)
        self.result, self.warnings = FigureLines(), label("", "warn", wrap=True)
        self.foot = SavingFoot(context, None, (N_("&Issue"), N_("Issued")), self.submit).without_papers()
        self.portal = DocumentPortal(context, self.foot.refuse)
        self._more = Fold(_("More: discount, detraction, advances, dollars"), self.more)
        self._portal = Fold(_("I already issued it on SUNAT"), self.portal)
        self._errors = {
            Part.CUSTOMER: self.customer.error, Part.PAYMENT: self.payment.error, Part.BOUGHT: self.bought.error,
            Part.REFERENCE: self.reference.error, Part.MORE: self.more.error,
        }  # fmt: skip
        self._lay_out()
        self._show(opened.typed)
        self._listen()
        self._filling = False
        self._kept = self.typed()
        self._told()

    def _lay_out(self) -> None:
        name_box(self.kind, _("Which document?"))
        name_box(self.series, _("Series and number"))
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("A document"), "title"))
        outer.addWidget(flow_of(self.kind, self.series, self.date))
        left, typed = card()
        for part in (self.reference, label(_("What is on it?"), "step"), self.lines, self.bought, self._more):
            typed.addWidget(part)
        typed.addStretch()
        right, told = card()
        for beside in (self.result, self.warnings, self.customer, self.payment, self._portal):
            told.addWidget(beside)
        told.addStretch()
        outer.addWidget(Columns(left, right, (7, 5)), 1)
        keep = button(_("Keep as a &draft"), self.keep, "", "save")
        self.foot.beside(keep)
        self.foot.told_by(self._issued)
        goes_on(self, self.submit, self._context.leave)
        self.setFocusProxy(self.lines.rows[0].description)

    def _listen(self) -> None:
        for part in (self.customer, self.lines, self.payment, self.reference, self.bought, self.more, self.portal):
            part.changed.connect(self._told)
        self.kind.currentIndexChanged.connect(lambda _index: self._suited())
        self.series.currentIndexChanged.connect(lambda _index: self._told())
        self.reference.kind.currentIndexChanged.connect(lambda _index: self._offer_series(""))
        self.date.dateChanged.connect(lambda _date: self._dated())
        self.date.refused.connect(self.foot.refuse)

    def _show(self, typed: TypedDocument) -> None:
        """Show a document as it was typed."""
        self._offer_kinds(typed.of)
        self.customer.show_typed(typed)
        self.lines.suit(_noted_under(typed.of), asks_tax=self._terms.regime.splits_igv)
        self.lines.show_lines(typed.lines)
        self.payment.show_typed(typed)
        self.reference.show_typed(typed)
        if typed.of is DocumentKind.LIQUIDACION:
            self.bought.show_typed(typed)
        self.more.show_typed(typed)
        self._more.open(wanted=is_told(typed))
        self.portal.number.setText(typed.portal)
        self._portal.open(wanted=bool(typed.portal))
        self._suit()
        self._offer_series(typed.series)

    def _offer_kinds(self, chosen: DocumentKind) -> None:
        """Offer what the regime of the day issues; a note that was begun stays what it is."""
        self.kind.clear()
        kinds = self._terms.kinds if chosen in self._terms.kinds else (chosen, *self._terms.kinds)
        for kind in kinds:
            self.kind.addItem(_(DOCUMENTS[kind]), kind)
        self.kind.setCurrentIndex(self.kind.findData(chosen))

    def _offer_series(self, chosen: str) -> None:
        self.series.clear()
        for one in self._context.books.fetch(next_numbers, self._chosen(), self.reference.corrected()):
            told = f"{one.code}-{one.number}"
            self.series.addItem(f"{told} · {one.point}" if one.point else told, one.code)
        self.series.setCurrentIndex(max(self.series.findData(chosen), 0))

    def _chosen(self) -> DocumentKind:
        return DocumentKind(self.kind.currentData() or DocumentKind.RECEIPT)

    def _suited(self) -> None:
        if self._filling:
            return
        self._suit()
        self._offer_series("")
        self._told()

    def _suit(self) -> None:
        """Ask what the chosen kind asks."""
        kind = self._chosen()
        self.customer.suit(kind)
        self.payment.suit(kind)
        self.reference.suit(kind)
        self.lines.suit(_noted_under(kind), asks_tax=self._terms.regime.splits_igv)
        self.bought.setVisible(kind is DocumentKind.LIQUIDACION)
        if kind is DocumentKind.LIQUIDACION:
            self.bought.propose(self._terms.withholding)
            self.lines.propose_unit(GRAMS)
        self._portal.setVisible(kind not in (DocumentKind.RECEIPT, DocumentKind.QUOTATION))

    def _dated(self) -> None:
        """Follow the regime of another day."""
        terms = self._context.books.fetch(day_terms, chosen_date(self.date))
        if terms != self._terms:
            self._terms = terms
            self._offer_kinds(self._chosen() if self._chosen() in terms.kinds else terms.kinds[0])
        self._told()

    def typed(self) -> TypedDocument:
        """Return the document as it is typed; raises UnreadableDayError."""
        kind = self._chosen()
        lines = self.lines.typed()
        told = self.more.told() | self.reference.told()
        if kind is DocumentKind.LIQUIDACION:
            told |= self.bought.told()
            lines = tuple(replace(line, properties=self.bought.of_gold()) for line in lines)
        return TypedDocument(
            kind=kind.value, date=chosen_date(self.date).isoformat(), series=str(self.series.currentData() or ""),
            identity=str(self.customer.identity.currentData()), number=self.customer.number.text(),
            name=self.customer.name.text(), address=self.customer.place, lines=lines, place=self.payment.place_id(),
            due=self.payment.due.text() if self.payment.place_id() is None else "",
            instalments=self.payment.parts(), portal=self.portal.number.text(), **told,  # type: ignore[arg-type]  # each by its name
        )  # fmt: skip

    def _told(self) -> None:
        """Say what it comes to, as far as it is typed."""
        if self._filling:
            return
        try:
            typed = self.typed()
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        self._unmark()
        sketch = read_document(_sketched(typed), self.foot.key).draft
        totals = None if sketch is None else _added_up(sketch, self._terms)
        if sketch is None or totals is None:
            self.result.show_lines(())
            self.warnings.hide()
            self.foot.tell(_("Write what is on it and its price; here you see what will be issued."))
            return
        self.lines.show_amounts(tuple(one.value + one.taxes for one in totals.lines))
        self.result.show_lines(total_lines(sketch, totals, taxed=self._terms.regime.splits_igv))
        self._warn(typed, totals.payable)
        self.foot.tell(self._sentence(typed, sketch, totals))

    def _sentence(self, typed: TypedDocument, sketch: Draft, totals: Totals) -> str:
        text = _("{document} {number} for {amount}, of {date}.")
        if typed.of in (DocumentKind.RECEIPT, DocumentKind.QUOTATION):
            text = _("{document} {number} for {amount}, of {date}; it has no tax value.")
        return text.format(
            document=_(DOCUMENTS[typed.of]), number=self.portal.number.text() or self.series.currentText(),
            amount=in_currency(sketch.currency, totals.payable), date=short_date(typed.day),
        )  # fmt: skip

    def _warn(self, typed: TypedDocument, payable: Money) -> None:
        """Say what the law asks of large amounts."""
        told = []
        cash = {place.id for place in self._context.books.fetch(places) if place.kind is PlaceKind.CASH}
        if payable >= self._terms.means_from and typed.place in cash:
            text = _("From {limit} on it has to be paid through a bank or Yape, or who buys cannot deduct it.")
            told.append(text.format(limit=money(self._terms.means_from)))
        unnamed = not (typed.name.strip() and typed.number.strip())
        if typed.of is DocumentKind.BOLETA and payable > self._terms.boleta_limit and unnamed:
            text = _("A boleta of more than {limit} says who buys: write the name and the DNI.")
            told.append(text.format(limit=money(self._terms.boleta_limit)))
        self.warnings.setText("\n".join(told))
        self.warnings.setVisible(bool(told))

    def _unmark(self) -> None:
        self.lines.say({})
        for told in self._errors.values():
            told.hide()

    def submit(self) -> None:
        """Issue, unless something is missing or wrong: then it is told beside its field."""
        try:
            typed = self.typed()
        except BookkeepingError as error:
            self.foot.refuse(sentence(error))
            return
        reading = read_document(typed, self.foot.key)
        problems = reading.problems
        if reading.draft is not None:
            problems = _wrong_sums(reading.draft, self._terms)
        if reading.draft is None or problems:
            self._mark(problems)
            return
        number = self._portal_number()
        if number is None:
            self.foot.refuse(_("Write the number as SUNAT gave it: a series, a dash and a number, like EB01-77."))
            self.portal.number.setFocus()
            return
        from emprende_desktop.commands.documents import issue_document

        new = self._new(reading.draft, *number)
        self.foot.submit("", lambda _party: new, issue_document)

    def _portal_number(self) -> tuple[str, int] | None:
        """Return series and number of the portal, empty and zero for our own, None where it is no number."""
        text = self.portal.number.text().strip().upper()
        if not text or self._portal.isHidden():
            return "", 0
        series, _dash, number = text.rpartition("-")
        return (series, int(number)) if series and number.isascii() and number.isdigit() else None

    def _new(self, draft: Draft, series: str, number: int) -> NewDocument:
        if not series:
            return NewDocument(draft, entry=self._entry, draft=self._draft)
        portal = replace(draft, series=series)
        return NewDocument(portal, Origin.PORTAL, number, self._entry, self._draft, self.portal.papers)

    def _mark(self, problems: tuple[Problem, ...]) -> None:
        """Say beside each part what is wrong with it, and go to the first."""
        lines = {one.line: sentence(one.error) for one in problems if one.part is Part.LINES}
        self.lines.say(lines)
        for one in problems:
            if one.part in self._errors:
                self._errors[one.part].say(sentence(one.error))
        self._more.open(wanted=not self.more.isHidden() or any(one.part is Part.MORE for one in problems))
        first = problems[0]
        if first.part is Part.CUSTOMER:
            (self.customer.name if self.customer.number.text().strip() else self.customer.number).setFocus()
        elif first.part is Part.LINES:
            self.lines.rows[first.line].description.setFocus()
        self.foot.refuse(sentence(first.error))

    def _issued(self, committed: Committed) -> None:
        self._kept = self.typed()
        row = self._context.books.fetch(document, committed.row_id)
        told = _("{document} issued").format(document=f"{_(DOCUMENTS[row.kind])} {row.called}")
        self._context.leave()
        then = Act(_("Print"), partial(self._context.navigate, "document-paper", row.id))
        self._context.toast(told, undo_of_document(self._context, row.id), then)

    def keep(self) -> None:
        """Keep what is typed as a draft and leave."""
        self._keep_typed()
        self._context.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when the page is left: nothing of it is lost."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._keep_typed()

    def _keep_typed(self) -> None:
        try:
            typed = self.typed()
        except BookkeepingError:
            typed = replace(self._kept, lines=self.lines.typed())
        if typed == self._kept or typed.is_blank:
            return
        from emprende_desktop.commands.documents import KeptDraft, drop_draft, keep_draft

        self._kept = typed
        sketch = read_document(_sketched(typed), self.foot.key).draft
        totals = None if sketch is None else _added_up(sketch, self._terms)
        kept = KeptDraft(typed, ZERO if totals is None else totals.payable, self._entry, self._draft)
        toast, do = self._context.toast, self._context.books.do

        def told(committed: Committed) -> None:
            away = partial(do, drop_draft, committed.row_id, lambda _done: None, toast)
            toast(_("Kept as a draft, under Documents"), away)

        do(keep_draft, kept, told, toast)


def _noted_under(kind: DocumentKind) -> CategoryKind:
    return CategoryKind.EXPENSE if kind is DocumentKind.LIQUIDACION else CategoryKind.SALE


def _sketched(typed: TypedDocument) -> TypedDocument:
    """Return the document as far as its sums go: whoever it is for may still be missing."""
    kind = typed.kind if typed.of is DocumentKind.LIQUIDACION else DocumentKind.QUOTATION.value
    lines = tuple(line for line in typed.lines if line.price.strip() or not line.is_empty)
    return replace(typed, kind=kind, number="", name="", due="", instalments=(), lines=lines)


def _added_up(draft: Draft, terms: DayTerms) -> Totals | None:
    try:
        return totals_of(draft, terms.igv_percent)
    except BookkeepingError:
        return None


def _wrong_sums(draft: Draft, terms: DayTerms) -> tuple[Problem, ...]:
    """Return what is wrong with the sums of a document: instalments beyond it, or a discount."""
    try:
        totals_of(draft, terms.igv_percent)
    except BookkeepingError as error:
        return (Problem(Part.PAYMENT if draft.instalments else Part.MORE, error),)
    return ()


def build(context: Context, _entry: int | None) -> DocumentForm:
    """Return the screen for a new document."""
    return DocumentForm(context, anew(context))


def build_of_draft(context: Context, draft: int | None) -> DocumentForm:
    """Return the screen for a draft."""
    return DocumentForm(context, of_draft(context, draft))


def build_of_sale(context: Context, entry: int | None) -> DocumentForm:
    """Return the screen for a sale that was saved, filled in with it."""
    return DocumentForm(context, of_sale(context, entry))


def build_of_copy(context: Context, row: int | None) -> DocumentForm:
    """Return the screen for a new document that says what another said."""
    return DocumentForm(context, copy_of(context, row))


def build_of_credit(context: Context, row: int | None) -> DocumentForm:
    """Return the screen for a credit note on a document."""
    return DocumentForm(context, note_on(context, row, DocumentKind.CREDIT_NOTE))


def build_of_debit(context: Context, row: int | None) -> DocumentForm:
    """Return the screen for a debit note on a document."""
    return DocumentForm(context, note_on(context, row, DocumentKind.DEBIT_NOTE))
