"""Postings carry the date of their entry, so that an account is read in order from its end."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the date to every posting; the guard of sealed postings stands aside until the triggers are made anew."""
    for statement in STATEMENTS:
        op.execute(statement)


STATEMENTS = (
    "DROP TRIGGER IF EXISTS posting_stays",
    "ALTER TABLE posting ADD COLUMN date TEXT DEFAULT '' NOT NULL",
    "DROP INDEX ix_posting_account_id_entry_id",
    "UPDATE posting SET date = (SELECT date FROM journal_entry WHERE id = posting.entry_id)",
    "CREATE INDEX ix_posting_account_id_date_entry_id ON posting (account_id, date, entry_id)",
)
