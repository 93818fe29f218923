CREATE TABLE account (
	id INTEGER NOT NULL,
	code TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT '' NOT NULL,
	normal_side TEXT DEFAULT '' NOT NULL,
	parent TEXT DEFAULT '' NOT NULL,
	leaf INTEGER DEFAULT '0' NOT NULL,
	active INTEGER DEFAULT '0' NOT NULL,
	chart TEXT NOT NULL,
	CONSTRAINT pk_account PRIMARY KEY (id),
	CONSTRAINT uq_account_chart_code UNIQUE (chart, code),
	CONSTRAINT ck_account_type CHECK (type IN ('asset','liability','equity','income','expense','memorandum')),
	CONSTRAINT ck_account_normal_side CHECK (normal_side IN ('debit','credit'))
)
 STRICT;

CREATE TABLE chart_year (
	year INTEGER NOT NULL,
	chart TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_chart_year PRIMARY KEY (year)
)
 STRICT;

CREATE TABLE closed_period (
	month TEXT NOT NULL,
	closed_at TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_closed_period PRIMARY KEY (month)
)
 STRICT;

CREATE TABLE dated_value (
	id INTEGER NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	valid_from TEXT DEFAULT '' NOT NULL,
	valid_to TEXT DEFAULT '' NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	edited INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_dated_value PRIMARY KEY (id),
	CONSTRAINT uq_dated_value_name_valid_from UNIQUE (name, valid_from)
)
 STRICT;

CREATE TABLE device (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	since TEXT DEFAULT '' NOT NULL,
	current INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_device PRIMARY KEY (id),
	CONSTRAINT uq_device_uid UNIQUE (uid)
)
 STRICT;

CREATE TABLE enterprise (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	alias TEXT DEFAULT '' NOT NULL,
	ruc TEXT DEFAULT '' NOT NULL,
	locality TEXT DEFAULT '' NOT NULL,
	trade TEXT DEFAULT '' NOT NULL,
	practice INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_enterprise PRIMARY KEY (id),
	CONSTRAINT ck_enterprise_single CHECK (id = 1),
	CONSTRAINT uq_enterprise_uid UNIQUE (uid)
)
 STRICT;

CREATE TABLE entries_day (
	date TEXT NOT NULL,
	entries INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_entries_day PRIMARY KEY (date)
)
 STRICT;

