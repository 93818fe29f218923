"""What a person can do wrong while a statement of a bank is compared with the notes."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class BankLineSettledError(BookkeepingError):
    """A line of a statement that is a note already, or was set aside."""

    line: int


@dataclass(eq=False)
class NotThatNoteError(BookkeepingError):
    """A note that is undone, stands beside another line, or does not change the place by the `cents` of the line."""

    cents: int
