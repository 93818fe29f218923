"""A process that writes notes for ever and says each one after it was acknowledged; killed from outside."""

import datetime as dt
import sys
import uuid
from pathlib import Path

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.notes import Sale

company = open_company(Path(sys.argv[1]), sys.argv[2], SystemClock())
if sys.argv[3:] == ["forgetful"]:
    # The mutant: it says "saved" before the entry is sealed and committed.
    def save(note):
        print(note.key, flush=True)
        company.execute(record_note, note)
else:

    def save(note):
        company.execute(record_note, note)
        print(note.key, flush=True)


def note():
    """Return a sale that nobody wrote yet."""
    return Sale(dt.date(2026, 9, 30), Money(100), category, place, str(uuid.uuid4()))


place = company.fetch(places)[0].id
category = company.fetch(categories, CategoryKind.SALE)[0].id
company.execute(record_note, note())  # what writes is loaded with the first note, and no kill would find another
print("open", flush=True)
while True:
    save(note())
