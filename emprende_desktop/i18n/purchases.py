"""Words for suppliers' papers: what kinds there are, why IGV is not credited, what is said before one is saved."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.detractions import DetractionRule
from emprende_desktop.invoicing.purchase_credit import NoCredit, Remark
from emprende_desktop.invoicing.read_document import Doubt, Doubted

# Catalogue 01, the ones that a small enterprise is given first.
PAPERS = {
    "01": N_("Factura"),
    "03": N_("Boleta"),
    "02": N_("Receipt for fees"),
    "14": N_("Receipt of light, water or telephone"),
    "07": N_("Credit note"),
    "08": N_("Debit note"),
    "04": N_("Purchase slip"),
    "12": N_("Ticket of a till"),
    "10": N_("Receipt of rent"),
    "16": N_("Ticket of a journey between provinces"),
    "15": N_("Ticket of a city bus"),
    "13": N_("Paper of a bank or an insurance"),
    "05": N_("Air ticket"),
    "06": N_("Air waybill"),
    "30": N_("Paper of a card company"),
    "37": N_("Technical revision of a vehicle"),
    "00": N_("Another paper"),
}
IDENTITIES = {
    IdentityKind.RUC: N_("RUC"),
    IdentityKind.DNI: N_("DNI"),
    IdentityKind.FOREIGNER: N_("Foreigner's card"),
    IdentityKind.PASSPORT: N_("Passport"),
    IdentityKind.NONE: N_("Another number"),
}
WHY = {
    NoCredit.REGIME: N_("Our regime has no IGV credit: the IGV is part of the cost."),
    NoCredit.PAPER: N_("This paper gives no IGV credit: the IGV is part of the cost."),
    NoCredit.SUPPLIER: N_("A factura without RUC gives no IGV credit: the IGV is part of the cost."),
    NoCredit.CASH: N_("Paid in cash over the limit: no IGV credit and no cost before SUNAT."),
    NoCredit.DEPOSIT: N_("The IGV can be used once the detraction was deposited."),
}
WHY_SHORT = {
    NoCredit.REGIME: N_("regime"),
    NoCredit.PAPER: N_("paper"),
    NoCredit.SUPPLIER: N_("without RUC"),
    NoCredit.CASH: N_("in cash"),
    NoCredit.DEPOSIT: N_("detraction to deposit"),
}
REMARKS = {
    Remark.ROUNDED: N_("The parts and the total differ by one cent: it is saved with the cost."),
    Remark.IGV_ROUNDED: N_("The IGV differs by some cents from the rate: it is saved as the paper says."),
    Remark.CASH: N_("So much must be paid through a bank: in cash SUNAT accepts neither the IGV nor the cost."),
    Remark.BANK_LATER: N_("So much must be paid through a bank: do not pay it in cash."),
    Remark.DEPOSIT: N_("Deposit the detraction in the supplier's account at the State bank, and write its number."),
    Remark.OLD: N_(
        "It is more than a year old: look at its date, and ask your accountant whether its IGV still counts."
    ),
    Remark.WITHHOLD: N_("Income tax is kept back from fees of so much, unless she shows that she is exempt."),
}
_DOUBTS = {
    Doubt.TOTAL: N_("The total says {told} and its parts come to {summed}."),
    Doubt.LINES: N_("The sum of the lines says {told} and the lines come to {summed}."),
    Doubt.TAXES: N_("The taxes say {told} and come to {summed}."),
    Doubt.INSTALMENTS: N_("What is on credit says {told} and the instalments come to {summed}."),
}


def detraction_text(rule: DetractionRule) -> str:
    """Return what SUNAT's list knows of a detracción's code, with its source."""
    parts = [rule.words]
    if rule.percent is not None:
        parts.append(_("{percent} % of the total").format(percent=f"{rule.percent.normalize():f}"))
    if rule.over is not None:
        parts.append(_("over {amount}").format(amount=money(rule.over)))
    parts.append(_("Source: {source}").format(source=rule.source))
    if rule.is_unverified or rule.percent is None or rule.over is None:
        parts.append(_("unverified: ask your accountant"))
    return " · ".join(parts)


def doubt_text(doubted: Doubted) -> str:
    """Return the sentence for a sum that does not add up."""
    return _(_DOUBTS[doubted.what]).format(told=money(doubted.told), summed=money(doubted.summed))


def signed(amount: Money) -> str:
    """Return an amount with its minus, as a credit note has it."""
    return f"\N{MINUS SIGN} {money(-amount)}" if amount.cents < 0 else money(amount)
