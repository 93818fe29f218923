"""What a statement or a first page costs must not grow with the history: large books beside small ones.

Both take turns, run after run, and what is told is CPU: nothing here waits for a disk, and what else the machine does
falls on neither.
"""

import datetime as dt
import statistics
import time

from emprende_desktop.queries.cash import places_held
from emprende_desktop.queries.enterprise import home_summary
from emprende_desktop.queries.journal import JournalFilter, journal_page, last_note
from emprende_desktop.queries.ledger import account_page
from emprende_desktop.queries.masters import Debt, open_items
from emprende_desktop.queries.people import acquaintances
from emprende_desktop.queries.statements import account_totals, chain_head, facts, kept_balances, place_opening
from reports.books import BooksSource
from reports.build import debts, income_statement, trial_balance
from reports.source import ReportRequest
from tests.benchmarks.replay import ran, replayed

FLAT, BARE = "≤ 1.5×", "≤ 2×"
DEBTS_SHOWN = 30
ACCOUNT = "1011"


def _statements(end):
    """Return the statements as they are built for the screen and the paper, by name."""
    year = ReportRequest(dt.date(end.year, 1, 1), end, None, None)
    return {
        "trial balance": lambda company: trial_balance.build(BooksSource(company), year),
        "income statement of twelve months": lambda company: income_statement.build(BooksSource(company), year),
        "who owes me, by age": lambda company: debts.build_receivables(BooksSource(company), year),
    }


def _queries(end):
    """Return the reading behind statements and first pages, by name: a query and what it takes."""
    year = dt.date(end.year, 1, 1)
    return {
        "balances of a trial balance": (account_totals, end),
        "balances of twelve months": (kept_balances, year, end),
        "facts of twelve months": (facts, year, end),
        "last 100 lines of an account": (account_page, ACCOUNT),
        "what a place held in mid-month": (place_opening, 1, end.replace(day=16)),
        "first page of the notes": (journal_page,),
        "first page of a search for a rare word": (journal_page, None, JournalFilter(words="cliente 33")),
        "places and what they hold": (places_held,),
        "people and what they owe": (acquaintances, ""),
        "figures of Inicio": (home_summary, end),
        "the last note": (last_note,),
        "seal of a statement": (chain_head,),
    }


def against_small(large, small, end):
    """Yield a name, the milliseconds on large books and on small ones, and the goal."""
    works = dict(_statements(end))
    for name, (query, *given) in _queries(end).items():
        works[name] = lambda company, query=query, given=given: company.fetch(query, *given)
    works["first debts to be paid"] = lambda company: company.fetch(open_items, Debt.OWED_TO_ME, count=DEBTS_SHOWN)
    works["first page of a search"] = lambda company: company.fetch(journal_page, None, JournalFilter(words="cliente"))
    for name, work in works.items():
        yield name, *by_turns(lambda work=work: work(large), lambda work=work: work(small)), FLAT


def against_the_driver(company, raw, end):
    """Yield a name, the milliseconds of a query and those of the same texts on the bare driver, and the goal."""
    for name, (query, *given) in _queries(end).items():
        texts = ran(company, query, *given)
        ours = lambda query=query, given=given: company.fetch(query, *given)  # noqa: E731 - one of a pair
        yield name, *by_turns(ours, lambda texts=texts: replayed(raw, texts)), BARE


def by_turns(first, second, times=25):
    """Return the median milliseconds of CPU of two works that take turns, after one of each that does not count."""
    spans = ([], [])
    for _time in range(times + 1):
        for work, taken in zip((first, second), spans, strict=True):
            start = time.process_time()
            work()
            taken.append(1000 * (time.process_time() - start))
    return tuple(statistics.median(taken[1:]) for taken in spans)
