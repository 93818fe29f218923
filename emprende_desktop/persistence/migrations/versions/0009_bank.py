"""What banks and wallets said, and which note each line is."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables of the statements of banks."""
    for statement in TABLES:
        op.execute(statement)


TABLES = (
    """CREATE TABLE statement_import (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	place_id INTEGER NOT NULL,
	file TEXT DEFAULT '' NOT NULL,
	told_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	balance INTEGER,
	balance_on TEXT,
	CONSTRAINT pk_statement_import PRIMARY KEY (id),
	CONSTRAINT ck_statement_import_balance_has_day CHECK ((balance IS NULL) = (balance_on IS NULL)),
	CONSTRAINT uq_statement_import_uid UNIQUE (uid),
	CONSTRAINT fk_statement_import_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_statement_import_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    "CREATE INDEX ix_statement_import_place_id ON statement_import (place_id)",
    """CREATE TABLE bank_line (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	import_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	cents INTEGER NOT NULL,
	detail TEXT DEFAULT '' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_bank_line PRIMARY KEY (id),
	CONSTRAINT uq_bank_line_place_id_key UNIQUE (place_id, "key"),
	CONSTRAINT ck_bank_line_cents CHECK (cents <> 0),
	CONSTRAINT ck_bank_line_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT uq_bank_line_uid UNIQUE (uid),
	CONSTRAINT fk_bank_line_import_id FOREIGN KEY(import_id) REFERENCES statement_import (id),
	CONSTRAINT fk_bank_line_place_id FOREIGN KEY(place_id) REFERENCES place (id)
)
 STRICT""",
    "CREATE INDEX ix_bank_line_place_id_date ON bank_line (place_id, date)",
    """CREATE TABLE bank_match (
	id INTEGER NOT NULL,
	line_id INTEGER NOT NULL,
	place_id INTEGER NOT NULL,
	entry_id INTEGER,
	reason TEXT DEFAULT '' NOT NULL,
	told_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_bank_match PRIMARY KEY (id),
	CONSTRAINT ck_bank_match_entry_or_reason CHECK ((entry_id IS NULL) = (reason <> '')),
	CONSTRAINT fk_bank_match_line_id FOREIGN KEY(line_id) REFERENCES bank_line (id),
	CONSTRAINT fk_bank_match_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_bank_match_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_bank_match_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    "CREATE UNIQUE INDEX ix_bank_match_entry ON bank_match (entry_id, place_id) WHERE undone = 0",
    "CREATE UNIQUE INDEX ix_bank_match_line ON bank_match (line_id) WHERE undone = 0",
)
