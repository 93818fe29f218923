"""A built report in the format asked for."""

import json
from enum import StrEnum

from emprende_desktop.domain.progress import Progress, unwatched
from reports.csv import csv_bytes
from reports.source import Built
from reports.xlsx import xlsx_bytes


class Format(StrEnum):
    """How a report can leave the app."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"


def write(built: Built, output: Format, progress: Progress = unwatched) -> bytes:
    """Return the report's bytes; raises what stops the progress."""
    match output:
        case Format.PDF:
            from reports.pdf.writer import pdf_bytes  # the library costs more to import than the window to paint

            return pdf_bytes(built.document, progress)
        case Format.XLSX:
            return xlsx_bytes(built.document)
        case Format.CSV:
            return csv_bytes(built.document)
        case Format.JSON:
            return (json.dumps(built.json, ensure_ascii=False, indent=1) + "\n").encode()
