"""The window's hold on an open company: commands go to the worker, what changed comes back as topics."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from emprende_desktop.company import Command, Company, Query
from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.translation import Language
from emprende_desktop.queries.enterprise import preference
from ui.palettes import PaletteName
from ui.runner import Runner
from ui.tasks import Tasks
from ui.theme import SIZES, Look

TEXT_SIZE, PALETTE, LANGUAGE = "window.text", "window.palette", "window.language"
V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")


class Books(QObject):
    """One open company as screens use it.

    Signals: `changed(frozenset[Topic])` after a commit; slow work is told by `tasks`, what goes to the network by
    `errands`: nothing else waits for it.
    """

    changed = Signal(object)

    def __init__(self, company: Company, runner: Runner, clock: Clock) -> None:
        super().__init__()
        self.company = company
        self.tasks = Tasks(runner)
        self.errands = Tasks(runner.apart())
        self._clock = clock

    @property
    def today(self) -> dt.date:
        """Return the day in Lima."""
        return self._clock.now().date()

    @property
    def now(self) -> dt.datetime:
        """Return the moment in Lima."""
        return self._clock.now()

    def fetch(self, query: Query[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read a page's worth of rows at once."""
        return self.company.fetch(query, *args, **kwargs)

    def do(
        self, command: Command[V], value: V, done: Callable[[Committed], None], refused: Callable[[str], None]
    ) -> None:
        """Run a command; a user's mistake comes back as a sentence, and what was typed stays."""

        def committed(result: Committed) -> None:
            self.changed.emit(result.topics)
            done(result)

        self.work(lambda progress: self.company.execute(command, value, progress), committed, refused)

    def work(self, work: Callable[[Progress], T], done: Callable[[T], None], refused: Callable[[str], None]) -> None:
        """Run slow work that changes nothing, like making a statement."""
        self.tasks.work(work, done, refused)

    def errand(
        self, work: Callable[[Company, Progress], T], done: Callable[[T], None], refused: Callable[[str], None]
    ) -> None:
        """Run work on electronic documents beside everything else; what it wrote down by then is told in any case."""

        def over(result: T) -> None:
            self.changed.emit(frozenset({Topic.DOCUMENTS}))
            done(result)

        def stopped(text: str) -> None:
            self.changed.emit(frozenset({Topic.DOCUMENTS}))
            refused(text)

        self.errands.work(lambda progress: work(self.company, progress), over, stopped)

    @property
    def look(self) -> Look:
        """Return how this company's window wants to be shown: what it remembers, or the usual."""
        percent = self._remembered(TEXT_SIZE).get("percent")
        palette = self._remembered(PALETTE).get("name")
        language = self._remembered(LANGUAGE).get("name")
        usual = Look()
        return Look(
            percent if percent in SIZES else usual.percent,
            PaletteName(palette) if palette in set(PaletteName) else usual.palette,
            Language(language) if language in set(Language) else usual.language,
        )

    def _remembered(self, name: str) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.fetch(preference, name) or "{}")
        return kept

    def close(self) -> None:
        """Wait for what is under way, no errand but the one that is out, then let go of the company."""
        self.errands.stop()
        self.errands.wait()
        self.tasks.wait()
        self.company.close()
