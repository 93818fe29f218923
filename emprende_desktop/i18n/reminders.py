"""Sentences for what has to be looked after soon."""

from emprende_desktop.gold.reminders import Reminder, ReminderKind
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import N_, _

NAMES_SHOWN = 3
_ENDS = {
    ReminderKind.PERMISSION: N_("A permission to gather ends on {date}. Ask for a new one."),
    ReminderKind.ACCREDITATION: N_("The accreditation of {names} ends on {date}. Renew it."),
    ReminderKind.CONSENT: N_("The consent of {names} ends on {date}. Ask again."),
}
_ENDED = {
    ReminderKind.PERMISSION: N_("A permission to gather ended on {date}. Ask for a new one before you gather."),
    ReminderKind.ACCREDITATION: N_("The accreditation of {names} ended on {date}. Renew it before you gather or sell."),
    ReminderKind.CONSENT: N_("The consent of {names} ended on {date}. Until there is another, no name is shown."),
}


def reminder_text(one: Reminder) -> str:
    """Return what to look after, and what to do."""
    words = _ENDED if one.is_late else _ENDS
    return _(words[one.kind]).format(names=_names(one.names), date=short_date(one.day))


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown
