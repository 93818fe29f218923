"""What may go into a buyer's folder: papers that show who somebody is stay out unless everybody in them consents.

Nothing that the tables of mercury, custody or other lots hold is asked for here (field practice).
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.words import fold
from emprende_desktop.gold.evidence import RECEIPTS, Concerned, Evidence, Proof, ProofPaper
from emprende_desktop.gold.gathering import Permission
from emprende_desktop.gold.lot_sheet import Measures
from emprende_desktop.gold.lots import Lot

_SHOW_PEOPLE = frozenset({Proof.MEMBERS.value, Proof.PADRON.value, RECEIPTS})
_MAY_SHOW_PEOPLE = frozenset({Proof.ORIGIN.value, Proof.DOCUMENT.value, Proof.PAYMENT.value})
_DENIALS = frozenset({"sin", "no", "ni", "nunca", "salvo", "excepto", "menos", "without", "not", "never", "except"})


class Rule(StrEnum):
    """Whether a paper goes into the folder: it does, somebody looks at it first, or it stays out."""

    GOES = "goes"
    LOOK = "look"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class FolderWish:
    """The folder of a lot, and the proofs whose papers are to be in it."""

    lot: int
    proofs: frozenset[Proof]


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What a folder tells of a lot besides its papers; `measures` are of the lot and of what it came from."""

    lot: Lot
    evidence: Evidence
    measures: tuple[Measures, ...]

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """Return the permissions under which it was gathered."""
        found = dict.fromkeys(day.permission for day in self.evidence.days)
        return tuple(one for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class Offered:
    """The papers of a proof as the leader is shown them before anything is written."""

    proof: Proof
    papers: tuple[tuple[ProofPaper, Rule], ...]

    @property
    def going(self) -> tuple[ProofPaper, ...]:
        """Return those that go in when the proof is ticked."""
        return tuple(paper for paper, rule in self.papers if rule is not Rule.STAYS)

    @property
    def staying(self) -> int:
        """Return how many stay out, ticked or not."""
        return len(self.papers) - len(self.going)

    @property
    def to_look_at(self) -> bool:
        """Say whether somebody has to look at one first: the proof is not ticked by itself."""
        return any(rule is Rule.LOOK for _paper, rule in self.papers)


def offered(told: Evidence, day: dt.date) -> tuple[Offered, ...]:
    """Return what may go into a folder of a day, by proof; a paper of several proofs goes by the strictest of them."""
    strictest: dict[str, Rule] = {}
    for paper in told.papers:
        rules = (strictest.get(paper.sha256, Rule.GOES), rule_of(paper, told.people, day))
        strictest[paper.sha256] = max(rules, key=tuple(Rule).index)
    return tuple(
        Offered(proof, tuple((paper, strictest[paper.sha256]) for paper in told.papers_of(proof))) for proof in Proof
    )


def rule_of(paper: ProofPaper, people: Sequence[Concerned], day: dt.date) -> Rule:
    """Return whether a paper goes in; whom it shows is asked of the proof, for nobody reads what stands on a photo."""
    if paper.slot not in _SHOW_PEOPLE | _MAY_SHOW_PEOPLE:
        return Rule.GOES
    shown = [one for one in people if paper.party in (None, one.party)]
    if shown and all(may_show_dni(one, day) for one in shown):
        return Rule.GOES
    return Rule.STAYS if paper.slot in _SHOW_PEOPLE else Rule.LOOK


def may_show_dni(one: Concerned, day: dt.date) -> bool:
    """Say whether her consent is in force and speaks of her DNI; where it also denies something it does not count."""
    if one.consent is None or not one.may_be_named(day):
        return False
    words = set(re.findall(r"\w+", fold(one.consent.purpose)))
    return "dni" in words and not words & _DENIALS
