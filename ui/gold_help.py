"""What each screen of gold and of members is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_

GOLD_HELP = {
    "gold": N_(
        "Here you see where ore and gold lie: in the stockpile, at the plant, in your hands or with the buyer. "
        "Press “Show” to see kilos, grams and what they cost. "
        "The market value is only for information; your books count what it cost."
    ),
    "kardex": N_(
        "Every movement of the gold stands here, the newest first, with what is left after it. "
        "Write the number of a lot to see only that one, or go to a day. "
        "Press Enter on a line to open its lot."
    ),
    "review": N_(
        "Type the figures of the buyer's paper as they are printed, and leave empty what it does not have. "
        "Ours stand beside them, and on the right what each difference is worth in soles: it is to talk about. "
        "Print the page and take it along, and save the sale with what was really paid."
    ),
    "review_sale": N_(
        "Here you correct a sale of ore that a paper settled. "
        "Change what was typed wrong. "
        "Saving undoes the old sale and notes this one."
    ),
    "review_paper": N_(
        "This is the page to take to the buyer: both sides, what makes the difference and what to ask for. "
        "Save it as PDF or print it. "
        "What was typed wrong you mend in the review."
    ),
    "kardex_paper": N_(
        "This is the kardex in the formats that the tax office knows. "
        "Choose the days above. "
        "Save it as PDF or print it."
    ),
    "buyer_terms": N_(
        "Write what the buyer agreed, from which day on and where it stands. "
        "The figures that are there at first are an example. "
        "What is rare stands behind “More”."
    ),
    "gold_worth": N_(
        "At the end of a month gold stands in the books at what it cost, or at what it would bring if that is less. "
        "Choose the prices and what the buyer takes off; the sum is made before your eyes. "
        "Nothing is posted until you say so, and without a price of that day nothing is tested."
    ),
    "gold_prices": N_(
        "Write the price of gold and of the dollar that you read, with where you read it. "
        "A file with a day and a price in each row comes in at once. "
        "A day without a price stays without one: nothing is guessed."
    ),
    "proofs": N_(
        "The light says how many of the twelve proofs of a lot are there. "
        "Below each one stands what to do; attach a photo or PDF when you have the paper in your hand. "
        "Press “Look” to see one, or to take it off again."
    ),
    "buyer_folder": N_(
        "For a buyer who asks for the papers of a lot. "
        "See what goes in, take away what you do not want to show, and press the button. "
        "Members who did not consent stand under a number, and nothing is proved by it: the documents are gathered."
    ),
    "gather": N_(
        "Note here what you gathered today: the day, the lot and who came last time are there already. "
        "Write how many sacks or kilos each brought and save. "
        "Below you correct or undo the last days."
    ),
    "containers": N_(
        "Weigh your own sack or tin, full and empty, a few times. "
        "What it holds on average is what one counts for from then on. "
        "What was never weighed goes on the scale."
    ),
    "permission": N_(
        "Write who lets you gather, with which paper and until when. "
        "Attach a photo of the paper. "
        "The form of the day proposes the permission in force and warns where there is none."
    ),
    "members": N_(
        "Every member stands here with what is missing of her papers. "
        "Press “Show” to see numbers and kilos for ten seconds. "
        "Nobody under 18 is written down; who leaves for good can be made anonymous."
    ),
    "member": N_(
        "Write who she is, her accreditation and what she consents to. "
        "Without a birth date no day can be noted for her. "
        "Of a child nothing is kept, not even the name."
    ),
    "share_out": N_(
        "Here you see what was shared out among members and what is still owed to them. "
        "Press New share-out when there is money: costs first, then the fund, then each member. "
        "Print its sheet so that each signs; undoing takes everything back."
    ),
    "share": N_(
        "Say why they are paid, of which lots, and how much there is. "
        "Each line shows what a member gets, and it adds up to the cent. "
        "What is not paid now stays owed to each."
    ),
    "share-paper": N_(
        "The sheet with a line for each member, and a receipt for each. "
        "Print it before you pay. "
        "It holds names: keep it with the books."
    ),
    "acts": N_(
        "Here are the assemblies: what was agreed and by how many votes. "
        "Print one for the book of acts; those who came sign beside their names. "
        "A share-out says which act approved it."
    ),
    "act": N_(
        "Write what the assembly was about and tick who came. "
        "Without the quorum it decides nothing, and you see that at once. "
        "Where it was held is printed nowhere."
    ),
    "act-paper": N_(
        "The act as it goes into the book. Those who came sign beside their names. It holds names: do not share it."
    ),
    "hand_over": N_(
        "When another treasurer takes over, the cash is counted and the papers are listed. "
        "Both sign the paper. "
        "What differs from the notes is noted that day."
    ),
    "hand": N_(
        "Write who gives and who takes, and count each place together. "
        "Beside it stands whether it agrees with the notes. "
        "Tick the papers that are handed over."
    ),
    "hand-paper": N_(
        "The paper of the hand-over with two lines to sign. Print one for each. It holds names: do not share it."
    ),
    "gold_sale": N_(
        "Write the grams, the fineness and the price as the buyer says them. "
        "You see the fine grams, what comes to you, and what is paid for a gram as weighed and for a gram of gold. "
        "What you really received is what is noted."
    ),
    "gold_tools": N_(
        "A weight in other units, karat in parts in a thousand, and how pure gold is by its weight in water. "
        "The purity is an estimate and may be wrong by 10 to 15 %. "
        "Nothing is saved here."
    ),
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

# Words by which people look for a screen, beside those of its title and its help (msgids).
GOLD_ALSO = {
    "gold_sale": N_("bar, dore, refogado, sponge, karat, fineness, purchase slip"),
    "share_out": N_("share, divide, part of each, pay members, surplus"),
    "acts": N_("assembly, quorum, votes, book of acts, meeting"),
    "hand_over": N_("treasurer, change of treasurer, count together"),
    "review": N_("settlement, liquidation, plant, buyer, moisture, grade"),
    "gather": N_("pallaqueo, sacks, bags, day of work, mineral"),
    "members": N_("padron, DNI, pallaqueras, partners, register"),
}
