"""Statements that break a rule of the kardex, and the trigger that must stop each."""

_LOT = (
    "INSERT INTO lot (uid, code, kind, opened_on, ownership, key) VALUES ('l', 'A', 'ore', '2026-09-01', 'pool', 'l'); "
)
_EMPTY_MOVE = _LOT + (
    "INSERT INTO gold_move (uid, device_id, sequence, date, kind, wall_clock, actor_id, key, lines, hash,"
    " previous_hash) VALUES ('m', 1, 1, '2026-09-01', 'collected', '', 1, 'm', 1, zeroblob(32), zeroblob(32)); "
)
_MOVE = _EMPTY_MOVE + (
    "INSERT INTO gold_line (move_id, lot_id, stage, pool, date, ore_g) VALUES (1, 1, 'stockpile', 1, '2026-09-01', 5); "
)
_DAY = _MOVE + "INSERT INTO collection (uid, date, lot_id, move_id, key) VALUES ('c', '2026-09-01', 1, 1, 'c'); "
_BORN = "INSERT INTO member (party_id, number, birth_date) VALUES (1, 1, '%s'); "
_LINE = "INSERT INTO collection_line (collection_id, party_id, ore_g) VALUES (1, 1, 5); "
_COLLECTION = _DAY + _BORN % "2008-09-01" + _LINE
_ACCREDITATION = "INSERT INTO accreditation (uid, party_id, kind, number) VALUES ('a', 1, 'padron', 'P-1'); "
_REVIEW = _MOVE + (
    "INSERT INTO settlement_review (uid, lot_id, party_id, date, key) VALUES ('r', 1, 1, '2026-09-01', 'r'); "
)
_SALE = (
    "INSERT INTO gold_sale (entry_id, kind) VALUES (1, 'ore'); "
    "INSERT INTO gold_sale_seller (entry_id, party_id) VALUES (1, 1); "
)
_ACT = "INSERT INTO assembly_act (uid, date, members, quorum, key) VALUES ('a', '2026-09-01', 1, 1, 'a'); "
_CAME = _ACT + "INSERT INTO act_attendance (act_id, party_id) VALUES (1, 1); "
_SHARED = (
    "INSERT INTO share_out (uid, date, entry_id, title, weights, lots, amount)"
    " VALUES ('s', '2026-09-01', 1, 'work', '{}', '[]', 5); "
)
_SHARE_LINE = _SHARED + "INSERT INTO share_line (share_out_id, party_id, cents) VALUES (1, 1, 5); "
# How a row of each table that is only marked as undone comes to be, and what a forger would change of it.
_TOLD = {
    "collection": (_DAY, "date = '2026-09-02'"),
    "container_weighing": (
        ("INSERT INTO container (uid, name) VALUES ('c', 'Saco'); INSERT INTO container_weighing"
        " (container_id, date, gross_g, tare_g, key) VALUES (1, '2026-09-01', 9, 1, 'w'); "), "gross_g = 8"),
    "permission": ("INSERT INTO permission (uid, holder, key) VALUES ('p', 'Mina', 'p'); ", "valid_until = '2030-01-01'"),
    "weighing": (
        _MOVE + "INSERT INTO weighing (uid, lot_id, date, by, gross_g, key) VALUES ('w', 1, '2026-09-01', 'own', 9, 'w'); ",
        "gross_g = 8"),
    "moisture_test": (
        _MOVE + "INSERT INTO moisture_test (uid, lot_id, date, by, wet_mg, dry_mg, key)"
        " VALUES ('t', 1, '2026-09-01', 'own', 9, 8, 't'); ", "dry_mg = 7"),
    "assay": (
        _MOVE + "INSERT INTO assay (uid, lot_id, date, by, metal, value, unit, key)"
        " VALUES ('a', 1, '2026-09-01', 'own', 'au', '12.89', 'g_t', 'a'); ", "value = '99'"),
    "buyer_terms": (
        "INSERT INTO buyer_terms (uid, party_id, valid_from, key) VALUES ('b', 1, '2026-09-01', 'b'); ", "terms = '{}'"),
    "market_price": (
        "INSERT INTO market_price (uid, name, date, value, key) VALUES ('m', 'au', '2026-09-01', '4000', 'm'); ",
        "value = '5000'"),
    "assembly_act": (_ACT, "in_favour = 9"),
    "hand_over": (
        "INSERT INTO hand_over (uid, date, from_id, to_id, key) VALUES ('h', '2026-09-01', 1, 1, 'h'); ",
        "counted = '[]'"),
    "lot_paper": (
        _MOVE + "INSERT INTO paper (sha256, content) VALUES ('a', x'00'); INSERT INTO lot_paper"
        " (lot_id, proof, sha256, actor_id) VALUES (1, 'ticket', 'a', 1); ", "added_at = 'x'"),
}  # fmt: skip

