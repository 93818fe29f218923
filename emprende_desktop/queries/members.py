"""The register of members, and what each gathered by month."""

import datetime as dt

from emprende_desktop.domain.period import Month
from emprende_desktop.domain.words import fold
from emprende_desktop.gold.gathering import Produced
from emprende_desktop.gold.members import Member, pseudonym
from emprende_desktop.persistence.reading.fragments import of_person
from emprende_desktop.persistence.reading.gathering import DAY_STANDS
from emprende_desktop.persistence.reading.members import MEMBERS, member_from, member_of
from emprende_desktop.persistence.reading.reader import Reader

# Who was merged into another member is shown under the other.
_SHOWN = """party.erased = 0 AND NOT EXISTS (
  SELECT 1 FROM party_merge g JOIN member k ON k.party_id = g.into_id WHERE g.party_id = m.party_id)"""
_FOUND = f"""{MEMBERS} WHERE {_SHOWN} AND (instr(party.folded_name, :folded) > 0 OR party.dni = :words
  OR (:words <> '' AND a.number = :words)) ORDER BY party.folded_name, m.number"""
_HERE = f"""{MEMBERS} WHERE {_SHOWN} AND (m.left_on = '' OR m.left_on >= :day) ORDER BY party.folded_name, m.number"""
_HAS_PAPER = """
SELECT 1 FROM accreditation WHERE party_id = ? AND undone = 0 AND sha256 IS NOT NULL ORDER BY id DESC LIMIT 1
"""


def members(reader: Reader, words: str = "") -> tuple[Member, ...]:
    """Return the members whose name holds the words, or who have them as DNI or number, by name."""
    wanted = {"words": words.strip(), "folded": fold(words.strip())}
    return tuple(map(member_from, reader.rows(_FOUND, wanted)))


def members_on(reader: Reader, day: dt.date) -> tuple[Member, ...]:
    """Return the members who had not left on a day, by name."""
    return tuple(map(member_from, reader.rows(_HERE, {"day": day.isoformat()})))


def member(reader: Reader, party: int) -> Member | None:
    """Return a member by her row of people; None where she is none or was erased."""
    return member_of(reader, party)


def has_paper(reader: Reader, party: int) -> bool:
    """Say whether the paper of her accreditation is kept."""
    return reader.first(_HAS_PAPER, (party,)) is not None


# Days of who was merged into another count as hers; what was erased keeps its number.
_OWNER = """COALESCE((SELECT g.into_id FROM party_merge g JOIN member o ON o.party_id = g.into_id
  WHERE g.party_id = k.party_id), k.party_id)"""
_PRODUCED = f"""
SELECT substr(c.date, 1, 7) AS month, {_OWNER} AS owner, SUM(k.ore_g), SUM(k.half_days),
  (SELECT m.number FROM member m WHERE m.party_id = {_OWNER}) AS number
FROM collection c JOIN collection_line k ON k.collection_id = c.id
WHERE {DAY_STANDS} AND c.date BETWEEN :first AND :last GROUP BY month, owner ORDER BY month, number
"""
_CONTAINERS = f"""
SELECT substr(c.date, 1, 7) AS month, {_OWNER} AS owner, o.name, SUM(k.containers)
FROM collection c JOIN collection_line k ON k.collection_id = c.id JOIN container o ON o.id = k.container_id
WHERE {DAY_STANDS} AND c.date BETWEEN :first AND :last AND k.containers > 0
GROUP BY month, owner, o.id ORDER BY o.name
"""


def produced(reader: Reader, start: dt.date, end: dt.date) -> tuple[Produced, ...]:
    """Return what every member gathered in each month of a span, by month and number."""
    wanted = {"first": start.isoformat(), "last": end.isoformat()}
    held: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for month, party, name, count in reader.rows(_CONTAINERS, wanted):
        held.setdefault((month, party), []).append((name, count))
    found = []
    for month, party, ore_g, half_days, number in tuple(reader.rows(_PRODUCED, wanted)):
        name = _called(member_of(reader, party), number, end)
        filled = tuple(held.get((month, party), ()))
        found.append(Produced(Month.of(dt.date.fromisoformat(f"{month}-01")), party, name, ore_g, half_days, filled))
    return tuple(found)


_PRODUCED_BY = f"""
SELECT COALESCE(SUM(k.half_days), 0), COALESCE(SUM(k.ore_g), 0)
FROM collection c JOIN collection_line k ON k.collection_id = c.id
WHERE {of_person("k.party_id", ":party")} AND {DAY_STANDS} AND c.date BETWEEN :first AND :last
"""


def produced_by(reader: Reader, party: int, day: dt.date) -> tuple[int, int, Month]:
    """Return the half days and grams of ore of a member in the month of a day, and that month."""
    month = Month.of(day)
    wanted = {"party": party, "first": month.first.isoformat(), "last": month.last.isoformat()}
    half_days, ore_g = reader.one(_PRODUCED_BY, wanted)
    return half_days, ore_g, month


def _called(known: Member | None, number: int, day: dt.date) -> str:
    return known.party.name if known is not None and known.consents(day) else pseudonym(number)
