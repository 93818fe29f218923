"""What each screen is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_
from ui.lot_help import LOT_HELP

HELP = {
    "home": N_(
        "Here you see your money, what this month left and what is open; press “Show” to see the amounts. "
        "Press a large button to note what happened. "
        "Below stand your last notes: correct or undo them there."
    ),
    "cash": N_(
        "Every place where you keep money stands here. "
        "Count your cash every week by notes and coins. "
        "If something is missing or left over, you see it before you save it."
    ),
    "bank": N_(
        "Here you compare the paper of your bank or Yape with your notes. "
        "Choose the file that the bank gives you and say which line is which note. "
        "What is missing in your notes you write from here."
    ),
    "movements": N_(
        "Every note stands here, the newest first. "
        "Find one by a word, a month or a place. "
        "Choose it to correct it, undo it, print its receipt or attach a photo."
    ),
    "papers": N_(
        "Here are the photos and PDFs of one note. "
        "Attach them when you have the paper in your hand. "
        "An erased one is gone for ever, the note stays."
    ),
    "transfer": N_(
        "For money that goes from one place to another, like from the till to the bank. "
        "It is neither a sale nor an expense. "
        "Choose from where and to where."
    ),
    "contribution": N_(
        "For your own money that you put into the business. It is no sale. Your business owes it to you as capital."
    ),
    "withdrawal": N_(
        "For money you take home. "
        "It is no expense of the business. "
        "So you see what the business earns and what the house takes."
    ),
    "notebook": N_(
        "Bring in a notebook that was typed into a sheet. "
        "Say once which column is what and what the words mean. "
        "Nothing comes in while a row is wrong."
    ),
    "row": N_(
        "Here you correct a row of the notebook. "
        "Choose from where and for what the money was. "
        "Saving undoes the old row and notes this one."
    ),
    "opening": N_(
        "Write once what you have and owe on the first day. "
        "Count and ask; leave empty what there is not. "
        "What is left over is your capital."
    ),
    "sale": N_(
        "Write how much, choose what and how they paid. "
        "If they will pay later choose “On credit” and write the name. "
        "Save, and undo it at once if it was a mistake."
    ),
    "collection": N_(
        "For money from somebody who owed you. Mark which sales it pays. What you do not mark stays to be applied."
    ),
    "orders": N_(
        "Orders for a day stand here, the first due first. "
        "Note what they leave on account and when you hand it over. "
        "Only then it is a sale."
    ),
    "order": N_(
        "Write who orders, what, for which day and at what price. "
        "Note what they leave on account. "
        "You find it later under Orders."
    ),
    "market": N_(
        "For a day of selling without noting each sale. "
        "Count your change before and your money after. "
        "The stall and the fares are taken into account."
    ),
    "consigned": N_(
        "What you left with other shops stands here. "
        "Note what they sold and what came back. "
        "It is a sale only when they sell it."
    ),
    "consign": N_(
        "Write with whom you left goods, how many and at what price. "
        "Nothing is sold yet. "
        "You find it under “On consignment”."
    ),
    "expense": N_(
        "Write how much, on what and from where you paid. "
        "If you pay later choose “I owe it”. "
        "Attach a photo of the paper with the clip."
    ),
    "asset": N_(
        "For a tool, machine or animal that lasts over a year. "
        "It becomes a cost month by month. "
        "Write its name so that you find it in the register."
    ),
    "payment": N_(
        "For money you pay to somebody you owe. Mark which purchases it pays. What you do not mark stays to be applied."
    ),
    "wages": N_(
        "Write the days worked and how much a day. "
        "What you advanced is taken off. "
        "The receipt to sign is under Movements."
    ),
    "wage_advance": N_(
        "For money you give before the week is worked. It is no cost yet. It is taken off when you pay the wages."
    ),
    "prepaid": N_(
        "For rent or insurance of months to come. Say how many months and from when. Each month a part becomes a cost."
    ),
    "stock": N_(
        "At the end of the month count what is left. What is left is yours, the rest was used. So your profit is true."
    ),
    "prices": N_(
        "Here you see what one of each product costs you and leaves. "
        "Write your materials with their cost first. "
        "Print the price list under Reports."
    ),
    "item": N_("Write the price and what goes into one batch. Count your work too. Below you see what one leaves."),
    "produce": N_(
        "Note each day what came out well and what spoiled. No money moves here. You see what the spoiled cost you."
    ),
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
    "people": N_(
        "Whoever owes you or you owe stands here, the largest first. "
        "Choose a name to see its notes. "
        "Give a nickname for the list on the wall, or erase the data."
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
    "loan": N_(
        "For money that a bank, caja or person lends you. "
        "It is owed, it is no sale. "
        "Note each instalment with its interest."
    ),
    "loan_payment": N_(
        "For an instalment of a loan. Write how much of it is interest: the paper says it. The rest pays back the loan."
    ),
    "grant": N_(
        "For money given for a purpose. "
        "It is set apart until you spend it as agreed. "
        "Pay out of it, and it becomes income."
    ),
    "rate": N_(
        "Write what they ask of you: the percent, or the instalments. "
        "You see what it costs a year. "
        "Compare before you sign."
    ),
    "reports": N_(
        "Choose a page on the left, and the days above. "
        "Press a figure to see where it comes from and the notes behind it. "
        "Save it as PDF or Excel, or print it."
    ),
    "closing": N_(
        "Close a month when it is over: it takes no more notes. "
        "First you see what is missing. "
        "It can be reopened with a reason that stays."
    ),
    "daybook": N_(
        "For the advisor: every entry with its accounts, the newest first. "
        "Find one by its month, a word or the code of an account. "
        "Enter corrects it; Delete reverses it on the day that you choose."
    ),
    "ledger": N_(
        "For the advisor: one account with all its postings, the newest first. "
        "Write a part of its code or name to find it. "
        "Each line shows the balance after it."
    ),
    "trial": N_(
        "For the advisor: what every account adds up to until the end of a month. "
        "Debit and credit are equal, and so are the balances. "
        "Enter on an account opens its ledger."
    ),
    "chart": N_(
        "For the advisor: the accounts of the PCGE, those in use first. "
        "Open one of your own under a heading, give it a name, or stop using it. "
        "What is posted never changes."
    ),
    "chart_year": N_(
        "For the advisor: choose which PCGE rules from a year without entries on. "
        "The list shows the codes that mean something else in the new one. "
        "Notes go by themselves to the code that is right for their year."
    ),
    "journal_in": N_(
        "For the advisor: bring in the journal of another program, a CSV with a line for each posting. "
        "See where each code goes and match those that have no place. "
        "It goes in whole or not at all, and the balances are compared."
    ),
    "free": N_(
        "For the advisor: an entry by accounts, debit and credit. "
        "It saves when both sides agree. "
        "It can be corrected and undone like any note."
    ),
    "assets": N_(
        "What lasts stands here: what it cost, what is used up and what is left. "
        "Note the use once a month. "
        "Note here when you sell or lose something."
    ),
    "safety": N_(
        "Keep a copy on a USB stick each week, far from the laptop. "
        "Change your key when somebody may have seen it. "
        "Your key and the code on paper open the copy."
    ),
    "registration": N_(
        "Write your RUC and how you are registered, from which day on. "
        "What you noted before stays as it was. "
        "The forms then ask only what your regime needs."
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
    "gold_limits": N_(
        "Where a monthly limit of grams rules, write it here with its days and where it stands. "
        "A sale then says how much is left of it for each person. "
        "Rates that a sale proposes stand here too."
    ),
    "modules": N_(
        "Tick what you work with, and its pages come into the window. "
        "What you do not tick stays out of sight. "
        "What you noted with it is kept, and is there again when you tick it."
    ),
    "numbering": N_(
        "Here you write the number of the next boleta or receipt that you give by hand. "
        "A sale proposes it and goes on counting. "
        "You can always change it in the sale."
    ),
    "lists": N_(
        "Here are your places of money and what you sell and spend on. "
        "Rename, put away or join them. "
        "What is noted stays."
    ),
    "appearance": N_(
        "Choose the size of the letters, the colours and the language that you read without effort. "
        "The window changes at once. "
        "It is remembered for this business."
    ),
}
HELP |= LOT_HELP
# A form that is opened for a line of a bank is the same form.
HELP |= {
    f"{key}-bank": HELP[key]
    for key in ("sale", "collection", "transfer", "contribution", "expense", "payment", "withdrawal")
}

# Words by which people look for a screen, beside those of its title and its help (msgids).
ALSO = {
    "gold_limits": N_("cap, 66 grams, withholding, padron, detraction"),
    "gold_sale": N_("bar, dore, refogado, sponge, karat, fineness, purchase slip"),
    "cash": N_("count, counting the cash, till, balance of the cash"),
    "bank": N_("statement of the account, bank, movements of the account"),
    "people": N_("debt, debts, owe, credit, clients, suppliers"),
    "collection": N_("debt, collect, credit"),
    "payment": N_("debt, pay off, supplier"),
    "share_out": N_("share, divide, part of each, pay members, surplus"),
    "acts": N_("assembly, quorum, votes, book of acts, meeting"),
    "hand_over": N_("treasurer, change of treasurer, count together"),
    "closing": N_("close the month, end of the month, end of the year"),
    "safety": N_("backup, copy, key, password"),
    "review": N_("settlement, liquidation, plant, buyer, moisture, grade"),
    "gather": N_("pallaqueo, sacks, bags, day of work, mineral"),
    "members": N_("padron, DNI, pallaqueras, partners, register"),
    "modules": N_("gold, mineral, switch on"),
}
