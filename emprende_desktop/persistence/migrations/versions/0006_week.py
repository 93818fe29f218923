"""Orders, products and their counts, goods on consignment, what was paid in advance."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of the week of an enterprise."""
    for statement in TABLES:
        op.execute(statement)


TABLES = (
    """CREATE TABLE sale_order (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	due_on TEXT NOT NULL,
	party_id INTEGER NOT NULL,
	category_id INTEGER NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	price INTEGER DEFAULT '0' NOT NULL,
	cancelled INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_sale_order PRIMARY KEY (id),
	CONSTRAINT uq_sale_order_key UNIQUE ("key"),
	CONSTRAINT ck_sale_order_price CHECK (price > 0),
	CONSTRAINT uq_sale_order_uid UNIQUE (uid),
	CONSTRAINT fk_sale_order_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_sale_order_category_id FOREIGN KEY(category_id) REFERENCES category (id)
)
 STRICT""",
    "CREATE INDEX ix_sale_order_due_on ON sale_order (due_on)",
    """CREATE TABLE order_entry (
	entry_id INTEGER NOT NULL,
	order_id INTEGER NOT NULL,
	act TEXT DEFAULT '' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_order_entry PRIMARY KEY (entry_id),
	CONSTRAINT ck_order_entry_act CHECK (act IN ('advance','delivery','refund')),
	CONSTRAINT fk_order_entry_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_order_entry_order_id FOREIGN KEY(order_id) REFERENCES sale_order (id)
)
 STRICT""",
    "CREATE INDEX ix_order_entry_order_id ON order_entry (order_id)",
    """CREATE TABLE nickname (
	party_id INTEGER NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_nickname PRIMARY KEY (party_id),
	CONSTRAINT fk_nickname_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT""",
    """CREATE TABLE item (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	unit TEXT DEFAULT '' NOT NULL,
	cost INTEGER DEFAULT '0' NOT NULL,
	price INTEGER DEFAULT '0' NOT NULL,
	batch INTEGER DEFAULT '0' NOT NULL,
	labor INTEGER DEFAULT '0' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_item PRIMARY KEY (id),
	CONSTRAINT uq_item_kind_name UNIQUE (kind, name),
	CONSTRAINT ck_item_kind CHECK (kind IN ('material','supply','goods','product')),
	CONSTRAINT ck_item_amounts CHECK (cost >= 0 AND price >= 0 AND batch >= 0 AND labor >= 0),
	CONSTRAINT uq_item_uid UNIQUE (uid)
)
 STRICT""",
    """CREATE TABLE recipe_line (
	product_id INTEGER NOT NULL,
	material_id INTEGER NOT NULL,
	quantity INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_recipe_line PRIMARY KEY (product_id, material_id),
	CONSTRAINT ck_recipe_line_quantity CHECK (quantity > 0),
	CONSTRAINT fk_recipe_line_product_id FOREIGN KEY(product_id) REFERENCES item (id),
	CONSTRAINT fk_recipe_line_material_id FOREIGN KEY(material_id) REFERENCES item (id)
)
 STRICT""",
    """CREATE TABLE production (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	item_id INTEGER NOT NULL,
	made INTEGER DEFAULT '0' NOT NULL,
	spoiled INTEGER DEFAULT '0' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_production PRIMARY KEY (id),
	CONSTRAINT uq_production_key UNIQUE ("key"),
	CONSTRAINT ck_production_quantities CHECK (made >= 0 AND spoiled >= 0 AND made + spoiled > 0),
	CONSTRAINT uq_production_uid UNIQUE (uid),
	CONSTRAINT fk_production_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT""",
    "CREATE INDEX ix_production_date ON production (date)",
    """CREATE TABLE stock_count (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	entry_id INTEGER,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_stock_count PRIMARY KEY (id),
	CONSTRAINT uq_stock_count_key UNIQUE ("key"),
	CONSTRAINT uq_stock_count_uid UNIQUE (uid),
	CONSTRAINT fk_stock_count_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    "CREATE INDEX ix_stock_count_date ON stock_count (date)",
    """CREATE TABLE stock_line (
	count_id INTEGER NOT NULL,
	item_id INTEGER NOT NULL,
	quantity INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_stock_line PRIMARY KEY (count_id, item_id),
	CONSTRAINT fk_stock_line_count_id FOREIGN KEY(count_id) REFERENCES stock_count (id),
	CONSTRAINT fk_stock_line_item_id FOREIGN KEY(item_id) REFERENCES item (id)
)
 STRICT""",
    """CREATE TABLE consignment (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	party_id INTEGER NOT NULL,
	category_id INTEGER NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	units INTEGER DEFAULT '0' NOT NULL,
	price INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_consignment PRIMARY KEY (id),
	CONSTRAINT uq_consignment_key UNIQUE ("key"),
	CONSTRAINT ck_consignment_amounts CHECK (units > 0 AND price > 0),
	CONSTRAINT uq_consignment_uid UNIQUE (uid),
	CONSTRAINT fk_consignment_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_consignment_category_id FOREIGN KEY(category_id) REFERENCES category (id)
)
 STRICT""",
    """CREATE TABLE consignment_move (
	id INTEGER NOT NULL,
	consignment_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	units INTEGER DEFAULT '0' NOT NULL,
	entry_id INTEGER,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_consignment_move PRIMARY KEY (id),
	CONSTRAINT uq_consignment_move_key UNIQUE ("key"),
	CONSTRAINT ck_consignment_move_units CHECK (units > 0),
	CONSTRAINT fk_consignment_move_consignment_id FOREIGN KEY(consignment_id) REFERENCES consignment (id),
	CONSTRAINT fk_consignment_move_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    "CREATE INDEX ix_consignment_move_consignment_id ON consignment_move (consignment_id)",
    """CREATE TABLE prepaid (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	entry_id INTEGER NOT NULL,
	first_month TEXT DEFAULT '' NOT NULL,
	months INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_prepaid PRIMARY KEY (id),
	CONSTRAINT ck_prepaid_amounts CHECK (months > 0 AND cents > 0),
	CONSTRAINT ck_prepaid_kind CHECK (kind IN ('rent','insurance')),
	CONSTRAINT uq_prepaid_uid UNIQUE (uid),
	CONSTRAINT fk_prepaid_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    "CREATE INDEX ix_prepaid_entry_id ON prepaid (entry_id)",
    """CREATE TABLE prepaid_month (
	entry_id INTEGER NOT NULL,
	prepaid_id INTEGER NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_prepaid_month PRIMARY KEY (entry_id, prepaid_id),
	CONSTRAINT fk_prepaid_month_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_prepaid_month_prepaid_id FOREIGN KEY(prepaid_id) REFERENCES prepaid (id)
)
 STRICT""",
    "CREATE INDEX ix_prepaid_month_prepaid_id ON prepaid_month (prepaid_id)",
    """CREATE TABLE added_paper (
	entry_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	added_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	CONSTRAINT pk_added_paper PRIMARY KEY (entry_id, sha256),
	CONSTRAINT fk_added_paper_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_added_paper_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT fk_added_paper_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE party_merge (
	party_id INTEGER NOT NULL,
	into_id INTEGER NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_party_merge PRIMARY KEY (party_id),
	CONSTRAINT fk_party_merge_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_party_merge_into_id FOREIGN KEY(into_id) REFERENCES party (id)
)
 STRICT""",
    "CREATE INDEX ix_party_merge_into_id ON party_merge (into_id)",
    """CREATE TABLE category_merge (
	category_id INTEGER NOT NULL,
	into_id INTEGER NOT NULL,
	CONSTRAINT pk_category_merge PRIMARY KEY (category_id),
	CONSTRAINT fk_category_merge_category_id FOREIGN KEY(category_id) REFERENCES category (id),
	CONSTRAINT fk_category_merge_into_id FOREIGN KEY(into_id) REFERENCES category (id)
)
 STRICT""",
)
