"""Words for lots: what happened to them, where they lie, and whose they are."""

from emprende_desktop.gold.lots import LotKind, MoveKind, Ownership, Stage
from emprende_desktop.i18n.translation import N_, _

MOVES = {
    MoveKind.HAD: N_("There was before"),
    MoveKind.COLLECTED: N_("Gathered"),
    MoveKind.BOUGHT: N_("Bought"),
    MoveKind.COST: N_("Cost"),
    MoveKind.POOLED: N_("Put together"),
    MoveKind.SPLIT: N_("Split"),
    MoveKind.SENT: N_("Sent"),
    MoveKind.RETURNED: N_("Came back"),
    MoveKind.PROCESSED: N_("Processed"),
    MoveKind.MELTED: N_("Melted"),
    MoveKind.WEIGHED: N_("Weighed again"),
    MoveKind.SAMPLED: N_("Sample"),
    MoveKind.LOST: N_("Lost"),
    MoveKind.LOST_UNUSUALLY: N_("Lost, unusual"),
    MoveKind.SOLD: N_("Sold"),
    MoveKind.UNDONE: N_("Undone"),
}
STAGES = {
    Stage.STOCKPILE: N_("Stockpile"),
    Stage.PLANT: N_("At the plant"),
    Stage.HAND: N_("Gold on hand"),
    Stage.TRANSIT: N_("With the buyer"),
}
OWNERS = {
    Ownership.POOL: N_("Gathered together"),
    Ownership.PURCHASE: N_("Bought from members"),
    Ownership.AGENCY: N_("Sold for members"),
}
LOT_KINDS = {LotKind.ORE: N_("Ore"), LotKind.GOLD: N_("Gold")}


def move_text(kind: MoveKind, cause: str = "") -> str:
    """Return what happened, and why where that was written in a person's words."""
    words = _(MOVES[kind])
    told = cause if kind in (MoveKind.LOST, MoveKind.LOST_UNUSUALLY, MoveKind.WEIGHED) else ""
    return f"{words}: {told}" if told else words
