"""The sentences of what can be wrong with a document: what it is, and what to do."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.documents import DOCUMENTS, GOLD_PROPERTIES
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing import errors as e

_FIELDS = {
    "quantity": N_("the quantity"),
    "price": N_("the price"),
    "description": N_("the description"),
}

INVOICE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    e.LinesRequiredError: lambda _x: _("Say what was sold: write at least one line, with a description."),
    e.NotAboveZeroError: lambda x: _("Write {field}: it must be more than zero, with at most twelve digits.").format(
        field=_(_FIELDS.get(x.field, x.field))
    ),
    e.TooManyDecimalsError: lambda x: _("Write numbers from zero up, with at most {count} decimals.").format(
        count=x.decimals
    ),
    e.DiscountTooLargeError: lambda _x: _("The discount, or what was paid before, is more than there is: lower it."),
    e.LineWorthNothingError: lambda x: _(
        "“{description}” comes to nothing: write more of it, a higher price or a smaller discount, or give it for free."
    ).format(description=x.description),
    e.DiscountByLineError: lambda _x: _(
        "A purchase slip takes no discount of the whole: lower the price of its lines."
    ),
    e.FieldTooLongError: lambda x: _("Shorten {field}: at most {length} letters fit.").format(
        field=_(_FIELDS.get(x.field, x.field)), length=x.length
    ),
    e.CustomerRequiredError: lambda x: _("A {kind} says who it is for: write the name and the RUC or DNI.").format(
        kind=_(DOCUMENTS[x.kind]).lower()
    ),
    e.CustomerOverLimitError: lambda x: _(
        "A boleta of more than {limit} says who buys: write the name and the DNI."
    ).format(limit=money(Money(x.limit))),
    e.ReferenceRequiredError: lambda x: _("A {kind} says which document it corrects, and why.").format(
        kind=_(DOCUMENTS[x.kind]).lower()
    ),
    e.InstalmentsDifferError: lambda x: _(
        "The instalments are {told}, and {payable} is to be paid: make them fit."
    ).format(told=money(Money(x.told)), payable=money(Money(x.payable))),
    e.KindNotIssuedError: lambda x: _(
        "With the tax regime of that day a {kind} cannot be given: choose another paper, or correct the regime in"
        " Settings."
    ).format(kind=_(DOCUMENTS[x.kind]).lower()),
    e.SeriesFormatError: lambda x: _(
        "{series} is no series for a {kind}: facturas begin with F, boletas with B, purchase slips with L, and three"
        " letters or digits follow, as in B001."
    ).format(series=x.series, kind=_(DOCUMENTS[x.kind]).lower()),
    e.CorrectedAnnulledError: lambda x: _("{number} was annulled: no note corrects it.").format(number=x.number),
    e.SeriesElsewhereError: lambda x: _(
        "Series {series} is numbered on another laptop: open one of its own here, so that no number stands twice."
    ).format(series=x.series),
    e.NumberTakenError: lambda x: _("{number} is there already: look at the paper again.").format(number=x.number),
    e.UnknownDocumentError: lambda x: _("No document has the number {number}: look at it again.").format(
        number=x.number
    ),
    e.NoteExceedsDocumentError: lambda x: _("Of {number} only {left} is left to be credited: lower the note.").format(
        number=x.number, left=money(Money(x.left))
    ),
    e.IssuedStaysError: lambda x: _(
        "{number} was given for this: what a document told is corrected by a credit note, under Documents."
    ).format(number=x.number),
    e.AlreadyIssuedError: lambda x: _("{number} was given for this sale already.").format(number=x.number),
    e.SaleDiffersError: lambda x: _(
        "The sale was {sale} and the document comes to {document}: make them the same, or correct the sale first."
    ).format(sale=money(Money(x.sale)), document=money(Money(x.document))),
    e.NotASaleError: lambda _x: _("No document is given for this note: choose a sale that was only written down."),
    e.CategoryRequiredError: lambda _x: _("Say what was sold or bought: add a category in Settings first."),
    e.RateRequiredError: lambda x: _("Write how many soles one {currency} was worth that day.").format(
        currency=x.currency
    ),
    e.HasNotesError: lambda x: _("{number} was corrected by a note: annul the note first.").format(number=x.number),
    e.AdvanceDiffersError: lambda x: _(
        "What was paid before ({paid}) does not fit its value without tax ({net}): look at both."
    ).format(paid=money(Money(x.paid)), net=money(Money(x.net))),
    e.IssuerRequiredError: lambda _x: _("Write the RUC of the enterprise in Settings: a document says who gives it."),
    e.NumberRequiredError: lambda _x: _("Write the number that the portal, or the printed book, gave it."),
    e.SellerHasRucError: lambda x: _(
        "{name} has a RUC: ask for a boleta or a factura, a purchase slip is for who has none."
    ).format(name=x.name),
    e.SellerOverLimitError: lambda x: _(
        "{name} sold {before} by purchase slip this year, and {limit} is the most: from there on a RUC is needed."
    ).format(name=x.name, before=money(Money(x.before)), limit=money(Money(x.limit))),
    e.GoldPropertyRequiredError: lambda x: _(
        "Gold is bought with its origin: write “{what}” in each line, SUNAT asks for it."
    ).format(what=_(GOLD_PROPERTIES[x.code])),
}
