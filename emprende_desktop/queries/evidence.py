"""What the books know of a lot and keep of its papers, as its proofs ask for it."""

import datetime as dt
import json
from collections.abc import Iterator

from emprende_desktop.gold.evidence import Concerned, Evidence, GatheredOn, Proof, ProofPaper, SoldAs
from emprende_desktop.gold.folder import FolderFacts
from emprende_desktop.gold.gathering import Permission
from emprende_desktop.gold.lot_errors import UnknownLotError
from emprende_desktop.gold.lots import Held, LotKind, Ownership
from emprende_desktop.gold.members import Accreditation, AccreditationKind
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.gathering import DAY_STANDS, PERMISSION_COLUMNS, permission_from
from emprende_desktop.persistence.reading.gold import lot_of
from emprende_desktop.persistence.reading.members import day_or_none, member_of
from emprende_desktop.persistence.reading.reader import Reader, many
from emprende_desktop.queries.lot_sheet import came_from, measures_of
from emprende_desktop.queries.papers import AttachedPaper

_LOTS = "(SELECT value FROM json_each(:lots))"
_STANDS = "m.kind <> 'undone' AND NOT EXISTS (SELECT 1 FROM gold_move u WHERE u.reverses_id = m.id)"
# A permission that was mended is told by the one that stands for the same holder.
_DAYS = f"""
SELECT c.date, COALESCE(c.permission_id, lot.permission_id)
FROM collection c JOIN lot ON lot.id = c.lot_id WHERE c.lot_id IN {_LOTS} AND {DAY_STANDS}
UNION SELECT lot.opened_on, lot.permission_id FROM lot WHERE lot.id IN {_LOTS} AND lot.permission_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM collection c WHERE c.lot_id = lot.id AND {DAY_STANDS})
ORDER BY 1, 2
"""
_PERMISSION = f"""
SELECT EXISTS (SELECT 1 FROM paper WHERE paper.sha256 = permission.sha256 AND media_type <> 'erased'), id,
  {PERMISSION_COLUMNS} FROM permission
WHERE undone = 0 AND (id = :id OR holder = (SELECT holder FROM permission WHERE id = :id AND undone = 1))
ORDER BY id DESC LIMIT 1
"""
# Days of who was merged into another member are the other's.
_OWNER = """COALESCE((SELECT g.into_id FROM party_merge g JOIN member o ON o.party_id = g.into_id
  WHERE g.party_id = k.party_id), k.party_id)"""
