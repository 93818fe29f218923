"""The tables of documents: what is sold, series, documents given and taken, their electronic form, and month's taxes.

Amounts of a document are céntimos of soles; what it says in its own currency is kept as it was asked for (`content`).
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
)

from emprende_desktop.persistence.columns import ref, row_id, table, uid, whole, word


def _date(name: str = "date") -> Column[str]:
    return Column(name, Text, nullable=False)


def _key() -> Column[str]:
    return Column("key", Text, nullable=False, unique=True)


# What a document says of an item that is sold: SUNAT's unit, how IGV applies, and what the sale is noted under. `price`
# is exact text in soles, empty where the item's own price holds.
offer = table(
    "offer", Column("item_id", Integer, ForeignKey("item.id"), primary_key=True), word("code"), word("unit"),
    word("affectation"), whole("with_tax", 1), word("price"), ref("category_id", "category"),
)  # fmt: skip

# What is being written, or waits for the number that the portal gives; it may change and go.
draft = table(
    "draft", row_id(), uid(), word("kind"), _date(), word("name"), whole("total"), word("content"), word("changed_at"),
    ref("document_id", "document"), ref("entry_id", "journal_entry"),
)  # fmt: skip

# Where somebody is and by which document she is known; it goes with her data when they are erased.
party_address = table(
    "party_address", Column("party_id", Integer, ForeignKey("party.id"), primary_key=True), word("identity"),
    word("number"), word("line"), word("ubigeo"), word("district"), word("province"), word("department"),
    word("email"),
)  # fmt: skip

# One laptop numbers a series; `first` is its first number, for one that goes on from a book or another program.
series = table(
    "series", row_id(), uid(), word("kind"), Column("code", Text, nullable=False),
    ref("device_id", "device", required=True), word("point"), whole("first", 1), whole("retired"),
    UniqueConstraint("kind", "code"), CheckConstraint("first > 0", "first"),
)  # fmt: skip

# What was given, and stands for ever; a quotation, or what is wholly free, has no entry. `origin` is 'own' for what is
# numbered here and 'portal' for what SUNAT's portal, or a printed book, numbered. `adjusts_id` is the entry that
# brought a saved sale in line.
document = table(
    "document", row_id(), uid(), Column("kind", Text, nullable=False), Column("series", Text, nullable=False),
    Column("number", Integer, nullable=False), _date(), word("due"), ref("entry_id", "journal_entry"),
    ref("adjusts_id", "journal_entry"), ref("party_id", "party"), word("origin"), word("operation"),
    word("currency"), word("rate"), whole("export"), whole("taxed"), whole("igv"), whole("exempt"),
    whole("unaffected"), whole("isc"), whole("bags"), whole("free"), whole("free_igv"), whole("total"),
    whole("withheld"), whole("detraction"), word("identity"), word("identity_number"), word("name"),
    ref("corrects_id", "document"), word("corrects_kind"), word("corrects_number"), word("corrects_date"),
    word("reason"), word("content"), word("igv_percent"),
    ref("device_id", "device", required=True), word("issued_at"), _key(),
    UniqueConstraint("kind", "series", "number"),
    CheckConstraint("origin IN ('own','portal')", "origin"), CheckConstraint("number > 0", "number"),
    CheckConstraint("(kind = 'quotation' OR total = 0) = (entry_id IS NULL)", "entry"),
    CheckConstraint("date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'", "date"),
    Index(None, "date", "id"), Index(None, "entry_id"), Index(None, "party_id"), Index(None, "corrects_id"),
)  # fmt: skip
document_void = table(
    "document_void", Column("document_id", Integer, ForeignKey("document.id"), primary_key=True), _date(),
    word("reason"), word("told_at"), ref("actor_id", "person", required=True),
)  # fmt: skip
# What the portal gave, or what was photographed: the XML and the PDF of a document.
document_paper = table(
    "document_paper", ref("document_id", "document", required=True), word("what"),
    Column("sha256", Text, ForeignKey("paper.sha256"), nullable=False),
    PrimaryKeyConstraint("document_id", "what", "sha256"),
    CheckConstraint("what IN ('xml','pdf')", "what"),
)  # fmt: skip

# What is signed and goes to SUNAT: a document, a daily summary ('RC') or a voiding ('RA'). The bytes never change; what
# SUNAT would not take is mended and signed anew, in a row of its own under the same name.
edoc = table(
    "edoc", row_id(), uid(), Column("type_code", Text, nullable=False), Column("name", Text, nullable=False),
    _date(), ref("document_id", "document"), Column("xml", LargeBinary, nullable=False), word("digest"),
    word("signed_at"), whole("test"), Index(None, "name"), Index(None, "document_id"),
    CheckConstraint("(type_code IN ('RC','RA')) = (document_id IS NULL)", "document"),
)  # fmt: skip
edoc_part = table(
    "edoc_part", ref("edoc_id", "edoc", required=True), ref("document_id", "document", required=True),
    word("status"), PrimaryKeyConstraint("edoc_id", "document_id"), Index(None, "document_id"),
)  # fmt: skip
# What happened to it, the newest last, and the state that it left.
edoc_event = table(
    "edoc_event", row_id(), ref("edoc_id", "edoc", required=True), word("at"), word("event"), word("state"),
    word("code"), word("message"), word("ticket"), Column("answer", LargeBinary),
    ref("actor_id", "person", required=True), Index(None, "edoc_id", "id"),
    CheckConstraint("state <> ''", "state"),
)  # fmt: skip
certificate = table(
    "certificate", row_id(), uid(), word("subject"), word("issuer"), word("ruc"), word("valid_from"),
    word("valid_to"), Column("wrapped", LargeBinary, nullable=False), word("added_at"), whole("test"),
    whole("retired"),
)  # fmt: skip

# What a supplier's document says; amounts are céntimos of soles, a credit note's are below zero.
purchase = table(
    "purchase", row_id(), uid(), ref("entry_id", "journal_entry", required=True),
    ref("party_id", "party"), Column("type_code", Text, nullable=False), word("series"), word("number"), _date(),
    word("due"), word("identity"), word("identity_number"), word("name"), word("currency"), word("rate"),
    whole("taxed"), whole("igv"), whole("credit"), whole("untaxed"), whole("isc"), whole("bags"), whole("other"),
    whole("total"), whole("withheld"), word("detraction_code"), whole("detraction"), word("deposit_number"),
    word("deposit_date"), word("corrects_type"), word("corrects_series"), word("corrects_number"),
    word("corrects_date"), word("content"), Column("xml_sha256", Text, ForeignKey("paper.sha256")), _key(),
    Index(None, "date", "id"), Index(None, "entry_id"), Index(None, "identity_number", "type_code"),
)  # fmt: skip

# What a month owed of a tax, and the entry that says so or pays it.
tax_posting = table(
    "tax_posting", ref("entry_id", "journal_entry", required=True), _date("month"), word("tax"), whole("cents"),
    word("content"), PrimaryKeyConstraint("entry_id"), Index(None, "month", "tax"),
)  # fmt: skip

# SUNAT's lists, as the company's own dated copy: `more` is what else a row of a list says, as JSON.
catalogue = table(
    "catalogue", row_id(), word("name"), word("code"), word("words"), word("more"), word("valid_from"),
    word("valid_to"), word("source"), whole("edited"), UniqueConstraint("name", "code", "valid_from"),
)  # fmt: skip
