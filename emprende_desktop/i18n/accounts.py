"""The words for the types of accounts."""

from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.ledger.account import AccountType

_TYPES = {
    AccountType.ASSET: N_("Asset"),
    AccountType.LIABILITY: N_("Liability"),
    AccountType.EQUITY: N_("Equity"),
    AccountType.INCOME: N_("Income"),
    AccountType.EXPENSE: N_("Expense account"),
    AccountType.MEMORANDUM: N_("Of order, result or cost"),
}


def account_type_text(type_: AccountType) -> str:
    """Return what an account measures, in a word."""
    return _(_TYPES[type_])
