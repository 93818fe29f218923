"""Words for the twelve proofs of a lot: what each is called, what it lacks and what to do about it."""

from emprende_desktop.gold.evidence import RECEIPTS, Judged, Lack, Light, Proof, State
from emprende_desktop.i18n.translation import N_, _

PROOFS = {
    Proof.MEMBERS: N_("List of members, signed"),
    Proof.PERMISSION: N_("Permission on the days of gathering"),
    Proof.PADRON: N_("Register entry or accreditation of each member"),
    Proof.WEIGHT: N_("Weight ticket"),
    Proof.MOISTURE: N_("Moisture test"),
    Proof.OWN_ASSAY: N_("Assay of our own"),
    Proof.BUYER_ASSAY: N_("Assay of the buyer"),
    Proof.ORIGIN: N_("Certificate of origin or sworn statement"),
    Proof.GUIDE: N_("Shipping guide (GRE)"),
    Proof.SETTLEMENT: N_("Settlement, checked"),
    Proof.DOCUMENT: N_("Purchase slip or invoice"),
    Proof.PAYMENT: N_("Proof of payment and signed receipts"),
}
SLOT_WORDS = {Proof.PAYMENT.value: N_("Proof of payment"), RECEIPTS: N_("Signed receipts")}
STATES = {State.THERE: N_("There"), State.PARTLY: N_("In part"), State.MISSING: N_("Missing")}
LIGHTS = {Light.RED: N_("Red"), Light.AMBER: N_("Amber"), Light.GREEN: N_("Green")}
# Names of files that say what a paper is and nothing of whom it speaks.
FILE_WORDS = {
    Proof.MEMBERS.value: N_("members"),
    Proof.PERMISSION.value: N_("permission"),
    Proof.PADRON.value: N_("padron"),
    Proof.WEIGHT.value: N_("weight"),
    Proof.MOISTURE.value: N_("moisture"),
    Proof.OWN_ASSAY.value: N_("own-assay"),
    Proof.BUYER_ASSAY.value: N_("buyer-assay"),
    Proof.ORIGIN.value: N_("origin"),
    Proof.GUIDE.value: N_("guide"),
    Proof.SETTLEMENT.value: N_("settlement"),
    Proof.DOCUMENT.value: N_("document"),
    Proof.PAYMENT.value: N_("payment"),
    RECEIPTS: N_("receipts"),
}
_WHAT_TO_DO = {
    (Proof.MEMBERS, Lack.NOTHING_THERE): N_(
        "No day of gathering is noted. Note who gathered under “We gathered mineral”."
    ),
    (Proof.MEMBERS, Lack.NO_PAPER): N_("The days are noted. Print the list, let everybody sign, and attach a photo."),
    (Proof.MEMBERS, Lack.NOT_NOTED): N_("The list is attached. Note its days under “We gathered mineral”."),
    (Proof.PERMISSION, Lack.NOTHING_THERE): N_(
        "No permission was in force while it was gathered. Write it under “We gathered mineral”, with its dates."
    ),
    (Proof.PERMISSION, Lack.NOT_IN_FORCE): N_(
        "Days without a permission in force: {count}. Ask the holder for one that covers them."
    ),
    (Proof.PERMISSION, Lack.NO_PAPER): N_("The permission was in force. Attach a photo of its paper."),
    (Proof.PADRON, Lack.NOTHING_THERE): N_(
        "Nobody's accreditation was in force. Write it under Members, with its dates."
    ),
    (Proof.PADRON, Lack.NOT_IN_FORCE): N_(
        "Members without an accreditation in force on their days: {count}. Write theirs under Members."
    ),
    (Proof.PADRON, Lack.NO_PAPER): N_(
        "Accreditations without their paper: {count}. Attach a photo of each under Members."
    ),
    (Proof.PADRON, Lack.NOT_NOTED): N_("The paper is attached. Note who gathered under “We gathered mineral”."),
    (Proof.WEIGHT, Lack.NOTHING_THERE): N_("No weight is noted. Weigh it and ask for the ticket."),
    (Proof.WEIGHT, Lack.NO_PAPER): N_("The weight is noted. Attach a photo of the ticket."),
    (Proof.WEIGHT, Lack.NOT_NOTED): N_("The ticket is attached. Note what it says on the page of the lot."),
    (Proof.MOISTURE, Lack.NOTHING_THERE): N_("No moisture test is noted. Dry a sample and weigh it before and after."),
    (Proof.MOISTURE, Lack.NO_PAPER): N_("The test is noted. Attach a photo of the scale or of the sheet."),
    (Proof.MOISTURE, Lack.NOT_NOTED): N_("The paper is attached. Note the test on the page of the lot."),
    (Proof.OWN_ASSAY, Lack.NOTHING_THERE): N_(
        "There is no assay of your own. Take a sample to a laboratory you choose."
    ),
    (Proof.OWN_ASSAY, Lack.NO_PAPER): N_("Your assay is noted. Attach the paper of the laboratory."),
    (Proof.OWN_ASSAY, Lack.NOT_NOTED): N_("The paper is attached. Note the grade on the page of the lot."),
    (Proof.BUYER_ASSAY, Lack.NOTHING_THERE): N_("The buyer's assay is not there. Ask the buyer for it."),
    (Proof.BUYER_ASSAY, Lack.NO_PAPER): N_("The buyer's assay is noted. Ask for its paper and attach it."),
    (Proof.BUYER_ASSAY, Lack.NOT_NOTED): N_("The buyer's paper is attached. Note its grade on the page of the lot."),
    (Proof.ORIGIN, Lack.NOTHING_THERE): N_(
        "Ask the holder for the certificate of origin, or sign the buyer's statement."
    ),
    (Proof.GUIDE, Lack.NOTHING_THERE): N_(
        "There is no shipping guide. Issue it before the load leaves, and attach it."
    ),
    (Proof.GUIDE, Lack.NO_PAPER): N_("Its number is noted. Attach the guide itself."),
    (Proof.SETTLEMENT, Lack.NOTHING_THERE): N_(
        "The settlement is not checked. Type the buyer's paper under “Check a settlement”."
    ),
    (Proof.SETTLEMENT, Lack.NOT_NOTED): N_("The paper is attached. Check it under “Check a settlement”."),
    (Proof.DOCUMENT, Lack.NOTHING_THERE): N_(
        "No sale with a purchase slip or an invoice is noted. Ask for it, and note the sale with its number."
    ),
    (Proof.DOCUMENT, Lack.NO_PAPER): N_("The number is noted with the sale. Attach the paper itself."),
    (Proof.DOCUMENT, Lack.NOT_NOTED): N_("The paper is attached. Note the sale with its number."),
    (Proof.PAYMENT, Lack.NOTHING_THERE): N_("Attach the voucher of the payment, and share it out under “Share-out”."),
    (Proof.PAYMENT, Lack.NO_PAPER): N_(
        "The proof of payment is missing. Attach the voucher of the bank, or the receipt."
    ),
    (Proof.PAYMENT, Lack.NOT_NOTED): N_("It was paid. Note how it was shared out under “Share-out”."),
    (Proof.PAYMENT, Lack.NOT_SIGNED): N_("It was shared out. Attach the receipts that the members signed."),
}


def what_to_do(of: Judged) -> str:
    """Return what a proof lacks and what to do about it; empty for one that is there."""
    return _(_WHAT_TO_DO[of.proof, of.lack]).format(count=of.count) if of.lack is not None else ""


def slot_text(slot: str) -> str:
    """Return what a paper shows: the name of its proof, or its part of it."""
    return _(SLOT_WORDS.get(slot) or PROOFS[Proof(slot)])
