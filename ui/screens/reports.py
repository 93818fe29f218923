"""Informes: the gallery, the page as it will be printed, and saving it."""

import calendar
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import Progress
from emprende_desktop.i18n.documents import DOCUMENTS
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.lots import lot_at, lot_codes
from emprende_desktop.queries.masters import active_accounts, places
from emprende_desktop.queries.people import people
from emprende_desktop.vault.drives import drive_named
from emprende_desktop.vault.files import atomic_file
from reports.books import BooksSource
from reports.registry import Asked, Report, report_named, reports_of
from reports.source import Built, ReportRequest
from reports.writers import Format, bind, write_to
from ui.files import free_stem
from ui.printing import page_image
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, clear, label, name_box, row, scrolling
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field, date_or_told, show_date
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.report_gallery import ReportGallery
from ui.widgets.report_view import ReportView

PREVIEW_SCALE = 1.25
FOLDER = "reports.folder"
PAGES_SHOWN = 5
PAPER_HEIGHT_MIN = 240


class ReportsScreen(QWidget):
    """The gallery of reports with a preview beside it; of one row of what is asked for, its papers."""

    def __init__(self, context: Context, entry: int | None, of: Asked = Asked.ENTRY) -> None:
        super().__init__()
        self._context = context
        self._entry = entry
        offered = reports_of(context.modules)
        wanted = (lambda r: not r.of.is_one_row) if entry is None else (lambda r: r.of is of)
        self._reports = tuple(filter(wanted, offered))
        self._report = self._reports[0]
        today = context.books.today
        self.start = date_field(dt.date(today.year, 1, 1), _("From"))
        self.end = date_field(today.replace(day=calendar.monthrange(today.year, today.month)[1]), _("To"))
        self.save_pdf = button(_("&Save PDF"), lambda: self.save(Format.PDF), "main", "download")
        self.save_excel = button(_("Save Excel"), lambda: self.save(Format.XLSX))
        self.save_as = button(_("Save in…"), self.choose_folder)
        self.print = button(_("Pr&int"), self.print_report, "", "printer")
        self.subject = DropDown()
        name_box(self.subject, _("Of what"))
        self.subject.hide()
        self.seen = ReportView(context)
        self.gallery = ReportGallery(self._reports, self.choose)
        self._said = label("", "error", wrap=True)
        self._said.hide()
        self._pages = QVBoxLayout()
        self._lay_out()
        self.start.dateChanged.connect(lambda _date: self.preview())
        self.end.dateChanged.connect(lambda _date: self.preview())
        for day in (self.start, self.end):
            day.refused.connect(self._refused)
            day.dateChanged.connect(lambda _date: self._said.hide())
        self.subject.activated.connect(lambda _index: self.preview())
        self.seen.changed.connect(self.preview)
        self.seen.offer(self._report)
        self.gallery.ticked.connect(self._name_buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the preview once it is known how wide it may be."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.preview)

    def _lay_out(self) -> None:
        layout = page_layout(self)
        layout.addWidget(label(_("Reports") if self._entry is None else _("Papers to sign"), "title"))
        days = QWidget()
        asked = row(label(_("From")), self.start, label(_("To")), self.end)
        asked.setContentsMargins(0, 0, 0, 0)
        days.setLayout(asked)
        if self._entry is not None:
            days.hide()
        layout.addWidget(flow_of(days, self.subject, *self.seen.choices))
        layout.addWidget(flow_of(self.save_pdf, self.print, self.save_excel, self.save_as))
        layout.addWidget(self._said)
        paper = QWidget()
        paper.setLayout(self._pages)
        self._paper = scrolling(paper)
        self._paper.setMinimumHeight(for_text(PAPER_HEIGHT_MIN))
        self.seen.lay_over(self._paper)
        self._columns = Columns(self.gallery, self.seen, (2, 5))
        layout.addWidget(self._columns, 1)

    def _name_buttons(self, together: tuple[Report, ...]) -> None:
        """Say on the buttons how many reports they save or print as one."""
        count = len(together)
        save, print_ = _("&Save PDF"), _("Pr&int")
        if count:
            save = ngettext("&Save the one ticked", "&Save {count} in one PDF", count)
            print_ = ngettext("Pr&int the one ticked", "Pr&int {count} together", count)
        for one, text in ((self.save_pdf, save.format(count=count)), (self.print, print_.format(count=count))):
            one.setText(text)
            one.setAccessibleName(text.replace("&", ""))

    def choose(self, report: Report) -> None:
        """Show another report."""
        self._report = report
        self.gallery.mark(report)
        self._said.hide()
        self._ask_subject(report.of)
        self.seen.offer(report)
        self.preview()
        self._columns.bring_right()

    def choose_of(self, report: Report, subject: str) -> None:
        """Show a report of somebody or something."""
        self.choose(report)
        self.subject.setCurrentIndex(max(self.subject.findData(subject), 0))
        self.preview()

    def _ask_subject(self, of: Asked) -> None:
        """Offer the places, accounts or people a report can be of; nothing where it is of all the books."""
        fetch = self._context.books.fetch
        offered: dict[Asked, Callable[[], list[tuple[str, str]]]] = {
            Asked.NOTHING: list,
            Asked.PLACE: lambda: [(place.name, place.name) for place in fetch(places)],
            Asked.ACCOUNT: lambda: (
                [("", _("All accounts"))] + [(code, f"{code} · {name}") for code, name in fetch(active_accounts)]
            ),
            Asked.PARTY: lambda: [("", _("Everybody")), *((party.name, party.name) for party in fetch(people))],
            Asked.LOT: lambda: [(code, _("Lot {lot}").format(lot=code)) for code in fetch(lot_codes)],
        }
        self.subject.clear()
        for value, text in offered.get(of, list)():
            self.subject.addItem(text, value)
        self.subject.setVisible(self.subject.count() > 0)

    @property
    def _bound(self) -> tuple[Report, ...]:
        """Return what goes into a PDF: the reports that are ticked, or the one that is shown."""
        return self.gallery.together or (self._report,)

    @property
    def _bound_title(self) -> str:
        return _("Folder of reports") if len(self._bound) > 1 else self._title(self._bound[0])

    def _title(self, report: Report) -> str:
        """Return what a report is called: a document, by its kind and number."""
        if report.of is not Asked.DOCUMENT or self._entry is None:
            return _(report.title)
        row = self._context.books.fetch(document, self._entry)
        return f"{_(DOCUMENTS[row.kind])} {row.called}"

    def _built(self, report: Report) -> Built:
        start, end = chosen_date(self.start), chosen_date(self.end)
        chosen = (self.subject.currentData() or None) if report is self._report else None
        place, account, party, lot = (
            chosen if report.of is of else None for of in (Asked.PLACE, Asked.ACCOUNT, Asked.PARTY, Asked.LOT)
        )
        days = min(start, end), max(start, end)
        compare = self.seen.compare if report.compared else None
        request = ReportRequest(*days, place, None, account, party, self._entry, compare, lot)
        return report.build(BooksSource(self._context.books.company), request)

    def _put(self, stream: BinaryIO, output: Format, progress: Progress) -> None:
        if output is Format.PDF:
            bind(tuple(map(self._built, self._bound)), stream, progress)
            return
        write_to(stream, self._built(self._report), output, progress)

    def preview(self) -> None:
        """Show the figures, or the first pages as they will be printed; the rest is not made."""
        if self.seen.on_screen:
            self._context.books.work(lambda _progress: self._built(self._report), self._show_figures, self._refused)
            return
        self._context.books.work(self._first_pages, self._show, self._refused)

    def _first_pages(self, progress: Progress) -> list[QImage]:
        stream = io.BytesIO()
        bind((self._built(self._report),), stream, progress, PAGES_SHOWN)
        return _drawn(stream.getvalue())

    def _show_figures(self, built: Built) -> None:
        if isValid(self):
            self.seen.show_document(built.document)

    def _show(self, pages: list[QImage]) -> None:
        if not isValid(self):
            return
        self.seen.show_paper()
        clear(self._pages)
        for image in pages:
            page = label("")
            page.setPixmap(_fitting(image, self._paper.viewport().width() - 24))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            page.setAccessibleName(_(self._report.title))
            self._pages.addWidget(page)
        if len(pages) == PAGES_SHOWN:
            self._pages.addWidget(label(_("These are the first pages. All are saved and printed."), "muted", wrap=True))
        self._pages.addStretch()

    def _folder(self) -> Path:
        remembered = json.loads(self._context.books.fetch(preference, FOLDER) or "{}").get("path", "")
        folder = Path(remembered)
        return folder if remembered and folder.is_dir() else self._context.documents

    def _name(self, output: Format) -> str:
        title = self._bound_title if output is Format.PDF else self._title(self._report)
        if self._report.of is Asked.DOCUMENT:
            return f"{title}.{output}"
        return f"{title} {chosen_date(self.end).isoformat()}.{output}"

    def save(self, output: Format) -> None:
        """Write the report into the folder last used; the toast names it."""
        if date_or_told(self.end, self._refused) is None:
            return
        self._write(_free(self._folder() / self._name(output)), output)

    def choose_folder(self) -> None:
        """Ask where to save the PDF, and use that folder from now on."""
        if date_or_told(self.end, self._refused) is None:
            return
        target = self._context.dialogs.choose_save(_("Save in…"), self._folder() / self._name(Format.PDF))
        if target is None:
            return
        wish = Preference(FOLDER, {"path": str(target.parent)})
        free = _free(target.with_suffix(".pdf"))
        self._context.books.do(
            remember_preference, wish, lambda _committed: self._write(free, Format.PDF), self._refused
        )

    def _write(self, target: Path, output: Format) -> None:
        self._context.books.work(lambda progress: self._written(target, output, progress), self._saved, self._refused)

    def _written(self, target: Path, output: Format, progress: Progress) -> Path:
        with drive_named(target):
            target.parent.mkdir(parents=True, exist_ok=True)
        with atomic_file(target) as stream:
            self._put(stream, output, progress)
        return target

    def print_report(self) -> None:
        """Make the PDF beside the window and send it to the printer that is chosen."""
        self._context.books.work(self._printed, self._print, self._refused)

    def _printed(self, progress: Progress) -> bytes:
        stream = io.BytesIO()
        self._put(stream, Format.PDF, progress)
        return stream.getvalue()

    def _print(self, content: bytes) -> None:
        title = self._bound_title
        chosen = self._context.dialogs.choose_printer(title)
        if chosen is not None:
            sent = _("Sent to the printer: {name}").format(name=title)
            self._context.books.work(
                lambda progress: chosen(content, progress), lambda _nothing: self._context.toast(sent), self._refused
            )

    def _saved(self, target: Path) -> None:
        if isValid(self):
            self._said.hide()
        self._context.toast(_("Saved in {folder}: {name}").format(folder=target.parent.name, name=target.name))

    def _refused(self, sentence: str) -> None:
        if not isValid(self):
            self._context.toast(sentence)
            return
        self._said.setText(sentence)
        self._said.show()


def _fitting(image: QImage, width: int) -> QPixmap:
    shown = QPixmap.fromImage(image)
    if shown.width() <= width or width <= 0:
        return shown
    return shown.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _free(path: Path) -> Path:
    """Return the path, or the first numbered one that is free."""
    return path.with_name(f"{free_stem(path.parent, path.stem, path.suffix).name}{path.suffix}")


def _drawn(content: bytes) -> list[QImage]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    images = [page_image(document, index, PREVIEW_SCALE) for index in range(len(document))]
    document.close()
    return images


def build(context: Context, entry: int | None) -> ReportsScreen:
    """Return the screen."""
    return ReportsScreen(context, entry)


def build_of_lot(context: Context, lot: int | None) -> ReportsScreen:
    """Return the screen with the sheet of a lot."""
    return _of_lot(context, "gold-lot", lot)


def build_of_review(context: Context, lot: int | None) -> ReportsScreen:
    """Return the screen with the review of the settlement of a lot."""
    return _of_lot(context, "settlement-review", lot)


def _of_lot(context: Context, report: str, lot: int | None) -> ReportsScreen:
    assert lot is not None, "it is of a lot"
    screen = ReportsScreen(context, None)
    screen.choose_of(report_named(report), context.books.fetch(lot_at, lot).code)
    return screen


def build_of_tax_sheet(context: Context, month: int | None) -> ReportsScreen:
    """Return the screen with the sheet of a month, told as 202608."""
    return _of_month(context, "tax-sheet", month)


def build_of_sales(context: Context, month: int | None) -> ReportsScreen:
    """Return the screen with the register of sales of a month."""
    return _of_month(context, "sales-register", month)


def build_of_purchases(context: Context, month: int | None) -> ReportsScreen:
    """Return the screen with the register of purchases of a month."""
    return _of_month(context, "purchases-register", month)


def _of_month(context: Context, report: str, month: int | None) -> ReportsScreen:
    assert month is not None, "it is of a month"
    of = Month(*divmod(month, 100))
    screen = ReportsScreen(context, None)
    show_date(screen.start, of.first)
    show_date(screen.end, of.last)
    screen.choose(report_named(report))
    return screen


def build_of_kardex(context: Context, _entry: int | None) -> ReportsScreen:
    """Return the screen with the kardex."""
    screen = ReportsScreen(context, None)
    screen.choose(report_named("gold-kardex"))
    return screen


def build_of_act(context: Context, row: int | None) -> ReportsScreen:
    """Return the paper of an act."""
    return ReportsScreen(context, row, Asked.ACT)


def build_of_share_out(context: Context, row: int | None) -> ReportsScreen:
    """Return the papers of a share-out."""
    return ReportsScreen(context, row, Asked.SHARE_OUT)


def build_of_document(context: Context, row: int | None) -> ReportsScreen:
    """Return a document that was given, on a page and on rolls."""
    return ReportsScreen(context, row, Asked.DOCUMENT)


def build_of_hand_over(context: Context, row: int | None) -> ReportsScreen:
    """Return the paper of a hand-over."""
    return ReportsScreen(context, row, Asked.HAND_OVER)
