"""What each screen is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_
from ui.gold_help import GOLD_ALSO, GOLD_HELP
from ui.invoice_help import INVOICE_ALSO, INVOICE_HELP

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
    "document-paper": N_(
        "A document as it is given to your customer: on a page, or on the roll of a printer of tickets. "
        "Tick several to save or print them together. "
        "What is no electronic comprobante says so itself."
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
    "people": N_(
        "Whoever owes you or you owe stands here, the largest first. "
        "Choose a name to see its notes. "
        "Give a nickname for the list on the wall, or erase the data."
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
    **GOLD_HELP,
    **INVOICE_HELP,
}

# A form that is opened for a line of a bank is the same form.
HELP |= {
    f"{key}-bank": HELP[key]
    for key in ("sale", "collection", "transfer", "contribution", "expense", "payment", "withdrawal")
}

# Words by which people look for a screen, beside those of its title and its help (msgids).
ALSO = {
    "cash": N_("count, counting the cash, till, balance of the cash"),
    "bank": N_("statement of the account, bank, movements of the account"),
    "people": N_("debt, debts, owe, credit, clients, suppliers"),
    "collection": N_("debt, collect, credit"),
    "payment": N_("debt, pay off, supplier"),
    "closing": N_("close the month, end of the month, end of the year"),
    "safety": N_("backup, copy, key, password"),
    "modules": N_("gold, mineral, switch on"),
    **GOLD_ALSO,
    **INVOICE_ALSO,
}
