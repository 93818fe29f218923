"""What a drive can refuse: it is full, it fails, or it has too little room for what is wanted."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


@dataclass(eq=False)
class DriveFullError(BookkeepingError):
    """No room is left on a drive: what was being written is not there, what was there is whole."""

    drive: str


@dataclass(eq=False)
class DriveFailedError(BookkeepingError):
    """A drive that cannot be read or written just now: pulled out, broken or locked."""

    drive: str


@dataclass(eq=False)
class TooLittleRoomError(BookkeepingError):
    """A drive with fewer `free` bytes than the `needed` ones: nothing was begun."""

    drive: str
    free: int
    needed: int
