"""Sentences for what can be wrong with a supplier's paper, typed or read from its XML."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing import purchase_errors as p

_FIELDS = {
    "affectation": N_("the kind of IGV of a line"),
    "base": N_("the amount that a tax is of"),
    "code": N_("the kind of paper"),
    "currency": N_("the currency"),
    "date": N_("the date"),
    "description": N_("the description of a line"),
    "detraction": N_("the detraction"),
    "due": N_("the day to pay"),
    "igv": N_("the IGV"),
    "instalment": N_("an instalment"),
    "issuer": N_("who gave it"),
    "lines": N_("the sum of the lines"),
    "note": N_("a note"),
    "number": N_("the series and number"),
    "other": N_("other charges"),
    "price": N_("the price of a line"),
    "quantity": N_("the quantity of a line"),
    "receiver": N_("whom it is for"),
    "reference": N_("the paper that it changes"),
    "tax": N_("a tax"),
    "terms": N_("how it is paid"),
    "total": N_("the total"),
    "value": N_("the value of a line"),
}
_XML = {
    p.XmlFault.EMPTY: N_("The file is empty: ask the supplier to send it again."),
    p.XmlFault.SIZE: N_("The file is too large for an invoice: choose the XML that the supplier sent."),
    p.XmlFault.ZIP: N_("The ZIP is damaged or locked: ask the supplier to send the XML again."),
    p.XmlFault.NO_XML: N_("There is no XML in the ZIP: ask the supplier for the XML of the invoice."),
    p.XmlFault.SEVERAL: N_("There are several XML in the ZIP: take them out and choose one after the other."),
    p.XmlFault.ENCODING: N_("The letters of the file cannot be read: choose the XML as the supplier sent it."),
    p.XmlFault.DEFINITIONS: N_(
        "This XML holds instructions that no invoice has: do not use it, and tell the supplier."
    ),
    p.XmlFault.CONTENT: N_("The XML is cut or damaged: ask the supplier to send it again."),
    p.XmlFault.DEPTH: N_("This XML is built as no invoice is: do not use it, and tell the supplier."),
    p.XmlFault.MANY: N_("There is much more in this file than in an invoice: choose the XML that the supplier sent."),
    p.XmlFault.KIND: N_("This is no invoice, credit note, debit note or purchase slip: choose the XML of the paper."),
    p.XmlFault.ANSWER: N_("This is SUNAT's answer to the paper, not the paper: choose its other XML."),
}
_FIELD = {
    p.FieldFault.MISSING: N_("The XML does not say {field}: ask the supplier for the right one, or type the paper."),
    p.FieldFault.REPEATED: N_("The XML says {field} twice: ask the supplier for the right one, or type the paper."),
    p.FieldFault.UNREADABLE: N_(
        "In the XML, {field} cannot be read ({text}): ask the supplier for the right one, or type the paper."
    ),
}
_PARTS = {
    "number": N_("Write the supplier's RUC or number."),
    "name": N_("Write the supplier's name."),
}


def _cents(value: int) -> str:
    return money(Money(value))


PURCHASE_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    p.UnknownPaperError: lambda x: _("{code} is no kind of paper that suppliers give: choose it from the list.").format(
        code=x.code
    ),
    p.PaperNumberError: lambda x: _(
        "{text} is no number of a paper of that kind: write it as it is printed, for example F001-15."
    ).format(text=x.text),
    p.SupplierUnknownError: lambda x: _(_PARTS[x.field]),
    p.PurchasePartError: lambda _x: _(
        "No part of a paper is below zero: in a credit note too, write it without minus."
    ),
    p.PurchaseTotalError: lambda x: _(
        "The parts come to {parts} and the total says {total}: check them against the paper."
    ).format(parts=_cents(x.parts), total=_cents(x.total)),
    p.PortionsError: lambda x: (
        _("The IGV of the lines comes to {told} and the paper says {wanted}: mend one line.")
        if x.igv
        else _("The lines come to {told} and the paper, without IGV, to {wanted}: mend one line.")
    ).format(told=_cents(x.told), wanted=_cents(x.wanted)),
    p.IgvRateError: lambda x: _(
        "The IGV should be {wanted} and {igv} is written: check the base and the IGV on the paper."
    ).format(wanted=_cents(x.wanted), igv=_cents(x.igv)),
    p.NotYetIssuedError: lambda x: _("{date} is still to come: check the date on the paper.").format(
        date=short_date(x.date)
    ),
    p.DueBeforeError: lambda x: _("It is to be paid on {due}, before its own date {date}: check both.").format(
        due=short_date(x.due), date=short_date(x.date)
    ),
    p.ExchangeRateError: lambda _x: _("Write how many soles a dollar was on the day of the paper, for example 3.75."),
    p.ModifiedPaperError: lambda _x: _(
        "A credit or debit note says which paper it changes: write its kind, number and date; other papers do not."
    ),
    p.DetractionIncompleteError: lambda _x: _("Write the code and the percent of the detraction; the paper says them."),
    p.DepositNumberError: lambda _x: _("Write the number of the deposit: the State bank's slip says it."),
    p.NothingToDepositError: lambda _x: _("This purchase has no detraction that is still to be deposited."),
    p.DepositTooEarlyError: lambda x: _("The paper is of {date}: write that day or a later one.").format(
        date=short_date(x.date)
    ),
    p.DepositPaidError: lambda _x: _(
        "Nothing is owed on this paper any more: undo the payment that was noted for the detraction, and note the"
        " deposit here."
    ),
    p.DetractionAmountError: lambda x: _(
        "The detraction should be {wanted}, in whole soles, and {amount} is written: check its percent."
    ).format(wanted=_cents(x.wanted), amount=_cents(x.amount)),
    p.WithholdingError: lambda x: (
        _("{wanted} is to be kept back, and {amount} is written: mend it, or leave it empty if she is exempt.")
        if x.wanted
        else _("Nothing is to be kept back from this paper, and {amount} is written: leave it empty.")
    ).format(wanted=_cents(x.wanted), amount=_cents(x.amount)),
    p.PaperKnownError: lambda x: _(
        "{number} of this supplier is in the books already, of {date}: look for it before you save it again."
    ).format(number=x.number, date=short_date(x.date)),
    p.NotForUsError: lambda x: _("This paper is for {name} ({number}), not for us: it cannot be saved here.").format(
        name=x.name, number=x.number
    ),
    p.UnreadableXmlError: lambda x: _(_XML[x.fault]),
    p.XmlFieldError: lambda x: _(_FIELD[x.fault]).format(field=_(_FIELDS[x.field]), text=x.text),
}
