"""The words of every entry's detail, so that a search ignores accents and does not read the whole journal."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index of words and fill it from the entries that are there."""
    op.execute(
        "CREATE VIRTUAL TABLE entry_words USING fts5(detail, content='', "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    op.execute(
        "INSERT INTO entry_words (rowid, detail) SELECT id, json_extract(memo_arguments, '$.detail')"
        " FROM journal_entry WHERE sealed AND json_extract(memo_arguments, '$.detail') <> ''"
    )
