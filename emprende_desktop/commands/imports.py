"""Bringing in what was kept elsewhere: the notebook, whole or not at all."""

from dataclasses import dataclass

from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.exchange.notebook import NotebookRow
from emprende_desktop.persistence.unit_of_work import UnitOfWork
from emprende_desktop.posting_rules.notebook import NotebookFact, notebook_entry

CHANGED = frozenset({Topic.JOURNAL, Topic.PLACES, Topic.PARTIES, Topic.IMPORTS})
MATCHING = "notebook.matching"


@dataclass(frozen=True, slots=True)
class NotebookImport:
    """Read rows and, one each, the key by which a row is recognised when the file comes again.

    `matching` is what the matching page wants to remember (columns and words), as plain data.
    """

    rows: tuple[NotebookRow, ...]
    keys: tuple[str, ...]
    matching: dict[str, object]


def import_notebook(uow: UnitOfWork, notebook: NotebookImport) -> Committed:
    """Post every row that is not in the books yet, in the notebook's order; returns the last entry.

    Raises UnknownAccountError, AccountTakesNoPostingsError, PeriodClosedError: then nothing goes in.
    """
    last = 0
    for row, key in zip(notebook.rows, notebook.keys, strict=True):
        if uow.journal.id_of_key(key) is None:
            last = uow.journal.append(notebook_entry(_fact(uow, row, key)))
    uow.remember(MATCHING, notebook.matching)
    return Committed(last, CHANGED)


def _fact(uow: UnitOfWork, row: NotebookRow, key: str) -> NotebookFact:
    return NotebookFact(
        date=row.date,
        detail=row.detail,
        amount=row.amount,
        inflow=row.inflow,
        medio=row.medio_account,
        rubro=row.rubro_account,
        medio_place=uow.masters.place_on(row.medio_account),
        rubro_place=uow.masters.place_on(row.rubro_account),
        party=_party(uow, row.person),
        key=key,
    )


def _party(uow: UnitOfWork, name: str) -> int | None:
    if not name.strip():
        return None
    return uow.masters.party_named(name) or uow.masters.add_party(NewParty(name))
