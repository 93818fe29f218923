"""How far a writer has come, told in rows."""

from collections.abc import Iterator
from functools import cached_property

from emprende_desktop.domain.progress import TOLD_EVERY, Progress
from reports.document import Document, Row, Rows


class Steps:
    """Counts the rows of some Documents as they are written; how many there are is asked only where there are many."""

    def __init__(self, progress: Progress, documents: tuple[Document, ...]) -> None:
        self._progress = progress
        self._documents = documents
        self._done = 0

    def through(self, rows: Rows) -> Iterator[Row]:
        """Yield rows, telling now and then; raises what stops the progress."""
        self._progress(0, 0)
        for row in rows:
            self._done += 1
            if self._done % TOLD_EVERY == 0:
                self._progress(min(self._done, self._total), self._total)
            yield row

    @cached_property
    def _total(self) -> int:
        return sum(len(table.rows) for document in self._documents for table in document.tables())
