"""Documents given and taken, their electronic form, what a month owes of taxes, and services to sell."""

from alembic import op

revision = "0012"
down_revision = "0011"

# A check is words of the schema alone: the rows of the table stay as they are.
SERVICES = """
UPDATE sqlite_master SET sql = replace(sql, char(39) || 'product' || char(39) || ')',
  char(39) || 'product' || char(39) || ',' || char(39) || 'service' || char(39) || ')')
WHERE type = 'table' AND name = 'item'
"""
# A liquidación and notes back what was noted too: what is kept of it is added up anew.
NOTED = """
INSERT INTO notes_day (date, template, cents, backed)
  SELECT date, memo_template, SUM(paid),
    SUM(CASE WHEN document IN ('boleta', 'factura', 'liquidacion', 'credit_note', 'debit_note') THEN paid ELSE 0 END)
  FROM (
    SELECT e.date, e.memo_template, json_extract(e.memo_arguments, '$.document') AS document,
      e.total - COALESCE(SUM(p.debit) FILTER (
        WHERE a.code LIKE '469%' OR a.code LIKE '41%' OR a.code LIKE '424%'), 0) AS paid
    FROM journal_entry e JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
      LEFT JOIN journal_entry r ON r.reverses_id = e.id
    WHERE r.id IS NULL AND e.sealed AND e.memo_template IN ('sale', 'market', 'delivery', 'consigned', 'gold_sale',
      'expense', 'wages', 'ore_purchase')
    GROUP BY e.id)
  GROUP BY date, memo_template
"""
# Receipts for fees that are owed are paid like other debts; day wages passed through 424 in one note.
FEES_OWED = """
INSERT INTO open_debt (posting_id, entry_id, debt, date, cents)
  SELECT posting_id, entry_id, 'i_owe', date, owed - settled FROM (
    SELECT p.id AS posting_id, p.entry_id, p.date, p.credit AS owed,
      (SELECT COALESCE(SUM(o.cents), 0) FROM application o WHERE o.settled_id = p.entry_id
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = o.payment_id)) AS settled
    FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
    WHERE a.code = '424' AND p.credit > 0 AND e.sealed AND e.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.reverses_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.entry_id = e.id AND q.account_id = p.account_id AND q.debit > 0))
  WHERE owed > settled
"""


def upgrade() -> None:
    """Make the tables of documents."""
    op.execute("PRAGMA writable_schema = ON")
    op.execute(SERVICES)
    op.execute("PRAGMA writable_schema = RESET")
    for statement in TABLES:
        op.execute(statement)
    op.execute("DELETE FROM notes_day")
    op.execute(NOTED)
    op.execute(FEES_OWED)


