"""Acts, and what was shared out under them, as queries and repositories both read them."""

import datetime as dt
import json
from fractions import Fraction
from typing import Any

from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assembly import Act, Votes
from emprende_desktop.gold.share_outs import PutIn, SharedLine, SharedOut, ShareLine, ShareOut, ShareTitle, Weights
from emprende_desktop.gold.sharing import BasisKind, Takings
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader, Row, many
from emprende_desktop.posting_rules.sharing import SHARE_REST

ACT = """
SELECT a.id, a.date, a.subject, a.held_at, a.agreed, a.members, a.quorum,
  (SELECT COUNT(*) FROM act_attendance t WHERE t.act_id = a.id), a.in_favour, a.against, a.abstained
FROM assembly_act a WHERE a.undone = 0"""
_ONE_ACT = f"{ACT} AND a.id = ?"
_ATTENDED = """
SELECT p.name FROM act_attendance t JOIN party p ON p.id = t.party_id WHERE t.act_id = ?
ORDER BY p.folded_name, p.id
"""
_SHARED_UNDER = f"SELECT s.date FROM share_out s WHERE s.act_id = ? AND {stands('s.entry_id')} LIMIT 1"
SHARE = f"""
SELECT s.id, s.entry_id, s.date, s.title, s.act_id, s.weights, s.lots, s.amount, s.costs, s.fund, s.fund_percent,
  s.place_id, e.key, json_extract(e.memo_arguments, '$.detail'), COALESCE(a.subject, '')
FROM share_out s JOIN journal_entry e ON e.id = s.entry_id LEFT JOIN assembly_act a ON a.id = s.act_id
WHERE {stands("s.entry_id")}"""
_ONE_SHARE = f"{SHARE} AND s.entry_id = ?"
# What payments that stand settled of hers, told by their own postings.
_LINES = f"""
SELECT l.party_id, l.dry_g, l.gold_mg, l.half_days, l.cents, l.paid, p.name,
  (SELECT COALESCE(SUM(q.debit), 0) FROM application a JOIN posting q ON q.entry_id = a.payment_id
   JOIN journal_entry e ON e.id = a.payment_id
   WHERE a.settled_id = ? AND q.party_id = l.party_id AND e.memo_template = '{SHARE_REST}' AND {stands("a.payment_id")})
FROM share_line l JOIN party p ON p.id = l.party_id WHERE l.share_out_id = ? ORDER BY l.rowid
"""
_CODES = "SELECT code FROM lot WHERE id IN (SELECT value FROM json_each(?)) ORDER BY code"
# What was sold for members of each lot and is still theirs.
_OWED = """
SELECT lot.id, lot.uid, SUM(p.credit - p.debit)
FROM lot JOIN posting p ON p.lot = lot.uid JOIN account a ON a.id = p.account_id
WHERE a.code = ? GROUP BY lot.id HAVING SUM(p.credit - p.debit) <> 0 ORDER BY lot.opened_on, lot.id
"""


def act_from(reader: Reader, row: Row) -> Act:
    """Make an act of its columns, with the names of those who came."""
    id_, date, subject, held_at, agreed, *votes = row
    names = tuple(name for (name,) in reader.rows(_ATTENDED, (id_,)))
    return Act(id_, dt.date.fromisoformat(date), subject, held_at, agreed, Votes(*votes), names)


def act_of(reader: Reader, act: int) -> Act | None:
    """Return an act that stands, None where there is none."""
    row = reader.first(_ONE_ACT, (act,))
    return act_from(reader, row) if row else None


def shared_under(reader: Reader, act: int) -> dt.date | None:
    """Return the day of a share-out that stands under an act, None where there is none."""
    date = reader.value(_SHARED_UNDER, (act,))
    return dt.date.fromisoformat(date) if date else None


def owed_by_lot(reader: Reader, account: str) -> dict[int, tuple[str, Money]]:
    """Return what is owed to members of each lot (its row): its uid, and céntimos."""
    return {lot: (uid, Money(cents)) for lot, uid, cents in reader.rows(_OWED, (account,))}


def weights_text(weights: Weights) -> str:
    """Write what shares go by, each with its part of the whole, for the database."""
    return json.dumps({kind.value: str(weight) for kind, weight in weights})


def share_of(reader: Reader, entry: int) -> SharedOut | None:
    """Return the share-out of an entry, None where that is none or was reversed."""
    row = reader.first(_ONE_SHARE, (entry,))
    return share_from(reader, row) if row else None


def share_from(reader: Reader, row: Row) -> SharedOut:
    """Make a share-out of its columns, with its lines."""
    id_, entry, date, title, act, weights, lots, amount, costs, fund, percent, place, key, detail, subject = row
    lines = tuple(_line(one) for one in reader.rows(_LINES, (entry, id_)))
    chosen: Any = json.loads(lots)
    share = ShareOut(
        dt.date.fromisoformat(date), ShareTitle(title), Takings(amount, costs, fund),
        tuple((BasisKind(kind), Fraction(weight)) for kind, weight in json.loads(weights).items()), tuple(chosen),
        tuple(shared.line for shared in lines), place, key, act, detail or "", percent,
    )  # fmt: skip
    codes = tuple(code for (code,) in reader.rows(_CODES, (many(chosen),)))
    return SharedOut(entry, share, lines, codes, subject)


def _line(row: Row) -> SharedLine:
    party, dry_g, gold_mg, half_days, cents, paid, name, later = row
    line = ShareLine(PutIn(party, dry_g, gold_mg, half_days), Money(cents), Money(paid))
    return SharedLine(name, line, Money(later))
