"""A built report in the format asked for."""

import io
from enum import StrEnum
from typing import BinaryIO

from emprende_desktop.domain.progress import Progress, unwatched
from reports.csv import write_csv
from reports.json import write_json
from reports.source import Built
from reports.xlsx import write_xlsx


class Format(StrEnum):
    """How a report can leave the app."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def write(built: Built, output: Format, progress: Progress = unwatched) -> bytes:
    """Return the report's bytes; raises what stops the progress."""
    stream = io.BytesIO()
    write_to(stream, built, output, progress)
    return stream.getvalue()


def write_to(stream: BinaryIO, built: Built, output: Format, progress: Progress = unwatched) -> None:
    """Write the report as it is made: of a long one little is ever held. Raises what stops the progress."""
    match output:
        case Format.PDF:
            bind((built,), stream, progress)
        case Format.XLSX:
            write_xlsx(stream, built.document, progress)
        case Format.CSV:
            write_csv(stream, built.document, progress)
        case Format.JSON:
            write_json(stream, built.json)


def bind(
    reports: tuple[Built, ...], stream: BinaryIO, progress: Progress = unwatched, pages: int | None = None
) -> None:
    """Write reports one after another as one PDF, or only its first pages; raises what stops the progress."""
    from reports.pdf.writer import write_pdf  # the library costs more to import than the window to paint

    write_pdf(stream, tuple(built.document for built in reports), progress, pages)
