"""Words for what an assembly decided, why members are paid, and by what money is shared out."""

from fractions import Fraction

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.assembly import Decision, HandedPlace, Votes
from emprende_desktop.gold.share_outs import PutIn, ShareTitle, Weights
from emprende_desktop.gold.sharing import BasisKind
from emprende_desktop.i18n.formats import grams, kilos, money
from emprende_desktop.i18n.translation import N_, _

TITLES = {
    ShareTitle.BEHALF: N_("On their behalf"),
    ShareTitle.ORE: N_("For their ore"),
    ShareTitle.WORK: N_("For their work"),
    ShareTitle.SURPLUS: N_("What is left over"),
}
# What a member signs that she was paid for.
SIGNED_FOR = {
    ShareTitle.BEHALF: N_("her part of what was sold for her"),
    ShareTitle.ORE: N_("her ore"),
    ShareTitle.WORK: N_("her work"),
    ShareTitle.SURPLUS: N_("her part of the surplus"),
}
BASES = {
    BasisKind.DRY_KILOS: N_("Dry kilos"),
    BasisKind.GOLD_GRAMS: N_("Gold in her ore"),
    BasisKind.DAYS: N_("Days"),
    BasisKind.EQUAL: N_("Equal parts"),
}
_DECISIONS = {
    Decision.NO_QUORUM: N_("{present} of {members} came and {quorum} were needed: the assembly decided nothing."),
    Decision.APPROVED: N_(
        "Approved: {in_favour} in favour, {against} against, {abstained} abstained. "
        "{present} of {members} came, {quorum} were needed."
    ),
    Decision.REFUSED: N_(
        "Not approved: {in_favour} in favour, {against} against, {abstained} abstained. "
        "{present} of {members} came, {quorum} were needed."
    ),
}


def decision_text(votes: Votes) -> str:
    """Say what came of an assembly, with its numbers; where the quorum was not reached it says so."""
    return _(_DECISIONS[votes.decision]).format(
        present=votes.present, members=votes.members, quorum=votes.quorum, in_favour=votes.in_favour,
        against=votes.against, abstained=votes.abstained,
    )  # fmt: skip


def basis_text(weights: Weights) -> str:
    """Say by what is shared: `Dry kilos`, or each with its part of a mix."""
    if len(weights) == 1:
        return _(BASES[weights[0][0]])
    whole = sum((weight for _kind, weight in weights), start=Fraction())
    return " + ".join(f"{_(BASES[kind])} {_percent(weight / whole)}" for kind, weight in weights)


def put_in_text(put_in: PutIn, weights: Weights) -> str:
    """Say what a member put in, as far as it counts: `412.5 kg · 3.5 days`."""
    told = {
        BasisKind.DRY_KILOS: kilos(put_in.dry_g),
        BasisKind.GOLD_GRAMS: grams(put_in.gold_mg),
        BasisKind.DAYS: _("{days} days").format(days=days_text(put_in.half_days)),
        BasisKind.EQUAL: _("one part"),
    }
    return " · ".join(told[kind] for kind, _weight in weights)


def days_text(half_days: int) -> str:
    """Return half days as days: `3.5`."""
    return f"{half_days // 2}.5" if half_days % 2 else str(half_days // 2)


def difference_text(place: HandedPlace) -> str:
    """Say whether what was counted agrees with the notes."""
    difference = place.difference
    if difference == ZERO:
        return _("It agrees with the notes.")
    told = _("{amount} is missing.") if difference < ZERO else _("{amount} is left over.")
    return told.format(amount=money(Money(abs(difference.cents))))


def _percent(part: Fraction) -> str:
    return f"{int(part * 100 + Fraction(1, 2))} %"