_GATHERED = f"""
SELECT DISTINCT {_OWNER}, c.date FROM collection c JOIN collection_line k ON k.collection_id = c.id
WHERE c.lot_id IN {_LOTS} AND {DAY_STANDS} ORDER BY 1, 2
"""
_SOLD_OR_PAID = f"""
SELECT s.party_id FROM gold_sale_seller s WHERE {stands("s.entry_id")} AND s.entry_id IN (
  SELECT m.entry_id FROM gold_move m JOIN gold_line l ON l.move_id = m.id WHERE l.lot_id = :lot AND m.kind = 'sold')
UNION SELECT k.party_id FROM share_line k JOIN share_out s ON s.id = k.share_out_id
  WHERE {stands("s.entry_id")} AND EXISTS (SELECT 1 FROM json_each(s.lots) x WHERE x.value IN {_LOTS})
"""
_NUMBER = "SELECT number FROM member WHERE party_id = ?"
_ACCREDITATIONS = """
SELECT kind, number, zone, issued_on, valid_until FROM accreditation WHERE party_id = ? AND number <> ''
ORDER BY id DESC
"""
_COUNTS = f"""
SELECT (SELECT COUNT(*) FROM weighing WHERE undone = 0 AND lot_id IN {_LOTS}),
  (SELECT COUNT(*) FROM moisture_test WHERE undone = 0 AND lot_id IN {_LOTS}),
  (SELECT COUNT(*) FROM assay WHERE undone = 0 AND sample = '' AND by IN ('own', 'outside') AND lot_id IN {_LOTS}),
  (SELECT COUNT(*) FROM assay WHERE undone = 0 AND sample = '' AND by = 'plant' AND lot_id = :lot),
  (SELECT COUNT(*) FROM gold_move m WHERE m.kind = 'sent' AND m.document <> '' AND {_STANDS}
    AND m.id IN (SELECT move_id FROM gold_line WHERE lot_id IN {_LOTS}))
"""
_REVIEWED = "SELECT 1 FROM settlement_review WHERE lot_id = ? LIMIT 1"
_SHARED = f"""
SELECT 1 FROM share_out s, json_each(s.lots) x WHERE x.value IN {_LOTS} AND {stands("s.entry_id")} LIMIT 1
"""
_SALES = f"""
SELECT e.id, e.date, e.memo_arguments, e.total, SUM(-l.ore_g), SUM(-l.gross_mg), SUM(-l.fine_mg),
  EXISTS (SELECT 1 FROM gold_line o JOIN gold_move s ON s.id = o.move_id
    WHERE s.entry_id = e.id AND s.kind = 'sold' AND o.lot_id <> l.lot_id)
FROM gold_line l JOIN gold_move m ON m.id = l.move_id JOIN journal_entry e ON e.id = m.entry_id
WHERE l.lot_id = ? AND m.kind = 'sold' AND {_STANDS} GROUP BY e.id ORDER BY e.date, e.id
"""
# What was attached to the lot, and what came with something noted; the same paper of a proof once:
# one that shows several members is of nobody in particular.
_PAPERS = f"""
SELECT slot, sha256, media_type, MAX(row), CASE WHEN COUNT(DISTINCT party) = 1 THEN MAX(party) END FROM (
  SELECT k.proof AS slot, k.sha256, k.id AS row, NULL AS party FROM lot_paper k
    WHERE k.undone = 0 AND (k.lot_id = :lot OR k.lot_id IN {_LOTS} AND k.proof IN (SELECT value FROM json_each(:early)))
  UNION ALL SELECT 'permission', p.sha256, NULL, NULL FROM permission p
    WHERE p.id IN (SELECT value FROM json_each(:permissions))
  UNION ALL SELECT 'padron', a.sha256, NULL, a.party_id FROM accreditation a
    WHERE a.number <> '' AND a.party_id IN (SELECT value FROM json_each(:people))
  UNION ALL SELECT 'weight', w.sha256, NULL, NULL FROM weighing w WHERE w.undone = 0 AND w.lot_id IN {_LOTS}
  UNION ALL SELECT 'moisture', t.sha256, NULL, NULL FROM moisture_test t WHERE t.undone = 0 AND t.lot_id IN {_LOTS}
  UNION ALL SELECT 'own_assay', a.sha256, NULL, NULL FROM assay a
    WHERE a.undone = 0 AND a.sample = '' AND a.by IN ('own', 'outside') AND a.lot_id IN {_LOTS}
  UNION ALL SELECT 'buyer_assay', a.sha256, NULL, NULL FROM assay a
    WHERE a.undone = 0 AND a.sample = '' AND a.by = 'plant' AND a.lot_id = :lot
  UNION ALL SELECT 'document', x.sha256, NULL, NULL FROM (
    SELECT entry_id, sha256 FROM entry_paper UNION ALL SELECT entry_id, sha256 FROM added_paper) x
    WHERE x.entry_id IN (SELECT value FROM json_each(:sales)))
JOIN paper USING (sha256) WHERE media_type <> 'erased'
GROUP BY slot, sha256, media_type ORDER BY MAX(row), sha256
"""
_HAS_PAPER = """
SELECT 1 FROM accreditation a JOIN paper USING (sha256)
WHERE a.party_id = ? AND a.number <> '' AND paper.media_type <> 'erased' LIMIT 1
"""
_PAPER = "SELECT sha256, media_type, content, '' FROM paper WHERE sha256 = ?"
_FORMAL = ("liquidacion", "factura")  # what the buyer gives, or takes from a seller with RUC
# Papers of how a lot came to be count for what was made of it; those of its sale are its own.
_EARLY = tuple(
    proof.value
    for proof in (
        Proof.MEMBERS, Proof.PERMISSION, Proof.PADRON, Proof.WEIGHT, Proof.MOISTURE, Proof.OWN_ASSAY, Proof.ORIGIN,
        Proof.GUIDE,
    )
)  # fmt: skip


