"""What is paid ahead as entries: 183 rent, 182 insurance, until its months are over."""

from emprende_desktop.domain.money import ZERO, split_included_tax
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import IGV
from emprende_desktop.posting_rules.assets import AHEAD, AssetTerms
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.prepaid import Prepayment


def prepayment_entry(note: Prepayment, terms: AssetTerms) -> JournalEntry:
    """Debit what is paid ahead, and the IGV credit only with a factura; credit the place."""
    assert terms.place_account is not None, "what is paid ahead is paid"
    credited = terms.standing.regime.splits_igv and note.document.kind is DocumentKind.FACTURA
    net, tax = split_included_tax(note.amount, terms.igv_percent) if credited else (note.amount, ZERO)
    lines = ((AHEAD[note.kind], net), (IGV, tax))
    postings = (
        *(Posting(account, Side.DEBIT, part, party=note.party) for account, part in lines if part),
        Posting(terms.place_account, Side.CREDIT, note.amount, place=note.place, party=note.party),
    )
    memo = Memo(
        "prepaid",
        (
            ("detail", note.detail),
            ("document", note.document.kind.value),
            ("first", str(note.first_month)),
            ("kind", note.kind.value),
            ("months", str(note.months)),
            ("number", note.document.number),
        ),
    )
    return JournalEntry(note.date, memo, postings, note.key)
