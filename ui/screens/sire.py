"""Comparar con la propuesta de SUNAT: what it has of a month beside what our register has."""

import io
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import Progress
from emprende_desktop.exchange.ebooks.proposals import Proposed, read_purchases, read_sales
from emprende_desktop.formality.book_errors import BookOwnerRequiredError
from emprende_desktop.formality.register_comparison import compare_purchases, compare_sales
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import first_upper
from emprende_desktop.i18n.register_words import difference_text, registered_text
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.enterprise import enterprise
from emprende_desktop.queries.purchases import registered_purchases
from emprende_desktop.queries.registers import sale_lines
from emprende_desktop.queries.taxes import months_told
from reports.books import BooksSource
from reports.build.proposal import TITLES, Found, proposal_document
from reports.source import Built, ReportRequest
from reports.writers import bind
from ui.screen import Context
from ui.widgets.basics import button, card, clear, combo, label, name_box
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

SALES, PURCHASES = "sire-rvie", "sire-rce"
AT_ONCE = 100
_WHICH = ((SALES, N_("Sales")), (PURCHASES, N_("Purchases")))


class SireScreen(QWidget):
    """The month and the register, the file of SUNAT, and below them what differs."""

    def __init__(self, context: Context, month: int | None, which: str) -> None:
        super().__init__()
        self._context = context
        self._found: Found | None = None
        self.month, self.which = DropDown(), combo(_WHICH)
        name_box(self.month, _("Month"))
        name_box(self.which, _("Register"))
        self.which.setCurrentIndex(self.which.findData(which))
        self.choose = button(_("&Choose file"), self.choose_file, "main", "folder-open")
        self.print = button(_("Pr&int"), self.print_comparison, "", "printer")
        self.error = Refusal(context.toast)
        self.sentence = label("", "sentence", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out()
        self._list_months(month)
        self._forget()
        for box in (self.month, self.which):
            box.currentIndexChanged.connect(lambda _index: self._forget())

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Compare with SUNAT's proposal"), "title", wrap=True))
        outer.addWidget(flow_of(self.month, self.which, self.choose, self.print))
        outer.addWidget(self.error)
        outer.addWidget(self.sentence)
        outer.addLayout(self._list, 1)

    def _list_months(self, wanted: int | None) -> None:
        books = self._context.books
        for month in books.fetch(months_told, books.today):
            self.month.addItem(first_upper(month_text(month)), str(month))
        at = self.month.findData(str(Month(*divmod(wanted, 100)))) if wanted else min(1, self.month.count() - 1)
        self.month.setCurrentIndex(max(at, 0))

    @property
    def _chosen(self) -> Month:
        return Month.parse(str(self.month.currentData()))

    @property
    def _key(self) -> str:
        return str(self.which.currentData())

    def _forget(self) -> None:
        """Show no comparison: what is chosen now has none yet."""
        self._found = None
        self.error.hide()
        self.print.setEnabled(False)
        clear(self._list)
        self._list.addStretch()
        self.sentence.setText(
            _("Download the proposal of the month from the SIRE on SUNAT's page and choose that file here, as it came.")
        )

    def choose_file(self) -> None:
        """Ask for the file of SUNAT and compare it beside the window."""
        kinds = _("Proposals (*.zip *.csv *.txt)")
        path = self._context.dialogs.choose_open(_("The proposal of SUNAT"), kinds)
        if path is not None:
            self._forget()
            compare = partial(self._compared, path, self._chosen, self._key)
            self._context.books.work(compare, self._show, self.error.say)

    def _compared(self, path: Path, month: Month, key: str, progress: Progress) -> Found:
        company = self._context.books.company
        ruc = company.fetch(enterprise, month.last).ruc
        if not ruc:
            raise BookOwnerRequiredError
        wanted = Proposed(path, ruc, month)
        if key == SALES:
            return compare_sales(company.stream(sale_lines, month.first, month.last), read_sales(wanted, progress))
        ours = company.stream(registered_purchases, month.first, month.last)
        return compare_purchases(ours, read_purchases(wanted, progress))

    def _show(self, found: Found) -> None:
        if not isValid(self):
            return
        self._found = found
        self.print.setEnabled(True)
        clear(self._list)
        equal = ngettext("{count} document is equal.", "{count} documents are equal.", found.equal)
        told = equal.format(count=found.equal)
        if not (found.missing_here or found.missing_there or found.differing):
            told = _("Our register and SUNAT's proposal say the same. {equal}").format(equal=told)
        self.sentence.setText(told)
        key = self._key
        self._section(_("SUNAT has it and our register does not"), list(map(registered_text, found.missing_here)))
        self._section(_("Our register has it and SUNAT does not"), list(map(registered_text, found.missing_there)))
        self._section(_("Told in two ways"), [difference_text(key, one) for one in found.differing])
        self._list.addStretch()

    def _section(self, title: str, lines: list[str]) -> None:
        if not lines:
            return
        frame, inside = card()
        inside.addWidget(label(f"{title} ({len(lines)})", "heading", wrap=True))
        for line in lines[:AT_ONCE]:
            inside.addWidget(label(line, "", wrap=True))
        if len(lines) > AT_ONCE:
            more = _("And {count} more: print the list to see all of it.").format(count=len(lines) - AT_ONCE)
            inside.addWidget(label(more, "muted", wrap=True))
        self._list.addWidget(frame)

    def print_comparison(self) -> None:
        """Make the page of the comparison beside the window and send it to the printer that is chosen."""
        assert self._found is not None, "the button waits for it"
        printed = partial(self._printed, self._found, self._chosen, self._key)
        self._context.books.work(printed, partial(self._print, _(TITLES[self._key])), self.error.say)

    def _printed(self, found: Found, month: Month, key: str, progress: Progress) -> bytes:
        request = ReportRequest(month.first, month.last, None, None)
        imprint = BooksSource(self._context.books.company).imprint(request)
        stream = io.BytesIO()
        bind((Built(proposal_document(found, key, request.period, imprint), {}),), stream, progress)
        return stream.getvalue()

    def _print(self, title: str, content: bytes) -> None:
        chosen = self._context.dialogs.choose_printer(title)
        if chosen is not None:
            sent = _("Sent to the printer: {name}").format(name=title)
            self._context.books.work(
                lambda progress: chosen(content, progress), lambda _nothing: self._context.toast(sent), self.error.say
            )


def build(context: Context, month: int | None) -> SireScreen:
    """Return the screen for sales, of a month told as 202608 or of the one that is declared now."""
    return SireScreen(context, month, SALES)


def build_of_purchases(context: Context, month: int | None) -> SireScreen:
    """Return the screen for purchases."""
    return SireScreen(context, month, PURCHASES)
