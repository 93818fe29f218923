"""How far slow work has come, and the way it is stopped: whoever is told may raise, and nothing is kept."""

from typing import Protocol


class CancelledError(Exception):
    """A person stopped the work; it is nobody's mistake and nothing was changed."""


class Progress(Protocol):
    """Told how many steps of how many are done; raises CancelledError to stop the work."""

    def __call__(self, done: int, total: int) -> None:
        """Take note."""
        ...


TOLD_EVERY = 500


def told_now_and_then(progress: Progress, done: int, total: int) -> None:
    """Tell every five hundredth step: telling costs more than reading a row. A `total` of 0 is not known yet."""
    if done % TOLD_EVERY == 0:
        progress(done, total)


def unwatched(done: int, total: int) -> None:
    """Take no note: nobody is waiting."""
    del done, total
