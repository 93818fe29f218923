"""What each screen of documents and taxes is for, in three sentences (msgids), by its key."""

from emprende_desktop.i18n.translation import N_

INVOICE_HELP = {
    "values": N_(
        "Rates, limits and last days that the State changes stand here, each with its days and where it stands. "
        "What nobody has read in a norm says so: ask your accountant. "
        "Write a new value from its first day on; what you noted before stays as it was."
    ),
}

# Words by which people look for a screen, beside those of its title and its help (msgids).
INVOICE_ALSO = {
    "values": N_("UIT, IGV rate, NRUS fee, cap, 66 grams, withholding, padron, detraction, due dates"),
}
