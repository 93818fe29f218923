"""Several documents printed as one PDF, each on its page."""

from __future__ import annotations

import io
from collections.abc import Callable

from emprende_desktop.domain.progress import Progress
from emprende_desktop.i18n.translation import _, ngettext
from ui.screen import Context


def print_documents(context: Context, documents: tuple[int, ...], refuse: Callable[[str], None]) -> None:
    """Make the PDF beside the window and send it to the printer that is chosen."""
    from reports.books import BooksSource
    from reports.registry import report_named
    from reports.source import ReportRequest
    from reports.writers import bind

    report, today = report_named("document"), context.books.today

    def made(progress: Progress) -> bytes:
        source, stream = BooksSource(context.books.company), io.BytesIO()
        asked = (ReportRequest(None, today, None, None, entry=one) for one in documents)
        bind(tuple(report.build(source, one) for one in asked), stream, progress)
        return stream.getvalue()

    def send(content: bytes) -> None:
        count = len(documents)
        title = ngettext("{count} document", "{count} documents", count).format(count=count)
        printer = context.dialogs.choose_printer(title)
        if printer is not None:
            sent = _("Sent to the printer: {name}").format(name=title)
            context.books.work(
                lambda progress: printer(content, progress), lambda _nothing: context.toast(sent), refuse
            )

    context.books.work(made, send, refuse)
