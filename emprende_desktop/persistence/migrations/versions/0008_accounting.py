"""A year with entries keeps its chart, an account with postings is no heading: triggers, which are made anew."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Change no table: the triggers of the newest schema are made after every upgrade."""
