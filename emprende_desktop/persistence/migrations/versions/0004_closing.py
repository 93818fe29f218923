"""Every closing and reopening of a month or year, with its reason."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of closings."""
    op.execute(
        """
CREATE TABLE closing (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	month TEXT NOT NULL,
	act TEXT DEFAULT '' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	told_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	CONSTRAINT pk_closing PRIMARY KEY (id),
	CONSTRAINT ck_closing_act CHECK (act IN ('month','year','reopened')),
	CONSTRAINT ck_closing_reason CHECK (act <> 'reopened' OR reason <> ''),
	CONSTRAINT uq_closing_uid UNIQUE (uid),
	CONSTRAINT fk_closing_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
) STRICT"""
    )
