"""Gold: what buyers agreed to, sales, prices, assemblies and what was shared out."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables of agreements and sales."""
    for statement in TABLES:
        op.execute(statement)


TABLES = (
    """CREATE TABLE assembly_act (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	subject TEXT DEFAULT '' NOT NULL,
	held_at TEXT DEFAULT '' NOT NULL,
	members INTEGER DEFAULT '0' NOT NULL,
	quorum INTEGER DEFAULT '0' NOT NULL,
	in_favour INTEGER DEFAULT '0' NOT NULL,
	against INTEGER DEFAULT '0' NOT NULL,
	abstained INTEGER DEFAULT '0' NOT NULL,
	agreed TEXT DEFAULT '' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_assembly_act PRIMARY KEY (id),
	CONSTRAINT ck_assembly_act_counts CHECK (min(in_favour, against, abstained) >= 0 AND min(members, quorum) > 0),
	CONSTRAINT uq_assembly_act_uid UNIQUE (uid),
	CONSTRAINT uq_assembly_act_key UNIQUE ("key")
)
 STRICT""",
    """CREATE TABLE market_price (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	date TEXT NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	told_at TEXT DEFAULT '' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_market_price PRIMARY KEY (id),
	CONSTRAINT uq_market_price_uid UNIQUE (uid),
	CONSTRAINT uq_market_price_key UNIQUE ("key")
)
 STRICT""",
    "CREATE UNIQUE INDEX ix_market_price_standing ON market_price (name, basis, date) WHERE undone = 0",
    """CREATE TABLE act_attendance (
	act_id INTEGER NOT NULL,
	party_id INTEGER NOT NULL,
	CONSTRAINT pk_act_attendance PRIMARY KEY (act_id, party_id),
	CONSTRAINT fk_act_attendance_act_id FOREIGN KEY(act_id) REFERENCES assembly_act (id),
	CONSTRAINT fk_act_attendance_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT""",
    """CREATE TABLE buyer_terms (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	party_id INTEGER NOT NULL,
	valid_from TEXT NOT NULL,
	terms TEXT DEFAULT '' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_buyer_terms PRIMARY KEY (id),
	CONSTRAINT uq_buyer_terms_uid UNIQUE (uid),
	CONSTRAINT fk_buyer_terms_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT uq_buyer_terms_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_buyer_terms_party_id ON buyer_terms (party_id)",
    """CREATE TABLE hand_over (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	from_id INTEGER NOT NULL,
	to_id INTEGER NOT NULL,
	counted TEXT DEFAULT '' NOT NULL,
	papers TEXT DEFAULT '' NOT NULL,
	detail TEXT DEFAULT '' NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_hand_over PRIMARY KEY (id),
	CONSTRAINT uq_hand_over_uid UNIQUE (uid),
	CONSTRAINT fk_hand_over_from_id FOREIGN KEY(from_id) REFERENCES party (id),
	CONSTRAINT fk_hand_over_to_id FOREIGN KEY(to_id) REFERENCES party (id),
	CONSTRAINT uq_hand_over_key UNIQUE ("key")
)
 STRICT""",
    """CREATE TABLE gold_sale_seller (
	entry_id INTEGER NOT NULL,
	party_id INTEGER NOT NULL,
	month TEXT DEFAULT '' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_gold_sale_seller PRIMARY KEY (entry_id, party_id),
	CONSTRAINT fk_gold_sale_seller_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_gold_sale_seller_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT""",
    "CREATE INDEX ix_gold_sale_seller_party_id_month ON gold_sale_seller (party_id, month)",
    """CREATE TABLE share_out (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	date TEXT NOT NULL,
	entry_id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	act_id INTEGER,
	weights TEXT DEFAULT '' NOT NULL,
	lots TEXT DEFAULT '' NOT NULL,
	amount INTEGER DEFAULT '0' NOT NULL,
	costs INTEGER DEFAULT '0' NOT NULL,
	fund INTEGER DEFAULT '0' NOT NULL,
	fund_percent TEXT DEFAULT '' NOT NULL,
	place_id INTEGER,
	CONSTRAINT pk_share_out PRIMARY KEY (id),
	CONSTRAINT uq_share_out_entry_id UNIQUE (entry_id),
	CONSTRAINT ck_share_out_title CHECK (title IN ('behalf','ore','work','surplus')),
	CONSTRAINT ck_share_out_surplus_has_act CHECK (title <> 'surplus' OR act_id IS NOT NULL),
	CONSTRAINT ck_share_out_amounts CHECK (amount > 0 AND costs >= 0 AND fund >= 0 AND costs + fund <= amount),
	CONSTRAINT uq_share_out_uid UNIQUE (uid),
	CONSTRAINT fk_share_out_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_share_out_act_id FOREIGN KEY(act_id) REFERENCES assembly_act (id),
	CONSTRAINT fk_share_out_place_id FOREIGN KEY(place_id) REFERENCES place (id)
)
 STRICT""",
    "CREATE INDEX ix_share_out_act_id ON share_out (act_id)",
    """CREATE TABLE lot_paper (
	id INTEGER NOT NULL,
	lot_id INTEGER NOT NULL,
	proof TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	added_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	undone INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_lot_paper PRIMARY KEY (id),
	CONSTRAINT fk_lot_paper_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_lot_paper_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256),
	CONSTRAINT fk_lot_paper_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    "CREATE UNIQUE INDEX ix_lot_paper_standing ON lot_paper (lot_id, proof, sha256) WHERE undone = 0",
    """CREATE TABLE settlement_review (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	lot_id INTEGER NOT NULL,
	party_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	terms TEXT DEFAULT '' NOT NULL,
	ours TEXT DEFAULT '' NOT NULL,
	printed TEXT DEFAULT '' NOT NULL,
	replaces_id INTEGER,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_settlement_review PRIMARY KEY (id),
	CONSTRAINT uq_settlement_review_uid UNIQUE (uid),
	CONSTRAINT fk_settlement_review_lot_id FOREIGN KEY(lot_id) REFERENCES lot (id),
	CONSTRAINT fk_settlement_review_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_settlement_review_replaces_id FOREIGN KEY(replaces_id) REFERENCES settlement_review (id),
	CONSTRAINT uq_settlement_review_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_settlement_review_lot_id ON settlement_review (lot_id)",
    """CREATE TABLE share_line (
	share_out_id INTEGER NOT NULL,
	party_id INTEGER NOT NULL,
	dry_g INTEGER DEFAULT '0' NOT NULL,
	gold_mg INTEGER DEFAULT '0' NOT NULL,
	half_days INTEGER DEFAULT '0' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	paid INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_share_line PRIMARY KEY (share_out_id, party_id),
	CONSTRAINT ck_share_line_cents CHECK (paid BETWEEN 0 AND cents),
	CONSTRAINT fk_share_line_share_out_id FOREIGN KEY(share_out_id) REFERENCES share_out (id),
	CONSTRAINT fk_share_line_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT""",
    """CREATE TABLE gold_sale (
	entry_id INTEGER NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	review_id INTEGER,
	details TEXT DEFAULT '' NOT NULL,
	gross_mg INTEGER DEFAULT '0' NOT NULL,
	fine_mg INTEGER DEFAULT '0' NOT NULL,
	ore_g INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_gold_sale PRIMARY KEY (entry_id),
	CONSTRAINT ck_gold_sale_kind CHECK (kind IN ('ore','dore')),
	CONSTRAINT fk_gold_sale_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_gold_sale_review_id FOREIGN KEY(review_id) REFERENCES settlement_review (id)
)
 STRICT""",
)