GOLD_ATTACKS = {
    "gold_line_is_of_the_newest": _MOVE + "INSERT INTO gold_line (move_id, lot_id, stage, pool, date, ore_g)"
    " VALUES (1, 1, 'plant', 1, '2026-09-01', 5)",
    "gold_move_is_of_an_open_month": "INSERT INTO closed_period (month) VALUES ('2026-09'); " + _MOVE.rstrip("; "),
    "lot_stays": _MOVE + "UPDATE lot SET ownership = 'agency'",
    "lot_is_not_deleted": _LOT + "DELETE FROM lot",
    "gold_move_stays": _MOVE + "UPDATE gold_move SET custody = 'Otra'",
    "gold_move_is_not_deleted": _EMPTY_MOVE + "DELETE FROM gold_move",
    "gold_line_stays": _MOVE + "UPDATE gold_line SET ore_g = 6",
    "gold_line_is_not_deleted": _MOVE + "DELETE FROM gold_line",
    "collection_line_is_of_age": _DAY + _BORN % "2008-09-02" + _LINE.rstrip("; "),
    "accreditation_is_only_undone": _ACCREDITATION + "UPDATE accreditation SET valid_until = '2030-01-01'",
    "accreditation_is_not_deleted": _ACCREDITATION + "DELETE FROM accreditation",
    "member_is_not_deleted": _BORN % "1985-03-12" + "DELETE FROM member",
    "collection_line_stays": _COLLECTION + "UPDATE collection_line SET ore_g = 9",
    "collection_line_is_not_deleted": _COLLECTION + "DELETE FROM collection_line",
    "settlement_review_stays": _REVIEW + "UPDATE settlement_review SET printed = '{}'",
    "settlement_review_is_not_deleted": _REVIEW + "DELETE FROM settlement_review",
    "gold_sale_stays": _SALE + "UPDATE gold_sale SET fine_mg = 5",
    "gold_sale_is_not_deleted": _SALE + "DELETE FROM gold_sale",
    "gold_sale_seller_stays": _SALE + "UPDATE gold_sale_seller SET gross_mg = 1",
    "gold_sale_seller_is_not_deleted": _SALE + "DELETE FROM gold_sale_seller",
    "act_attendance_stays": _CAME + "UPDATE act_attendance SET party_id = 1",
    "act_attendance_is_not_deleted": _CAME + "DELETE FROM act_attendance",
    "share_out_stays": _SHARED + "UPDATE share_out SET amount = 6",
    "share_out_is_not_deleted": _SHARED + "DELETE FROM share_out",
    "share_line_stays": _SHARE_LINE + "UPDATE share_line SET cents = 6",
    "share_line_is_not_deleted": _SHARE_LINE + "DELETE FROM share_line",
}
for _table, (_made, _change) in _TOLD.items():
    GOLD_ATTACKS |= {
        f"{_table}_stays": f"{_made}UPDATE {_table} SET {_change}, undone = 1",
        f"{_table}_stays_undone": f"{_made}UPDATE {_table} SET undone = 1; UPDATE {_table} SET undone = 0",
        f"{_table}_is_not_deleted": f"{_made}DELETE FROM {_table}",
    }
