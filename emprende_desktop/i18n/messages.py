"""One sentence a person can act on for every rule that can be broken."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain import bank_errors as b
from emprende_desktop.domain import chart_errors as c
from emprende_desktop.domain import drive_errors as d
from emprende_desktop.domain import errors as e
from emprende_desktop.domain import slip_errors as s
from emprende_desktop.domain.days import UnreadableDayError
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.book_messages import BOOK_SENTENCES
from emprende_desktop.i18n.einvoice_messages import EINVOICE_SENTENCES
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.gold_messages import GOLD_SENTENCES
from emprende_desktop.i18n.invoice_messages import INVOICE_SENTENCES
from emprende_desktop.i18n.lot_messages import LOT_SENTENCES
from emprende_desktop.i18n.member_messages import MEMBER_SENTENCES
from emprende_desktop.i18n.purchase_messages import PURCHASE_SENTENCES
from emprende_desktop.i18n.sale_messages import SALE_SENTENCES
from emprende_desktop.i18n.share_messages import SHARE_SENTENCES
from emprende_desktop.i18n.stock_messages import STOCK_SENTENCES
from emprende_desktop.i18n.tax_messages import TAX_SENTENCES
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.i18n.worth_messages import WORTH_SENTENCES

_REASONS = {
    "missing": N_("it is not there or cannot be read"),
    "unwritable": N_("it cannot be written there: check the folder and the room on the disk"),
    "size": N_("it is too large"),
    "kind": N_("it is not a CSV or Excel file"),
    "rows": N_("it has too many rows"),
    "picture": N_("it is no photo (JPG, PNG) and no PDF"),
    "changed": N_("it was changed after it was read: choose it again"),
    "columns": N_("its columns are not known; choose them in the window or name them with --map"),
    "headings": N_(
        "no row has the headings of a notebook, as Fecha, Detalle, Entra, Sale;"
        " what a bank gives goes in under Bank statement"
    ),
    "content": N_("its content is damaged or not what is expected"),
}

_MEGABYTE = 1024 * 1024

_SENTENCES: dict[type[e.BookkeepingError], Callable[[Any], str]] = {
    e.UnreadableAmountError: lambda x: _("{text} is not an amount: write it as 1,250.50.").format(text=x.text),
    UnreadableDayError: lambda x: _("{text} is no day of the calendar: write it as 31/08/2026.").format(text=x.text),
    e.CategoryRequiredError: lambda _x: _("Choose what it was."),
    e.OrderNotOpenError: lambda _x: _("That order was handed over or called off already: look at the list again."),
    e.SameRowError: lambda _x: _("Choose another one of the same kind."),
    e.DifferentUnitError: lambda x: _(
        "One is measured in {unit} and the other in {other}: mend the unit of one first."
    ).format(unit=x.unit or _("unit"), other=x.other or _("unit")),
    e.MoreThanLeftError: lambda x: ngettext(
        "Only {count} unit is still there.", "Only {count} units are still there.", x.left
    ).format(count=x.left),
    e.UnreadableQuantityError: lambda x: _("{text} is not a quantity: write it as 2.5.").format(text=x.text),
    e.AmountNotPositiveError: lambda x: _("Write an amount greater than zero."),
    s.AmountTooLargeError: lambda x: _("{amount} is too much: check the digits.").format(amount=money(Money(x.cents))),
    s.PastDateError: lambda x: _("{date} is too long ago: check the day, the month and the year.").format(
        date=short_date(x.date)
    ),
    e.UnbalancedEntryError: lambda x: _("Debit and credit differ by {amount}.").format(
        amount=money(Money(x.difference))
    ),
    e.TooFewPostingsError: lambda x: _("An entry needs at least two amounts that differ from zero."),
    e.InvalidDniError: lambda x: _("The DNI {text} is not right: it has eight digits.").format(text=x.text),
    e.InvalidRucError: lambda x: _("The RUC {text} is not right: check its eleven digits.").format(text=x.text),
    e.FormRegimeMismatchError: lambda x: _(
        "That legal form cannot use that tax regime: NRUS is for a person with a RUC that begins with 10."
    ),
    e.FormRequiredError: lambda x: _(
        "A RUC that begins with 20 needs its legal form: EIRL, SRL, SAC, association or cooperative."
    ),
    e.RucRequiredError: lambda x: _("That tax regime needs a RUC: write it, or choose no regime."),
    e.OwnerWithdrawalForbiddenError: lambda x: _(
        "An association shares no money with its members: note a payment for work or ore, a refund or a loan instead."
    ),
    e.PeriodClosedError: lambda x: _(
        "The month of {date} is closed: use a later date, or reopen it under Accounting, Closing."
    ).format(date=short_date(x.date)),
    e.InterestExceedsPaymentError: lambda x: _("The interest cannot be more than the {amount} that was paid.").format(
        amount=money(Money(x.amount))
    ),
    e.UnknownAssetError: lambda _x: _("That thing is not in the register any more: look at the list again."),
    e.NothingToDepreciateError: lambda x: _("Nothing more is used up until {date}: it is all noted.").format(
        date=short_date(x.date)
    ),
    e.PlaceNotEmptyError: lambda x: _("There is still {amount} there: move it or count it first.").format(
        amount=money(Money(x.held))
    ),
    e.PartyOwesError: lambda x: _("{amount} is still open with this person: settle it first.").format(
        amount=money(Money(abs(x.cents)))
    ),
    e.NumberTakenError: lambda x: _(
        "That DNI or RUC belongs to {name}: choose that person, or check the number."
    ).format(name=x.name),
    e.PeriodNotOverError: lambda x: _("It is not over yet: it can be closed after {date}.").format(
        date=short_date(x.last)
    ),
    e.AlreadyClosedError: lambda x: _("Everything until {date} is closed already.").format(date=short_date(x.until)),
    e.NotClosedError: lambda x: _("The month of {date} is open already.").format(date=short_date(x.date)),
    e.YearNotClosedError: lambda x: _("First close the year {year}: its result still waits to be carried.").format(
        year=x.year
    ),
    e.ClosingEntryError: lambda x: _(
        "That entry closes the year {year}: reopen December under Accounting, Closing, and it is undone with the rest."
    ).format(year=x.date.year),
    e.ReasonRequiredError: lambda _x: _("Write why: the reason stays in the books."),
    d.DriveFullError: lambda x: _(
        "There is no room left on {drive}: this was not saved, what was saved before is whole. Make room and try again."
    ).format(drive=x.drive),
    d.DriveFailedError: lambda x: _(
        "{drive} cannot be read or written: this was not saved, what was saved before is whole. Check it and try again."
    ).format(drive=x.drive),
    d.TooLittleRoomError: lambda x: _(
        "{drive} has {free} MB left and this needs {needed} MB: make room there first. Nothing was changed."
    ).format(drive=x.drive, free=x.free // _MEGABYTE, needed=-(-x.needed // _MEGABYTE)),
    b.BankLineSettledError: lambda _x: _("That line was compared already: look at the list again."),
    b.NotThatNoteError: lambda x: _("The bank says {amount}: write the same amount and place, or cancel.").format(
        amount=money(Money(abs(x.cents)))
    ),
    e.AlreadyReversedError: lambda x: _("That note was already undone."),
    e.ReversalTooEarlyError: lambda x: _("That entry is of {date}: reverse it on that day or later.").format(
        date=short_date(x.date)
    ),
    e.PartlyPaidError: lambda x: _("Part of that note was already paid: undo the payment too."),
    e.UnknownAccountError: lambda x: _("The account {code} is not in the chart of accounts.").format(code=x.code),
    e.UnknownEntryError: lambda x: _("The books have no entry {number}.").format(number=x.entry_id),
    e.AccountTakesNoPostingsError: lambda x: _("The account {code} is a heading: choose one below it.").format(
        code=x.code
    ),
    c.InvalidAccountCodeError: lambda x: _(
        "{code} is no code: write 2 to 12 digits that begin with an account of the chart."
    ).format(code=x.code),
    c.AccountExistsError: lambda x: _("The chart has the account {code} already.").format(code=x.code),
    c.AccountNotOwnError: lambda x: _("{code} is of the official chart: its name stays. Open one of your own.").format(
        code=x.code
    ),
    c.AccountInUseError: lambda x: _(
        "The account {code} is in use: it has a balance, notes this year, or a list needs it."
    ).format(code=x.code),
    c.AccountNotDividedError: lambda x: _(
        "The account {code} takes notes itself: open yours beside it, under its heading."
    ).format(code=x.code),
    c.ChartYearError: lambda x: _("The chart of {year} cannot change: it has entries, or that chart is newer.").format(
        year=x.year
    ),
    c.NothingToCarryError: lambda _x: _("There are no balances to carry to another chart."),
    e.NameRequiredError: lambda x: _("Write a name."),
    e.DuplicateNameError: lambda x: _("{name} is already there: choose it, or write another name.").format(name=x.name),
    e.PaymentExceedsDebtError: lambda x: _("That is more than what is owed: {amount} is still open.").format(
        amount=money(Money(x.open))
    ),
    e.SamePlaceError: lambda x: _("Choose two different places: money cannot move to where it already is."),
    e.UnknownPartyError: lambda x: _(
        "Nobody in the books is called {name}: write the name, DNI or RUC as in the list of people."
    ).format(name=x.name),
    e.MissingPartyError: lambda x: _("Write who owes it."),
    e.AlreadyOpenedError: lambda x: _("What you had was already written on {date}: correct that note instead.").format(
        date=short_date(x.date)
    ),
    e.WrongPassphraseError: lambda x: _(
        "That key does not open these books. Try again slowly, or use the recovery code on paper."
    ),
    e.WeakPassphraseError: lambda x: _("The key is too short: use at least {minimum} letters.").format(
        minimum=x.minimum
    ),
    e.NotACompanyError: lambda x: _("{path} holds no books of Emprende.").format(path=x.path),
    e.DamagedCompanyError: lambda x: _(
        "The books in {path} are damaged. Nothing was changed: restore your latest backup."
    ).format(path=x.path),
    e.NewerCompanyError: lambda x: _(
        "The books in {path} were written by a newer version: install the newest Emprende to open them."
    ).format(path=x.path),
    e.CompanyInUseError: lambda x: _("These books are already open: {holder}. Close them there first.").format(
        holder=x.holder
    ),
    e.PathTakenError: lambda x: _("{path} already exists: choose another name, nothing was overwritten.").format(
        path=x.path
    ),
    e.DamagedBackupError: lambda x: _("The backup {path} is damaged or is not one: try another copy.").format(
        path=x.path
    ),
    e.UnreadableFileError: lambda x: _("The file {path} cannot be used: {reason}.").format(
        path=x.path, reason=_(_REASONS[x.reason])
    ),
    e.FaultyNotebookError: lambda x: _("The notebook has {faults} rows to mend: nothing was brought in.").format(
        faults=x.faults
    ),
    e.UnknownReportError: lambda x: _("There is no report {name}: see emprende report --list.").format(name=x.name),
    s.FutureDateError: lambda x: _("{date} is too far ahead: check the day, the month and the year.").format(
        date=short_date(x.date)
    ),
    e.UnknownPlaceError: lambda x: _("There is no place of money called {name}.").format(name=x.name),
    **EINVOICE_SENTENCES,
    **LOT_SENTENCES,
    **SALE_SENTENCES,
    **PURCHASE_SENTENCES,
    **BOOK_SENTENCES,
    **GOLD_SENTENCES,
    **INVOICE_SENTENCES,
    **MEMBER_SENTENCES,
    **SHARE_SENTENCES,
    **STOCK_SENTENCES,
    **TAX_SENTENCES,
    **WORTH_SENTENCES,
}


def sentence(error: e.BookkeepingError) -> str:
    """Return the sentence of an error, for window and terminal alike."""
    return _SENTENCES[type(error)](error)
