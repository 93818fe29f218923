"""What of the gold has to be looked after soon: permissions, accreditations and consents that end."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from emprende_desktop.gold.members import EXPIRES_SOON_DAYS, pseudonym
from emprende_desktop.gold.reminders import Reminder, ReminderKind
from emprende_desktop.persistence.reading.fragments import NOT_MERGED
from emprende_desktop.persistence.reading.reader import Reader

_NEAR = "BETWEEN :first AND :last"
# One that was renewed, or written anew with a later end, is not told of any more.
_PERMISSIONS = f"""
SELECT DISTINCT p.valid_until FROM permission p WHERE p.undone = 0 AND p.valid_until {_NEAR}
  AND NOT EXISTS (SELECT 1 FROM permission o WHERE o.undone = 0 AND o.holder = p.holder
    AND o.concession = p.concession AND (o.valid_until = '' OR o.valid_until > p.valid_until))
ORDER BY p.valid_until
"""
_MEMBERS = f"""member m JOIN party ON party.id = m.party_id
WHERE party.erased = 0 AND {NOT_MERGED} AND (m.left_on = '' OR m.left_on >= :today)"""
_ACCREDITATIONS = f"""
SELECT a.valid_until, m.number FROM accreditation a JOIN {_MEMBERS} AND a.party_id = m.party_id
  AND a.id = (SELECT MAX(id) FROM accreditation WHERE party_id = m.party_id AND undone = 0) AND a.valid_until {_NEAR}
ORDER BY a.valid_until, m.number
"""
_CONSENTS = f"""
SELECT m.consent_until, m.number FROM {_MEMBERS} AND m.consent_until {_NEAR} ORDER BY m.consent_until, m.number
"""


def reminders(reader: Reader, today: dt.date) -> tuple[Reminder, ...]:
    """Return what ends within thirty days or ended as long ago, the most pressing first."""
    return tuple(sorted(_ending(reader, today), key=lambda one: (not one.is_late, one.day)))


def _ending(reader: Reader, today: dt.date) -> Iterator[Reminder]:
    span = dt.timedelta(EXPIRES_SOON_DAYS)
    near = {"first": (today - span).isoformat(), "last": (today + span).isoformat()}
    for (until,) in reader.rows(_PERMISSIONS, near):
        day = dt.date.fromisoformat(until)
        yield Reminder(ReminderKind.PERMISSION, day, is_late=day < today)
    for kind, sql in ((ReminderKind.ACCREDITATION, _ACCREDITATIONS), (ReminderKind.CONSENT, _CONSENTS)):
        rows = reader.rows(sql, {**near, "today": today.isoformat()})
        for until, members in groupby(rows, key=lambda row: row[0]):
            day = dt.date.fromisoformat(until)
            yield Reminder(kind, day, tuple(pseudonym(number) for _day, number in members), day < today)
