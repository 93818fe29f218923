"""What each screen of a lot is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_

LOT_HELP = {
    "lots": N_(
        "Every lot that is open stands here: where it is and since when. "
        "Press “Show” to see how much; open a lot to move, measure or process it. "
        "A lot that waits too long at a plant is told above."
    ),
    "new_lot": N_(
        "A lot is what stays together, in sacks with one number. "
        "Say once whose it is: that decides whose money its sale is. "
        "What comes in you note afterwards."
    ),
    "lot": N_(
        "The life of one lot stands here, from the dump to the buyer. "
        "The buttons note what happens to it; what was noted wrong you undo in the list below. "
        "Amounts are hidden until you press “Show”."
    ),
    "lot_about": N_(
        "Here you correct what was written about a lot. "
        "Its number and whose it is change only while nothing of it moved. "
        "Material and site you can always mend."
    ),
    "lot_send": N_(
        "For ore that goes to the plant or gold that goes to the buyer. "
        "Write who has it now, never the place. "
        "It is yours until it is settled or paid."
    ),
    "lot_back": N_(
        "For what comes back from the plant or from the buyer. "
        "Leave the weight empty where all of it comes back. "
        "Weigh it, and note what is missing as lost."
    ),
    "lot_pool": N_(
        "For lots that are put together in one heap or bar. "
        "Tick them and say into which lot they go. "
        "What they cost goes with them by weight."
    ),
    "lot_split": N_(
        "For a part of a lot that gets a number of its own. Write how much of it. Its part of the cost goes along."
    ),
    "lot_process": N_(
        "For ore that became gold in a plant, a quimbalete or by gravity. "
        "Tick the ore, and write what the gold weighs and its fineness. "
        "The gold takes over what the ore cost."
    ),
    "lot_melt": N_(
        "For gold that is burnt off or melted into a bar. "
        "Write what it weighs afterwards and its fineness. "
        "It may weigh less, never more."
    ),
    "lot_lose": N_(
        "For what is gone: dust, a spill, a theft. "
        "What always goes a little stays in the cost of the rest. "
        "What should not have happened is an expense of that day."
    ),
    "lot_adjust": N_(
        "For a scale that shows something else than the book. "
        "Write what it shows now. "
        "The difference is noted, nothing is written over."
    ),
    "lot_sample": N_(
        "For the handful that goes to a laboratory. "
        "Write how much and to which one. "
        "Keep a part of it closed for yourself."
    ),
    "lot_had": N_(
        "For ore or gold that was there before these books. "
        "Write what it cost, nothing if you do not know. "
        "That cost is your capital."
    ),
    "lot_weigh": N_(
        "Write what the ticket of the scale says, full and empty. "
        "Each weighing is a load, and they add up. "
        "Attach a photo of the ticket with the clip."
    ),
    "lot_moisture": N_(
        "Weigh a sample wet, dry it until it loses no more weight, and weigh it again. "
        "Do it with several samples. "
        "Their mean is the moisture of the lot."
    ),
    "lot_assay": N_(
        "Write what the paper of the laboratory says, with all its decimals. "
        "One assay alone is not certain: note several. "
        "The page of the lot shows how far apart they are."
    ),
    "lot_paper": N_(
        "The life of one lot on paper: weights, assays, what happened to it and what it cost. "
        "It names no member and no mercury. "
        "Save it, print it, or choose another lot above."
    ),
}
