"""Members: who she is stands with the people, what the group knows of her beside it; both can be erased."""

import datetime as dt

import uuid_utils
from sqlalchemy.engine import Connection

from emprende_desktop.gold.members import Accreditation, Member, NewMember
from emprende_desktop.persistence.engine import driver_of
from emprende_desktop.persistence.reading.members import member_of, papers_of_member, same_member
from emprende_desktop.persistence.reading.reader import Reader, many

_WRITE = """
INSERT INTO member (party_id, number, birth_date, joined_on, left_on, site, account, consent_on, consent_for,
  consent_until)
VALUES (:party, (SELECT COALESCE(MAX(number), 0) + 1 FROM member), :birth, :joined, :left, :site, :account, :given,
  :purpose, :until)
ON CONFLICT (party_id) DO UPDATE SET birth_date = :birth, joined_on = :joined, left_on = :left, site = :site,
  account = :account, consent_on = :given, consent_for = :purpose, consent_until = :until
"""
_ACCREDIT = """
INSERT INTO accreditation (uid, party_id, kind, number, zone, issued_on, valid_until, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAPER_OF = """
SELECT sha256 FROM accreditation WHERE party_id = ? AND undone = 0 AND sha256 IS NOT NULL ORDER BY id DESC LIMIT 1
"""
_SET_ASIDE = "UPDATE accreditation SET undone = 1 WHERE party_id = ? AND undone = 0"
_ERASE = """
UPDATE member SET birth_date = '', joined_on = '', left_on = '', site = '', account = '', consent_on = '',
  consent_for = '', consent_until = '' WHERE party_id IN (SELECT value FROM json_each(?))
"""
_ERASE_ACCREDITATIONS = """
UPDATE accreditation SET undone = 1, number = '', zone = '', issued_on = '', valid_until = ''
WHERE party_id IN (SELECT value FROM json_each(?))
"""


class MemberRepository:
    """The members of one unit of work."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._driver = driver_of(connection)
        self._reader = reader

    def get(self, party: int) -> Member | None:
        """Return a member, None where the person is none or was erased."""
        return member_of(self._reader, party)

    def write(self, party: int, new: NewMember) -> None:
        """Write what is known of a member anew; her number is given once."""
        consent = new.consent
        values = {
            "party": party, "birth": _text(new.birth_date), "joined": _text(new.joined_on), "left": _text(new.left_on),
            "site": new.site.strip(), "account": new.account.strip(),
            "given": consent.given_on.isoformat() if consent else "",
            "purpose": consent.purpose.strip() if consent else "", "until": _text(consent.until) if consent else "",
        }  # fmt: skip
        self._driver.execute(_WRITE, values)

    def accredit(self, party: int, new: Accreditation | None, sha: str | None) -> None:
        """Write her accreditation in the place of the one that stood, whose paper is kept where no other is given."""
        kept = self._reader.value(_PAPER_OF, (party,))
        self._driver.execute(_SET_ASIDE, (party,))
        if new is not None:
            days = (_text(new.issued_on), _text(new.valid_until))
            words = (new.kind.value, new.number.strip(), new.zone.strip())
            self._driver.execute(_ACCREDIT, (str(uuid_utils.uuid7()), party, *words, *days, sha or kept))

    def erase(self, party: int) -> tuple[str, ...]:
        """Take away everything but the ids of a member; returns the hashes of her papers, whose content must go too."""
        papers = papers_of_member(self._reader, party)
        same = many(same_member(self._reader, party))
        for statement in (_ERASE, _ERASE_ACCREDITATIONS):
            self._driver.execute(statement, (same,))
        return papers


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
