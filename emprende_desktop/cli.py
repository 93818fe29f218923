"""The same books from a terminal: exit 0, or 2 with one line on stderr for a mistake that the user can mend."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from emprende_desktop.company import Company
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import LIMA, Clock, FixedClock, SystemClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, TaxRegime, Trade, default_standing
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.identity import checked_ruc
from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.terminal.exporting import ExportFormat, write_export
from emprende_desktop.vault.cost import DEFAULT_COST
from reports.writers import Format

if TYPE_CHECKING:
    from emprende_desktop.terminal.notebook import BroughtIn

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False)
importing = typer.Typer(no_args_is_help=True)
app.add_typer(importing, name="import", help="Bring in what was kept elsewhere.")

CompanyPath = Annotated[Path, typer.Argument(help="Folder of the company", metavar="COMPANY")]
PassphraseFile = Annotated[
    Path | None, typer.Option("--passphrase-file", help="File whose first line is the passphrase")
]
Day = Annotated[str | None, typer.Option(help="YYYY-MM-DD")]


class UsageError(BookkeepingError):
    """A word on the command line that cannot be used; the text is already a sentence."""


def day(text: str) -> dt.date:
    """Read a date of the command line; raises UsageError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(_("The date {text} is not one: write it as 2026-06-30.").format(text=text)) from None


def month_of(text: str) -> Month:
    """Read a month of the command line (YYYY-MM); raises UsageError."""
    return Month.of(day(f"{text}-01"))


def moment(text: str) -> dt.datetime:
    """Read a printing time of the command line, in Lima; raises UsageError."""
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=LIMA)
    except ValueError:
        raise UsageError(_("The time {text} is not one: write it as 2026-09-30T18:05.").format(text=text)) from None


def passphrase(file: Path | None) -> str:
    """Take the passphrase from the file, the environment or a prompt, in this order."""
    if file is not None:
        try:
            return file.read_text("utf-8").splitlines()[0]
        except (OSError, IndexError, UnicodeDecodeError):
            raise UsageError(_("The passphrase file {path} cannot be read.").format(path=file)) from None
    known = os.environ.get("EMPRENDE_PASSPHRASE")
    return known if known is not None else str(typer.prompt(_("Passphrase"), hide_input=True))


def opened(path: Path, file: Path | None, clock: Clock | None = None) -> Company:
    """Open a company from the terminal."""
    return open_company(path, passphrase(file), clock or SystemClock())


def clock_of(today: str | None) -> Clock:
    """Return the machine's clock, or one that stands at noon of a given day."""
    return SystemClock() if today is None else FixedClock(noon(day(today)))


