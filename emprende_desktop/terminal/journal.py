"""Bringing in another program's journal from the terminal."""

import datetime as dt
from pathlib import Path

from emprende_desktop.commands.imports import JournalImport, import_journal
from emprende_desktop.company import Company
from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.journal_file import proof_read
from emprende_desktop.i18n.faults import fault_sentence
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.journal import latest_day
from emprende_desktop.queries.masters import account_prefixes
from emprende_desktop.queries.statements import kept_balances
from emprende_desktop.terminal.notebook import BroughtIn


def bring_in_journal(company: Company, file: Path, today: dt.date, *, dry_run: bool) -> BroughtIn:
    """Read a journal and, unless a fault stands or it is a dry run, post what is not in the books yet.

    The balances before and after are compared with the file's own sums. Raises UnreadableFileError, PeriodClosedError.
    """
    known = company.fetch(account_prefixes)
    journal = proof_read(
        file,
        lambda code: any(code[:length] in known for length in range(2, len(code) + 1)),
        company.fetch(latest_day, today),
    )
    if journal.faults:
        lines = tuple(f"{fault.line}\t{fault.code}\t{fault_sentence(fault)}" for fault in journal.faults)
        summary = _("{faults} lines to mend: nothing was brought in.").format(faults=len(lines))
        return BroughtIn(lines, summary)
    figures = {"entries": journal.entries, "total": money(Money(sum(c for c in journal.changes.values() if c > 0)))}
    if dry_run:
        return BroughtIn(
            (), _("{entries} entries would go in; the accounts would change by {total}.").format(**figures)
        )
    before = _nets(company)
    company.execute(import_journal, JournalImport(file, journal.entries, journal.accounts))
    after = _nets(company)
    changed = {code: after[code] - before.get(code, 0) for code in after if after[code] != before.get(code, 0)}
    if not changed:
        return BroughtIn((), _("Its {entries} entries were already there: nothing changed.").format(**figures))
    if changed == {code: cents for code, cents in journal.changes.items() if cents}:
        told = _("{entries} entries went in; every account changed by what the file says ({total}).")
    else:
        told = _("{entries} entries were read; those already there were left as they were.")
    return BroughtIn((), told.format(**figures))


def _nets(company: Company) -> dict[str, int]:
    nets: dict[str, int] = {}
    for balance in company.fetch(kept_balances, None, dt.date(9999, 12, 31)):
        nets[balance.code] = nets.get(balance.code, 0) + balance.net
    return nets
