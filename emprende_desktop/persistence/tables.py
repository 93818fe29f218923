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
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)

from emprende_desktop.persistence.columns import kept, ref, row_id, table, uid, whole, word

enterprise = table(
    "enterprise", row_id(), uid(), word("name"), word("alias"), word("ruc"), word("locality"), word("trade"),
    whole("practice"), CheckConstraint("id = 1", "single"),
)  # fmt: skip

standing = table(
    "standing", Column("valid_from", Text, primary_key=True), word("form"), word("regime"),
    CheckConstraint(
        "form IN ('unregistered','natural','eirl','srl','sac','association','cooperative')"
        " AND regime IN ('none','nrus','rer','rmt','general')"
        " AND (regime <> 'nrus' OR form = 'natural') AND (form <> 'unregistered' OR regime = 'none')",
        "form_allows_regime",
    ),
)  # fmt: skip

device = table("device", row_id(), uid(), word("since"), whole("current"))
person = table("person", row_id(), uid(), word("name"), word("role"))

account = table(
    "account", row_id(), Column("code", Text, nullable=False), word("name"), word("type"), word("normal_side"),
    word("parent"), whole("leaf"), whole("active"), Column("chart", Text, nullable=False),
    UniqueConstraint("chart", "code"),
    CheckConstraint("type IN ('asset','liability','equity','income','expense','memorandum')", "type"),
    CheckConstraint("normal_side IN ('debit','credit')", "normal_side"),
)  # fmt: skip

chart_year = table("chart_year", Column("year", Integer, primary_key=True), word("chart"))

place = table(
    "place", row_id(), uid(), word("kind"), word("name"), word("holder"), ref("account_id", "account", required=True),
    whole("retired"), UniqueConstraint("name"),
    CheckConstraint("kind IN ('cash','bank','wallet','personal','restricted','detractions')", "kind"),
)  # fmt: skip

party = table(
    "party", row_id(), uid(), word("name"), word("dni"), word("ruc"), word("folded_name"), whole("erased"),
    Index(None, "folded_name"),
)  # fmt: skip

category = table(
    "category", row_id(), uid(), word("kind"), word("name"), word("icon"),
    ref("account_id", "account", required=True), whole("taxed", 1), whole("retired"),
    UniqueConstraint("kind", "name"), CheckConstraint("kind IN ('sale','expense')", "kind"),
)  # fmt: skip

journal_entry = table(
    "journal_entry", row_id(), uid(), ref("device_id", "device", required=True),
    Column("sequence", Integer, nullable=False), Column("date", Text, nullable=False),
    Column("written_on", Text, nullable=False), Column("wall_clock", Text, nullable=False),
    Column("kind", Text, nullable=False), ref("actor_id", "person", required=True),
    Column("key", Text, nullable=False), Column("memo_template", Text, nullable=False),
    Column("memo_arguments", Text, nullable=False), ref("reverses_id", "journal_entry"),
    Column("total", Integer, nullable=False), whole("sealed"),
    Column("hash", LargeBinary), Column("previous_hash", LargeBinary),
    UniqueConstraint("key"), UniqueConstraint("reverses_id"), UniqueConstraint("device_id", "sequence"),
    CheckConstraint("kind IN ('opening','normal','closing')", "kind"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"),
    CheckConstraint("sealed = 0 OR (hash IS NOT NULL AND length(hash) = 32)", "sealed_has_hash"),
    Index(None, "date", "id"),
)  # fmt: skip

# The date is that of the entry, so that an account can be read in order from its end.
posting = table(
    "posting", row_id(), ref("entry_id", "journal_entry", required=True),
    ref("account_id", "account", required=True), whole("debit"), whole("credit"), ref("place_id", "place"),
    ref("party_id", "party"), Column("lot", Text), word("date"),
    CheckConstraint("debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0)", "one_side"),
    Index(None, "entry_id"), Index(None, "account_id", "date", "entry_id"),
    Index("ix_posting_place", "place_id", "entry_id", sqlite_where=text("place_id IS NOT NULL")),
    Index("ix_posting_party", "party_id", "account_id", sqlite_where=text("party_id IS NOT NULL")),
)  # fmt: skip

paper = table(
    "paper", Column("sha256", Text, primary_key=True), word("media_type"),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip

entry_paper = table(
    "entry_paper", ref("entry_id", "journal_entry", required=True),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False), whole("position"),
    PrimaryKeyConstraint("entry_id", "sha256"),
)  # fmt: skip

# What was attached after its entry was sealed; the chain covers only what came with the entry.
added_paper = table(
    "added_paper", ref("entry_id", "journal_entry", required=True),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False), word("added_at"),
    ref("actor_id", "person", required=True), PrimaryKeyConstraint("entry_id", "sha256"),
)  # fmt: skip

