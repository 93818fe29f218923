"""The tables of the gold module: members and their work, lots and what moved them, what was measured and agreed.

Gold is integer milligrams, ore integer grams as it was weighed (wet), money integer céntimos; a measured or agreed
figure is kept as the text it was read as. What was told wrong is marked as undone and told anew.
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


def _date(name: str = "date") -> Column[str]:
    return Column(name, Text, nullable=False)


def _key() -> Column[str]:
    return Column("key", Text, nullable=False, unique=True)


def _paper() -> Column[str]:
    return Column("sha256", Text, ForeignKey("paper.sha256"))


# A member is a person with more about her; who she is stands in `party` and can be erased there.
member = table(
    "member", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True),
    Column("number", Integer, nullable=False, unique=True), word("birth_date"), word("joined_on"), word("left_on"),
    word("site"), word("account"), word("consent_on"), word("consent_until"), word("consent_for"),
)  # fmt: skip
accreditation = table(
    "accreditation", row_id(), uid(), ref("party_id", "party", required=True), word("kind"), word("number"),
    word("zone"), word("issued_on"), word("valid_until"), _paper(), whole("undone"), Index(None, "party_id"),
    CheckConstraint("kind IN ('padron','regional','other')", "kind"),
)  # fmt: skip

container = table("container", row_id(), uid(), word("name"), whole("retired"), UniqueConstraint("name"))
container_weighing = table(
    "container_weighing", row_id(), ref("container_id", "container", required=True), _date(), whole("gross_g"),
    whole("tare_g"), whole("undone"), _key(), Index(None, "container_id"),
    CheckConstraint("tare_g >= 0 AND gross_g > tare_g", "weights"),
)  # fmt: skip

permission = table(
    "permission", row_id(), uid(), word("holder"), word("concession"), word("code"), word("kind"),
    word("valid_from"), word("valid_until"), word("share"), _paper(), whole("undone"), _key(),
)  # fmt: skip

lot = table(
    "lot", row_id(), uid(), Column("code", Text, nullable=False), word("kind"), _date("opened_on"), word("ownership"),
    word("material"), word("site"), ref("permission_id", "permission"), _key(), UniqueConstraint("code"),
    CheckConstraint("kind IN ('ore','gold')", "kind"),
    CheckConstraint("ownership IN ('pool','purchase','agency')", "ownership"),
)  # fmt: skip

# What a day of gathering was: who, how many half days, how much each brought; a day on which nothing was found moved
# nothing, and what was bought was moved by its purchases.
collection = table(
    "collection", row_id(), uid(), _date(), ref("lot_id", "lot", required=True), ref("permission_id", "permission"),
    ref("move_id", "gold_move"), ref("place_id", "place"), word("detail"), whole("undone"), _key(),
    Index(None, "lot_id"), Index(None, "date"),
)  # fmt: skip
collection_line = table(
    "collection_line", ref("collection_id", "collection", required=True), ref("party_id", "party", required=True),
    whole("half_days"), ref("container_id", "container"), whole("containers"), whole("ore_g"), whole("price"),
    PrimaryKeyConstraint("collection_id", "party_id"), Index(None, "party_id"),
    CheckConstraint("half_days >= 0 AND containers >= 0 AND ore_g >= 0 AND price >= 0", "amounts"),
)  # fmt: skip

# Movements only add: one is undone by its mirror image. Their hashes chain by device as those of the entries do.
gold_move = table(
    "gold_move", row_id(), uid(), ref("device_id", "device", required=True),
    Column("sequence", Integer, nullable=False), _date(), Column("kind", Text, nullable=False),
    ref("entry_id", "journal_entry"), ref("reverses_id", "gold_move"), word("custody"), word("cause"),
    word("document"), Column("wall_clock", Text, nullable=False), ref("actor_id", "person", required=True), _key(),
    Column("lines", Integer, nullable=False), Column("hash", LargeBinary, nullable=False),
    Column("previous_hash", LargeBinary, nullable=False),
    UniqueConstraint("reverses_id"), UniqueConstraint("device_id", "sequence"), Index(None, "entry_id"),
    Index(None, "date"),
    CheckConstraint("lines > 0 AND length(hash) = 32", "whole"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"),
)  # fmt: skip
# `pool` is what a cost belongs to: 0 is the gold on hand, averaged as one; else the lot.
gold_line = table(
    "gold_line", row_id(), ref("move_id", "gold_move", required=True), ref("lot_id", "lot", required=True),
    Column("stage", Text, nullable=False), Column("pool", Integer, nullable=False), _date(), whole("ore_g"),
    whole("gross_mg"), whole("fine_mg"), whole("cents"),
    UniqueConstraint("move_id", "lot_id", "stage"), Index(None, "lot_id", "date", "id"),
    Index(None, "pool", "date", "id"),
    CheckConstraint("stage IN ('stockpile','plant','hand','transit')", "stage"),
)  # fmt: skip

# What triggers keep of the lines: what is where, what it cost, and how each month changed it.
gold_stock = kept(
    "gold_stock", Column("lot_id", Integer, nullable=False), Column("stage", Text, nullable=False), whole("ore_g"),
    whole("gross_mg"), whole("fine_mg"), PrimaryKeyConstraint("lot_id", "stage"),
    CheckConstraint("ore_g >= 0 AND gross_mg >= 0 AND fine_mg >= 0", "not_negative"),
)  # fmt: skip
gold_pool = kept(
    "gold_pool", Column("pool", Integer, primary_key=True), whole("ore_g"), whole("gross_mg"), whole("fine_mg"),
    whole("cents"), CheckConstraint("cents >= 0", "not_negative"),
)  # fmt: skip
gold_pool_month = kept(
    "gold_pool_month", Column("pool", Integer, nullable=False), Column("month", Text, nullable=False), whole("ore_g"),
    whole("gross_mg"), whole("fine_mg"), whole("cents"), PrimaryKeyConstraint("pool", "month"),
)  # fmt: skip

# What was measured of a lot, by whom; weights of samples in milligrams, of lots in grams.
weighing = table(
    "weighing", row_id(), uid(), ref("lot_id", "lot", required=True), _date(), word("by"), whole("gross_g"),
    whole("tare_g"), whole("sacks"), word("document"), _paper(), whole("undone"), _key(), Index(None, "lot_id"),
    CheckConstraint("tare_g >= 0 AND gross_g > tare_g", "weights"), CheckConstraint("by IN ('own','buyer')", "by"),
)  # fmt: skip
moisture_test = table(
    "moisture_test", row_id(), uid(), ref("lot_id", "lot", required=True), _date(), word("by"), whole("wet_mg"),
    whole("dry_mg"), _paper(), whole("undone"), _key(), Index(None, "lot_id"),
    CheckConstraint("dry_mg > 0 AND wet_mg > dry_mg", "weights"), CheckConstraint("by IN ('own','buyer')", "by"),
)  # fmt: skip
assay = table(
    "assay", row_id(), uid(), ref("lot_id", "lot", required=True), _date(), word("by"), word("metal"), word("value"),
    word("unit"), word("lab"), word("percent_applied"), word("document"), word("sample"), _paper(), whole("undone"),
    _key(), Index(None, "lot_id"), CheckConstraint("by IN ('own','plant','outside','umpire')", "by"),
    CheckConstraint("sample IN ('','tails')", "sample"),
    CheckConstraint("metal IN ('au','ag') AND unit IN ('oz_tc','g_t','permille')", "what"),
)  # fmt: skip

# Mercury is for the leader's eyes: no folder and no report reads this table.
mercury = table(
    "mercury", Column("move_id", Integer, ForeignKey("gold_move.id"), primary_key=True), whole("used_mg"),
    whole("recovered_mg"), CheckConstraint("used_mg >= 0 AND recovered_mg BETWEEN 0 AND used_mg", "amounts"),
)  # fmt: skip

# What a buyer agreed to from a day on, and what was made of his paper: the terms and figures as JSON, told once.
buyer_terms = table(
    "buyer_terms", row_id(), uid(), ref("party_id", "party", required=True), _date("valid_from"), word("terms"),
    word("source"), whole("undone"), _key(), Index(None, "party_id"),
)  # fmt: skip
settlement_review = table(
    "settlement_review", row_id(), uid(), ref("lot_id", "lot", required=True), ref("party_id", "party", required=True),
    _date(), word("terms"), word("ours"), word("printed"), ref("replaces_id", "settlement_review"), _key(),
    Index(None, "lot_id"),
)  # fmt: skip
gold_sale = table(
    "gold_sale", Column("entry_id", Integer, ForeignKey("journal_entry.id"), primary_key=True), word("kind"),
    ref("review_id", "settlement_review"), word("details"), whole("gross_mg"), whole("fine_mg"), whole("ore_g"),
    CheckConstraint("kind IN ('ore','dore')", "kind"),
)  # fmt: skip
# Whose grams a sale counts as, for the monthly limit of each person.
gold_sale_seller = table(
    "gold_sale_seller", ref("entry_id", "journal_entry", required=True), ref("party_id", "party", required=True),
    word("month"), whole("gross_mg"), whole("fine_mg"), whole("cents"), word("reason"),
    PrimaryKeyConstraint("entry_id", "party_id"), Index(None, "party_id", "month"),
)  # fmt: skip

# Reference prices in US dollars an ounce, and exchange rates in soles a dollar, as they were read.
market_price = table(
    "market_price", row_id(), uid(), word("name"), word("basis"), _date(), word("value"), word("source"),
    word("told_at"), whole("undone"), _key(),
    Index("ix_market_price_standing", "name", "basis", "date", unique=True, sqlite_where=text("undone = 0")),
)  # fmt: skip

# An assembly, what it approved, how money was shared out under it, and who took over the cash.
assembly_act = table(
    "assembly_act", row_id(), uid(), _date(), word("subject"), word("held_at"), whole("members"), whole("quorum"),
    whole("in_favour"), whole("against"), whole("abstained"), word("agreed"), whole("undone"), _key(),
    CheckConstraint("min(in_favour, against, abstained) >= 0 AND min(members, quorum) > 0", "counts"),
)  # fmt: skip
act_attendance = table(
    "act_attendance", ref("act_id", "assembly_act", required=True), ref("party_id", "party", required=True),
    PrimaryKeyConstraint("act_id", "party_id"),
)  # fmt: skip
# A share-out stands while its entry was not reversed.
share_out = table(
    "share_out", row_id(), uid(), _date(), ref("entry_id", "journal_entry", required=True), word("title"),
    ref("act_id", "assembly_act"), word("weights"), word("lots"), whole("amount"), whole("costs"), whole("fund"),
    word("fund_percent"), ref("place_id", "place"), UniqueConstraint("entry_id"), Index(None, "act_id"),
    CheckConstraint("title IN ('behalf','ore','work','surplus')", "title"),
    CheckConstraint("title <> 'surplus' OR act_id IS NOT NULL", "surplus_has_act"),
    CheckConstraint("amount > 0 AND costs >= 0 AND fund >= 0 AND costs + fund <= amount", "amounts"),
)  # fmt: skip
share_line = table(
    "share_line", ref("share_out_id", "share_out", required=True), ref("party_id", "party", required=True),
    whole("dry_g"), whole("gold_mg"), whole("half_days"), whole("cents"), whole("paid"),
    PrimaryKeyConstraint("share_out_id", "party_id"), CheckConstraint("paid BETWEEN 0 AND cents", "cents"),
)  # fmt: skip
hand_over = table(
    "hand_over", row_id(), uid(), _date(), ref("from_id", "party", required=True), ref("to_id", "party", required=True),
    word("counted"), word("papers"), word("detail"), whole("undone"), _key(),
)  # fmt: skip

# A paper that proves something about a lot; which proof it is of, `gold/evidence.py` says.
lot_paper = table(
    "lot_paper", row_id(), ref("lot_id", "lot", required=True), Column("proof", Text, nullable=False),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False), word("added_at"),
    ref("actor_id", "person", required=True), whole("undone"),
    Index("ix_lot_paper_standing", "lot_id", "proof", "sha256", unique=True, sqlite_where=text("undone = 0")),
)  # fmt: skip
