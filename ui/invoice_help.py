"""What each screen of documents is for, in three sentences (msgids), by its key."""

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
    **dict.fromkeys(
        ("document", "document-draft", "document-sale", "document-copy", "document-credit", "document-debit"),
        _OF_DOCUMENT,
    ),
}
INVOICE_ALSO = {
    "documents": N_("boleta, factura, receipt, invoice, annul, SUNAT, draft, portal"),
    "document": N_("boleta, factura, receipt, invoice, quotation, purchase slip, credit note"),
}
