"""The same books from a terminal: exit 0, or 2 with one line on stderr for a mistake that the user can mend.

Scripts ask for a statement again and again: each command imports what it needs itself, and nothing comes before.
"""

import datetime as dt
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.i18n.translation import VOICE, Language, _
from emprende_desktop.terminal import words as typed
from emprende_desktop.terminal.entrance import clock_of, opened, passphrase
from emprende_desktop.terminal.papers import DOCUMENTS, EDOCS, Ask, Run
from emprende_desktop.terminal.usage import UsageError, day, moment, month_of, one_of
from emprende_desktop.terminal.words import Words
from emprende_desktop.vault.folder import SUFFIX

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from emprende_desktop.terminal.notebook import BroughtIn


def new(words: Namespace) -> int:
    """Make a company and print its recovery code once."""
    from emprende_desktop.company_file import Secrets, create_company
    from emprende_desktop.domain.enterprise import (
        Enterprise,
        LegalForm,
        NewCompany,
        TaxRegime,
        Trade,
        default_standing,
    )
    from emprende_desktop.domain.identity import checked_ruc
    from emprende_desktop.terminal.opening import read_opening, write_opening
    from emprende_desktop.vault.cost import DEFAULT_COST

    clock = clock_of(None)
    start = day(words.opening_date) if words.opening_date else clock.now().date()
    if words.opening is not None and words.opening_date is None:
        raise UsageError(_("Say the date of the opening balances with --opening-date."))
    form = one_of(LegalForm, words.form) if words.form else None
    regime = one_of(TaxRegime, words.regime) if words.regime else None
    ruc, alias = words.ruc, words.company.name.removesuffix(SUFFIX)
    standing = default_standing(checked_ruc(ruc) if ruc else "", form, regime, dt.date(start.year, 1, 1))
    balances = read_opening(words.opening) if words.opening else ()
    enterprise = Enterprise(words.name, alias, ruc, "", one_of(Trade, words.trade))
    secret = passphrase(words.passphrase_file)
    made = NewCompany(enterprise, standing, words.name)
    recovery = create_company(words.company, made, Secrets(secret, DEFAULT_COST), clock)
    if balances:
        try:
            write_opening(words.company, secret, clock, start, balances)
        except BaseException:
            shutil.rmtree(words.company)  # nobody has seen its recovery code: it must not stay
            raise
    print(_("Recovery code (keep it on paper, it is shown only once): {code}").format(code=recovery))
    return 0


def tell(result: "BroughtIn") -> int:
    """Print what came in, or each faulty row; return the exit code."""
    for line in result.faults:
        print(line)
    print(result.summary, file=sys.stderr)
    return 2 if result.faults else 0


def import_notebook(words: Namespace) -> int:
    """Bring in a notebook kept in CSV or XLSX, whole or not at all."""
    from emprende_desktop.terminal.notebook import bring_in

    clock = clock_of(words.today)
    with opened(words, clock) as books:
        return tell(bring_in(books, words.file, words.map_file, clock, dry_run=words.dry_run))


def import_journal(words: Namespace) -> int:
    """Bring in a journal of another program: entry,date,account,memo,cents with cents signed, debit positive."""
    from emprende_desktop.terminal.journal import bring_in_journal

    clock = clock_of(words.today)
    with opened(words, clock) as books:
        return tell(bring_in_journal(books, words.file, clock.now().date(), dry_run=words.dry_run))


def import_bank(words: Namespace) -> int:
    """Bring in the statement of a bank or wallet, to be compared with the notes in the window; nothing is posted."""
    from emprende_desktop.terminal.bank import StatementFile, bring_in_statement

    clock = clock_of(words.today)
    file = StatementFile(words.file, words.place, words.map_file)
    with opened(words, clock) as books:
        return tell(bring_in_statement(books, file, clock.now().date(), dry_run=words.dry_run))


def import_prices(words: Namespace) -> int:
    """Bring in reference prices of gold, silver or the dollar: a day and a price a row. Nothing is posted."""
    from emprende_desktop.gold.prices import Basis, Quoted, Series
    from emprende_desktop.terminal.prices import PriceFile, bring_in_prices

    series = Series(one_of(Quoted, words.name), one_of(Basis, words.basis))
    file = PriceFile(words.file, series, words.source, words.column)
    clock = clock_of(words.today)
    with opened(words, clock) as books:
        return tell(bring_in_prices(books, file, clock.now().date(), dry_run=words.dry_run))


def report(words: Namespace) -> int:
    """Print a statement or a book."""
    from emprende_desktop.terminal import reporting
    from reports.source import Compare
    from reports.writers import Format

    start, end = day(words.start) if words.start else None, day(words.end)
    if start is not None and start > end:
        raise UsageError(_("The first day comes after the last one: change --from or --to."))
    wish = reporting.Wish(
        words.name, start, end, one_of(Format, words.output), words.out, words.place,
        moment(words.printed_at) if words.printed_at else None, words.account, words.party, words.entry,
        one_of(Compare, words.compare) if words.compare else None, words.lot,
    )  # fmt: skip
    with opened(words) as books:
        reporting.run(books, wish, sys.stdout.buffer)
    return 0


