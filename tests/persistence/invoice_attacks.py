"""Statements that break a rule of documents, and the trigger that must stop each."""

_SERIES = "INSERT INTO series (uid, kind, code, device_id) VALUES ('s', 'boleta', 'B001', 1); "


def _document(number=1, device=1, entry="1"):
    return (
        "INSERT INTO document (uid, kind, series, number, date, entry_id, total, origin, device_id, key)"
        f" VALUES ('d{number}', 'boleta', 'B001', {number}, '2026-09-01', {entry}, 5, 'own', {device}, 'd{number}'); "
    )


_DOCUMENT = _SERIES + _document()
_OTHER = "INSERT INTO device (uid, since) VALUES ('other', ''); "
_UNDO = (
    "INSERT INTO journal_entry (uid, device_id, sequence, date, written_on, wall_clock, kind, actor_id, key,"
    " memo_template, memo_arguments, reverses_id, total) VALUES ('u', 1, 99, '2026-09-30', '', '', 'normal', 1, 'k', '',"
    " '{}', 1, 5)"
)
_PAPER = "INSERT INTO paper (sha256, content) VALUES ('a', x'00'); "
_EDOC = _DOCUMENT + (
    "INSERT INTO edoc (uid, type_code, name, date, document_id, xml) VALUES ('e', '03', 'x', '2026-09-01', 1, x'00'); "
)
# How a row comes to be, and what a forger would change of it.
_STAYS = {
    "document": (_DOCUMENT, "total = 6"),
    "document_void": (
        _DOCUMENT + "INSERT INTO document_void (document_id, date, reason, actor_id) VALUES (1, '2026-09-01', 'x', 1); ",
        "reason = 'y'"),
    "document_paper": (
        _DOCUMENT + _PAPER + "INSERT INTO document_paper (document_id, what, sha256) VALUES (1, 'xml', 'a'); ",
        "what = 'pdf'"),
    "edoc": (_EDOC, "xml = x'01'"),
    "edoc_part": (_EDOC + "INSERT INTO edoc_part (edoc_id, document_id) VALUES (1, 1); ", "status = '3'"),
    "edoc_event": (
        _EDOC + "INSERT INTO edoc_event (edoc_id, state, actor_id) VALUES (1, 'rejected', 1); ", "state = 'accepted'"),
    "purchase": (
        "INSERT INTO purchase (uid, entry_id, type_code, date, key) VALUES ('p', 1, '01', '2026-09-01', 'p'); ",
        "credit = 99"),
    "tax_posting": (
        "INSERT INTO tax_posting (entry_id, month, tax, cents) VALUES (1, '2026-09', 'igv', 5); ", "cents = 6"),
}  # fmt: skip

INVOICE_ATTACKS = {
    "document_has_no_gap": _DOCUMENT + _document(3).rstrip("; "),
    "document_is_of_its_laptop": _OTHER + _SERIES + _document(device=2).rstrip("; "),
    "series_stays": _DOCUMENT + "UPDATE series SET code = 'B009'",
    "series_is_not_deleted": _SERIES + "DELETE FROM series",
    "issued_is_not_undone": _DOCUMENT + _UNDO,
}
for _table, (_made, _change) in _STAYS.items():
    INVOICE_ATTACKS |= {
        f"{_table}_stays": f"{_made}UPDATE {_table} SET {_change}",
        f"{_table}_is_not_deleted": f"{_made}DELETE FROM {_table}",
    }
