"""The register of what lasts: bought or owned, used up month by month, sold."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of the register."""
    for statement in TABLES:
        op.execute(statement)


TABLES = (
    """CREATE TABLE asset (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	entry_id INTEGER,
	name TEXT DEFAULT '' NOT NULL,
	class TEXT DEFAULT '' NOT NULL,
	first_month TEXT DEFAULT '' NOT NULL,
	cost INTEGER DEFAULT '0' NOT NULL,
	before_books INTEGER DEFAULT '0' NOT NULL,
	granted INTEGER DEFAULT '0' NOT NULL,
	"deferred" TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_asset PRIMARY KEY (id),
	CONSTRAINT ck_asset_amounts CHECK (cost > 0 AND before_books BETWEEN 0 AND cost AND granted BETWEEN 0 AND cost),
	CONSTRAINT uq_asset_uid UNIQUE (uid),
	CONSTRAINT fk_asset_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    """CREATE TABLE asset_month (
	entry_id INTEGER NOT NULL,
	asset_id INTEGER NOT NULL,
	used INTEGER DEFAULT '0' NOT NULL,
	earned INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_asset_month PRIMARY KEY (entry_id, asset_id),
	CONSTRAINT fk_asset_month_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_asset_month_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id)
)
 STRICT""",
    "CREATE INDEX ix_asset_month_asset_id ON asset_month (asset_id)",
    """CREATE TABLE asset_sale (
	entry_id INTEGER NOT NULL,
	asset_id INTEGER NOT NULL,
	CONSTRAINT pk_asset_sale PRIMARY KEY (entry_id),
	CONSTRAINT fk_asset_sale_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_asset_sale_asset_id FOREIGN KEY(asset_id) REFERENCES asset (id)
)
 STRICT""",
    "CREATE INDEX ix_asset_sale_asset_id ON asset_sale (asset_id)",
)