CREATE TABLE paper (
	sha256 TEXT NOT NULL,
	media_type TEXT DEFAULT '' NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_paper PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE party (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	dni TEXT DEFAULT '' NOT NULL,
	ruc TEXT DEFAULT '' NOT NULL,
	folded_name TEXT DEFAULT '' NOT NULL,
	erased INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_party PRIMARY KEY (id),
	CONSTRAINT uq_party_uid UNIQUE (uid)
)
 STRICT;

CREATE INDEX ix_party_folded_name ON party (folded_name);

CREATE TABLE person (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	role TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT uq_person_uid UNIQUE (uid)
)
 STRICT;

CREATE TABLE preference (
	name TEXT NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_preference PRIMARY KEY (name)
)
 STRICT;

CREATE TABLE standing (
	valid_from TEXT NOT NULL,
	form TEXT DEFAULT '' NOT NULL,
	regime TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_standing PRIMARY KEY (valid_from),
	CONSTRAINT ck_standing_form_allows_regime CHECK (form IN ('unregistered','natural','eirl','srl','sac','association','cooperative') AND regime IN ('none','nrus','rer','rmt','general') AND (regime <> 'nrus' OR form = 'natural') AND (form <> 'unregistered' OR regime = 'none'))
)
 STRICT;

CREATE TABLE audit (
	id INTEGER NOT NULL,
	wall_clock TEXT DEFAULT '' NOT NULL,
	actor_id INTEGER,
	command TEXT DEFAULT '' NOT NULL,
	row_id INTEGER,
	CONSTRAINT pk_audit PRIMARY KEY (id),
	CONSTRAINT fk_audit_actor_id FOREIGN KEY(actor_id) REFERENCES person (id)
)
 STRICT;

CREATE TABLE balance_day (
	date TEXT NOT NULL,
	account_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_balance_day PRIMARY KEY (date, account_id, kind),
	CONSTRAINT fk_balance_day_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 STRICT;

CREATE TABLE balance_month (
	account_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	kind TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_balance_month PRIMARY KEY (account_id, month, kind),
	CONSTRAINT fk_balance_month_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 STRICT;

CREATE TABLE category (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	icon TEXT DEFAULT '' NOT NULL,
	account_id INTEGER NOT NULL,
	taxed INTEGER DEFAULT '1' NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_category PRIMARY KEY (id),
	CONSTRAINT uq_category_kind_name UNIQUE (kind, name),
	CONSTRAINT ck_category_kind CHECK (kind IN ('sale','expense')),
	CONSTRAINT uq_category_uid UNIQUE (uid),
	CONSTRAINT fk_category_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 STRICT;

CREATE TABLE journal_entry (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	device_id INTEGER NOT NULL,
	sequence INTEGER NOT NULL,
	date TEXT NOT NULL,
	written_on TEXT NOT NULL,
	wall_clock TEXT NOT NULL,
	kind TEXT NOT NULL,
	actor_id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	memo_template TEXT NOT NULL,
	memo_arguments TEXT NOT NULL,
	reverses_id INTEGER,
	total INTEGER NOT NULL,
	sealed INTEGER DEFAULT '0' NOT NULL,
	hash BLOB,
	previous_hash BLOB,
	CONSTRAINT pk_journal_entry PRIMARY KEY (id),
	CONSTRAINT uq_journal_entry_key UNIQUE ("key"),
	CONSTRAINT uq_journal_entry_reverses_id UNIQUE (reverses_id),
	CONSTRAINT uq_journal_entry_device_id_sequence UNIQUE (device_id, sequence),
	CONSTRAINT ck_journal_entry_kind CHECK (kind IN ('opening','normal','closing')),
	CONSTRAINT ck_journal_entry_date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT ck_journal_entry_sealed_has_hash CHECK (sealed = 0 OR (hash IS NOT NULL AND length(hash) = 32)),
	CONSTRAINT uq_journal_entry_uid UNIQUE (uid),
	CONSTRAINT fk_journal_entry_device_id FOREIGN KEY(device_id) REFERENCES device (id),
	CONSTRAINT fk_journal_entry_actor_id FOREIGN KEY(actor_id) REFERENCES person (id),
	CONSTRAINT fk_journal_entry_reverses_id FOREIGN KEY(reverses_id) REFERENCES journal_entry (id)
)
 STRICT;

CREATE INDEX ix_journal_entry_date_id ON journal_entry (date, id);

CREATE TABLE place (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	holder TEXT DEFAULT '' NOT NULL,
	account_id INTEGER NOT NULL,
	retired INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_place PRIMARY KEY (id),
	CONSTRAINT uq_place_name UNIQUE (name),
	CONSTRAINT ck_place_kind CHECK (kind IN ('cash','bank','wallet','personal','restricted','detractions')),
	CONSTRAINT uq_place_uid UNIQUE (uid),
	CONSTRAINT fk_place_account_id FOREIGN KEY(account_id) REFERENCES account (id)
)
 STRICT;

CREATE TABLE application (
	payment_id INTEGER NOT NULL,
	settled_id INTEGER NOT NULL,
	cents INTEGER NOT NULL,
	CONSTRAINT pk_application PRIMARY KEY (payment_id, settled_id),
	CONSTRAINT ck_application_positive CHECK (cents > 0),
	CONSTRAINT fk_application_payment_id FOREIGN KEY(payment_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_application_settled_id FOREIGN KEY(settled_id) REFERENCES journal_entry (id)
)
 STRICT;

CREATE INDEX ix_application_settled_id ON application (settled_id);

CREATE TABLE entry_paper (
	entry_id INTEGER NOT NULL,
	sha256 TEXT NOT NULL,
	position INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_entry_paper PRIMARY KEY (entry_id, sha256),
	CONSTRAINT fk_entry_paper_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_entry_paper_sha256 FOREIGN KEY(sha256) REFERENCES paper (sha256)
)
 STRICT;

CREATE TABLE place_month (
	place_id INTEGER NOT NULL,
	month TEXT NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_place_month PRIMARY KEY (place_id, month),
	CONSTRAINT fk_place_month_place_id FOREIGN KEY(place_id) REFERENCES place (id)
)
 STRICT;

CREATE TABLE posting (
	id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	account_id INTEGER NOT NULL,
	debit INTEGER DEFAULT '0' NOT NULL,
	credit INTEGER DEFAULT '0' NOT NULL,
	place_id INTEGER,
	party_id INTEGER,
	lot TEXT,
	CONSTRAINT pk_posting PRIMARY KEY (id),
	CONSTRAINT ck_posting_one_side CHECK (debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0)),
	CONSTRAINT fk_posting_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entry (id),
	CONSTRAINT fk_posting_account_id FOREIGN KEY(account_id) REFERENCES account (id),
	CONSTRAINT fk_posting_place_id FOREIGN KEY(place_id) REFERENCES place (id),
	CONSTRAINT fk_posting_party_id FOREIGN KEY(party_id) REFERENCES party (id)
)
 STRICT;

CREATE INDEX ix_posting_account_id_entry_id ON posting (account_id, entry_id);

CREATE INDEX ix_posting_entry_id ON posting (entry_id);

CREATE INDEX ix_posting_party ON posting (party_id, account_id) WHERE party_id IS NOT NULL;

CREATE INDEX ix_posting_place ON posting (place_id, entry_id) WHERE place_id IS NOT NULL;
