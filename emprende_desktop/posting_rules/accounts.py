"""Which PCGE account a thing goes to, by place, document and legal form (field practice)."""

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.errors import OwnerWithdrawalForbiddenError
from emprende_desktop.domain.masters import PlaceKind
from emprende_desktop.trade.documents import DocumentKind

IGV = "40111"
IGV_RATE = "igv.general"  # the name of its dated rate
RECEIVABLE_UNDOCUMENTED = "1211"
RECEIVABLE_DOCUMENTED = "1212"
PAYABLE_UNDOCUMENTED = "4211"
PAYABLE_DOCUMENTED = "4212"
RECEIVABLES = (RECEIVABLE_UNDOCUMENTED, RECEIVABLE_DOCUMENTED)
PAYABLE_MACHINES = "4654"
PAYABLE_FEES = "424"
PAYABLES = (PAYABLE_UNDOCUMENTED, PAYABLE_DOCUMENTED, PAYABLE_FEES, PAYABLE_MACHINES)
# What somebody owes or is owed: customers, staff and members, others; wages, suppliers, members, lenders, others.
DEBT_PREFIXES = ("12", "13", "14", "16", "41", "42", "43", "44", "45", "46")
NRUS_FEE = "6419"
MEMBER_LOAN = "1422"
OWED_TO_MEMBERS = "4699"  # what is sold for them, less what was paid for them
DUES = "7599"
# The PCGE names no account for what is missing when cash is counted: a code of our own under 659 and, for a surplus,
# the other income of 7599 (professional knowledge, to be confirmed by the advisor).
CASH_SHORTAGE = "6599"
CASH_SURPLUS = "7599"

PLACE_ACCOUNTS = {
    PlaceKind.CASH: "1011",
    PlaceKind.BANK: "1041",
    PlaceKind.WALLET: "1049",
    PlaceKind.PERSONAL: "1413",
    PlaceKind.RESTRICTED: "1073",
    PlaceKind.DETRACTIONS: "1042",
}

_PLACE_PREFIXES = (
    ("1042", PlaceKind.DETRACTIONS),
    ("1049", PlaceKind.WALLET),
    ("107", PlaceKind.RESTRICTED),
    ("101", PlaceKind.CASH),
    ("102", PlaceKind.CASH),
    ("10", PlaceKind.BANK),
)

CAPITAL_ACCOUNTS = ("5011", "5012", "5018")
_CAPITAL = {
    LegalForm.UNREGISTERED: "5018",
    LegalForm.NATURAL: "5018",
    LegalForm.SAC: "5011",
}


def place_kind(account: str) -> PlaceKind | None:
    """Return what kind of place a money account is, or None where the account is no money."""
    return next((kind for prefix, kind in _PLACE_PREFIXES if account.startswith(prefix)), None)


def is_invoice(document: DocumentKind) -> bool:
    """Say whether a paper is a comprobante de pago: a debt with one goes to 1212 or 4212."""
    return document in (
        DocumentKind.BOLETA,
        DocumentKind.FACTURA,
        DocumentKind.LIQUIDACION,
        DocumentKind.CREDIT_NOTE,
        DocumentKind.DEBIT_NOTE,
    )


def receivable_account(document: DocumentKind) -> str:
    """Return where a credit sale waits to be paid."""
    return RECEIVABLE_DOCUMENTED if is_invoice(document) else RECEIVABLE_UNDOCUMENTED


def payable_account(document: DocumentKind) -> str:
    """Return where a purchase on credit waits to be paid."""
    return PAYABLE_DOCUMENTED if is_invoice(document) else PAYABLE_UNDOCUMENTED


def capital_account(form: LegalForm) -> str:
    """Return where what the owners put in is kept: 5018 of a person, 5011 shares, else 5012 participations."""
    return _CAPITAL.get(form, "5012")


def contribution_account(form: LegalForm) -> str:
    """Return where money from the owner's pocket goes; in an association it is dues, an income."""
    return DUES if form is LegalForm.ASSOCIATION else capital_account(form)


def withdrawal_account(form: LegalForm) -> str:
    """Return where money for the owner's home goes: 5019 of a person, else a loan to the member until declared.

    Raises OwnerWithdrawalForbiddenError for an association.
    """
    if form is LegalForm.ASSOCIATION:
        raise OwnerWithdrawalForbiddenError(form)
    return "5019" if form in (LegalForm.NATURAL, LegalForm.UNREGISTERED) else MEMBER_LOAN
