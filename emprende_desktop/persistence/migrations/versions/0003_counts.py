"""What was counted in a place of money, and what the notes said there should be."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of counts."""
    op.execute(
        """
CREATE TABLE cash_count (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	place_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	counted INTEGER NOT NULL,
	expected INTEGER NOT NULL,
	entry_id INTEGER,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_cash_count PRIMARY KEY (id),
	CONSTRAINT uq_cash_count_key UNIQUE ("key"),
	CONSTRAINT ck_cash_count_counted CHECK (counted >= 0),
	CONSTRAINT uq_cash_count_uid UNIQUE (uid),
	CONSTRAINT fk_cash_count_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_cash_count_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
) STRICT"""
    )
    op.execute("CREATE INDEX ix_cash_count_place_id_date ON cash_count (place_id, date)")