def export(words: Namespace) -> int:
    """Write the whole journal for another program."""
    from emprende_desktop.terminal.exporting import ExportFormat, write_export

    output = one_of(ExportFormat, words.output)
    with opened(words) as books:
        write_export(books, output, words.out)
    return 0


def close(words: Namespace) -> int:
    """Close a month or a year: it takes no more entries; what is missing is told."""
    from emprende_desktop.domain.period import Month
    from emprende_desktop.terminal.closing import close_until

    if (words.month is None) is (words.year is None):
        raise UsageError(_("Say what to close: --month 2026-08, or --year 2026."))
    closed = Month(words.year, 12) if words.year else month_of(words.month or "")
    with opened(words) as books:
        for line in close_until(books, closed, year=bool(words.year)):
            print(line)
    return 0


def reopen(words: Namespace) -> int:
    """Open a closed month and everything after it."""
    from emprende_desktop.terminal.closing import open_again

    month = month_of(words.month)
    with opened(words) as books:
        open_again(books, month, words.reason)
    return 0


def check(words: Namespace) -> int:
    """Hash and add up everything again; exit 1 naming the first bad entry."""
    from emprende_desktop.terminal.safety import check_books

    fault = check_books(words.company, passphrase(words.passphrase_file))
    print(fault or _("The books are whole: balances, chain and file agree."))
    return 1 if fault else 0


def backup(words: Namespace) -> int:
    """Write one verified file with everything needed to restore the company."""
    from emprende_desktop.terminal.safety import back_up

    back_up(words.company, passphrase(words.passphrase_file), words.file)
    print(_("Backup verified: {path}").format(path=words.file))
    return 0


def restore(words: Namespace) -> int:
    """Make a company of a backup; never overwrites."""
    from emprende_desktop.company_file import restore_company
    from emprende_desktop.domain.clock import SystemClock

    restore_company(words.file, words.company, passphrase(words.passphrase_file), SystemClock())
    print(_("Restored: {path}").format(path=words.company))
    return 0


def demo(words: Namespace) -> int:
    """Make the practice enterprise and print its statements."""
    from emprende_desktop.terminal.demo import make_demo

    for path in make_demo(words.folder):
        print(path)
    return 0


def calc(words: Namespace) -> int:
    """Calculate a sum of gold: an object of JSON on stdin, another on stdout; no books are opened."""
    from emprende_desktop.terminal.calc import Calculation, answer

    calculation = one_of(Calculation, words.calculation)
    print(answer(calculation, getattr(sys.stdin, "buffer", BytesIO())))  # there is no stdin where it was closed
    return 0


COMMANDS: dict[str, tuple[Run, Ask]] = {
    "new": (new, typed.of_new),
    "report": (report, typed.of_report),
    "export": (export, typed.of_export),
    "close": (close, typed.of_close),
    "reopen": (reopen, typed.of_reopen),
    "check": (check, typed.of_company),
    "backup": (backup, typed.of_backup),
    "restore": (restore, typed.of_restore),
    "demo": (demo, typed.of_demo),
    **DOCUMENTS,
    "calc": (calc, typed.of_calc),
}
IMPORTS: dict[str, tuple[Run, Ask]] = {
    "notebook": (import_notebook, typed.of_notebook),
    "journal": (import_journal, typed.of_import),
    "bank": (import_bank, typed.of_bank),
    "prices": (import_prices, typed.of_prices),
}


def _parser() -> Words:
    parser = Words(prog="emprende", description="The books of a company; alone it opens the window.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _offer(commands, COMMANDS)
    importing = commands.add_parser("import", help="Bring in what was kept elsewhere.")
    _offer(importing.add_subparsers(metavar="WHAT", required=True), IMPORTS)
    electronic = commands.add_parser("edoc", help="Electronic documents: XML, sending, how they stand.")
    _offer(electronic.add_subparsers(metavar="WHAT", required=True), EDOCS)
    return parser


def _offer(offered: "_SubParsersAction[Words]", commands: dict[str, tuple[Run, Ask]]) -> None:
    for name, (run_it, ask) in commands.items():
        words = offered.add_parser(name, help=run_it.__doc__, description=run_it.__doc__, allow_abbrev=False)
        ask(words)
        words.set_defaults(run=run_it)


def run(arguments: list[str], show: Callable[[str], object]) -> int:
    """Run the terminal in the language of `EMPRENDE_LANGUAGE` and return the exit code; a mistake is one line."""
    try:
        VOICE.speak(one_of(Language, os.environ.get("EMPRENDE_LANGUAGE", Language.SPANISH)))
        return _done(arguments)
    except (EOFError, KeyboardInterrupt):  # no passphrase was typed
        return 2
    except (BookkeepingError, OSError) as refused:
        show(_told(refused))
        return 2


def _done(arguments: list[str]) -> int:
    try:
        words = _parser().parse_args(arguments)
        code = int(words.run(words))
        sys.stdout.flush()
    except SystemExit as told:  # help, or a list that was asked for
        return int(told.code or 0)
    except BrokenPipeError:  # whoever reads has enough: what is left goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _told(refused: BookkeepingError | OSError) -> str:
    if isinstance(refused, UsageError):
        return str(refused)
    if isinstance(refused, OSError):
        told = _("The system refused it ({reason}): check the folder and the room on the disk.")
        return told.format(reason=refused.strerror or refused)
    from emprende_desktop.i18n.messages import sentence

    return sentence(refused)
