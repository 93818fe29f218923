"""How a row of the outbox looks: its picture and colour, its deadline, and what to do about it."""

from __future__ import annotations

import datetime as dt

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.i18n.einvoice_words import STEPS, refusal_sentence
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.invoicing.outbox import FINAL, State, Step, asked_step
from emprende_desktop.invoicing.wire_errors import NotReachedError
from emprende_desktop.outbox_round import Round
from emprende_desktop.queries.outbox import OutboxRow

LOOKS = {
    State.DRAFT: ("notebook-pen", "grey"),
    State.SIGNED: ("clock", "gold"),
    State.SENT: ("clock", "teal"),
    State.ACCEPTED: ("circle-check", "green"),
    State.OBSERVED: ("circle-check", "gold"),
    State.REJECTED: ("triangle-alert", "clay"),
    State.UNKNOWN: ("circle-help", "gold"),
}
HELD = ("triangle-alert", "clay")
_WORDS = {
    State.DRAFT: N_("Not signed yet"),
    State.SIGNED: N_("Signed"),
    State.SENT: N_("Sent"),
    State.ACCEPTED: N_("Accepted"),
    State.OBSERVED: N_("With observations"),
    State.REJECTED: N_("Rejected"),
    State.UNKNOWN: N_("No answer"),
}
_TOLD = {
    State.DRAFT: N_("It will be signed and sent with “Send now”."),
    State.ACCEPTED: N_("There is nothing to do."),
    State.OBSERVED: N_("SUNAT took it: nothing has to be sent again. Show the observation to your advisor."),
    State.REJECTED: N_("It does not count for SUNAT: annul it and give another one with what is wrong corrected."),
}
_KNOWN = N_(
    "SUNAT says that it has one with this number. Look for it on SUNAT's pages: if it is there, press “It is there”."
)
_UNKNOWN = {
    Step.SEND: N_("Its answer was lost: with “Send now” the same goes out again, and SUNAT takes it only once."),
    Step.ASK: N_("Its answer was lost: with “Send now” SUNAT is asked whether it has it, before it goes out again."),
}
_TICKET = N_("If you have the ticket of SUNAT, write it down; if not, look for it on SUNAT's pages.")


def last_day(row: OutboxRow) -> dt.date:
    """Return the last day in Lima on which it may arrive."""
    return (row.until.astimezone(LIMA) - dt.timedelta(microseconds=1)).date()


def look(row: OutboxRow, now: dt.datetime) -> tuple[str, str]:
    """Return the picture and the colour of where it stands."""
    if row.outgoing.held or asked_step(row.outgoing, now, row.until) is Step.TOO_LATE:
        return HELD
    return LOOKS[row.outgoing.state]


def state_text(row: OutboxRow) -> str:
    """Return where it stands in words."""
    return _("Waits for you") if row.outgoing.held else _(_WORDS[row.outgoing.state])


def deadline_text(row: OutboxRow, today: dt.date) -> str:
    """Return how many days are left for it to arrive, empty once SUNAT has answered."""
    if row.outgoing.state in FINAL:
        return ""
    days = (last_day(row) - today).days
    if days <= 0:
        return _("only today") if days == 0 else _("too late")
    return ngettext("{days} day left", "{days} days left", days).format(days=days)


def to_do(row: OutboxRow, now: dt.datetime) -> str:
    """Return what SUNAT said of it, and what to do."""
    state, parts = row.outgoing.state, []
    if row.code not in ("", "0"):
        parts.append(refusal_sentence(row.code, row.message))
    elif state is State.OBSERVED:
        parts.append(row.message.replace("\n", " "))
    parts.append(_(_next(row, now)))
    if state not in FINAL:
        parts.append(_("Its last day in Lima is {date}.").format(date=short_date(last_day(row))))
    if row.test:
        parts.append(_("It was signed with a certificate that only serves to try out."))
    return " ".join(parts)


def _next(row: OutboxRow, now: dt.datetime) -> str:
    outgoing = row.outgoing
    step = asked_step(outgoing, now, row.until)
    if step is Step.TOO_LATE or (outgoing.state is State.DRAFT and now >= row.until):
        return STEPS[Step.TOO_LATE]
    if outgoing.state is State.UNKNOWN and outgoing.known:
        return _TICKET if row.name.is_batch else _KNOWN
    if outgoing.state is State.UNKNOWN and step in _UNKNOWN:
        return _UNKNOWN[step]
    return _TOLD.get(outgoing.state) or STEPS[step]


def round_text(made: Round) -> tuple[str, bool]:
    """Return what came of a round in words, and whether everything was taken."""
    states = [one.went.edoc.outgoing.state for one in made.tried if one.went]
    taken = sum(state in (State.ACCEPTED, State.OBSERVED) for state in states)
    rejected = states.count(State.REJECTED)
    waits = len(made.tried) - taken - rejected
    parts = []
    if made.stopped:
        parts.append(_("Stopped. What was sent is kept, the rest waits."))
    if any(one.unreached for one in made.tried):
        parts.append(sentence(NotReachedError("")))
        waits = 0
    if taken:
        parts.append(
            ngettext("SUNAT took {count} document.", "SUNAT took {count} documents.", taken).format(count=taken)
        )
    if rejected:
        told = ngettext("SUNAT rejected {count} document.", "SUNAT rejected {count} documents.", rejected)
        parts.append(told.format(count=rejected))
    if waits:
        told = ngettext("{count} document still waits.", "{count} documents still wait.", waits).format(count=waits)
        parts += [told, _("Choose it in the list and read why.")]
    if not parts:
        parts.append(_("Nothing waits."))
    return " ".join(parts), taken == len(made.tried) and not made.stopped
