"""The words of the window and the paper: English in the code, another language by its catalogue.

The language is chosen once, when the program starts; `_` is the only thing in the project that remembers it.
"""

import gettext as stdlib
import io

from resources.files import read_bytes

DEFAULT_LANGUAGE = "es_PE"
SOURCE_LANGUAGE = "en"


class _Words:
    def __init__(self) -> None:
        self._catalogue: stdlib.NullTranslations = _catalogue(DEFAULT_LANGUAGE)

    def use(self, language: str) -> None:
        self._catalogue = _catalogue(language)

    def one(self, message: str) -> str:
        return self._catalogue.gettext(message)

    def counted(self, singular: str, plural: str, count: int) -> str:
        return self._catalogue.ngettext(singular, plural, count)


def _catalogue(language: str) -> stdlib.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return stdlib.NullTranslations()
    return stdlib.GNUTranslations(io.BytesIO(read_bytes(f"locale/{language}/LC_MESSAGES/messages.mo")))


def N_(message: str) -> str:  # noqa: N802  gettext's own name for a mark
    """Mark a message for the catalogue and return it as it is."""
    return message


_words = _Words()
use_language = _words.use
_ = _words.one
ngettext = _words.counted
