"""Members, as queries and repositories both read them."""

import datetime as dt

from emprende_desktop.gold.members import Accreditation, AccreditationKind, Consent, Member
from emprende_desktop.persistence.reading.fragments import of_person
from emprende_desktop.persistence.reading.masters import PARTY_COLUMNS, party_from
from emprende_desktop.persistence.reading.reader import Reader, Row

_PARTY_WIDTH = 5  # how many columns a person has
MEMBERS = f"""
SELECT {PARTY_COLUMNS}, m.number, m.birth_date, m.joined_on, m.left_on, m.site, m.account,
  m.consent_on, m.consent_for, m.consent_until, a.kind, a.number, a.zone, a.issued_on, a.valid_until
FROM member m JOIN party ON party.id = m.party_id LEFT JOIN accreditation a ON a.id =
  (SELECT MAX(id) FROM accreditation WHERE party_id = m.party_id AND undone = 0)
"""
_MEMBER = f"{MEMBERS} WHERE m.party_id = ? AND party.erased = 0"
_SAME = f"SELECT m.party_id FROM member m WHERE {of_person('m.party_id', ':party')}"
_PAPERS = f"""
SELECT DISTINCT a.sha256 FROM accreditation a WHERE {of_person("a.party_id", ":party")} AND a.sha256 IS NOT NULL
"""


def member_from(row: Row) -> Member:
    """Return a member of her columns."""
    number, birth, joined, left, site, account, *more = row[_PARTY_WIDTH:]
    given_on, purpose, until, *accredited = more
    consent = Consent(dt.date.fromisoformat(given_on), purpose, day_or_none(until)) if given_on else None
    return Member(
        party_from(row[:_PARTY_WIDTH]), number, day_or_none(birth), day_or_none(joined), day_or_none(left), site,
        account, consent, _accreditation(*accredited) if accredited[0] else None,
    )  # fmt: skip


def _accreditation(kind: str, number: str, zone: str, issued: str, until: str) -> Accreditation:
    return Accreditation(AccreditationKind(kind), number, zone, day_or_none(issued), day_or_none(until))


def member_of(reader: Reader, party_id: int) -> Member | None:
    """Return a member by her row of people; None where she is none or was erased."""
    row = reader.first(_MEMBER, (party_id,))
    return member_from(row) if row else None


def same_member(reader: Reader, party_id: int) -> tuple[int, ...]:
    """Return the rows of a member and of those who were merged into her."""
    return tuple(row for (row,) in reader.rows(_SAME, {"party": party_id}))


def papers_of_member(reader: Reader, party_id: int) -> tuple[str, ...]:
    """Return the hashes of every paper of her accreditations, those set aside too."""
    return tuple(sha for (sha,) in reader.rows(_PAPERS, {"party": party_id}))


def day_or_none(text: str) -> dt.date | None:
    """Return a kept day, None where none is."""
    return dt.date.fromisoformat(text) if text else None
