"""Every report that can be printed, in the order a person looks for them."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import UnknownReportError
from emprende_desktop.i18n.translation import N_
from reports.build import balance_sheet, cash_book, debts, general_ledger, income_statement, journal, trial_balance
from reports.source import Build


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its name for the terminal, what it is called, what it answers, its picture, and how it is made."""

    key: str
    title: str
    question: str
    icon: str
    build: Build


REPORTS: tuple[Report, ...] = (
    Report(
        "income-statement", N_("Income statement"), N_("What did I earn?"), "hand-coins", income_statement.build
    ),
    Report(
        "balance-sheet", N_("Statement of financial position"), N_("What do I have and owe?"), "scale",
        balance_sheet.build,
    ),
    Report("cash-book", N_("Cash and bank book"), N_("What moved in my cash?"), "wallet", cash_book.build),
    Report("receivables", N_("Who owes me"), N_("Who, how much, since when?"), "users", debts.build_receivables),
    Report("payables", N_("Whom I owe"), N_("To whom, how much, since when?"), "truck", debts.build_payables),
    Report("journal", N_("Journal"), N_("Everything I wrote down, in order"), "book-open", journal.build),
    Report(
        "general-ledger", N_("General ledger"), N_("Every account with its postings"), "list", general_ledger.build
    ),
    Report("trial-balance", N_("Trial balance"), N_("For the accountant"), "calculator", trial_balance.build),
)  # fmt: skip


def report_named(name: str) -> Report:
    """Return a report by its name; raises UnknownReportError."""
    found = next((report for report in REPORTS if report.key == name), None)
    if found is None:
        raise UnknownReportError(name)
    return found
