"""Bringing in another program's journal from the terminal."""

import datetime as dt
from pathlib import Path

from emprende_desktop.commands.imports import JournalImport, import_journal
from emprende_desktop.company import Company
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.journal_file import account_in, proof_read
from emprende_desktop.i18n.faults import journal_fault_sentence
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.journal_in import told_of
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.queries.journal_in import (
    changes_by_account,
    compared,
    net_balances,
    remembered_matching,
)
from emprende_desktop.queries.masters import account_prefixes
from emprende_desktop.terminal.notebook import BroughtIn


def bring_in_journal(company: Company, file: Path, today: dt.date, *, dry_run: bool) -> BroughtIn:
    """Read a journal and, unless a fault stands or it is a dry run, post what is not in the books yet.

    The balances before and after are compared with the file's own sums. Raises UnreadableFileError, PeriodClosedError.
    """
    matching = company.fetch(remembered_matching)
    is_account = account_in(company.fetch(account_prefixes), matching)
    journal = proof_read(file, is_account, company.fetch(latest_day, today))
    if journal.faults:
        lines = tuple(f"{fault.line}\t{fault.code}\t{journal_fault_sentence(fault)}" for fault in journal.faults)
        summary = _("{faults} lines to mend: nothing was brought in.").format(faults=len(lines))
        return BroughtIn(lines, summary)
    figures = {"entries": journal.entries, "total": money(Money(sum(c for c in journal.changes.values() if c > 0)))}
    if dry_run:
        return BroughtIn(
            (), _("{entries} entries would go in; the accounts would change by {total}.").format(**figures)
        )
    before = company.fetch(net_balances)
    company.execute(import_journal, JournalImport(file, journal, matching))
    changes = changes_by_account(journal.changes, matching)
    rows = compared(before, changes, company.fetch(net_balances))
    return BroughtIn((), told_of(journal.entries, tuple((row.change, row.after - row.before) for row in rows)))
