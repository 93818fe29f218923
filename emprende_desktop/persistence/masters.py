"""Places of money, people and categories of the company."""

import datetime as dt

import uuid_utils
from sqlalchemy import TextClause, delete, insert, select, text, update
from sqlalchemy.engine import Connection

from emprende_desktop.domain.errors import DuplicateNameError, NameRequiredError, UnknownPlaceError
from emprende_desktop.domain.masters import (
    Category,
    Listed,
    NewCategory,
    NewParty,
    NewPlace,
    Place,
)
from emprende_desktop.domain.words import fold
from emprende_desktop.persistence import tables as t
from emprende_desktop.persistence.chart import ChartRepository
from emprende_desktop.persistence.columns import metadata
from emprende_desktop.persistence.reading.fragments import of_person
from emprende_desktop.persistence.reading.masters import (
    CATEGORIES,
    CATEGORY_COLUMNS,
    PLACE_COLUMNS,
    PLACES,
    category_from,
    party_called,
    place_from,
)
from emprende_desktop.persistence.reading.reader import Reader
from emprende_desktop.posting_rules.accounts import place_kind

_PLACE = f"SELECT {PLACE_COLUMNS} FROM {PLACES} WHERE place.id = ?"
_PLACE_OF_ACCOUNT = f"SELECT {PLACE_COLUMNS} FROM {PLACES} WHERE a.code = ? ORDER BY place.id LIMIT 1"
_CATEGORY = f"SELECT {CATEGORY_COLUMNS} FROM {CATEGORIES} WHERE category.id = ?"


