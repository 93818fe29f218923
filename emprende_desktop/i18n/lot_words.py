"""Words for what is known of a lot: what it cost, the steps of its life, what was measured and what that says."""

from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.assays import AssayBy, AssayNote, Metal, Spread
from emprende_desktop.gold.grades import g_t
from emprende_desktop.gold.lot_sheet import Balance, CostPart, Lying, Missing, Movement, Step
from emprende_desktop.gold.lots import Held, MoveKind, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, MeasuredBy, Sample
from emprende_desktop.gold.notes import Method
from emprende_desktop.i18n.formats import grams, kilos
from emprende_desktop.i18n.lots import MOVES, STAGES, move_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.carried import CostKind

COSTS = {
    CostKind.BAGS: N_("Bags and sacks"),
    CostKind.TRANSPORT: N_("Transport"),
    CostKind.MILL: N_("Mill or plant"),
    CostKind.ASSAY: N_("Assay"),
    CostKind.PERMISSION: N_("Permission, share of the owner"),
    CostKind.REAGENTS: N_("Reagents"),
    CostKind.FOOD: N_("Food"),
    CostKind.HELP: N_("Hired help"),
    CostKind.OTHER: N_("Something else"),
}
_BROUGHT = {
    MoveKind.HAD: N_("Its cost before the books"),
    MoveKind.BOUGHT: N_("Ore bought"),
    MoveKind.PROCESSED: N_("The ore it was made of"),
}
STEPS = {
    Step.GATHERED: N_("Gathered"),
    Step.WEIGHED: N_("Weighed"),
    Step.ASSAYED: N_("Assayed"),
    Step.AT_PLANT: N_("Plant"),
    Step.GOLD: N_("Gold"),
    Step.SOLD: N_("Sold"),
}
METHODS = {
    Method.PLANT: N_("In a plant"),
    Method.QUIMBALETE: N_("In a quimbalete"),
    Method.GRAVITY: N_("By gravity, without mercury"),
}
MEASURERS = {MeasuredBy.OWN: N_("We"), MeasuredBy.BUYER: N_("The buyer")}
ASSAYERS = {
    AssayBy.OWN: N_("Ours"),
    AssayBy.PLANT: N_("Of the plant"),
    AssayBy.OUTSIDE: N_("Of an outside laboratory"),
    AssayBy.UMPIRE: N_("Of the umpire (dirimencia)"),
}
METALS = {Metal.GOLD: N_("Gold"), Metal.SILVER: N_("Silver")}
UNITS = {AssayUnit.OZ_TC: "oz/TC", AssayUnit.G_T: "g/t", AssayUnit.PERMILLE: "‰"}
SAMPLES = {Sample.LOT: N_("The lot"), Sample.TAILS: N_("What was left of it (tails)")}
NOTES = {
    AssayNote.PERCENT_APPLIED: N_("Its paper shows only a part of the real grade: ask for the whole one."),
    AssayNote.FEW_DECIMALS: N_("Two decimals in oz/TC hide grade: ask for three or more."),
}
MERCURY_FREE = N_(
    "Without mercury: concentrate by gravity (sluice, shaking table) and melt the concentrate with borax, or take the"
    " ore to a plant."
)
_MISSING = {
    Missing.MOISTURE: N_("Still missing: a moisture test of {lots}."),
    Missing.GRADE: N_("Still missing: an assay of {lots}."),
}
NEARLY, FAR = Fraction(5), Fraction(20)


def held_text(held: Held) -> str:
    """Return a weight as it is told: kilos of ore, or grams of gold and how many of them are fine."""
    if held.ore_g or not (held.gross_mg or held.fine_mg):
        return kilos(held.ore_g)
    return _("{gross} ({fine} fine)").format(gross=grams(held.gross_mg), fine=grams(held.fine_mg))


def signed_text(held: Held) -> str:
    """Return what a movement changes, with its sign; empty where it changes no weight."""
    if not held:
        return ""
    away = held.ore_g < 0 or held.gross_mg < 0 or held.fine_mg < 0
    return f"\N{MINUS SIGN} {held_text(-held)}" if away else f"+ {held_text(held)}"


def lying_text(lying: Lying) -> str:
    """Return where something lies."""
    return _(STAGES[lying.stage])


def cost_text(part: CostPart) -> str:
    """Return what a lot took on a cost for."""
    if part.kind is MoveKind.COST:
        return _(COSTS[CostKind(part.what)])
    return _(_BROUGHT.get(part.kind, N_("What came with it from other lots")))