TABLES = (
    """CREATE TABLE catalogue (
	id INTEGER NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	words TEXT DEFAULT '' NOT NULL,
	more TEXT DEFAULT '' NOT NULL,
	valid_from TEXT DEFAULT '' NOT NULL,
	valid_to TEXT DEFAULT '' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	edited INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_catalogue PRIMARY KEY (id),
	CONSTRAINT uq_catalogue_name_code_valid_from UNIQUE (name, code, valid_from)
)
 STRICT""",
    """CREATE TABLE certificate (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	subject TEXT DEFAULT '' NOT NULL,
	issuer TEXT DEFAULT '' NOT NULL,
	ruc TEXT DEFAULT '' NOT NULL,
	valid_from TEXT DEFAULT '' NOT NULL,
	valid_to TEXT DEFAULT '' NOT NULL,
	wrapped BLOB NOT NULL,
	added_at TEXT DEFAULT '' NOT NULL,
	test INTEGER DEFAULT '0' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_certificate PRIMARY KEY (id),
	CONSTRAINT uq_certificate_uid UNIQUE (uid)
)
 STRICT""",
    """CREATE TABLE party_address (
	party_id INTEGER NOT NULL,
	identity TEXT DEFAULT '' NOT NULL,
	number TEXT DEFAULT '' NOT NULL,
	line TEXT DEFAULT '' NOT NULL,
	ubigeo TEXT DEFAULT '' NOT NULL,
	district TEXT DEFAULT '' NOT NULL,
	province TEXT DEFAULT '' NOT NULL,
	department TEXT DEFAULT '' NOT NULL,
	email TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_party_address PRIMARY KEY (party_id),
	CONSTRAINT fk_party_address_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT""",
    """CREATE TABLE series (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	code TEXT NOT NULL,
	device_id INTEGER NOT NULL,
	point TEXT DEFAULT '' NOT NULL,
	first INTEGER DEFAULT '1' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_series PRIMARY KEY (id),
	CONSTRAINT uq_series_kind_code UNIQUE (kind, code),
	CONSTRAINT ck_series_first CHECK (first > 0),
	CONSTRAINT uq_series_uid UNIQUE (uid),
	CONSTRAINT fk_series_device_id FOREIGN KEY(device_id) REFERENCES device (id)
)
 STRICT""",
    """CREATE TABLE document (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	series TEXT NOT NULL,
	number INTEGER NOT NULL,
	date TEXT NOT NULL,
	due TEXT DEFAULT '' NOT NULL,
	entry_id INTEGER,
	adjusts_id INTEGER,
	party_id INTEGER,
	origin TEXT DEFAULT '' NOT NULL,
	operation TEXT DEFAULT '' NOT NULL,
	currency TEXT DEFAULT '' NOT NULL,
	rate TEXT DEFAULT '' NOT NULL,
	export INTEGER DEFAULT '0' NOT NULL,
	taxed INTEGER DEFAULT '0' NOT NULL,
	igv INTEGER DEFAULT '0' NOT NULL,
	exempt INTEGER DEFAULT '0' NOT NULL,
	unaffected INTEGER DEFAULT '0' NOT NULL,
	isc INTEGER DEFAULT '0' NOT NULL,
	bags INTEGER DEFAULT '0' NOT NULL,
	free INTEGER DEFAULT '0' NOT NULL,
	free_igv INTEGER DEFAULT '0' NOT NULL,
	total INTEGER DEFAULT '0' NOT NULL,
	withheld INTEGER DEFAULT '0' NOT NULL,
	detraction INTEGER DEFAULT '0' NOT NULL,
	identity TEXT DEFAULT '' NOT NULL,
	identity_number TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	corrects_id INTEGER,
	corrects_kind TEXT DEFAULT '' NOT NULL,
	corrects_number TEXT DEFAULT '' NOT NULL,
	corrects_date TEXT DEFAULT '' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	content TEXT DEFAULT '' NOT NULL,
	igv_percent TEXT DEFAULT '' NOT NULL,
	device_id INTEGER NOT NULL,
	issued_at TEXT DEFAULT '' NOT NULL,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT uq_document_kind_series_number UNIQUE (kind, series, number),
	CONSTRAINT ck_document_origin CHECK (origin IN ('own','portal')),
	CONSTRAINT ck_document_number CHECK (number > 0),
	CONSTRAINT ck_document_entry CHECK ((kind = 'quotation' OR total = 0) = (entry_id IS NULL)),
	CONSTRAINT ck_document_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT uq_document_uid UNIQUE (uid),
	CONSTRAINT fk_document_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_document_adjusts_id FOREIGN KEY(adjusts_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_document_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_document_corrects_id FOREIGN KEY(corrects_id) REFERENCES document (id),
	CONSTRAINT fk_document_device_id FOREIGN KEY(device_id) REFERENCES device (id),
	CONSTRAINT uq_document_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_document_corrects_id ON document (corrects_id)",
    "CREATE INDEX ix_document_date_id ON document (date, id)",
    "CREATE INDEX ix_document_entry_id ON document (entry_id)",
    "CREATE INDEX ix_document_party_id ON document (party_id)",
    """CREATE TABLE offer (
	item_id INTEGER NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	unit TEXT DEFAULT '' NOT NULL,
	affectation TEXT DEFAULT '' NOT NULL,
	with_tax INTEGER DEFAULT '1' NOT NULL,
	price TEXT DEFAULT '' NOT NULL,
	category_id INTEGER,
	CONSTRAINT pk_offer PRIMARY KEY (item_id),
	CONSTRAINT fk_offer_item_id FOREIGN KEY(item_id) REFERENCES item (id),
	CONSTRAINT fk_offer_category_id FOREIGN KEY(category_id) REFERENCES category (id)
)
 STRICT""",
    """CREATE TABLE purchase (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	entry_id INTEGER NOT NULL,
	party_id INTEGER,
	type_code TEXT NOT NULL,
	series TEXT DEFAULT '' NOT NULL,
	number TEXT DEFAULT '' NOT NULL,
	date TEXT NOT NULL,
	due TEXT DEFAULT '' NOT NULL,
	identity TEXT DEFAULT '' NOT NULL,
	identity_number TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	currency TEXT DEFAULT '' NOT NULL,
	rate TEXT DEFAULT '' NOT NULL,
	taxed INTEGER DEFAULT '0' NOT NULL,
	igv INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	untaxed INTEGER DEFAULT '0' NOT NULL,
	isc INTEGER DEFAULT '0' NOT NULL,
	bags INTEGER DEFAULT '0' NOT NULL,
	other INTEGER DEFAULT '0' NOT NULL,
	total INTEGER DEFAULT '0' NOT NULL,
	withheld INTEGER DEFAULT '0' NOT NULL,
	detraction_code TEXT DEFAULT '' NOT NULL,
	detraction INTEGER DEFAULT '0' NOT NULL,
	deposit_number TEXT DEFAULT '' NOT NULL,
	deposit_date TEXT DEFAULT '' NOT NULL,
	corrects_type TEXT DEFAULT '' NOT NULL,
	corrects_series TEXT DEFAULT '' NOT NULL,
	corrects_number TEXT DEFAULT '' NOT NULL,
	corrects_date TEXT DEFAULT '' NOT NULL,
	content TEXT DEFAULT '' NOT NULL,
	xml_sha256 TEXT,
	"key" TEXT NOT NULL,
	CONSTRAINT pk_purchase PRIMARY KEY (id),
	CONSTRAINT uq_purchase_uid UNIQUE (uid),
	CONSTRAINT fk_purchase_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_purchase_party_id FOREIGN KEY(party_id) REFERENCES party (id),
	CONSTRAINT fk_purchase_xml_sha256 FOREIGN KEY(xml_sha256) REFERENCES paper (sha256),
	CONSTRAINT uq_purchase_key UNIQUE ("key")
)
 STRICT""",
    "CREATE INDEX ix_purchase_date_id ON purchase (date, id)",
    "CREATE INDEX ix_purchase_entry_id ON purchase (entry_id)",
    "CREATE INDEX ix_purchase_identity_number_type_code ON purchase (identity_number, type_code)",
    """CREATE TABLE tax_posting (
	entry_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	tax TEXT DEFAULT '' NOT NULL,
	cents INTEGER DEFAULT '0' NOT NULL,
	content TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_tax_posting PRIMARY KEY (entry_id),
	CONSTRAINT fk_tax_posting_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    "CREATE INDEX ix_tax_posting_month_tax ON tax_posting (month, tax)",
    """CREATE TABLE document_paper (
	document_id INTEGER NOT NULL,
	what TEXT DEFAULT '' NOT NULL,
	sha256 TEXT NOT NULL,
	CONSTRAINT pk_document_paper PRIMARY KEY (document_id, what, sha256),
	CONSTRAINT ck_document_paper_what CHECK (what IN ('xml','pdf')),
	CONSTRAINT fk_document_paper_document_id FOREIGN KEY(document_id) REFERENCES document (id),
	CONSTRAINT fk_document_paper_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256)
)
 STRICT""",
    """CREATE TABLE document_void (
	document_id INTEGER NOT NULL,
	date TEXT NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	told_at TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER NOT NULL,
	CONSTRAINT pk_document_void PRIMARY KEY (document_id),
	CONSTRAINT fk_document_void_document_id FOREIGN KEY(document_id) REFERENCES document (id),
	CONSTRAINT fk_document_void_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    """CREATE TABLE draft (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	date TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	total INTEGER DEFAULT '0' NOT NULL,
	content TEXT DEFAULT '' NOT NULL,
	changed_at TEXT DEFAULT '' NOT NULL,
	document_id INTEGER,
	entry_id INTEGER,
	CONSTRAINT pk_draft PRIMARY KEY (id),
	CONSTRAINT uq_draft_uid UNIQUE (uid),
	CONSTRAINT fk_draft_document_id FOREIGN KEY(document_id) REFERENCES document (id),
	CONSTRAINT fk_draft_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id)
)
 STRICT""",
    """CREATE TABLE edoc (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	type_code TEXT NOT NULL,
	name TEXT NOT NULL,
	date TEXT NOT NULL,
	document_id INTEGER,
	xml BLOB NOT NULL,
	digest TEXT DEFAULT '' NOT NULL,
	signed_at TEXT DEFAULT '' NOT NULL,
	test INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_edoc PRIMARY KEY (id),
	CONSTRAINT ck_edoc_document CHECK ((type_code IN ('RC','RA')) = (document_id IS NULL)),
	CONSTRAINT uq_edoc_uid UNIQUE (uid),
	CONSTRAINT fk_edoc_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "CREATE INDEX ix_edoc_document_id ON edoc (document_id)",
    "CREATE INDEX ix_edoc_name ON edoc (name)",
    """CREATE TABLE edoc_event (
	id INTEGER NOT NULL,
	edoc_id INTEGER NOT NULL,
	at TEXT DEFAULT '' NOT NULL,
	event TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT '' NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	message TEXT DEFAULT '' NOT NULL,
	ticket TEXT DEFAULT '' NOT NULL,
	answer BLOB,
	actor_id INTEGER NOT NULL,
	CONSTRAINT pk_edoc_event PRIMARY KEY (id),
	CONSTRAINT ck_edoc_event_state CHECK (state <> ''),
	CONSTRAINT fk_edoc_event_edoc_id FOREIGN KEY(edoc_id) REFERENCES edoc (id),
	CONSTRAINT fk_edoc_event_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT""",
    "CREATE INDEX ix_edoc_event_edoc_id_id ON edoc_event (edoc_id, id)",
    """CREATE TABLE edoc_part (
	edoc_id INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	status TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_edoc_part PRIMARY KEY (edoc_id, document_id),
	CONSTRAINT fk_edoc_part_edoc_id FOREIGN KEY(edoc_id) REFERENCES edoc (id),
	CONSTRAINT fk_edoc_part_document_id FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "CREATE INDEX ix_edoc_part_document_id ON edoc_part (document_id)",
)
