"""The rules of the kardex as the database itself enforces them, and what it keeps of every line."""

from sqlalchemy import Table

from emprende_desktop.persistence import gold_tables as g
from emprende_desktop.persistence.refusal import refuse

# A row is there before it is added to: the checks of a table look at what is inserted even where it only adds.
_KEEP = """CREATE TRIGGER gold_line_keeps AFTER INSERT ON gold_line BEGIN
INSERT OR IGNORE INTO gold_stock (lot_id, stage) VALUES (NEW.lot_id, NEW.stage);
UPDATE gold_stock SET ore_g = ore_g + NEW.ore_g, gross_mg = gross_mg + NEW.gross_mg, fine_mg = fine_mg + NEW.fine_mg
  WHERE lot_id = NEW.lot_id AND stage = NEW.stage;
DELETE FROM gold_stock WHERE lot_id = NEW.lot_id AND stage = NEW.stage AND ore_g = 0 AND gross_mg = 0 AND fine_mg = 0;
INSERT OR IGNORE INTO gold_pool (pool) VALUES (NEW.pool);
UPDATE gold_pool SET ore_g = ore_g + NEW.ore_g, gross_mg = gross_mg + NEW.gross_mg, fine_mg = fine_mg + NEW.fine_mg,
  cents = cents + NEW.cents WHERE pool = NEW.pool;
INSERT OR IGNORE INTO gold_pool_month (pool, month) VALUES (NEW.pool, substr(NEW.date, 1, 7));
UPDATE gold_pool_month SET ore_g = ore_g + NEW.ore_g, gross_mg = gross_mg + NEW.gross_mg,
  fine_mg = fine_mg + NEW.fine_mg, cents = cents + NEW.cents WHERE pool = NEW.pool AND month = substr(NEW.date, 1, 7);
END"""
# What was told of a thing stays; telling it anew marks the old one as undone, once, and nothing else of it.
_ONLY_UNDONE = (
    g.collection, g.container_weighing, g.permission, g.weighing, g.moisture_test, g.assay, g.buyer_terms,
    g.market_price, g.assembly_act, g.hand_over, g.lot_paper,
)  # fmt: skip
_STAYS = (
    "gold_move", "gold_line", "collection_line", "settlement_review", "gold_sale", "gold_sale_seller",
    "act_attendance", "share_out", "share_line",
)  # fmt: skip


def _stays(table: str) -> tuple[str, str]:
    return (
        refuse(f"{table}_stays", f"BEFORE UPDATE ON {table}", "1", "what was told stays"),
        refuse(f"{table}_is_not_deleted", f"BEFORE DELETE ON {table}", "1", "what was told stays"),
    )


def _only_undone(table: Table) -> tuple[str, str, str]:
    name, others = table.name, ", ".join(f'"{column.name}"' for column in table.c if column.name != "undone")
    return (
        refuse(f"{name}_stays", f"BEFORE UPDATE OF {others} ON {name}", "1", "what was told stays"),
        refuse(f"{name}_stays_undone", f"BEFORE UPDATE ON {name}", "OLD.undone", "what was undone stays so"),
        refuse(f"{name}_is_not_deleted", f"BEFORE DELETE ON {name}", "1", "what was told stays"),
    )


GOLD_TRIGGERS: tuple[str, ...] = (
    refuse(
        "gold_line_is_of_the_newest", "BEFORE INSERT ON gold_line",
        "NEW.move_id <> (SELECT MAX(id) FROM gold_move)"
        " OR (SELECT COUNT(*) FROM gold_line WHERE move_id = NEW.move_id)"
        " >= (SELECT lines FROM gold_move WHERE id = NEW.move_id)"
        " OR NEW.date <> (SELECT date FROM gold_move WHERE id = NEW.move_id)",
        "a movement takes no more lines",
    ),
    refuse(
        "gold_move_is_of_an_open_month", "BEFORE INSERT ON gold_move",
        "EXISTS (SELECT 1 FROM closed_period WHERE month >= substr(NEW.date, 1, 7))", "period is closed",
    ),
    refuse(
        "lot_stays", "BEFORE UPDATE OF uid, code, kind, ownership ON lot",
        "EXISTS (SELECT 1 FROM gold_line WHERE lot_id = OLD.id)", "a lot that moved keeps what it is",
    ),
    # A child works no days: what is asked of a value is asked here again (field practice).
    refuse(
        "collection_line_is_of_age", "BEFORE INSERT ON collection_line",
        "NOT EXISTS (SELECT 1 FROM member m JOIN collection c ON c.id = NEW.collection_id"
        " WHERE m.party_id = NEW.party_id AND m.birth_date <> '' AND date(m.birth_date, '+18 years') <= c.date)",
        "nobody under 18 works",
    ),
    # Its number may be taken away with everything else of a person who is erased.
    refuse(
        "accreditation_is_only_undone", "BEFORE UPDATE ON accreditation",
        "NOT NEW.undone OR (OLD.undone AND NEW.number || NEW.zone || NEW.issued_on || NEW.valid_until <> '')",
        "it stays",
    ),
    refuse("accreditation_is_not_deleted", "BEFORE DELETE ON accreditation", "1", "what was told stays"),
    refuse("member_is_not_deleted", "BEFORE DELETE ON member", "1", "what was told stays"),
    refuse("lot_is_not_deleted", "BEFORE DELETE ON lot", "1", "what was told stays"),
    *(trigger for table in _STAYS for trigger in _stays(table)),
    *(trigger for table in _ONLY_UNDONE for trigger in _only_undone(table)),
    _KEEP,
)  # fmt: skip
