"""Two products that are the same; and triggers, made anew after every upgrade, that keep the chart of a noted year."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table of joined products."""
    op.execute(ITEM_MERGE)


ITEM_MERGE = """CREATE TABLE item_merge (
	item_id INTEGER NOT NULL,
	into_id INTEGER NOT NULL,
	CONSTRAINT pk_item_merge PRIMARY KEY (item_id),
	CONSTRAINT fk_item_merge_item_id FOREIGN KEY(item_id) REFERENCES item (id),
	CONSTRAINT fk_item_merge_into_id FOREIGN KEY(into_id) REFERENCES item (id)
)
 STRICT"""