party_merge = table(
    "party_merge", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
    ref("into_id", "party", required=True), word("name"), Index(None, "into_id"),
)  # fmt: skip
category_merge = table(
    "category_merge", Column("category_id", Integer, ForeignKey("category.id"), primary_key=True),
    ref("into_id", "category", required=True),
)  # fmt: skip

application = table(
    "application", ref("payment_id", "journal_entry", required=True),
    ref("settled_id", "journal_entry", required=True), Column("cents", Integer, nullable=False),
    PrimaryKeyConstraint("payment_id", "settled_id"), CheckConstraint("cents > 0", "positive"),
    Index(None, "settled_id"),
)  # fmt: skip

cash_count = table(
    "cash_count", row_id(), uid(), ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    Column("counted", Integer, nullable=False), Column("expected", Integer, nullable=False),
    ref("entry_id", "journal_entry"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("counted >= 0", "counted"), Index(None, "place_id", "date"),
)  # fmt: skip

closed_period = table("closed_period", Column("month", Text, primary_key=True), word("closed_at"))

# A row of the register stands while the entry that wrote it was not reversed.
asset = table(
    "asset", row_id(), uid(), ref("entry_id", "journal_entry"), word("name"), word("class"), word("first_month"),
    whole("cost"), whole("before_books"), whole("granted"), word("deferred"),
    CheckConstraint("cost > 0 AND before_books BETWEEN 0 AND cost AND granted BETWEEN 0 AND cost", "amounts"),
)  # fmt: skip
asset_month = table(
    "asset_month", ref("entry_id", "journal_entry", required=True), ref("asset_id", "asset", required=True),
    whole("used"), whole("earned"), PrimaryKeyConstraint("entry_id", "asset_id"), Index(None, "asset_id"),
)  # fmt: skip
asset_sale = table(
    "asset_sale", ref("entry_id", "journal_entry", required=True), ref("asset_id", "asset", required=True),
    PrimaryKeyConstraint("entry_id"), Index(None, "asset_id"),
)  # fmt: skip

# What an entry did to an order stands while it was not reversed.
sale_order = table(
    "sale_order", row_id(), uid(), Column("date", Text, nullable=False), Column("due_on", Text, nullable=False),
    ref("party_id", "party", required=True), ref("category_id", "category", required=True), word("what"),
    whole("price"), whole("cancelled"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("price > 0", "price"), Index(None, "due_on"),
)  # fmt: skip
order_entry = table(
    "order_entry", ref("entry_id", "journal_entry", required=True), ref("order_id", "sale_order", required=True),
    word("act"), whole("cents"), PrimaryKeyConstraint("entry_id"), Index(None, "order_id"),
    CheckConstraint("act IN ('advance','delivery','refund')", "act"),
)  # fmt: skip

# A name for the wall that only those who know her understand; it goes with her data when they are erased.
nickname = table(
    "nickname", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True), word("name"),
)  # fmt: skip

# Quantities are thousandths of the item's unit; `cost` and `price` are of one unit, `labor` of one batch.
item = table(
    "item", row_id(), uid(), word("kind"), word("name"), word("unit"), whole("cost"), whole("price"),
    whole("batch"), whole("labor"), whole("retired"), UniqueConstraint("kind", "name"),
    CheckConstraint("kind IN ('material','supply','goods','product','service')", "kind"),
    CheckConstraint("cost >= 0 AND price >= 0 AND batch >= 0 AND labor >= 0", "amounts"),
)  # fmt: skip
recipe_line = table(
    "recipe_line", ref("product_id", "item", required=True), ref("material_id", "item", required=True),
    whole("quantity"), PrimaryKeyConstraint("product_id", "material_id"), CheckConstraint("quantity > 0", "quantity"),
)  # fmt: skip
# What was made of one and counted of it is shown under the other from then on.
item_merge = table(
    "item_merge", Column("item_id", Integer, ForeignKey("item.id"), primary_key=True),
    ref("into_id", "item", required=True),
)  # fmt: skip
production = table(
    "production", row_id(), uid(), Column("date", Text, nullable=False), ref("item_id", "item", required=True),
    whole("made"), whole("spoiled"), whole("undone"), Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("made >= 0 AND spoiled >= 0 AND made + spoiled > 0", "quantities"), Index(None, "date"),
)  # fmt: skip
stock_count = table(
    "stock_count", row_id(), uid(), Column("date", Text, nullable=False), ref("entry_id", "journal_entry"),
    Column("key", Text, nullable=False), UniqueConstraint("key"), Index(None, "date"),
)  # fmt: skip
stock_line = table(
    "stock_line", ref("count_id", "stock_count", required=True), ref("item_id", "item", required=True),
    whole("quantity"), whole("cents"), PrimaryKeyConstraint("count_id", "item_id"),
)  # fmt: skip
consignment = table(
    "consignment", row_id(), uid(), Column("date", Text, nullable=False), ref("party_id", "party", required=True),
    ref("category_id", "category", required=True), word("what"), whole("units"), whole("price"),
    Column("key", Text, nullable=False), UniqueConstraint("key"),
    CheckConstraint("units > 0 AND price > 0", "amounts"),
)  # fmt: skip
consignment_move = table(
    "consignment_move", row_id(), ref("consignment_id", "consignment", required=True),
    Column("date", Text, nullable=False), whole("units"), ref("entry_id", "journal_entry"), whole("undone"),
    Column("key", Text, nullable=False), UniqueConstraint("key"), Index(None, "consignment_id"),
    CheckConstraint("units > 0", "units"),
)  # fmt: skip
prepaid = table(
    "prepaid", row_id(), uid(), ref("entry_id", "journal_entry", required=True), word("first_month"),
    whole("months"), whole("cents"), word("kind"), word("name"), Index(None, "entry_id"),
    CheckConstraint("months > 0 AND cents > 0", "amounts"), CheckConstraint("kind IN ('rent','insurance')", "kind"),
)  # fmt: skip
prepaid_month = table(
    "prepaid_month", ref("entry_id", "journal_entry", required=True), ref("prepaid_id", "prepaid", required=True),
    whole("cents"), PrimaryKeyConstraint("entry_id", "prepaid_id"), Index(None, "prepaid_id"),
)  # fmt: skip

# What a bank or wallet says; its lines never change, and a match posts nothing.
statement_import = table(
    "statement_import", row_id(), uid(), ref("place_id", "place", required=True), word("file"), word("told_at"),
    ref("actor_id", "person", required=True), Column("balance", Integer), Column("balance_on", Text),
    CheckConstraint("(balance IS NULL) = (balance_on IS NULL)", "balance_has_day"), Index(None, "place_id"),
)  # fmt: skip
bank_line = table(
    "bank_line", row_id(), uid(), ref("import_id", "statement_import", required=True),
    ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    Column("cents", Integer, nullable=False), word("detail"), Column("key", Text, nullable=False),
    UniqueConstraint("place_id", "key"), CheckConstraint("cents <> 0", "cents"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"), Index(None, "place_id", "date"),
)  # fmt: skip
bank_match = table(
    "bank_match", row_id(), ref("line_id", "bank_line", required=True), ref("place_id", "place", required=True),
    ref("entry_id", "journal_entry"), word("reason"), word("told_at"), ref("actor_id", "person", required=True),
    whole("undone"), CheckConstraint("(entry_id IS NULL) = (reason <> '')", "entry_or_reason"),
    Index("ix_bank_match_line", "line_id", unique=True, sqlite_where=text("undone = 0")),
    Index("ix_bank_match_entry", "entry_id", "place_id", unique=True, sqlite_where=text("undone = 0")),
)  # fmt: skip

closing = table(
    "closing", row_id(), uid(), Column("month", Text, nullable=False), word("act"), word("reason"), word("told_at"),
    ref("actor_id", "person", required=True), CheckConstraint("act IN ('month','year','reopened')", "act"),
    CheckConstraint("act <> 'reopened' OR reason <> ''", "reason"),
)  # fmt: skip

# What sealing keeps (see `kept`): one tree each, without a row id beside their key.
balance_month = kept(
    "balance_month", ref("account_id", "account", required=True), Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False), whole("debit"), whole("credit"),
    PrimaryKeyConstraint("account_id", "month", "kind"),
)  # fmt: skip
balance_day = kept(
    "balance_day", Column("date", Text, nullable=False), ref("account_id", "account", required=True),
    Column("kind", Text, nullable=False), whole("debit"), whole("credit"),
    PrimaryKeyConstraint("date", "account_id", "kind"),
)  # fmt: skip
place_month = kept(
    "place_month", ref("place_id", "place", required=True), Column("month", Text, nullable=False),
    whole("debit"), whole("credit"), PrimaryKeyConstraint("place_id", "month"),
)  # fmt: skip
place_day = kept(
    "place_day", ref("place_id", "place", required=True), Column("date", Text, nullable=False),
    whole("debit"), whole("credit"), PrimaryKeyConstraint("place_id", "date"),
)  # fmt: skip
entries_day = kept("entries_day", Column("date", Text, primary_key=True), whole("entries"))
# The notes of sales and expenses that stand: what they add up to, and how much of it a boleta or factura backs.
notes_day = kept(
    "notes_day", Column("date", Text, nullable=False), Column("template", Text, nullable=False), whole("cents"),
    whole("backed"), PrimaryKeyConstraint("date", "template"),
)  # fmt: skip
# Reversals and what they reverse, each on its day.
undone_day = kept(
    "undone_day", Column("date", Text, nullable=False), ref("account_id", "account", required=True),
    whole("debit"), whole("credit"), PrimaryKeyConstraint("date", "account_id"),
)  # fmt: skip
# What people owe and are owed; party 0 is nobody.
party_month = kept(
    "party_month", Column("party_id", Integer, nullable=False), ref("account_id", "account", required=True),
    Column("month", Text, nullable=False), whole("debit"), whole("credit"),
    PrimaryKeyConstraint("party_id", "account_id", "month"),
)  # fmt: skip
party_day = kept(
    "party_day", Column("date", Text, nullable=False), Column("party_id", Integer, nullable=False),
    ref("account_id", "account", required=True), whole("debit"), whole("credit"),
    PrimaryKeyConstraint("date", "party_id", "account_id"),
)  # fmt: skip
# What of a sale on credit or a purchase owed is still to be settled; a row goes when nothing is.
open_debt = kept(
    "open_debt", Column("debt", Text, nullable=False), Column("date", Text, nullable=False),
    Column("entry_id", Integer, nullable=False), Column("posting_id", Integer, nullable=False),
    Column("cents", Integer, nullable=False), PrimaryKeyConstraint("debt", "date", "entry_id", "posting_id"),
    CheckConstraint("debt IN ('owed_to_me','i_owe')", "debt"), CheckConstraint("cents > 0", "positive"),
    Index(None, "entry_id"),
)  # fmt: skip

dated_value = table(
    "dated_value", row_id(), word("name"), word("valid_from"), word("valid_to"), word("value"), word("source"),
    whole("edited"), UniqueConstraint("name", "valid_from"),
)  # fmt: skip

preference = table("preference", Column("name", Text, primary_key=True), word("value"))

audit = table(
    "audit", row_id(), word("wall_clock"), ref("actor_id", "person"), word("command"), Column("row_id", Integer),
)  # fmt: skip
