"""A share-out as one entry, by the title under which members are paid (field practice).

Sold for them: what is owed to members goes down; what costs and fund keep is income or what members put in. Her ore is
a purchase, her work wages without papers: what costs and fund take stays where it is. A cooperative's surplus comes out
of the results of closed years after the reserve; an association shares none, and a company's profits go by what each
holds of it, with the tax on dividends withheld: that is for its accountant. What is not paid now stays owed to each
member on 4699, a surplus on 4412: debts on 421 are settled note by note, and this is one note of many people.
"""

from dataclasses import dataclass

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.share_errors import SurplusForbiddenError
from emprende_desktop.gold.share_outs import RestPayment, ShareLine, ShareOut, ShareTitle
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.posting_rules.accounts import OWED_TO_MEMBERS, contribution_account, withdrawal_account
from emprende_desktop.posting_rules.gold import ORE_BOUGHT
from emprende_desktop.posting_rules.wages import WITHOUT_PAPERS

SHARE_OUT, SHARE_REST = "share_out", "share_rest"  # templates of their memos
OF_SEVERAL = (SHARE_OUT, SHARE_REST)  # notes of which no list names one person as if it were hers
COSTS_RECOVERED = "7599"
RESULTS, RESERVE, SURPLUS_OWED = "5911", "582", "4412"
_OWN = (LegalForm.NATURAL, LegalForm.UNREGISTERED)  # what is left is theirs already: they take it out
_COST = {ShareTitle.ORE: ORE_BOUGHT, ShareTitle.WORK: WITHOUT_PAPERS}


@dataclass(frozen=True, slots=True)
class ShareTerms:
    """What decides how a share-out posts: the form, its place's account, and what each lot (uid) is to give."""

    form: LegalForm
    place_account: str | None
    from_lots: tuple[tuple[str, Money], ...] = ()


def surplus_account(form: LegalForm) -> str:
    """Return what a surplus comes out of: withdrawals of a person, the results of closed years of a cooperative.

    Raises SurplusForbiddenError for every other form.
    """
    if form in _OWN:
        return withdrawal_account(form)
    if form is not LegalForm.COOPERATIVE:
        raise SurplusForbiddenError(form)
    return RESULTS


def rest_account(title: ShareTitle, form: LegalForm) -> str:
    """Return where what is not paid now stays owed to a member."""
    return SURPLUS_OWED if title is ShareTitle.SURPLUS and form not in _OWN else OWED_TO_MEMBERS


def share_out_entry(share: ShareOut, terms: ShareTerms) -> JournalEntry:
    """Return the entry of a share-out, members each by herself; raises SurplusForbiddenError."""
    sources = {
        ShareTitle.BEHALF: _on_behalf,
        ShareTitle.ORE: _cost,
        ShareTitle.WORK: _cost,
        ShareTitle.SURPLUS: _surplus,
    }
    postings = sources[share.title](share, terms)
    rest = rest_account(share.title, terms.form)
    for line in share.lines:
        postings += _posted(terms.place_account or "", Side.CREDIT, line.paid, line, share.place)
        postings += _posted(rest, Side.CREDIT, line.rest, line)
    memo = Memo(SHARE_OUT, (("detail", share.detail), ("title", share.title.value)))
    return JournalEntry(share.date, memo, tuple(postings), share.key)


def rest_entry(payment: RestPayment, account: str, place_account: str, owed: dict[int, Money]) -> JournalEntry:
    """Debit what was owed to each member (by row); credit the place."""
    postings = [Posting(account, Side.DEBIT, cents, party=party) for party, cents in owed.items()]
    postings += [
        Posting(place_account, Side.CREDIT, cents, place=payment.place, party=party) for party, cents in owed.items()
    ]
    return JournalEntry(payment.date, Memo(SHARE_REST, (("detail", ""),)), tuple(postings), payment.key)


def _on_behalf(share: ShareOut, terms: ShareTerms) -> list[Posting]:
    postings = [Posting(OWED_TO_MEMBERS, Side.DEBIT, cents, lot=lot) for lot, cents in terms.from_lots if cents]
    kept = (
        (COSTS_RECOVERED, share.takings.costs_cents),
        (contribution_account(terms.form), share.takings.fund_cents),
    )
    return postings + [Posting(account, Side.CREDIT, Money(cents)) for account, cents in kept if cents]


def _cost(share: ShareOut, _terms: ShareTerms) -> list[Posting]:
    return [posting for line in share.lines for posting in _posted(_COST[share.title], Side.DEBIT, line.amount, line)]


def _surplus(share: ShareOut, terms: ShareTerms) -> list[Posting]:
    """Debit what was earned before, by way of what is owed to each where a company declares it first."""
    source = surplus_account(terms.form)
    if terms.form in _OWN:
        return [posting for line in share.lines for posting in _posted(source, Side.DEBIT, line.amount, line)]
    fund = Money(share.takings.fund_cents)
    postings = [Posting(source, Side.DEBIT, Money(share.takings.left_cents) + fund)]
    if fund:
        postings.append(Posting(RESERVE, Side.CREDIT, fund))
    for line in share.lines:
        postings += _posted(SURPLUS_OWED, Side.CREDIT, line.paid, line)
        postings += _posted(SURPLUS_OWED, Side.DEBIT, line.paid, line)
    return postings


def _posted(account: str, side: Side, amount: Money, line: ShareLine, place: int | None = None) -> list[Posting]:
    return [Posting(account, side, amount, place, line.put_in.party)] if amount else []
