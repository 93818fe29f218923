"""Every report that can be printed, in the order a person looks for them."""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from emprende_desktop.domain.enterprise import Module, switched_on
from emprende_desktop.domain.errors import UnknownReportError
from emprende_desktop.i18n.translation import N_
from reports.source import Build, Built, ReportRequest, ReportSource


class Asked(StrEnum):
    """What a report can be of, besides its days."""

    NOTHING = "nothing"
    PLACE = "place"
    ACCOUNT = "account"
    PARTY = "party"
    ENTRY = "entry"
    LOT = "lot"
    ACT = "act"
    SHARE_OUT = "share_out"
    HAND_OVER = "hand_over"
    DOCUMENT = "document"

    @property
    def is_one_row(self) -> bool:
        """Say whether it is of one thing that was noted, whose row is told as the entry."""
        return self in (Asked.ENTRY, Asked.ACT, Asked.SHARE_OUT, Asked.HAND_OVER, Asked.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its name for the terminal, what it is called, what it answers, its picture, and how it is made.

    The figures of one that `opens` lead to their entries; one that is `compared` stands beside the period before.
    One that `needs` a module is offered to the companies that have it switched on.
    """

    key: str
    title: str
    question: str
    icon: str
    build: Build
    of: Asked = Asked.NOTHING
    opens: bool = False
    compared: bool = False
    needs: Module | None = None


def _later(module: str, name: str = "build") -> Build:
    """Return a build of `reports.build` that imports its module when it is asked for: a statement pays for its own."""

    def build(source: ReportSource, request: ReportRequest) -> Built:
        made: Build = getattr(import_module(f"reports.build.{module}"), name)
        return made(source, request)

    return build


REPORTS: tuple[Report, ...] = (
    Report(
        "income-statement", N_("Income statement"), N_("What did I earn?"), "hand-coins", _later("income_statement"),
        opens=True, compared=True,
    ),
    Report(
        "balance-sheet", N_("Statement of financial position"), N_("What do I have and owe?"), "scale",
        _later("balance_sheet"), opens=True, compared=True,
    ),
    Report(
        "month-summary", N_("My month"), N_("How did the month go?"), "calendar", _later("month_summary"),
        opens=True, compared=True,
    ),
    Report(
        "cash-book", N_("Cash and bank book"), N_("What moved in my cash?"), "wallet", _later("cash_book"), Asked.PLACE
    ),
    Report(
        "bank-reconciliation", N_("Bank reconciliation"), N_("Why do my bank and my notes differ?"), "landmark",
        _later("bank_reconciliation"), Asked.PLACE,
    ),
    Report(
        "receivables", N_("Who owes me"), N_("Who, how much, since when?"), "users",
        _later("debts", "build_receivables"), opens=True,
    ),
    Report(
        "payables", N_("Whom I owe"), N_("To whom, how much, since when?"), "truck",
        _later("debts", "build_payables"), opens=True,
    ),
    Report(
        "statement", N_("One person's account"), N_("What does this person owe, bought and paid?"), "user",
        _later("party_statement"), Asked.PARTY,
    ),
    Report(
        "credit-list", N_("List of fiados"), N_("For the wall, by nickname"), "list",
        _later("week", "build_credit_list"),
    ),
    Report(
        "orders", N_("Orders that wait"), N_("What, for whom, for when?"), "clipboard-list",
        _later("week", "build_orders"),
    ),
    Report(
        "price-list", N_("Price list"), N_("For the wall: what I sell for"), "tag",
        _later("products", "build_price_list"),
    ),
    Report(
        "product-costs", N_("What my products cost"), N_("What does one cost and leave?"), "tags",
        _later("products", "build_costs"),
    ),
    Report("fares", N_("Fares without a paper"), N_("What did the fares cost?"), "bus", _later("week", "build_fares")),
    Report(
        "receipt", N_("Receipt"), N_("One note, to be signed by both"), "receipt-text", _later("receipt"), Asked.ENTRY
    ),
    Report(
        "document", N_("Document on A4"), N_("To save, or for a printer of pages"), "file-text",
        _later("document_paper"), Asked.DOCUMENT,
    ),
    Report(
        "ticket-80", N_("Ticket of 80 mm"), N_("For a wide printer of tickets"), "receipt-text",
        _later("document_paper", "build_wide"), Asked.DOCUMENT,
    ),
    Report(
        "ticket-58", N_("Ticket of 58 mm"), N_("For a narrow printer of tickets"), "receipt-text",
        _later("document_paper", "build_narrow"), Asked.DOCUMENT,
    ),
    Report(
        "cash-flow", N_("Cash flows"), N_("Where did the money come from and go to?"),
        "arrow-right-left", _later("cash_flow"), opens=True, compared=True,
    ),
    Report(
        "equity-changes", N_("Changes in equity"), N_("What is mine, and what changed it?"), "landmark",
        _later("equity_changes"), opens=True,
    ),
    Report(
        "income-by-function", N_("Results by function"), N_("The result, as a bank files it"), "file-text",
        _later("income_statement", "build_by_function"), opens=True, compared=True,
    ),
    Report(
        "income-by-nature", N_("Results by nature"), N_("The result, as the PCGE closes it"), "file-text",
        _later("income_statement", "build_by_nature"), opens=True, compared=True,
    ),
    Report(
        "sales-register", N_("Register of sales"), N_("What I sold, document by document"), "list",
        _later("registers", "build_sales"),
    ),
    Report(
        "purchases-register", N_("Register of purchases"), N_("What I bought, document by document"), "list",
        _later("registers", "build_purchases"),
    ),
    Report(
        "tax-sheet", N_("Sheet for the declaration"), N_("What does this month owe the State?"), "percent",
        _later("tax_sheet"),
    ),
    Report(
        "assets", N_("Register of fixed assets"), N_("What lasts, and what is left of it"), "wrench",
        _later("assets"),
    ),
    Report(
        "papers", N_("Papers behind the notes"), N_("Which photos and PDFs back what?"), "paperclip", _later("papers")
    ),
    Report(
        "share-out", N_("Share-out to sign"), N_("What does each member get? She signs beside it"), "handshake",
        _later("sharing", "build_share_out"), Asked.SHARE_OUT, needs=Module.GOLD,
    ),
    Report(
        "share-receipts", N_("Receipts of the share-out"), N_("One for each member, to be cut and signed"),
        "receipt-text", _later("sharing", "build_receipts"), Asked.SHARE_OUT, needs=Module.GOLD,
    ),
    Report(
        "act", N_("Act for the book"), N_("What the assembly agreed, with a line for each to sign"), "book-open",
        _later("sharing", "build_act"), Asked.ACT, needs=Module.GOLD,
    ),
    Report(
        "hand-over", N_("Hand-over to sign"), N_("The cash and papers that one treasurer gave the next"), "wallet",
        _later("sharing", "build_hand_over"), Asked.HAND_OVER, needs=Module.GOLD,
    ),
    Report(
        "gold-production", N_("Production by member and month"), N_("Who gathered how much, month by month?"),
        "users-round", _later("gold_production"), needs=Module.GOLD,
    ),
    Report(
        "gold-position", N_("Gold position"), N_("What lies where, and what it cost"), "gem", _later("gold_position"),
        needs=Module.GOLD,
    ),
    Report(
        "gold-sales", N_("Sales of gold"), N_("What was paid for a gram, and which part of its value"), "hand-coins",
        _later("gold_sales"), needs=Module.GOLD,
    ),
    Report(
        "gold-yield", N_("Yield and cost per gram"), N_("What came out of the ore, and what a gram cost"), "scale",
        _later("gold_yield"), needs=Module.GOLD,
    ),
    Report(
        "gold-kardex", N_("Kardex: formats 13.1 and 12.1"), N_("What came in, went out and was left"), "list",
        _later("gold_kardex"), needs=Module.GOLD,
    ),
    Report(
        "gold-lot", N_("Lot sheet"), N_("The life of one lot, from the dump to the sale"), "mountain",
        _later("gold_lot"), Asked.LOT, needs=Module.GOLD,
    ),
    Report("journal", N_("Journal"), N_("Everything I wrote down, in order"), "book-open", _later("journal")),
    Report(
        "general-ledger", N_("General ledger"), N_("Every account with its postings"), "list", _later("general_ledger"),
        Asked.ACCOUNT,
    ),
    Report(
        "trial-balance", N_("Trial balance"), N_("For the accountant"), "calculator", _later("trial_balance"),
        opens=True,
    ),
    Report(
        "settlement-review", N_("Review of a settlement"), N_("What to talk about with the buyer?"), "scale",
        _later("settlement_review"), Asked.LOT, needs=Module.GOLD,
    ),
)  # fmt: skip

# What makes a result believable to a lender.
FOR_A_LENDER = frozenset({"income-statement", "balance-sheet", "cash-flow", "receivables"})


def reports_of(modules: frozenset[Module]) -> tuple[Report, ...]:
    """Return the reports that a company is offered, in order."""
    return tuple(report for report in REPORTS if switched_on(report.needs, modules))


def report_named(name: str) -> Report:
    """Return a report by its name; raises UnknownReportError."""
    found = next((report for report in REPORTS if report.key == name), None)
    if found is None:
        raise UnknownReportError(name)
    return found
