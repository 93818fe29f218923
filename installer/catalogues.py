"""Reads the words from the code into the catalogue, keeps what is translated, and compiles it (`make i18n`)."""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PACKAGES = ("emprende_desktop", "reports", "ui")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
CATALOGUE = ROOT / "resources" / "locale" / "es_PE" / "LC_MESSAGES" / "messages.po"


def extracted() -> set[str | tuple[str, ...]]:
    """Return every message of the code; a counted one as its two forms."""
    found: set[str | tuple[str, ...]] = set()
    for package in PACKAGES:
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT / package), [("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(message)
    return found


def main() -> int:
    """Write the catalogue anew; the exit code says whether a word is still missing."""
    with CATALOGUE.open("rb") as stream:
        old = read_po(stream, locale="es_PE")
    new = Catalog(locale="es_PE", project="Emprende Desktop", header_comment=old.header_comment, fuzzy=False)
    new.creation_date = old.creation_date
    new.revision_date = old.revision_date
    missing = []
    for message in sorted(extracted(), key=str):
        key = message[0] if isinstance(message, tuple) else message
        known = old.get(key)
        words = known.string if known else ""
        if not words:
            missing.append(key)
        new.add(message, words)
    with CATALOGUE.open("wb") as stream:
        write_po(stream, new, sort_output=True, width=120)
    with CATALOGUE.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, new)
    for key in missing:
        print(f"without a translation: {key}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
