"""What tells one form from another, as data: its words, what it asks, and the note it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from emprende_desktop.domain.masters import CategoryKind, PlaceKind
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.trade.documents import Document, DocumentKind

if TYPE_CHECKING:
    from emprende_desktop.company import Query
    from emprende_desktop.domain.enterprise import TaxRegime
    from emprende_desktop.queries.masters import Debt
    from emprende_desktop.trade.carried import Carried
    from emprende_desktop.trade.notes import Application, Note
    from ui.screen import Act, Context


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answered; what a form does not ask stays None or empty."""

    amount: Money
    category: int | None
    category_name: str
    place: int | None
    place_name: str
    target: int | None
    target_name: str
    party: int | None
    document: Document
    date: dt.date
    detail: str
    key: str
    applications: tuple[Application, ...]
    second: Money = ZERO
    carried: Carried | None = None


def no_papers(_regime: TaxRegime) -> tuple[DocumentKind, ...]:
    """Return the only choice of a form that asks for no paper."""
    return (DocumentKind.NONE,)


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form's words (msgids) and its two ways between answers and a note.

    `credit` is the word for "no money yet", empty where there is none. `kinds` are fixed choices in place of
    categories (value, word, picture): the answer's category is the index. `second` asks for a part of the amount.
    `owing` asks in place of `who` where nothing is paid yet, `unnamed` is said where nobody is named then.
    `lot` asks for which lot it is, where the company works with gold.
    `place_kind` offers only the places of one kind. `proposed_number` is asked where she gives the paper herself.
    `then` is what the toast offers once the note is saved, None where there is nothing to offer.
    """

    title: str
    subtitle: str
    icon: str
    color: str
    save: str
    saved: str
    where: str
    make: Callable[[Answers], Note]
    read: Callable[[Note], Answers]
    sentence: Callable[[Answers], str]
    what: str = ""
    category: CategoryKind | None = None
    credit: str = ""
    target_question: str = ""
    who: str = ""
    papers: Callable[[TaxRegime], tuple[DocumentKind, ...]] = no_papers
    debt: Debt | None = None
    kinds: tuple[tuple[str, str, str], ...] = ()
    second: str = ""
    place_kind: PlaceKind | None = None
    proposed_number: Query[[DocumentKind], str] | None = None
    owing: str = ""
    unnamed: str = ""
    lot: str = ""
    then: Callable[[Context, int], Act | None] | None = None


Kind = TypeVar("Kind", bound=StrEnum)
Kinds = tuple[tuple[Kind, str, str], ...]


def chosen_kind(kinds: Kinds[Kind], answers: Answers) -> Kind:
    """Return the fixed choice that was made."""
    assert answers.category is not None, "one of the choices is always made"
    return kinds[answers.category][0]


def index_of_kind(kinds: Kinds[Kind], value: Kind) -> int:
    """Return where a value stands among fixed choices."""
    return next(index for index, kind in enumerate(kinds) if kind[0] is value)
