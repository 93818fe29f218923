"""The words of electronic documents: where one stands, what SUNAT answers and what to do, the certificate's list."""

import datetime as dt

from emprende_desktop.einvoice.certificate import Check, Finding, Grade
from emprende_desktop.einvoice.meaning import Advice, meaning
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.outbox import State, Step

STATES = {
    State.DRAFT: N_("Draft, not signed yet"),
    State.SIGNED: N_("Signed, not sent yet"),
    State.SENT: N_("Sent, waiting for the answer"),
    State.ACCEPTED: N_("Accepted by SUNAT"),
    State.OBSERVED: N_("Accepted by SUNAT with observations"),
    State.REJECTED: N_("Rejected by SUNAT"),
    State.UNKNOWN: N_("Sent, its answer was lost"),
}
STEPS = {
    Step.NOTHING: N_("There is nothing to do."),
    Step.WAIT: N_("It will be tried again in a while."),
    Step.SEND: N_("It can be sent now."),
    Step.ASK: N_("SUNAT will be asked whether it has it."),
    Step.GIVE_UP: N_("No answer came: SUNAT will be asked whether it has it."),
    Step.PERSON: N_("It waits for you: read what SUNAT said, mend it and continue."),
    Step.TOO_LATE: N_("Its deadline is over: do not send it, ask your advisor what to issue instead."),
}
ADVICE = {
    Advice.FIX_DOCUMENT: N_("A figure of the document is wrong: correct it and issue it again."),
    Advice.FIX_CUSTOMER: N_("The customer's data are wrong: check RUC or DNI and name, and issue it again."),
    Advice.FIX_CREDENTIALS: N_("SUNAT did not take the user or the password: check the secondary SOL user."),
    Advice.FIX_CERTIFICATE: N_("SUNAT does not take the certificate: check that it is in force and registered there."),
    Advice.TOO_LATE: N_("It arrived after its deadline: ask your advisor what to issue instead."),
    Advice.ALREADY_SENT: N_(
        "SUNAT has a document with that number already: look at its answer, do not issue it twice."
    ),
    Advice.TRY_LATER: N_("SUNAT is not working well now: try again later, nothing is lost."),
    Advice.ASK_ADVISOR: N_("Ask your advisor before you go on, and show her this code."),
}
CHECKS = {
    Check.KEY: N_("Strength of the key"),
    Check.PERIOD: N_("In force"),
    Check.OWNER: N_("Is of this enterprise"),
    Check.ISSUER: N_("Who vouches for it"),
}
_FOUND = {
    (Check.KEY, Grade.GOOD): N_("RSA key of {detail} bits."),
    (Check.KEY, Grade.REFUSED): N_("The key has {detail} bits and SUNAT asks for 2048: get another certificate."),
    (Check.PERIOD, Grade.GOOD): N_("In force until {detail}."),
    (Check.PERIOD, Grade.WARNING): N_("It ends on {detail}: get the next one now and register it at SUNAT."),
    (Check.PERIOD, Grade.REFUSED): N_("It is not in force today; its limit is {detail}: get another one."),
    (Check.OWNER, Grade.GOOD): N_("It carries the RUC {detail}."),
    (Check.OWNER, Grade.WARNING): N_("It carries no RUC: make sure with whoever gave it to you that it is yours."),
    (Check.OWNER, Grade.REFUSED): N_("It is of the RUC {detail}, not of this enterprise: bring in your own."),
    (Check.ISSUER, Grade.GOOD): N_("Issued by {detail}."),
    (Check.ISSUER, Grade.WARNING): N_("It vouches for itself: it serves for trying out, SUNAT does not take it."),
}


def finding_sentence(finding: Finding) -> str:
    """Return what a line of the certificate's check-list says, and what to do where it is not good."""
    detail = finding.detail
    if finding.check == Check.PERIOD:
        detail = short_date(dt.date.fromisoformat(detail))
    return _(_FOUND[finding.check, finding.grade]).format(detail=detail)


def advice_sentence(code: str) -> str:
    """Return what to do about a code of SUNAT."""
    return _(ADVICE[meaning(code).advice])


def refusal_sentence(code: str, message: str) -> str:
    """Return a code in SUNAT's own words (those that came, or else those of its list), and what to do."""
    told = (message or meaning(code).message).rstrip(".")
    words = _("SUNAT answered {code}: {message}.") if told else _("SUNAT answered {code}.")
    return f"{words.format(code=code, message=told)} {advice_sentence(code)}"
