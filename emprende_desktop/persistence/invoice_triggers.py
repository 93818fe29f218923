"""The rules of documents as the database itself enforces them: numbers without gaps, and nothing told ever changes."""

from sqlalchemy import Table

from emprende_desktop.persistence import invoice_tables as i
from emprende_desktop.persistence.kept import backed_by_document
from emprende_desktop.persistence.refusal import refuse

_STAYS = (
    i.document, i.document_void, i.document_paper, i.edoc, i.edoc_part, i.edoc_event, i.purchase, i.tax_posting,
)  # fmt: skip


def _stays(table: Table) -> tuple[str, str]:
    name = table.name
    return (
        refuse(f"{name}_stays", f"BEFORE UPDATE ON {name}", "1", "what was told stays"),
        refuse(f"{name}_is_not_deleted", f"BEFORE DELETE ON {name}", "1", "what was told stays"),
    )


INVOICE_TRIGGERS: tuple[str, ...] = (
    refuse(
        "document_has_no_gap", "BEFORE INSERT ON document",
        "NEW.origin = 'own' AND NEW.number IS NOT COALESCE("
        "(SELECT MAX(number) + 1 FROM document WHERE kind = NEW.kind AND series = NEW.series),"
        " (SELECT first FROM series WHERE kind = NEW.kind AND code = NEW.series))",
        "a series has no gap",
    ),
    refuse(
        "document_is_of_its_laptop", "BEFORE INSERT ON document",
        "NEW.origin = 'own' AND NEW.device_id IS NOT"
        " (SELECT device_id FROM series WHERE kind = NEW.kind AND code = NEW.series)",
        "another laptop numbers this series",
    ),
    refuse(
        "series_stays", "BEFORE UPDATE OF uid, kind, code, device_id, first ON series",
        "EXISTS (SELECT 1 FROM document WHERE kind = OLD.kind AND series = OLD.code)", "a used series stays",
    ),
    refuse("series_is_not_deleted", "BEFORE DELETE ON series", "1", "what was told stays"),
    refuse(
        "issued_is_not_undone", "BEFORE INSERT ON journal_entry",
        "NEW.reverses_id IS NOT NULL AND EXISTS (SELECT 1 FROM document d"
        " WHERE NEW.reverses_id IN (d.entry_id, d.adjusts_id)"
        " AND NOT EXISTS (SELECT 1 FROM document_void v WHERE v.document_id = d.id))",
        "a document was given for it",
    ),
    *(trigger for table in _STAYS for trigger in _stays(table)),
    *backed_by_document(),
)  # fmt: skip
