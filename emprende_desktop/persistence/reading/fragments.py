"""Parts of statements that several share, as text; in them an entry is `e`, a posting `p`, an account `a`.

What these functions take are names of our own columns and parameters, never anything that was typed.
"""

# The name of the category that an entry's memo points to, or of the one it was joined to; NULL for none.
CATEGORY_NAME = """(SELECT c.name FROM category c WHERE c.id = COALESCE(
  (SELECT m.into_id FROM category_merge m WHERE m.category_id = json_extract(e.memo_arguments, '$.category')),
  json_extract(e.memo_arguments, '$.category')))"""

# What each entry did to places of money: its words, and the first person it names.
MOVES = f"""
SELECT e.id, e.date, SUM(p.debit - p.credit), e.memo_template, e.memo_arguments, {CATEGORY_NAME},
  (SELECT y.name FROM posting q JOIN party y ON y.id = q.party_id WHERE q.entry_id = e.id ORDER BY q.id LIMIT 1)
FROM journal_entry e CROSS JOIN posting p ON p.entry_id = e.id"""

# A person stands for herself: those merged into another are shown under the other.
NOT_MERGED = "party.id NOT IN (SELECT party_id FROM party_merge)"

# A person who was not erased has the words (:folded within her name, accents aside; :words as her DNI or RUC).
PERSON_MATCHES = f"""(instr(party.folded_name, :folded) > 0 OR party.dni = :words OR party.ruc = :words)
  AND party.erased = 0 AND {NOT_MERGED}"""


def stands(entry_id: str) -> str:
    """Say that an entry counts: no reversal of it exists."""
    return f"NOT EXISTS (SELECT 1 FROM journal_entry reversal WHERE reversal.reverses_id = {entry_id})"


def of_person(column: str, party: str) -> str:
    """Say that a column points to a person, or to one who was merged into her."""
    return f"({column} = {party} OR {column} IN (SELECT party_id FROM party_merge WHERE into_id = {party}))"


def begins_with(prefixes: str) -> str:
    """Say that the code of an account begins with one of the prefixes that a parameter holds (see `many`)."""
    return f"EXISTS (SELECT 1 FROM json_each({prefixes}) prefix WHERE a.code LIKE prefix.value || '%')"


def one_of(column: str, values: str) -> str:
    """Say that a column is one of the values that a parameter holds (see `many`)."""
    return f"{column} IN (SELECT value FROM json_each({values}))"
