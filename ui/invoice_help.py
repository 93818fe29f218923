"""What each screen of documents, purchases and taxes is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_

_OF_DOCUMENT = N_(
    "Write what is on the document, its price and who it is for; beside it you see what it comes to. "
    "Enter goes from field to field, Ctrl+Enter issues. "
    "What you leave half written waits as a draft under Documents."
)

INVOICE_HELP = {
    "documents": N_(
        "Every receipt, boleta and factura that you gave stands here, the newest first, and your drafts above. "
        "Choose one to annul it, to correct it with a note or to write another like it. "
        "A number is never used twice and never goes away."
    ),
    "issuer": N_(
        "Write how your enterprise is called and where it is: every document says it. "
        "Choose the district from the list. "
        "A logo makes your documents easy to know."
    ),
    "series": N_(
        "Each kind of document has its series, and each laptop numbers series of its own. "
        "Open one here for a second shop or a second laptop, or to go on from a printed book. "
        "A retired series is offered no more, and its numbers stay."
    ),
    "sunat_lists": N_(
        "Codes that documents carry: units, reasons of notes, detractions and others, each with its source. "
        "Choose a row to mend it, or write a new one from the day SUNAT changes it. "
        "What was issued before stays as it was."
    ),
    **dict.fromkeys(
        ("document", "document-draft", "document-sale", "document-copy", "document-credit", "document-debit"),
        _OF_DOCUMENT,
    ),
    "purchases": N_(
        "Here are the papers that your suppliers gave you, month by month. "
        "Below you see what they add up to and how much IGV is credited. "
        "Where there is no credit, the list says why."
    ),
    "purchase": N_(
        "Drop the XML of the supplier here and the form fills itself, or type the paper. "
        "Choose what it was for and how you paid. "
        "While you write you see what becomes of the IGV."
    ),
    "deposit": N_(
        "For the detraction of a purchase that you deposited after you noted the paper. "
        "Write the number that the State bank's slip says, and the day. "
        "From then on its IGV can be used."
    ),
    "taxes": N_(
        "Here you see what a month owes the State, with its sums, and how near you are to each limit of your regime. "
        "Press “Note what is owed” when your accountant agrees, and “I paid it” when you paid. "
        "“Write the file” makes each book as SUNAT takes it; nothing is sent to SUNAT."
    ),
    "regimes": N_(
        "What your last twelve months would have cost in each regime, at the same prices. "
        "Where a regime would not have been possible, the reason stands below. "
        "Decide with your accountant: each regime asks for other papers and books."
    ),
    "tax_sheet": N_(
        "The sums of one month on one page, for your accountant. "
        "Save it or print it; “To” says which month it is. "
        "It is a draft and no declaration."
    ),
    **dict.fromkeys(
        ("sire", "sire_purchases"),
        N_(
            "SUNAT proposes each month what it knows of your sales and your purchases. "
            "Choose its file as it came: you see what it has and you lack, "
            "what you have and it lacks, and what differs. "
            "Nothing in your books changes by it."
        ),
    ),
    **dict.fromkeys(
        ("sales_register", "purchases_register"),
        N_(
            "The register of a month as it is printed, with its sums carried from page to page. "
            "Choose the days, save it or print it. "
            "What stands in it is what the electronic book says."
        ),
    ),
    "values": N_(
        "Rates, limits and last days that the State changes stand here, each with its days and where it stands. "
        "What nobody has read in a norm says so: ask your accountant. "
        "Write a new value from its first day on; what you noted before stays as it was."
    ),
    "outbox": N_(
        "Here you see which of your electronic documents wait and what SUNAT answered. "
        "Nothing leaves this computer until you press “Send now”, and you go on selling meanwhile. "
        "Choose one to read what to do about it, or to save its XML and the answer."
    ),
    "electronic": N_(
        "For those who sign and send their own documents; on SUNAT's portal you need nothing of this. "
        "Go through the list until every point is green. "
        "Try the connection and a trial document before you send one in earnest."
    ),
}

# Words by which people look for a screen, beside those of its title and its help (msgids).
INVOICE_ALSO = {
    "documents": N_("boleta, factura, receipt, invoice, annul, SUNAT, draft, portal"),
    "document": N_("boleta, factura, receipt, invoice, quotation, purchase slip, credit note"),
    "purchases": N_("supplier, factura, IGV credit, register of purchases"),
    "purchase": N_("supplier, factura, XML, fees, detraction, credit note"),
    "taxes": N_("SUNAT, declaration, IGV, income tax, fee, due dates, limits, electronic books"),
    "regimes": N_("change of regime, NRUS, RER, RMT, compare regimes"),
    "sire": N_("SIRE, RVIE, RCE, proposal, replace, register of sales, register of purchases"),
    "values": N_("UIT, IGV rate, NRUS fee, cap, 66 grams, withholding, padron, detraction, due dates"),
    "outbox": N_("SUNAT, send, XML, CDR, answer, rejected, ticket, summary, voiding, electronic documents"),
    "electronic": N_("certificate, pfx, SOL, OSE, SUNAT, beta, signature, electronic documents"),
}
