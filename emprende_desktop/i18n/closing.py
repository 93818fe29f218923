"""What a closing page says: what is missing, and what was closed or reopened."""

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.i18n.formats import first_upper, money, month_word
from emprende_desktop.i18n.translation import N_, _, ngettext


def lack_text(lack: str, count: int, amount: Money) -> str:
    """Return a sentence for one thing that is missing (a `Lack`), how many, and what it amounts to."""
    told = money(amount)
    match lack:
        case "uncounted":
            return ngettext(
                "{count} till was not counted in the last week of the month: your notes say it holds {amount}.",
                "{count} tills were not counted in the last week of the month: your notes say they hold {amount}.",
                count,
            ).format(count=count, amount=told)
        case "unapplied":
            return ngettext(
                "{count} payment settles no debt in part or whole: {amount}.",
                "{count} payments settle no debt in part or whole: {amount}.",
                count,
            ).format(count=count, amount=told)
        case "unmatched":
            return ngettext(
                "{count} line of a bank's statement was not compared with your notes: {amount}.",
                "{count} lines of a bank's statement were not compared with your notes: {amount}.",
                count,
            ).format(count=count, amount=told)
        case "unused":
            return ngettext(
                "The use of machines and of what is paid ahead is not noted for {count} month.",
                "The use of machines and of what is paid ahead is not noted for {count} months.",
                count,
            ).format(count=count)
        case _:
            return _(_OTHERS[lack]).format(amount=told)


_OTHERS = {
    "fee": N_("The NRUS fee of this month is not noted: {amount}."),
    "gold_untested": N_("Gold that cost {amount} was not tested: that day has no price of gold or of the dollar."),
    "gold_worth": N_("What gold would bring and what your books say differ by {amount}."),
    "owed_to_me": N_("Customers owe you {amount}."),
    "i_owe": N_("You owe {amount} to suppliers."),
}


def month_text(month: Month) -> str:
    """Return a month with its year, as it stands within a sentence."""
    return f"{month_word(month)} {month.year}"


def event_text(act: str, month: Month, reason: str) -> str:
    """Return what was closed or reopened."""
    match act:
        case "month":
            return first_upper(_("{month} closed").format(month=month_text(month)))
        case "year":
            return _("Year {year} closed").format(year=month.year)
        case _:
            return first_upper(_("{month} reopened: {reason}").format(month=month_text(month), reason=reason))
