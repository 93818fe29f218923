"""The tables of a company file: integers, text and blobs only, every constraint named.

Dates are ISO text, money is integer céntimos. Tables are STRICT.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def _table(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _kept(name: str, *parts: SchemaItem) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _uid() -> Column[str]:
    return Column("uid", Text, nullable=False, unique=True)


def _word(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _whole(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def _ref(name: str, target: str, *, required: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not required)


enterprise = _table(
    "enterprise", _id(), _uid(), _word("name"), _word("alias"), _word("ruc"), _word("locality"), _word("trade"),
    _whole("practice"), CheckConstraint("id = 1", "single"),
)  # fmt: skip

standing = _table(
    "standing", Column("valid_from", Text, primary_key=True), _word("form"), _word("regime"),
    CheckConstraint(
        "form IN ('unregistered','natural','eirl','srl','sac','association','cooperative')"
        " AND regime IN ('none','nrus','rer','rmt','general')"
        " AND (regime <> 'nrus' OR form = 'natural') AND (form <> 'unregistered' OR regime = 'none')",
        "form_allows_regime",
    ),
)  # fmt: skip

device = _table("device", _id(), _uid(), _word("since"), _whole("current"))
person = _table("person", _id(), _uid(), _word("name"), _word("role"))

account = _table(
    "account", _id(), Column("code", Text, nullable=False), _word("name"), _word("type"), _word("normal_side"),
    _word("parent"), _whole("leaf"), _whole("active"), Column("chart", Text, nullable=False),
    UniqueConstraint("chart", "code"),
    CheckConstraint("type IN ('asset','liability','equity','income','expense','memorandum')", "type"),
    CheckConstraint("normal_side IN ('debit','credit')", "normal_side"),
)  # fmt: skip

chart_year = _table("chart_year", Column("year", Integer, primary_key=True), _word("chart"))

place = _table(
    "place", _id(), _uid(), _word("kind"), _word("name"), _word("holder"), _ref("account_id", "account", required=True),
    _whole("retired"), UniqueConstraint("name"),
    CheckConstraint("kind IN ('cash','bank','wallet','personal','restricted','detractions')", "kind"),
)  # fmt: skip

party = _table(
    "party", _id(), _uid(), _word("name"), _word("dni"), _word("ruc"), _word("folded_name"), _whole("erased"),
    Index(None, "folded_name"),
)  # fmt: skip

category = _table(
    "category", _id(), _uid(), _word("kind"), _word("name"), _word("icon"),
    _ref("account_id", "account", required=True), _whole("taxed", 1), _whole("retired"),
    UniqueConstraint("kind", "name"), CheckConstraint("kind IN ('sale','expense')", "kind"),
)  # fmt: skip

journal_entry = _table(
    "journal_entry", _id(), _uid(), _ref("device_id", "device", required=True),
    Column("sequence", Integer, nullable=False), Column("date", Text, nullable=False),
    Column("written_on", Text, nullable=False), Column("wall_clock", Text, nullable=False),
    Column("kind", Text, nullable=False), _ref("actor_id", "person", required=True),
    Column("key", Text, nullable=False), Column("memo_template", Text, nullable=False),
    Column("memo_arguments", Text, nullable=False), _ref("reverses_id", "journal_entry"),
    Column("total", Integer, nullable=False), _whole("sealed"),
    Column("hash", LargeBinary), Column("previous_hash", LargeBinary),
    UniqueConstraint("key"), UniqueConstraint("reverses_id"), UniqueConstraint("device_id", "sequence"),
    CheckConstraint("kind IN ('opening','normal','closing')", "kind"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"),
    CheckConstraint("sealed = 0 OR (hash IS NOT NULL AND length(hash) = 32)", "sealed_has_hash"),
    Index(None, "date", "id"),
)  # fmt: skip

# The date is that of the entry, so that an account can be read in order from its end.
posting = _table(
    "posting", _id(), _ref("entry_id", "journal_entry", required=True),
    _ref("account_id", "account", required=True), _whole("debit"), _whole("credit"), _ref("place_id", "place"),
    _ref("party_id", "party"), Column("lot", Text), _word("date"),
    CheckConstraint("debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0)", "one_side"),
    Index(None, "entry_id"), Index(None, "account_id", "date", "entry_id"),
    Index("ix_posting_place", "place_id", "entry_id", sqlite_where=text("place_id IS NOT NULL")),
    Index("ix_posting_party", "party_id", "account_id", sqlite_where=text("party_id IS NOT NULL")),
)  # fmt: skip

paper = _table(
    "paper", Column("sha256", Text, primary_key=True), _word("media_type"),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip

entry_paper = _table(
    "entry_paper", _ref("entry_id", "journal_entry", required=True),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False), _whole("position"),
    PrimaryKeyConstraint("entry_id", "sha256"),
)  # fmt: skip

# What was attached after its entry was sealed; the chain covers only what came with the entry.
added_paper = _table(
    "added_paper", _ref("entry_id", "journal_entry", required=True),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False), _word("added_at"),
    _ref("actor_id", "person", required=True), PrimaryKeyConstraint("entry_id", "sha256"),
)  # fmt: skip

party_merge = _table(
    "party_merge", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
    _ref("into_id", "party", required=True), _word("name"), Index(None, "into_id"),
)  # fmt: skip
category_merge = _table(
    "category_merge", Column("category_id", Integer, ForeignKey("category.id"), primary_key=True),
    _ref("into_id", "category", required=True),
)  # fmt: skip

application = _table(
    "application", _ref("payment_id", "journal_entry", required=True),
    _ref("settled_id", "journal_entry", required=True), Column("cents", Integer, nullable=False),
    PrimaryKeyConstraint("payment_id", "settled_id"), CheckConstraint("cents > 0", "positive"),
    Index(None, "settled_id"),
)  # fmt: skip

cash_count = _table(
    "cash_count", _id(), _uid(), _ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    Column("counted", Integer, nullable=False), Column("expected", Integer, nullable=False),
    _ref("entry_id", "journal_entry"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("counted >= 0", "counted"), Index(None, "place_id", "date"),
)  # fmt: skip

closed_period = _table("closed_period", Column("month", Text, primary_key=True), _word("closed_at"))

# A row of the register stands while the entry that wrote it was not reversed.
asset = _table(
    "asset", _id(), _uid(), _ref("entry_id", "journal_entry"), _word("name"), _word("class"), _word("first_month"),
    _whole("cost"), _whole("before_books"), _whole("granted"), _word("deferred"),
    CheckConstraint("cost > 0 AND before_books BETWEEN 0 AND cost AND granted BETWEEN 0 AND cost", "amounts"),
)  # fmt: skip
asset_month = _table(
    "asset_month", _ref("entry_id", "journal_entry", required=True), _ref("asset_id", "asset", required=True),
    _whole("used"), _whole("earned"), PrimaryKeyConstraint("entry_id", "asset_id"), Index(None, "asset_id"),
)  # fmt: skip
asset_sale = _table(
    "asset_sale", _ref("entry_id", "journal_entry", required=True), _ref("asset_id", "asset", required=True),
    PrimaryKeyConstraint("entry_id"), Index(None, "asset_id"),
)  # fmt: skip

# What an entry did to an order stands while it was not reversed.
sale_order = _table(
    "sale_order", _id(), _uid(), Column("date", Text, nullable=False), Column("due_on", Text, nullable=False),
    _ref("party_id", "party", required=True), _ref("category_id", "category", required=True), _word("what"),
    _whole("price"), _whole("cancelled"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("price > 0", "price"), Index(None, "due_on"),
)  # fmt: skip
order_entry = _table(
    "order_entry", _ref("entry_id", "journal_entry", required=True), _ref("order_id", "sale_order", required=True),
    _word("act"), _whole("cents"), PrimaryKeyConstraint("entry_id"), Index(None, "order_id"),
    CheckConstraint("act IN ('advance','delivery','refund')", "act"),
)  # fmt: skip

# A name for the wall that only those who know her understand; it goes with her data when they are erased.
nickname = _table(
    "nickname", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True), _word("name"),
)  # fmt: skip

# Quantities are thousandths of the item's unit; `cost` and `price` are of one unit, `labor` of one batch.
item = _table(
    "item", _id(), _uid(), _word("kind"), _word("name"), _word("unit"), _whole("cost"), _whole("price"),
    _whole("batch"), _whole("labor"), _whole("retired"), UniqueConstraint("kind", "name"),
    CheckConstraint("kind IN ('material','supply','goods','product')", "kind"),
    CheckConstraint("cost >= 0 AND price >= 0 AND batch >= 0 AND labor >= 0", "amounts"),
)  # fmt: skip
recipe_line = _table(
    "recipe_line", _ref("product_id", "item", required=True), _ref("material_id", "item", required=True),
    _whole("quantity"), PrimaryKeyConstraint("product_id", "material_id"), CheckConstraint("quantity > 0", "quantity"),
)  # fmt: skip
# What was made of one and counted of it is shown under the other from then on.
item_merge = _table(
    "item_merge", Column("item_id", Integer, ForeignKey("item.id"), primary_key=True),
    _ref("into_id", "item", required=True),
)  # fmt: skip
production = _table(
    "production", _id(), _uid(), Column("date", Text, nullable=False), _ref("item_id", "item", required=True),
    _whole("made"), _whole("spoiled"), _whole("undone"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("made >= 0 AND spoiled >= 0 AND made + spoiled > 0", "quantities"), Index(None, "date"),
)  # fmt: skip
stock_count = _table(
    "stock_count", _id(), _uid(), Column("date", Text, nullable=False), _ref("entry_id", "journal_entry"),
    Column("key", Text, nullable=False), UniqueConstraint("key"), Index(None, "date"),
)  # fmt: skip
stock_line = _table(
    "stock_line", _ref("count_id", "stock_count", required=True), _ref("item_id", "item", required=True),
    _whole("quantity"), _whole("cents"), PrimaryKeyConstraint("count_id", "item_id"),
)  # fmt: skip
consignment = _table(
    "consignment", _id(), _uid(), Column("date", Text, nullable=False), _ref("party_id", "party", required=True),
    _ref("category_id", "category", required=True), _word("what"), _whole("units"), _whole("price"),
    Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("units > 0 AND price > 0", "amounts"),
)  # fmt: skip
consignment_move = _table(
    "consignment_move", _id(), _ref("consignment_id", "consignment", required=True),
    Column("date", Text, nullable=False), _whole("units"), _ref("entry_id", "journal_entry"), _whole("undone"),
    Column("key", Text, nullable=False), UniqueConstraint("key"), Index(None, "consignment_id"),
    CheckConstraint("units > 0", "units"),
)  # fmt: skip
prepaid = _table(
    "prepaid", _id(), _uid(), _ref("entry_id", "journal_entry", required=True), _word("first_month"),
    _whole("months"), _whole("cents"), _word("kind"), _word("name"), Index(None, "entry_id"),
    CheckConstraint("months > 0 AND cents > 0", "amounts"), CheckConstraint("kind IN ('rent','insurance')", "kind"),
)  # fmt: skip
prepaid_month = _table(
    "prepaid_month", _ref("entry_id", "journal_entry", required=True), _ref("prepaid_id", "prepaid", required=True),
    _whole("cents"), PrimaryKeyConstraint("entry_id", "prepaid_id"), Index(None, "prepaid_id"),
)  # fmt: skip

# What a bank or wallet says; its lines never change, and a match posts nothing.
statement_import = _table(
    "statement_import", _id(), _uid(), _ref("place_id", "place", required=True), _word("file"), _word("told_at"),
    _ref("actor_id", "person", required=True), Column("balance", Integer), Column("balance_on", Text),
    CheckConstraint("(balance IS NULL) = (balance_on IS NULL)", "balance_has_day"), Index(None, "place_id"),
)  # fmt: skip
bank_line = _table(
    "bank_line", _id(), _uid(), _ref("import_id", "statement_import", required=True),
    _ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    Column("cents", Integer, nullable=False), _word("detail"), Column("key", Text, nullable=False),
    UniqueConstraint("place_id", "key"), CheckConstraint("cents <> 0", "cents"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"), Index(None, "place_id", "date"),
)  # fmt: skip
bank_match = _table(
    "bank_match", _id(), _ref("line_id", "bank_line", required=True), _ref("place_id", "place", required=True),
    _ref("entry_id", "journal_entry"), _word("reason"), _word("told_at"), _ref("actor_id", "person", required=True),
    _whole("undone"), CheckConstraint("(entry_id IS NULL) = (reason <> '')", "entry_or_reason"),
    Index("ix_bank_match_line", "line_id", unique=True, sqlite_where=text("undone = 0")),
    Index("ix_bank_match_entry", "entry_id", "place_id", unique=True, sqlite_where=text("undone = 0")),
)  # fmt: skip

closing = _table(
    "closing", _id(), _uid(), Column("month", Text, nullable=False), _word("act"), _word("reason"), _word("told_at"),
    _ref("actor_id", "person", required=True), CheckConstraint("act IN ('month','year','reopened')", "act"),
    CheckConstraint("act <> 'reopened' OR reason <> ''", "reason"),
)  # fmt: skip

# What sealing keeps (see `kept`): one tree each, without a row id beside their key.
balance_month = _kept(
    "balance_month", _ref("account_id", "account", required=True), Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False), _whole("debit"), _whole("credit"),
    PrimaryKeyConstraint("account_id", "month", "kind"),
)  # fmt: skip
balance_day = _kept(
    "balance_day", Column("date", Text, nullable=False), _ref("account_id", "account", required=True),
    Column("kind", Text, nullable=False), _whole("debit"), _whole("credit"),
    PrimaryKeyConstraint("date", "account_id", "kind"),
)  # fmt: skip
place_month = _kept(
    "place_month", _ref("place_id", "place", required=True), Column("month", Text, nullable=False),
    _whole("debit"), _whole("credit"), PrimaryKeyConstraint("place_id", "month"),
)  # fmt: skip
place_day = _kept(
    "place_day", _ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    _whole("debit"), _whole("credit"), PrimaryKeyConstraint("place_id", "date"),
)  # fmt: skip
entries_day = _kept("entries_day", Column("date", Text, primary_key=True), _whole("entries"))
# The notes of sales and expenses that stand: what they add up to, and how much of it a boleta or factura backs.
notes_day = _kept(
    "notes_day", Column("date", Text, nullable=False), Column("template", Text, nullable=False), _whole("cents"),
    _whole("backed"), PrimaryKeyConstraint("date", "template"),
)  # fmt: skip
# Reversals and what they reverse, each on its day.
undone_day = _kept(
    "undone_day", Column("date", Text, nullable=False), _ref("account_id", "account", required=True),
    _whole("debit"), _whole("credit"), PrimaryKeyConstraint("date", "account_id"),
)  # fmt: skip
# What people owe and are owed; party 0 is nobody.
party_month = _kept(
    "party_month", Column("party_id", Integer, nullable=False), _ref("account_id", "account", required=True),
    Column("month", Text, nullable=False), _whole("debit"), _whole("credit"),
    PrimaryKeyConstraint("party_id", "account_id", "month"),
)  # fmt: skip
party_day = _kept(
    "party_day", Column("date", Text, nullable=False), Column("party_id", Integer, nullable=False),
    _ref("account_id", "account", required=True), _whole("debit"), _whole("credit"),
    PrimaryKeyConstraint("date", "party_id", "account_id"),
)  # fmt: skip
# What of a sale on credit or a purchase owed is still to be settled; a row goes when nothing is.
open_debt = _kept(
    "open_debt", Column("debt", Text, nullable=False), Column("date", Text, nullable=False),
    Column("entry_id", Integer, nullable=False), Column("posting_id", Integer, nullable=False),
    Column("cents", Integer, nullable=False), PrimaryKeyConstraint("debt", "date", "entry_id", "posting_id"),
    CheckConstraint("debt IN ('owed_to_me','i_owe')", "debt"), CheckConstraint("cents > 0", "positive"),
    Index(None, "entry_id"),
)  # fmt: skip

dated_value = _table(
    "dated_value", _id(), _word("name"), _word("valid_from"), _word("valid_to"), _word("value"), _word("source"),
    _whole("edited"), UniqueConstraint("name", "valid_from"),
)  # fmt: skip

preference = _table("preference", Column("name", Text, primary_key=True), _word("value"))

audit = _table(
    "audit", _id(), _word("wall_clock"), _ref("actor_id", "person"), _word("command"), Column("row_id", Integer),
)  # fmt: skip
