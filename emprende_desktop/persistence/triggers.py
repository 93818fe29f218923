"""The rules of the ledger as the database itself enforces them, and what it keeps while sealing."""

from emprende_desktop.persistence.gold_triggers import GOLD_TRIGGERS
from emprende_desktop.persistence.invoice_triggers import INVOICE_TRIGGERS
from emprende_desktop.persistence.kept import KEEPING
from emprende_desktop.persistence.refusal import refuse

_UNDO_MATCH = """
UPDATE bank_match SET undone = 1 WHERE entry_id = NEW.reverses_id AND undone = 0;
"""


_SEALED_PARENT = "(SELECT sealed FROM journal_entry WHERE id = {row}.{column})"

TRIGGERS: tuple[str, ...] = (
    refuse(
        "entry_starts_unsealed", "BEFORE INSERT ON journal_entry", "NEW.sealed <> 0", "an entry starts unsealed"
    ),
    refuse(
        "seal_checks_balance", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND (SELECT COUNT(*) < 2 OR SUM(debit) <> SUM(credit) OR SUM(debit) <> NEW.total"
        " OR SUM(date <> NEW.date) FROM posting WHERE entry_id = NEW.id)",
        "entry does not balance or a posting has another date",
    ),
    refuse(
        "seal_checks_period", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND EXISTS (SELECT 1 FROM closed_period WHERE month >= substr(NEW.date, 1, 7))",
        "period is closed",
    ),
    refuse(
        "seal_checks_accounts", "BEFORE UPDATE OF sealed ON journal_entry",
        "NEW.sealed AND EXISTS (SELECT 1 FROM posting JOIN account ON account.id = posting.account_id"
        " WHERE posting.entry_id = NEW.id AND account.active = 0)",
        "account is not active",
    ),
    refuse("sealed_entry_stays", "BEFORE UPDATE ON journal_entry", "OLD.sealed", "a sealed entry never changes"),
    refuse("entry_is_not_deleted", "BEFORE DELETE ON journal_entry", "OLD.sealed", "a sealed entry never changes"),
    refuse(
        "sealed_takes_no_posting", "BEFORE INSERT ON posting",
        _SEALED_PARENT.format(row="NEW", column="entry_id"), "a sealed entry takes no postings",
    ),
    refuse(
        "posting_stays", "BEFORE UPDATE ON posting",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    refuse(
        "posting_is_not_deleted", "BEFORE DELETE ON posting",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    refuse(
        "sealed_takes_no_paper", "BEFORE INSERT ON entry_paper",
        _SEALED_PARENT.format(row="NEW", column="entry_id"), "a sealed entry takes no papers",
    ),
    refuse(
        "paper_stays", "BEFORE UPDATE ON entry_paper",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    refuse(
        "paper_is_not_deleted", "BEFORE DELETE ON entry_paper",
        _SEALED_PARENT.format(row="OLD", column="entry_id"), "a sealed entry never changes",
    ),
    refuse("added_paper_stays", "BEFORE UPDATE ON added_paper", "1", "what was attached never changes"),
    refuse("added_paper_is_not_deleted", "BEFORE DELETE ON added_paper", "1", "what was attached never changes"),
    refuse("closing_stays", "BEFORE UPDATE ON closing", "1", "what was closed and reopened never changes"),
    refuse("closing_is_not_deleted", "BEFORE DELETE ON closing", "1", "what was closed and reopened never changes"),
    refuse("application_stays", "BEFORE UPDATE ON application", "1", "an application never changes"),
    refuse("application_is_not_deleted", "BEFORE DELETE ON application", "1", "an application never changes"),
    refuse(
        "account_code_stays", "BEFORE UPDATE OF code, type, normal_side, chart ON account",
        "EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id)", "an account with postings keeps its code",
    ),
    refuse(
        "posted_account_is_no_heading", "BEFORE UPDATE OF leaf ON account",
        "NEW.leaf = 0 AND EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id)",
        "an account with postings is no heading",
    ),
    refuse(
        "chart_of_noted_year_stays", "BEFORE INSERT ON chart_year",
        "EXISTS (SELECT 1 FROM journal_entry WHERE date >= NEW.year || '-01-01')",
        "a year with entries keeps its chart",
    ),
    refuse(
        "chosen_chart_stays", "BEFORE DELETE ON chart_year",
        "EXISTS (SELECT 1 FROM journal_entry WHERE date >= OLD.year || '-01-01')",
        "a year with entries keeps its chart",
    ),
    refuse(
        "uid_of_party_stays", "BEFORE UPDATE OF uid ON party", "NEW.uid <> OLD.uid", "an id never changes"
    ),
    refuse("bank_line_stays", "BEFORE UPDATE ON bank_line", "1", "what a bank says never changes"),
    refuse("bank_line_is_not_deleted", "BEFORE DELETE ON bank_line", "1", "what a bank says never changes"),
    refuse("statement_stays", "BEFORE UPDATE ON statement_import", "1", "what a bank says never changes"),
    refuse("statement_is_not_deleted", "BEFORE DELETE ON statement_import", "1", "what a bank says never changes"),
    refuse(
        "match_agrees", "BEFORE INSERT ON bank_match",
        "NEW.place_id <> (SELECT place_id FROM bank_line WHERE id = NEW.line_id) OR NEW.entry_id IS NOT NULL AND ("
        "EXISTS (SELECT 1 FROM journal_entry WHERE reverses_id = NEW.entry_id)"
        " OR (SELECT cents FROM bank_line WHERE id = NEW.line_id) IS NOT (SELECT SUM(debit - credit) FROM posting"
        " WHERE entry_id = NEW.entry_id AND place_id = NEW.place_id))",
        "the note is not what the line says",
    ),
    refuse(
        "match_is_only_undone", "BEFORE UPDATE ON bank_match",
        "OLD.undone OR NOT NEW.undone OR NEW.line_id <> OLD.line_id OR NEW.entry_id IS NOT OLD.entry_id"
        " OR NEW.reason <> OLD.reason",
        "a match never changes",
    ),
    refuse("match_is_not_deleted", "BEFORE DELETE ON bank_match", "1", "a match never changes"),
    "CREATE TRIGGER reversal_undoes_match AFTER INSERT ON journal_entry WHEN NEW.reverses_id IS NOT NULL BEGIN "
    + _UNDO_MATCH + "END",
    *KEEPING,
    *GOLD_TRIGGERS,
    *INVOICE_TRIGGERS,
)  # fmt: skip
