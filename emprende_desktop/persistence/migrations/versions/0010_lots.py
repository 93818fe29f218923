"""Gold: members and their work, lots, what moved them and what was measured."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables of members and lots."""
    for statement in TABLES:
        op.execute(statement)


TABLES = (
    """CREATE TABLE container (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_container PRIMARY KEY (id),
	CONSTRAINT uq_container_name UNIQUE (name),
	CONSTRAINT uq_container_uid UNIQUE (uid)
)
 STRICT""",
    """CREATE TABLE gold_pool (
	pool INTEGER NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_gold_pool PRIMARY KEY (pool),
	CONSTRAINT ck_gold_pool_not_negative CHECK (cents >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE gold_pool_month (
	pool INTEGER NOT NULL,
	month TEXT NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_gold_pool_month PRIMARY KEY (pool, month)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE gold_stock (
	lot_id INTEGER NOT NULL,
	stage TEXT NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_gold_stock PRIMARY KEY (lot_id, stage),
	CONSTRAINT ck_gold_stock_not_negative CHECK (ore_g >= 0 AND gross_mg >= 0 AND fine_mg >= 0)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE accreditation (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	party_id INTEGER NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	number TEXT DEFAULT '' NOT NULL,
	zone TEXT DEFAULT '' NOT NULL,
	issued_on TEXT DEFAULT '' NOT NULL,
	valid_until TEXT DEFAULT '' NOT NULL,
	sha256 TEXT,
	undone INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_accreditation PRIMARY KEY (id),
	CONSTRAINT ck_accreditation_kind CHECK (kind IN ('padron','regional','other')),
	CONSTRAINT uq_accreditation_uid UNIQUE (uid),
	CONSTRAINT fk_accreditation_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_accreditation_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256)
)
 STRICT""",
    "CREATE INDEX ix_accreditation_party_id ON accreditation (party_id)",
    """CREATE TABLE container_weighing (
	id INTEGER NOT NULL,
	container_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	gross_g INTEGER DEFAULT '0' NOT NULL,
	tare_g INTEGER DEFAULT '0' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_container_weighing PRIMARY KEY (id),
	CONSTRAINT ck_container_weighing_weights CHECK (tare_g >= 0 AND gross_g > tare_g),
	CONSTRAINT fk_container_weighing_container_id FOREIGN KEY(container_id) REFERENCES container (id),
	CONSTRAINT uq_container_weighing_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_container_weighing_container_id ON container_weighing (container_id)",
    """CREATE TABLE member (
	party_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	birth_date TEXT DEFAULT '' NOT NULL,
	joined_on TEXT DEFAULT '' NOT NULL,
	left_on TEXT DEFAULT '' NOT NULL,
	site TEXT DEFAULT '' NOT NULL,
	account TEXT DEFAULT '' NOT NULL,
	consent_on TEXT DEFAULT '' NOT NULL,
	consent_until TEXT DEFAULT '' NOT NULL,
	consent_for TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_member PRIMARY KEY (party_id),
	CONSTRAINT fk_member_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT uq_member_number UNIQUE (number)
)
 STRICT""",
    """CREATE TABLE permission (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	holder TEXT DEFAULT '' NOT NULL,
	concession TEXT DEFAULT '' NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	valid_from TEXT DEFAULT '' NOT NULL,
	valid_until TEXT DEFAULT '' NOT NULL,
	share TEXT DEFAULT '' NOT NULL,
	sha256 TEXT,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_permission PRIMARY KEY (id),
	CONSTRAINT uq_permission_uid UNIQUE (uid),
	CONSTRAINT fk_permission_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT uq_permission_key UNIQUE ("key")
)
 STRICT""",
    """CREATE TABLE gold_move (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	device_id INTEGER NOT NULL,
	sequence INTEGER NOT NULL,
	date TEXT NOT NULL,
	kind TEXT NOT NULL,
	entry_id INTEGER,
	reverses_id INTEGER,
	custody TEXT DEFAULT '' NOT NULL,
	cause TEXT DEFAULT '' NOT NULL,
	document TEXT DEFAULT '' NOT NULL,
	wall_clock TEXT NOT NULL,
	actor_id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	lines INTEGER NOT NULL,
	hash BLOB NOT NULL,
	previous_hash BLOB NOT NULL,
	CONSTRAINT pk_gold_move PRIMARY KEY (id),
	CONSTRAINT uq_gold_move_reverses_id UNIQUE (reverses_id),
	CONSTRAINT uq_gold_move_device_id_sequence UNIQUE (device_id, sequence),
	CONSTRAINT ck_gold_move_whole CHECK (lines > 0 AND length(hash) = 32),
	CONSTRAINT ck_gold_move_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT uq_gold_move_uid UNIQUE (uid),
	CONSTRAINT fk_gold_move_device_id FOREIGN KEY(device_id) REFERENCES device (id),
	CONSTRAINT fk_gold_move_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_gold_move_reverses_id FOREIGN KEY(reverses_id) REFERENCES gold_move (id),
	CONSTRAINT fk_gold_move_actor_id FOREIGN KEY(actor_id) REFERENCES person (id),
	CONSTRAINT uq_gold_move_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_gold_move_date ON gold_move (date)",
    "CREATE INDEX ix_gold_move_entry_id ON gold_move (entry_id)",
    """CREATE TABLE lot (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	code TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	opened_on TEXT NOT NULL,
	ownership TEXT DEFAULT '' NOT NULL,
	material TEXT DEFAULT '' NOT NULL,
	site TEXT DEFAULT '' NOT NULL,
	permission_id INTEGER,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_lot PRIMARY KEY (id),
	CONSTRAINT uq_lot_code UNIQUE (code),
	CONSTRAINT ck_lot_kind CHECK (kind IN ('ore','gold')),
	CONSTRAINT ck_lot_ownership CHECK (ownership IN ('pool','purchase','agency')),
	CONSTRAINT uq_lot_uid UNIQUE (uid),
	CONSTRAINT fk_lot_permission_id FOREIGN KEY(permission_id) REFERENCES permission (id),
	CONSTRAINT uq_lot_key UNIQUE ("key")
)
 STRICT""",
    """CREATE TABLE assay (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	lot_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	"by" TEXT DEFAULT '' NOT NULL,
	metal TEXT DEFAULT '' NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	unit TEXT DEFAULT '' NOT NULL,
	lab TEXT DEFAULT '' NOT NULL,
	percent_applied TEXT DEFAULT '' NOT NULL,
	document TEXT DEFAULT '' NOT NULL,
	sample TEXT DEFAULT '' NOT NULL,
	sha256 TEXT,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_assay PRIMARY KEY (id),
	CONSTRAINT ck_assay_by CHECK (by IN ('own','plant','outside','umpire')),
	CONSTRAINT ck_assay_sample CHECK (sample IN ('','tails')),
	CONSTRAINT ck_assay_what CHECK (metal IN ('au','ag') AND unit IN ('oz_tc','g_t','permille')),
	CONSTRAINT uq_assay_uid UNIQUE (uid),
	CONSTRAINT fk_assay_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_assay_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT uq_assay_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_assay_lot_id ON assay (lot_id)",
    """CREATE TABLE collection (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	lot_id INTEGER NOT NULL,
	permission_id INTEGER,
	move_id INTEGER,
	place_id INTEGER,
	detail TEXT DEFAULT '' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_collection PRIMARY KEY (id),
	CONSTRAINT uq_collection_uid UNIQUE (uid),
	CONSTRAINT fk_collection_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_collection_permission_id FOREIGN KEY(permission_id) REFERENCES permission (id),
	CONSTRAINT fk_collection_move_id FOREIGN KEY(move_id) REFERENCES gold_move (id),
	CONSTRAINT fk_collection_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT uq_collection_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_collection_date ON collection (date)",
    "CREATE INDEX ix_collection_lot_id ON collection (lot_id)",
    """CREATE TABLE gold_line (
	id INTEGER NOT NULL,
	move_id INTEGER NOT NULL,
	lot_id INTEGER NOT NULL,
	stage TEXT NOT NULL,
	pool INTEGER NOT NULL,
	date TEXT NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_gold_line PRIMARY KEY (id),
	CONSTRAINT uq_gold_line_move_id_lot_id_stage UNIQUE (move_id, lot_id, stage),
	CONSTRAINT ck_gold_line_stage CHECK (stage IN ('stockpile','plant','hand','transit')),
	CONSTRAINT fk_gold_line_move_id FOREIGN KEY(move_id) REFERENCES gold_move (id),
	CONSTRAINT fk_gold_line_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id)
)
 STRICT""",
    "CREATE INDEX ix_gold_line_lot_id_date_id ON gold_line (lot_id, date, id)",
    "CREATE INDEX ix_gold_line_pool_date_id ON gold_line (pool, date, id)",
    """CREATE TABLE mercury (
	move_id INTEGER NOT NULL,
	used_mg INTEGER DEFAULT '0' NOT NULL,
	recovered_mg INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_mercury PRIMARY KEY (move_id),
	CONSTRAINT ck_mercury_amounts CHECK (used_mg >= 0 AND recovered_mg BETWEEN 0 AND used_mg),
	CONSTRAINT fk_mercury_move_id FOREIGN KEY(move_id) REFERENCES gold_move (id)
)
 STRICT""",
    """CREATE TABLE moisture_test (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	lot_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	"by" TEXT DEFAULT '' NOT NULL,
	wet_mg INTEGER DEFAULT '0' NOT NULL,
	dry_mg INTEGER DEFAULT '0' NOT NULL,
	sha256 TEXT,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_moisture_test PRIMARY KEY (id),
	CONSTRAINT ck_moisture_test_weights CHECK (dry_mg > 0 AND wet_mg > dry_mg),
	CONSTRAINT ck_moisture_test_by CHECK (by IN ('own','buyer')),
	CONSTRAINT uq_moisture_test_uid UNIQUE (uid),
	CONSTRAINT fk_moisture_test_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_moisture_test_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT uq_moisture_test_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_moisture_test_lot_id ON moisture_test (lot_id)",
    """CREATE TABLE weighing (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	lot_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	"by" TEXT DEFAULT '' NOT NULL,
	gross_g INTEGER DEFAULT '0' NOT NULL,
	tare_g INTEGER DEFAULT '0' NOT NULL,
	sacks INTEGER DEFAULT '0' NOT NULL,
	document TEXT DEFAULT '' NOT NULL,
	sha256 TEXT,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_weighing PRIMARY KEY (id),
	CONSTRAINT ck_weighing_weights CHECK (tare_g >= 0 AND gross_g > tare_g),
	CONSTRAINT ck_weighing_by CHECK (by IN ('own','buyer')),
	CONSTRAINT uq_weighing_uid UNIQUE (uid),
	CONSTRAINT fk_weighing_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_weighing_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT uq_weighing_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_weighing_lot_id ON weighing (lot_id)",
    """CREATE TABLE collection_line (
	collection_id INTEGER NOT NULL,
	party_id INTEGER NOT NULL,
	half_days INTEGER DEFAULT '0' NOT NULL,
	container_id INTEGER,
	containers INTEGER DEFAULT '0' NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	price INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_collection_line PRIMARY KEY (collection_id, party_id),
	CONSTRAINT ck_collection_line_amounts CHECK (half_days >= 0 AND containers >= 0 AND ore_g >= 0 AND price >= 0),
	CONSTRAINT fk_collection_line_collection_id FOREIGN KEY(collection_id) REFERENCES collection (id),
	CONSTRAINT fk_collection_line_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_collection_line_container_id FOREIGN KEY(container_id) REFERENCES container (id)
)
 STRICT""",
    "CREATE INDEX ix_collection_line_party_id ON collection_line (party_id)",
)
