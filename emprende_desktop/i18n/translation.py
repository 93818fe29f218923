"""The words of the window and the paper: English in the code, and a catalogue for each language they are shown in."""

import gettext
import io
from collections.abc import Callable
from contextvars import ContextVar
from enum import StrEnum
from typing import ParamSpec, TypeVar

from resources.files import read_bytes

P = ParamSpec("P")
T = TypeVar("T")


class Language(StrEnum):
    """A language with a whole catalogue; its value is the folder of it."""

    SPANISH = "es_PE"
    ENGLISH = "en"


def N_(message: str) -> str:  # noqa: N802  gettext's own name for a mark
    """Mark a message for the catalogue and return it as it is."""
    return message


class Voice:
    """Says words in one language at a time; `_` stays bound to it while the language changes.

    `read` returns a resource by its path, as `resources.files.read_bytes` does.
    """

    def __init__(self, read: Callable[[str], bytes] = read_bytes) -> None:
        self._read = read
        self._aside: ContextVar[gettext.GNUTranslations | None] = ContextVar("aside", default=None)
        self._learn(Language.SPANISH)

    def speak(self, language: Language) -> None:
        """Say everything in a language from now on; its catalogue is read, what was said before stays as it was."""
        if language is not self.language:
            self._learn(language)

    def _learn(self, language: Language) -> None:
        self.language = language
        self._catalogue = self._of(language)

    def _of(self, language: Language) -> gettext.GNUTranslations:
        return gettext.GNUTranslations(io.BytesIO(self._read(f"locale/{language}/LC_MESSAGES/messages.mo")))

    def aside(self, language: Language, say: Callable[P, T]) -> Callable[P, T]:
        """Return a function that says in a language what it says; whoever speaks meanwhile keeps their own.

        What says it must be over when it returns: words that are put together later are in the language spoken.
        """
        catalogue = self._of(language)

        def said(*args: P.args, **kwargs: P.kwargs) -> T:
            token = self._aside.set(catalogue)
            try:
                return say(*args, **kwargs)
            finally:
                self._aside.reset(token)

        return said

    def gettext(self, message: str) -> str:
        """Return a message in the language spoken."""
        return (self._aside.get() or self._catalogue).gettext(message)

    def ngettext(self, one: str, several: str, count: int) -> str:
        """Return a counted message in the language spoken."""
        return (self._aside.get() or self._catalogue).ngettext(one, several, count)


VOICE = Voice()
_ = VOICE.gettext
ngettext = VOICE.ngettext
