"""What buyers agreed to and what was made of their papers; what was told stays, and is told anew."""

import uuid_utils
from sqlalchemy import Table, insert, select, update
from sqlalchemy.engine import Connection

from emprende_desktop.gold.agreements import NewReview, NewTerms
from emprende_desktop.gold.review_json import ours_to_json, printed_to_json
from emprende_desktop.gold.terms_json import terms_to_json
from emprende_desktop.persistence import gold_tables as g


class SettlementRepository:
    """The terms and reviews of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_terms(self, new: NewTerms) -> int:
        """Write terms and return their row; the same key writes once."""
        values = {
            "party_id": new.party, "valid_from": new.valid_from.isoformat(), "terms": terms_to_json(new.terms),
            "source": new.source.strip(), "key": new.key,
        }  # fmt: skip
        return self._written(g.buyer_terms, values)

    def withdraw_terms(self, terms: int) -> None:
        """Mark terms as undone; doing so again changes nothing."""
        row = g.buyer_terms.c
        standing = update(g.buyer_terms).where(row.id == terms, row.undone == 0)
        self._connection.execute(standing.values(undone=1))

    def add_review(self, new: NewReview) -> int:
        """Write a review and return its row; the same key writes once."""
        values = {
            "lot_id": new.lot, "party_id": new.party, "date": new.date.isoformat(),
            "terms": terms_to_json(new.told.terms), "ours": ours_to_json(new.told),
            "printed": printed_to_json(new.told), "replaces_id": new.replaces, "key": new.key,
        }  # fmt: skip
        return self._written(g.settlement_review, values)

    def _written(self, table: Table, values: dict[str, object]) -> int:
        known = self._connection.execute(select(table.c.id).where(table.c.key == values["key"])).scalar()
        if known is not None:
            return int(known)
        inserted = self._connection.execute(insert(table), {"uid": str(uuid_utils.uuid7()), **values})
        key = inserted.inserted_primary_key
        assert key is not None
        return int(key[0])
