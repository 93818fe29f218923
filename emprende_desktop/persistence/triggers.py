"""The rules of the ledger as the database itself enforces them, and what it keeps while sealing."""

from emprende_desktop.persistence.kept import KEEPING

_UNDO_MATCH = """
UPDATE bank_match SET undone = 1 WHERE entry_id = NEW.reverses_id AND undone = 0;
"""


def _refuse(name: str, moment: str, condition: str, reason: str) -> str:
    return f"CREATE TRIGGER {name} {moment} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{reason}'); END"


_SEALED_PARENT = "(SELECT sealed FROM journal_entry WHERE id = {row}.{column})"

TRIGGERS: tuple[str, ...] = (
    _refuse(
        "entry_starts_unsealed", "BEFORE INSERT ON journal_entry", "NEW.sealed <> 0", "an entry starts unsealed"
    ),
    _refuse(
        "seal_checks_balance", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND (SELECT COUNT(*) < 2 OR SUM(debit) <> SUM(credit) OR SUM(debit) <> NEW.total"
        " OR SUM(date <> NEW.date) FROM posting WHERE entry_id = NEW.id)",
        "entry does not balance or a posting has another date",
    ),
    _refuse(
        "seal_checks_period", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND EXISTS (SELECT 1 FROM closed_period WHERE month >= substr(NEW.date, 1, 7))",
        "period is closed",
    ),
    _refuse(
        "seal_checks_accounts", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND EXISTS (SELECT 1 FROM posting JOIN account ON account.id = posting.account_id"
        " WHERE posting.entry_id = NEW.id AND account.active = 0)",
        "account is not active",
    ),
    _refuse("sealed_entry_stays", "BEFORE UPDATE ON journal_entry", "OLD.sealed", "a sealed entry never changes"),
    _refuse("entry_is_not_deleted", "BEFORE DELETE ON journal_entry", "OLD.sealed", "a sealed entry never changes"),
    _refuse(
        "sealed_takes_no_posting", "BEFORE INSERT ON posting",
        _SEALED_PARENT.format(row="NEW", column="entry_id"), "a sealed entry takes no postings",
    ),
    _refuse(
        "posting_stays", "BEFORE UPDATE ON posting",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    _refuse(
        "posting_is_not_deleted", "BEFORE DELETE ON posting",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    _refuse(
        "sealed_takes_no_paper", "BEFORE INSERT ON entry_paper",
        _SEALED_PARENT.format(row="NEW", column="entry_id"), "a sealed entry takes no papers",
    ),
    _refuse(
        "paper_stays", "BEFORE UPDATE ON entry_paper",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    _refuse(
        "paper_is_not_deleted", "BEFORE DELETE ON entry_paper",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    _refuse("added_paper_stays", "BEFORE UPDATE ON added_paper", "1", "what was attached never changes"),
    _refuse("added_paper_is_not_deleted", "BEFORE DELETE ON added_paper", "1", "what was attached never changes"),
    _refuse("closing_stays", "BEFORE UPDATE ON closing", "1", "what was closed and reopened never changes"),
    _refuse("closing_is_not_deleted", "BEFORE DELETE ON closing", "1", "what was closed and reopened never changes"),
    _refuse("application_stays", "BEFORE UPDATE ON application", "1", "an application never changes"),
    _refuse("application_is_not_deleted", "BEFORE DELETE ON application", "1", "an application never changes"),
    _refuse(
        "account_code_stays", "BEFORE UPDATE OF code, type, normal_side, chart ON account",
        "EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id)", "an account with postings keeps its code",
    ),
    _refuse(
        "posted_account_is_no_heading", "BEFORE UPDATE OF leaf ON account",
        "NEW.leaf = 0 AND EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id)",
        "an account with postings is no heading",
    ),
    _refuse(
        "chart_of_noted_year_stays", "BEFORE INSERT ON chart_year",
        "EXISTS (SELECT 1 FROM journal_entry WHERE date >= NEW.year || '-01-01')",
        "a year with entries keeps its chart",
    ),
    _refuse(
        "chosen_chart_stays", "BEFORE DELETE ON chart_year",
        "EXISTS (SELECT 1 FROM journal_entry WHERE date >= OLD.year || '-01-01')",
        "a year with entries keeps its chart",
    ),
    _refuse(
        "uid_of_party_stays", "BEFORE UPDATE OF uid ON party", "NEW.uid <> OLD.uid", "an id never changes"
    ),
    _refuse("bank_line_stays", "BEFORE UPDATE ON bank_line", "1", "what a bank says never changes"),
    _refuse("bank_line_is_not_deleted", "BEFORE DELETE ON bank_line", "1", "what a bank says never changes"),
    _refuse("statement_stays", "BEFORE UPDATE ON statement_import", "1", "what a bank says never changes"),
    _refuse("statement_is_not_deleted", "BEFORE DELETE ON statement_import", "1", "what a bank says never changes"),
    _refuse(
        "match_agrees", "BEFORE INSERT ON bank_match",
        "NEW.place_id <> (SELECT place_id FROM bank_line WHERE id = NEW.line_id) OR NEW.entry_id IS NOT NULL AND ("
        "EXISTS (SELECT 1 FROM journal_entry WHERE reverses_id = NEW.entry_id)"
        " OR (SELECT cents FROM bank_line WHERE id = NEW.line_id) IS NOT (SELECT SUM(debit - credit) FROM posting"
        " WHERE entry_id = NEW.entry_id AND place_id = NEW.place_id))",
        "the note is not what the line says",
    ),
    _refuse(
        "match_is_only_undone", "BEFORE UPDATE ON bank_match",
        "OLD.undone OR NOT NEW.undone OR NEW.line_id <> OLD.line_id OR NEW.entry_id IS NOT OLD.entry_id"
        " OR NEW.reason <> OLD.reason",
        "a match never changes",
    ),
    _refuse("match_is_not_deleted", "BEFORE DELETE ON bank_match", "1", "a match never changes"),
    "CREATE TRIGGER reversal_undoes_match AFTER INSERT ON journal_entry WHEN NEW.reverses_id IS NOT NULL BEGIN "
    + _UNDO_MATCH + "END",
    *KEEPING,
)  # fmt: skip