def happened_text(move: Movement) -> str:
    """Return what happened to a lot, with which other lots and by which paper: nobody is named."""
    words = _(_SENDING.get(_ends(move), MOVES[move.kind]))
    if move.kind is MoveKind.COST:
        words = f"{words}: {_(COSTS[CostKind(move.cause)])}"
    elif move.kind is MoveKind.PROCESSED:
        words = f"{words}: {_(METHODS[Method(move.cause)])}"
    elif move.cause:
        words = move_text(move.kind, move.cause)
    if move.others:
        words = _("{what}, with {lots}").format(what=words, lots=", ".join(move.others))
    paper = _("paper {number}").format(number=move.document) if move.document else ""
    return " · ".join(filter(None, (words, paper)))


def movement_text(move: Movement) -> str:
    """Return what happened to a lot, and who has it since."""
    holder = _("it is with {name}").format(name=move.custody) if move.custody else ""
    return " · ".join(filter(None, (happened_text(move), holder)))


_SENDING = {
    (Stage.STOCKPILE, Stage.PLANT): N_("Sent to the plant"),
    (Stage.PLANT, Stage.STOCKPILE): N_("Came back from the plant"),
    (Stage.HAND, Stage.TRANSIT): N_("Sent to the buyer"),
    (Stage.TRANSIT, Stage.HAND): N_("Came back from the buyer"),
}


def _ends(move: Movement) -> tuple[Stage, Stage]:
    """Return from where to where something went; the same twice where it went nowhere."""
    gone = next((stage for stage, held in move.lines if (held.ore_g or held.gross_mg) < 0), Stage.HAND)
    return gone, next((stage for stage, held in move.lines if (held.ore_g or held.gross_mg) > 0), gone)


def assay_text(assay: Assaying) -> str:
    """Return an assay as its paper tells it."""
    parts = (
        f"{_(METALS[assay.metal])} {assay.value} {UNITS[assay.unit]}",
        _(ASSAYERS[assay.by]),
        assay.lab,
        _("of the tails") if assay.sample is Sample.TAILS else "",
        _("{percent} % applied").format(percent=assay.percent_applied) if assay.percent_applied != "100" else "",
    )
    return " · ".join(filter(None, parts))


def assay_notes(assay: Assaying) -> tuple[str, ...]:
    """Return what the reader of an assay should know."""
    ore = assay.of_ore
    return tuple(_(NOTES[note]) for note in ore.notes) if ore else ()


def spread_text(spread: Spread, metal: Metal) -> str:
    """Return how assays lie, and what that means, in words."""
    if spread.count == 1:
        told = _("One assay of {metal} alone is not certain: have another one made before you sell.")
        return told.format(metal=_(METALS[metal]).lower())
    told = _(
        "{count} assays of {metal}: from {low} to {high} oz/TC, on average {mean} oz/TC ({grams} g/t);"
        " they differ by {percent} %."
    ).format(
        count=spread.count, metal=_(METALS[metal]).lower(),
        low=half_up(spread.low, 3), high=half_up(spread.high, 3), mean=half_up(spread.mean, 3),
        grams=half_up(g_t(spread.mean), 2), percent=half_up(spread.scatter_pct, 1),
    )  # fmt: skip
    if spread.scatter_pct <= NEARLY:
        return " ".join((told, _("They agree well.")))
    if spread.scatter_pct <= FAR:
        return told
    return " ".join((told, _("They are far apart: have the lot assayed again.")))


def missing_texts(balance: Balance) -> tuple[str, ...]:
    """Return what has to be measured before a balance can be made."""
    found: dict[Missing, list[str]] = {}
    for code, missing in balance.missing:
        found.setdefault(missing, []).append(code)
    return tuple(_(_MISSING[missing]).format(lots=", ".join(codes)) for missing, codes in found.items())


def balance_rows(balance: Balance) -> tuple[tuple[str, str, str], ...]:
    """Return the lines of a balance with nothing missing: what, grams, percent of what the ore had."""
    mass = balance.mass()
    whole = mass.contained_g
    rows = (
        (_("Gold in the ore"), whole),
        (_("Came out"), mass.recovered_g),
        (_("In the tails"), mass.tails_g),
        (_("Unaccounted for"), mass.unaccounted_g),
    )
    return tuple((name, _grams(weight), f"{half_up(100 * weight / whole, 1)} %") for name, weight in rows)


def balance_text(balance: Balance) -> str:
    """Return what a balance says in words."""
    mass = balance.mass()
    if not balance.has_tails:
        return _("The tails were not assayed: what they hold is not told apart from what is unaccounted for.")
    if mass.is_flagged:
        return _("More than a tenth of the gold is unaccounted for: look at weights, assays and who had it.")
    if mass.unaccounted_g < 0:
        return _("More gold came out than the assays say: assay the ore again.")
    return _("The gold is accounted for.")


def _grams(weight: Fraction) -> str:
    return grams(int(half_up(weight * 1_000, 0)))