@app.command()
def new(
    company: CompanyPath,
    name: Annotated[str, typer.Option(help="Name of the enterprise")],
    form: Annotated[LegalForm | None, typer.Option()] = None,
    regime: Annotated[TaxRegime | None, typer.Option()] = None,
    ruc: Annotated[str, typer.Option()] = "",
    opening: Annotated[Path | None, typer.Option(help="CSV: account,debit,credit")] = None,
    opening_date: Day = None,
    trade: Annotated[Trade, typer.Option(help="Set of categories")] = Trade.GENERAL,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a company and print its recovery code once."""
    from emprende_desktop.terminal.opening import read_opening, write_opening

    clock = SystemClock()
    start = day(opening_date) if opening_date else clock.now().date()
    if opening is not None and opening_date is None:
        raise UsageError(_("Say the date of the opening balances with --opening-date."))
    standing = default_standing(checked_ruc(ruc) if ruc else "", form, regime, dt.date(start.year, 1, 1))
    balances = read_opening(opening) if opening else ()
    secret = passphrase(passphrase_file)
    enterprise = Enterprise(name, company.name.removesuffix(".emprende"), ruc, "", trade)
    recovery = create_company(company, NewCompany(enterprise, standing, name), Secrets(secret, DEFAULT_COST), clock)
    if balances:
        try:
            write_opening(company, secret, clock, start, balances)
        except BaseException:
            shutil.rmtree(company)  # nobody has seen its recovery code: it must not stay
            raise
    typer.echo(_("Recovery code (keep it on paper, it is shown only once): {code}").format(code=recovery))


def tell(result: "BroughtIn") -> None:
    """Print what came in, or each faulty row and exit 2."""
    for line in result.faults:
        typer.echo(line)
    typer.echo(result.summary, err=True)
    if result.faults:
        raise typer.Exit(2)


@importing.command("notebook")
def import_notebook(
    company: CompanyPath,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    map_file: Annotated[Path, typer.Option("--map", help="CSV: kind,word,account")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count, import nothing")] = False,
    today: Day = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Bring in a notebook kept in CSV or XLSX, whole or not at all."""
    from emprende_desktop.terminal.notebook import bring_in

    clock = clock_of(today)
    with opened(company, passphrase_file, clock) as books:
        tell(bring_in(books, file, map_file, clock, dry_run=dry_run))


@importing.command("journal")
def import_journal(
    company: CompanyPath,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count, import nothing")] = False,
    today: Day = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Bring in a journal of another program: entry,date,account,memo,cents with cents signed, debit positive."""
    from emprende_desktop.terminal.journal import bring_in_journal

    clock = clock_of(today)
    with opened(company, passphrase_file, clock) as books:
        tell(bring_in_journal(books, file, clock.now().date(), dry_run=dry_run))


@importing.command("bank")
def import_bank(
    company: CompanyPath,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    place: Annotated[str, typer.Option("--place", help="Name of the bank account or wallet")],
    map_file: Annotated[Path | None, typer.Option("--map", help="CSV: what,heading")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count, import nothing")] = False,
    today: Day = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Bring in the statement of a bank or wallet, to be compared with the notes in the window; nothing is posted."""
    from emprende_desktop.terminal.bank import StatementFile, bring_in_statement

    clock = clock_of(today)
    with opened(company, passphrase_file, clock) as books:
        tell(bring_in_statement(books, StatementFile(file, place, map_file), clock.now().date(), dry_run=dry_run))


@app.command()
def report(
    company: Annotated[Path | None, typer.Argument(metavar="COMPANY")] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    start: Annotated[str | None, typer.Option("--from")] = None,
    end: Annotated[str | None, typer.Option("--to")] = None,
    output: Annotated[Format, typer.Option("--format")] = Format.JSON,
    out: Annotated[Path | None, typer.Option("--out")] = None,
    place: Annotated[str | None, typer.Option("--place")] = None,
    printed_at: Annotated[str | None, typer.Option("--printed-at")] = None,
    account: Annotated[str | None, typer.Option("--account", help="One account of the general ledger")] = None,
    party: Annotated[str | None, typer.Option("--party", help="Whose statement, by name, DNI or RUC")] = None,
    entry: Annotated[int | None, typer.Option("--entry", help="Which note a receipt is of")] = None,
    list_names: Annotated[bool, typer.Option("--list")] = False,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Print a statement or a book."""
    from emprende_desktop.terminal import reporting

    if list_names:
        typer.echo("\n".join(reporting.names()))
        return
    if company is None or name is None or end is None:
        raise UsageError(_("Say the company, the report and its last day: emprende report COMPANY NAME --to DATE."))
    if start is not None and day(start) > day(end):
        raise UsageError(_("The first day comes after the last one: change --from or --to."))
    wish = reporting.Wish(
        name, day(start) if start else None, day(end), output, out, place,
        moment(printed_at) if printed_at else None, account, party, entry,
    )  # fmt: skip
    with opened(company, passphrase_file) as books:
        reporting.run(books, wish, sys.stdout.buffer)


@app.command()
def export(
    company: CompanyPath,
    output: Annotated[ExportFormat, typer.Option("--format")],
    out: Annotated[Path, typer.Option("--out")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write the whole journal for another program."""
    with opened(company, passphrase_file) as books:
        write_export(books, output, out)


@app.command()
def close(
    company: CompanyPath,
    month: Annotated[str | None, typer.Option("--month", help="YYYY-MM")] = None,
    year: Annotated[int | None, typer.Option("--year", help="Close the year and carry its result")] = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Close a month or a year: it takes no more entries; what is missing is told."""
    from emprende_desktop.terminal.closing import close_until

    if (month is None) is (year is None):
        raise UsageError(_("Say what to close: --month 2026-08, or --year 2026."))
    closed = Month(year, 12) if year else month_of(month or "")
    with opened(company, passphrase_file) as books:
        for line in close_until(books, closed, year=bool(year)):
            typer.echo(line)


@app.command()
def reopen(
    company: CompanyPath,
    month: Annotated[str, typer.Option("--month", help="YYYY-MM")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stays in the books")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Open a closed month and everything after it."""
    from emprende_desktop.terminal.closing import open_again

    with opened(company, passphrase_file) as books:
        open_again(books, month_of(month), reason)


@app.command()
def check(company: CompanyPath, passphrase_file: PassphraseFile = None) -> None:
    """Hash and add up everything again; exit 1 naming the first bad entry."""
    from emprende_desktop.terminal.safety import check_books

    fault = check_books(company, passphrase(passphrase_file))
    typer.echo(fault or _("The books are whole: balances, chain and file agree."))
    if fault:
        raise typer.Exit(1)


@app.command()
def backup(
    company: CompanyPath, file: Annotated[Path, typer.Argument()], passphrase_file: PassphraseFile = None
) -> None:
    """Write one verified file with everything needed to restore the company."""
    from emprende_desktop.terminal.safety import back_up

    back_up(company, passphrase(passphrase_file), file)
    typer.echo(_("Backup verified: {path}").format(path=file))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument()], company: CompanyPath, passphrase_file: PassphraseFile = None
) -> None:
    """Make a company of a backup; never overwrites."""
    from emprende_desktop.company_file import restore_company

    restore_company(file, company, passphrase(passphrase_file), SystemClock())
    typer.echo(_("Restored: {path}").format(path=company))


@app.command()
def demo(folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """Make the practice enterprise and print its statements."""
    from emprende_desktop.terminal.demo import make_demo

    for path in make_demo(folder):
        typer.echo(str(path))


def run(arguments: list[str], show: Callable[[str], Any]) -> int:
    """Run the terminal and return the exit code; a user's mistake is one line."""
    try:
        code = app(arguments, prog_name="emprende", standalone_mode=False)
    except TyperException as error:
        show(" ".join(str(error).split()))
        return 2
    except typer.Abort:
        return 2
    except UsageError as error:
        show(str(error))
        return 2
    except BookkeepingError as error:
        show(sentence(error))
        return 2
    return int(code or 0)
