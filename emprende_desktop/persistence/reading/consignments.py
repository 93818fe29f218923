"""What is still with others to be sold."""

import datetime as dt

from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.reading.fragments import stands
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.trade.consignments import Consignment

_WITH_OTHERS = f"""
SELECT id, date, party_id, party_name, category_id, what, price, units, units - gone FROM (
  SELECT consignment.*, party.name AS party_name, (
    SELECT COALESCE(SUM(move.units), 0) FROM consignment_move move
    WHERE move.consignment_id = consignment.id AND move.undone = 0
      AND (move.entry_id IS NULL OR {stands("move.entry_id")})) AS gone
  FROM consignment JOIN party ON party.id = consignment.party_id)
WHERE units > gone ORDER BY date, id
"""


def consignments(reader: Reader) -> tuple[Consignment, ...]:
    """Return what is still with others, oldest first; a sale that was undone counts no more."""
    return tuple(
        Consignment(id_, dt.date.fromisoformat(date), party, party_name, category, what, Money(price), units, left)
        for id_, date, party, party_name, category, what, price, units, left in reader.rows(_WITH_OTHERS)
    )
