"""What reading in the process costs over the driver that it runs on: the same texts, the same key, every row fetched."""

import datetime as dt

from emprende_desktop.queries.cash import places_held
from emprende_desktop.queries.enterprise import home_summary
from emprende_desktop.queries.journal import JournalFilter, journal_page, last_note
from emprende_desktop.queries.people import acquaintances
from emprende_desktop.queries.statements import chain_head
from tests.benchmarks.replay import ran, replayed

GOAL = "≤ 2×"


def works(end: dt.date):
    """Return what a window asks most often, by name: a query and what it takes."""
    return {
        "the first page": (home_summary, end),
        "places and what they hold": (places_held,),
        "a page of the notes": (journal_page,),
        "a page of a search": (journal_page, None, JournalFilter(words="cliente 33")),
        "the last note": (last_note,),
        "people and what they owe": (acquaintances, ""),
        "the seal of a statement": (chain_head,),
    }


def against_the_driver(company, raw, end, median):
    """Yield a name and the milliseconds of a query and of its own texts on the bare driver."""
    for name, (query, *given) in works(end).items():
        texts = ran(company, query, *given)
        yield (
            name,
            median(lambda query=query, given=given: company.fetch(query, *given), 51),
            median(lambda texts=texts: replayed(raw, texts), 51),
        )
