"""What an entry says, put into words from its template and arguments."""

from emprende_desktop.domain.period import Month
from emprende_desktop.formality.worksheet import Tax
from emprende_desktop.gold.share_outs import ShareTitle
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formality import tax_name
from emprende_desktop.i18n.sharing import TITLES
from emprende_desktop.i18n.translation import N_, _

_TEMPLATES = {
    "sale": N_("Sale"),
    "expense": N_("Expense"),
    "purchase": N_("Purchase"),
    "purchase_returned": N_("Purchase given back"),
    "deposit": N_("Detraction deposited"),
    "collection": N_("I was paid"),
    "supplier_payment": N_("I paid"),
    "transfer": N_("I moved money"),
    "contribution": N_("I put in my own money"),
    "withdrawal": N_("I took money home"),
    "opening": N_("Opening balances"),
    "count": N_("Cash counted"),
    "notebook": N_("Notebook"),
    "journal": N_("Journal entry"),
    "closing": N_("Closing of the year"),
    "carried": N_("Balances carried to the new chart"),
    "free": N_("Free entry"),
    "loan": N_("Loan received"),
    "loan_payment": N_("Loan instalment"),
    "grant": N_("Grant received"),
    "asset": N_("Bought to last"),
    "asset_sale": N_("Sold or lost"),
    "depreciation": N_("Depreciation"),
    "stock": N_("What is left, counted"),
    "consigned": N_("Sold on consignment"),
    "prepaid": N_("Paid ahead"),
    "market": N_("Market day"),
    "wage_advance": N_("Advance on wages"),
    "wages": N_("Wages"),
    "order_advance": N_("On account of an order"),
    "order_refund": N_("Order called off"),
    "delivery": N_("Order handed over"),
    "ore_purchase": N_("Ore bought"),
    "gold_sale": N_("Gold sold"),
    "gold_on_behalf": N_("Sold for members"),
    "lot_carried": N_("Cost that the lot carries"),
    "lot_sold": N_("Cost of what was sold"),
    "lot_processed": N_("Ore made into gold"),
    "lot_lost": N_("Lost of a lot"),
    "lot_pooled": N_("Lots put together"),
    "lot_split": N_("Lot divided"),
    "gold_write_down": N_("Gold worth less than it cost"),
    "gold_recovery": N_("Gold worth more again"),
    "lot_had": N_("Ore and gold there was before"),
    "share_out": N_("Share-out"),
    "issued": N_("Document given"),
    "sale_returned": N_("Credit note"),
    "document_given": N_("Document for a sale"),
    "bought": N_("Bought with a purchase slip"),
    "share_rest": N_("Paid of a share-out"),
    "month_tax": N_("Tax of the month"),
    "tax_payment": N_("Tax paid"),
}


def kind_text(template: str) -> str:
    """Return the words for a kind of note."""
    return _("What was undone") if template == "reversal" else _(_TEMPLATES[template])


def memo_text(template: str, arguments: tuple[tuple[str, str], ...]) -> str:
    """Return the words of a memo: what kind of note, its category, and what was written."""
    words = dict(arguments)
    if template == "reversal":
        if "undone" in words:
            return _("Undone: {note}").format(note=kind_text(words["undone"]))
        return _("Undoes entry {entry}").format(entry=words.get("entry", "?"))
    detail = words.get("detail", "")
    if template in ("notebook", "journal", "free") and detail:
        return detail
    kind = _(_TEMPLATES[template])
    if "tax" in words:
        return f"{kind}: {tax_name(Tax(words['tax']))}, {month_text(Month.parse(words['month']))}"
    told = words.get("step") or words.get("month")
    if told:
        return f"{kind}: {told}"
    category = words.get("category", "") or (_(TITLES[ShareTitle(words["title"])]) if "title" in words else "")
    head = f"{kind}: {category}" if category else kind
    detail = " · ".join(filter(None, (words.get("lot", ""), detail)))
    return f"{head} — {detail}" if detail else head
