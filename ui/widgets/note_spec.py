"""What tells one form from another, as data: its words, what it asks, and the note it makes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from emprende_desktop.domain.enterprise import TaxRegime
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import Debt
from emprende_desktop.trade.notes import Application, Document, DocumentKind, Note


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


def no_papers(_regime: TaxRegime) -> tuple[DocumentKind, ...]:
    """Return the only choice of a form that asks for no paper."""
    return (DocumentKind.NONE,)


@dataclass(frozen=True, slots=True)
class FormSpec:
    """A form's words (msgids) and its two ways between answers and a note.

    `credit` is the word for "no money yet", empty where there is none.
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
