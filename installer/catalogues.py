"""Reads the words from the code into every catalogue, keeps what is translated, and compiles them (`make i18n`)."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGES = ("emprende_desktop", "reports", "ui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
SOURCE = "en"  # what the code says is plain English: it is said so until the catalogue says it better
CATALOGUES = {
    locale: ROOT / "resources" / "locale" / locale / "LC_MESSAGES" / "messages.po" for locale in ("es_PE", SOURCE)
}

Message = str | tuple[str, ...]


def extracted() -> set[Message]:
    """Return every message of the code; a counted one as its two forms."""
    found: set[Message] = set()
    for package in PACKAGES:
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT / package), [("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(message)
    return found


def write(locale: str, path: Path, messages: set[Message]) -> list[str]:
    """Write one catalogue anew, and return the messages that it has no words for."""
    with path.open("rb") as stream:
        old = read_po(stream, locale=locale)
    new = Catalog(locale=locale, project="Emprende Desktop", header_comment=old.header_comment, fuzzy=False)
    new.creation_date = old.creation_date
    new.revision_date = old.revision_date
    missing = []
    for message in sorted(messages, key=str):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key)
        words = known.string if known else ""
        if not words and locale == SOURCE:
            words = message
        if not words:
            missing.append(key)
        new.add(message, words)
    with path.open("wb") as stream:
        write_po(stream, new, sort_output=True, width=120)
    with path.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, new)
    return missing


def main() -> int:
    """Write the catalogues; the exit code says whether a word is still missing."""
    messages = extracted()
    missing = [(locale, key) for locale, path in CATALOGUES.items() for key in write(locale, path, messages)]
    for locale, key in missing:
        print(f"{locale}, without a translation: {key}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