def evidence_of(reader: Reader, lot_id: int) -> Evidence:
    """Return what is known and kept of a lot; raises UnknownLotError."""
    lot = lot_of(reader, lot_id)
    if lot is None:
        raise UnknownLotError(str(lot_id))
    older = (lot_id, *(row for row, _code in came_from(reader, lot_id)))
    asked = {"lot": lot_id, "lots": many(older)}
    people = tuple(_people(reader, asked))
    sales = tuple(_sales(reader, lot_id))
    days = tuple(_days(reader, asked))
    listed = {
        **asked, "permissions": many({row for row, _day in days if row is not None}),
        "early": many(_EARLY), "people": many(one.party for one in people if one.days),
        "sales": many(one.entry for one in sales if one.is_formal),
    }  # fmt: skip
    papers = tuple(ProofPaper(*row) for row in reader.rows(_PAPERS, listed))
    weighings, dryings, own, buyers, guides = reader.one(_COUNTS, asked)
    of_gold_sold = lot.kind is LotKind.GOLD and bool(sales)
    return Evidence(
        days=tuple(day for _row, day in days),
        people=people,
        weighings=weighings,
        dryings=dryings,
        own_assays=own,
        buyer_assays=buyers,
        guides=guides,
        is_reviewed=of_gold_sold or reader.first(_REVIEWED, (lot_id,)) is not None,
        is_shared=lot.ownership is Ownership.PURCHASE or reader.first(_SHARED, asked) is not None,
        sales=sales,
        papers=papers,
    )


def folder_facts(reader: Reader, lot_id: int) -> FolderFacts:
    """Return what a buyer's folder tells of a lot; raises UnknownLotError."""
    told, lot = evidence_of(reader, lot_id), lot_of(reader, lot_id)
    assert lot is not None, "its evidence was read"
    rows = (lot_id, *(row for row, _code in came_from(reader, lot_id)))
    return FolderFacts(lot, told, tuple(measures_of(reader, row) for row in rows))


def kept_paper(reader: Reader, sha256: str) -> AttachedPaper:
    """Return a paper that is kept, by its hash."""
    return AttachedPaper(*reader.one(_PAPER, (sha256,)))


def papers_of_proof(reader: Reader, lot_id: int, proof: Proof) -> tuple[tuple[ProofPaper, AttachedPaper], ...]:
    """Return the papers of a proof of a lot with their content."""
    found = evidence_of(reader, lot_id).papers_of(proof)
    return tuple((paper, kept_paper(reader, paper.sha256)) for paper in found)


def _days(reader: Reader, asked: dict[str, object]) -> Iterator[tuple[int | None, GatheredOn]]:
    """Yield each day of gathering with the row of the permission that it is told by."""
    known: dict[int | None, tuple[int | None, Permission | None, bool]] = {None: (None, None, False)}
    for date, permission in reader.rows(_DAYS, asked):
        if permission not in known:
            known[permission] = _permission(reader, permission)
        row, told, has_paper = known[permission]
        yield row, GatheredOn(dt.date.fromisoformat(date), told, has_paper)


def _permission(reader: Reader, permission: int) -> tuple[int | None, Permission | None, bool]:
    row = reader.first(_PERMISSION, {"id": permission})
    if row is None:
        return None, None, False
    has_paper, id_, *told = row
    return id_, permission_from(tuple(told)), bool(has_paper)


def _people(reader: Reader, asked: dict[str, object]) -> Iterator[Concerned]:
    days: dict[int, list[dt.date]] = {party: [] for (party,) in reader.rows(_SOLD_OR_PAID, asked)}
    for party, date in reader.rows(_GATHERED, asked):
        days.setdefault(party, []).append(dt.date.fromisoformat(date))
    for party, worked in days.items():
        yield _concerned(reader, party, tuple(worked))


def _concerned(reader: Reader, party: int, days: tuple[dt.date, ...]) -> Concerned:
    accreditations = tuple(
        Accreditation(AccreditationKind(kind), number, zone, day_or_none(issued), day_or_none(until))
        for kind, number, zone, issued, until in reader.rows(_ACCREDITATIONS, (party,))
    )
    known, number = member_of(reader, party), reader.value(_NUMBER, (party,)) or 0
    has_paper = reader.first(_HAS_PAPER, (party,)) is not None
    if known is None:  # erased, or no member: nobody whose consent is there
        return Concerned(party, number, "", None, days, accreditations, has_paper)
    return Concerned(party, number, known.party.name, known.consent, days, accreditations, has_paper)


def _sales(reader: Reader, lot_id: int) -> Iterator[SoldAs]:
    for entry, date, arguments, total, *weights, with_others in reader.rows(_SALES, (lot_id,)):
        told = json.loads(arguments)
        kind, number = told.get("document", ""), told.get("number", "")
        is_formal = kind in _FORMAL and bool(number)
        cents = None if with_others else total
        yield SoldAs(entry, dt.date.fromisoformat(date), kind, number, is_formal, Held(*weights), cents)