class MastersRepository:
    """The rows that notes point to."""

    def __init__(self, connection: Connection, reader: Reader, chart: ChartRepository, today: dt.date) -> None:
        self._connection = connection
        self._reader = reader
        self._chart = chart
        self._today = today
        self._placed: dict[str, int | None] = {}

    def place(self, place_id: int) -> Place:
        """Return a place; raises UnknownPlaceError."""
        row = self._reader.first(_PLACE, (place_id,))
        if row is None:
            raise UnknownPlaceError(str(place_id))
        return place_from(row)

    def place_for_account(self, account: str) -> Place | None:
        """Return the oldest place of an account, if any."""
        row = self._reader.first(_PLACE_OF_ACCOUNT, (account,))
        return place_from(row) if row else None

    def place_on(self, account: str) -> int | None:
        """Return the place of a money account, made under the account's name where there is none yet."""
        if account not in self._placed:
            self._placed[account] = self._place_on(account)
        return self._placed[account]

    def _place_on(self, account: str) -> int | None:
        known = self.place_for_account(account)
        if known is not None:
            return known.id
        kind = place_kind(account)
        if kind is None:
            return None
        name = self._connection.execute(
            select(t.account.c.name).where(t.account.c.id == self._chart.posting_id(account, self._today))
        ).scalar_one()
        taken = self._connection.execute(select(t.place.c.id).where(t.place.c.name == name)).first()
        return self.add_place(NewPlace(kind, f"{name} ({account})" if taken else name), account)

    def add_place(self, new: NewPlace, account: str) -> int:
        """Write a place of money on its account; raises DuplicateNameError."""
        if self._connection.execute(select(t.place.c.id).where(t.place.c.name == new.name.strip())).first():
            raise DuplicateNameError(new.name)
        return self._insert(
            "place",
            kind=new.kind.value,
            name=new.name.strip(),
            holder=new.holder.strip(),
            account_id=self._chart.posting_id(account, self._today),
        )

    def category(self, category_id: int) -> Category:
        """Return a category."""
        return category_from(self._reader.one(_CATEGORY, (category_id,)))

    def add_category(self, new: NewCategory) -> int:
        """Write a category; raises DuplicateNameError, UnknownAccountError."""
        taken = select(t.category.c.id).where(
            t.category.c.kind == new.kind.value, t.category.c.name == new.name.strip()
        )
        if self._connection.execute(taken).first():
            raise DuplicateNameError(new.name)
        return self._insert(
            "category",
            kind=new.kind.value,
            name=new.name.strip(),
            icon=new.icon,
            account_id=self._chart.posting_id(new.account, self._today),
            taxed=int(new.taxed),
        )

    def party_name(self, party_id: int) -> str:
        """Return what a person is called."""
        return str(self._connection.execute(select(t.party.c.name).where(t.party.c.id == party_id)).scalar_one())

    def change_party(self, party_id: int, new: NewParty) -> None:
        """Write a person's name and numbers anew."""
        values = {"name": new.name.strip(), "folded_name": fold(new.name)}
        self._connection.execute(update(t.party).where(_shown_as(party_id)).values(**values))
        self._connection.execute(update(t.party).where(t.party.c.id == party_id).values(dni=new.dni, ruc=new.ruc))

    def call_on_the_wall(self, party_id: int, name: str) -> None:
        """Write what a person is called on a list that others see, empty for nothing."""
        values = {"party_id": party_id, "name": name.strip()}
        self._connection.execute(insert(t.nickname).prefix_with("OR REPLACE"), values)

    def erase_party(self, party_id: int) -> None:
        """Take a person's name and numbers away; her id stays, for the chain covers it."""
        self.call_on_the_wall(party_id, "")
        values = {"name": "", "folded_name": "", "dni": "", "ruc": "", "erased": 1}
        self._connection.execute(update(t.party).where(_shown_as(party_id)).values(**values))
        self._connection.execute(update(t.party_merge).where(t.party_merge.c.into_id == party_id).values(name=""))

    def merge_party(self, gone: int, into: int) -> None:
        """Show a person under another from now on; what was posted stays as it is, her own name is kept aside."""
        kept = self._connection.execute(select(t.party).where(t.party.c.id == into)).one()
        name = self.party_name(gone)
        again = update(t.party_merge).where(t.party_merge.c.into_id == gone)
        self._connection.execute(again.values(into_id=into))
        self._connection.execute(insert(t.party_merge), {"party_id": gone, "into_id": into, "name": name})
        of_gone = t.party.c.id.in_(select(t.party_merge.c.party_id).where(t.party_merge.c.into_id == into))
        values = {"name": kept.name, "folded_name": kept.folded_name, "dni": "", "ruc": ""}
        self._connection.execute(update(t.party).where(of_gone).values(**values))

    def unmerge_party(self, gone: int) -> None:
        """Show a person under her own name again."""
        name = self._connection.execute(
            select(t.party_merge.c.name).where(t.party_merge.c.party_id == gone)
        ).scalar_one()
        self._connection.execute(delete(t.party_merge).where(t.party_merge.c.party_id == gone))
        self._connection.execute(update(t.party).where(t.party.c.id == gone).values(name=name, folded_name=fold(name)))

    def merge_category(self, gone: int, into: int) -> None:
        """Show the notes of a category under another from now on, and offer it no more."""
        again = update(t.category_merge).where(t.category_merge.c.into_id == gone)
        self._connection.execute(again.values(into_id=into))
        self._connection.execute(insert(t.category_merge), {"category_id": gone, "into_id": into})
        self.retire(Listed.CATEGORY, gone, retired=True)

    def names_beside(self, of: Listed, row: int) -> tuple[str, ...]:
        """Return the names of the others in a list; for a category, those of its kind."""
        table = metadata.tables[of]
        beside = select(table.c.name).where(table.c.id != row)
        if of is Listed.CATEGORY:
            kind = select(t.category.c.kind).where(t.category.c.id == row).scalar_subquery()
            beside = beside.where(table.c.kind == kind)
        return tuple(self._connection.execute(beside).scalars())

    def rename(self, of: Listed, row: int, name: str) -> None:
        """Call a row by another name; raises NameRequiredError."""
        if not name.strip():
            raise NameRequiredError("name")
        table = metadata.tables[of]
        self._connection.execute(update(table).where(table.c.id == row).values(name=name.strip()))

    def retire(self, of: Listed, row: int, *, retired: bool) -> None:
        """Offer a row no more, or again."""
        table = metadata.tables[of]
        self._connection.execute(update(table).where(table.c.id == row).values(retired=int(retired)))

    def party_numbered(self, number: str) -> int | None:
        """Return the person with a DNI or RUC; none without a number."""
        if not number:
            return None
        found = select(t.party.c.id).where((t.party.c.dni == number) | (t.party.c.ruc == number))
        return self._connection.execute(found.order_by(t.party.c.id)).scalar()

    def party_named(self, new: NewParty) -> int | None:
        """Return the person whose name reads the same, accents and case aside, and whose numbers do not differ."""
        return party_called(self._reader, new.name, new.dni, new.ruc)

    def complete_party(self, party_id: int, new: NewParty) -> None:
        """Keep a DNI or RUC that was not known yet."""
        for column, number in (("dni", new.dni), ("ruc", new.ruc)):
            if number:
                missing = (t.party.c.id == party_id) & (t.party.c[column] == "")
                self._connection.execute(update(t.party).where(missing).values({column: number}))

    def add_party(self, new: NewParty) -> int:
        """Write a person."""
        name = " ".join(new.name.split())
        return self._insert("party", name=name, dni=new.dni, ruc=new.ruc, folded_name=fold(name))

    def _insert(self, table: str, **values: object) -> int:
        values["uid"] = str(uuid_utils.uuid7())
        inserted = self._connection.execute(insert(metadata.tables[table]), values).inserted_primary_key
        assert inserted is not None
        return int(inserted[0])


def _shown_as(party_id: int) -> TextClause:
    """Say that a row of `party` is a person, or one who was merged into her."""
    return text(of_person("party.id", ":shown_as")).bindparams(shown_as=party_id)
