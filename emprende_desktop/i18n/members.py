"""Words for members, what is missing of their papers, how much they worked, and what allows and holds it."""

import datetime as dt

from emprende_desktop.domain.quantity import THOUSAND, quantity_text
from emprende_desktop.gold.gathering import Container, Permission
from emprende_desktop.gold.lots import Ownership
from emprende_desktop.gold.members import EXPIRES_SOON_DAYS, Accreditation, AccreditationKind, Lack
from emprende_desktop.i18n.formats import kilos, short_date
from emprende_desktop.i18n.translation import N_, _, ngettext

ACCREDITATIONS = {
    AccreditationKind.PADRON: N_("Register of the ministry"),
    AccreditationKind.REGIONAL: N_("Accreditation of the region"),
    AccreditationKind.OTHER: N_("Another register"),
}
LACKS = {
    Lack.EXPIRED: N_("Accreditation expired"),
    Lack.NO_BIRTH_DATE: N_("Birth date missing"),
    Lack.NO_CONSENT: N_("Consent missing"),
    Lack.NO_ACCREDITATION: N_("No accreditation"),
    Lack.EXPIRES_SOON: N_("Accreditation expires soon"),
}
# Whose a lot is, asked once in plain words.
WHOSE = {
    Ownership.POOL: N_("Of all of us together"),
    Ownership.PURCHASE: N_("We buy it from the members"),
    Ownership.AGENCY: N_("Of each member: it is sold for her"),
}


def lacks_text(missing: tuple[Lack, ...]) -> str:
    """Return what is missing, or that nothing is."""
    return " · ".join(_(LACKS[lack]) for lack in missing) or _("All in order")


def accreditation_text(known: Accreditation, number: str) -> str:
    """Return an accreditation in one line, its number as it may be shown."""
    until = _("until {date}").format(date=short_date(known.valid_until)) if known.valid_until else ""
    return " · ".join(filter(None, (_(ACCREDITATIONS[known.kind]), number, known.zone, until)))


def days_text(half_days: int) -> str:
    """Return days that are counted in halves: `2.5 days`."""
    told = ngettext("{days} day", "{days} days", 1 if half_days == 2 else 2)
    return told.format(days=quantity_text(half_days * THOUSAND // 2))


def container_text(container: Container) -> str:
    """Return what is known of what a container holds, in one line."""
    known = container.calibration
    if known is None:
        return _("Never weighed: only the scale tells what it holds.")
    count = len(known.weighings)
    told = ngettext(
        "Holds {net} by {count} weighing; empty it weighs {tare}.",
        "Holds {net} by {count} weighings, which differ by {spread}; empty it weighs {tare}.",
        count,
    )
    return told.format(
        net=kilos(known.holds(1)), count=count, spread=kilos(known.spread_g), tare=kilos(known.empty_g)
    )  # fmt: skip


def permission_text(told: Permission) -> str:
    """Return whose dump it is and where."""
    return " · ".join(filter(None, (told.holder, told.concession, told.kind)))


def permission_light(told: Permission, day: dt.date) -> tuple[str, str]:
    """Return whether a permission is in force on a day, in words and in a style of the theme."""
    if told.valid_from is not None and day < told.valid_from:
        return _("begins on {date}").format(date=short_date(told.valid_from)), "warn"
    if told.valid_until is None:
        return _("in force, without an end"), "in"
    if day > told.valid_until:
        return _("ended on {date}").format(date=short_date(told.valid_until)), "out"
    soon = (told.valid_until - day).days <= EXPIRES_SOON_DAYS
    return _("in force until {date}").format(date=short_date(told.valid_until)), "warn" if soon else "in"
