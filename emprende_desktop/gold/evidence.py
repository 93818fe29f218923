"""The twelve proofs of a lot: each there, there in part or missing, by what the books know and keep.

What a lot came from counts for it; what it went into does not: that is sold with papers of its own.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.gold.gathering import Permission
from emprende_desktop.gold.lots import Held
from emprende_desktop.gold.members import Accreditation, Consent, pseudonym


class Proof(StrEnum):
    """What a formal buyer asks of a lot, in the order in which it comes to be."""

    MEMBERS = "members"
    PERMISSION = "permission"
    PADRON = "padron"
    WEIGHT = "weight"
    MOISTURE = "moisture"
    OWN_ASSAY = "own_assay"
    BUYER_ASSAY = "buyer_assay"
    ORIGIN = "origin"
    GUIDE = "guide"
    SETTLEMENT = "settlement"
    DOCUMENT = "document"
    PAYMENT = "payment"


RECEIPTS = "receipts"
SLOTS = (*(proof.value for proof in Proof), RECEIPTS)


def slots(proof: Proof) -> tuple[str, ...]:
    """Return what papers of a proof are called: that of being paid also has the receipts that members signed."""
    return (proof.value, RECEIPTS) if proof is Proof.PAYMENT else (proof.value,)


class State(StrEnum):
    """How much of a proof there is."""

    THERE = "there"
    PARTLY = "partly"
    MISSING = "missing"


class Lack(StrEnum):
    """What a proof lacks: all of it, its paper, what the books should say, days in force, or signatures."""

    NOTHING_THERE = "nothing_there"
    NO_PAPER = "no_paper"
    NOT_NOTED = "not_noted"
    NOT_IN_FORCE = "not_in_force"
    NOT_SIGNED = "not_signed"


class Light(StrEnum):
    """A score at a glance: green for all twelve, amber from the half on."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class ProofPaper:
    """A photo or PDF of a proof; `row` is that of `lot_paper` where it was attached to the lot, `party` whose it is.

    One without a row came with what the books note: a permission, an assay, a sale.
    """

    slot: str
    sha256: str
    media_type: str
    row: int | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class GatheredOn:
    """A day of gathering, and the permission that it was noted under; `has_paper` is of that permission."""

    date: dt.date
    permission: Permission | None
    has_paper: bool

    @property
    def is_allowed(self) -> bool:
        """Say whether the permission was in force."""
        return self.permission is not None and self.permission.holds(self.date)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody whose data stand in the papers of a lot: who gathered (on `days`), sold or was paid a share.

    `accreditations` are hers, those set aside too, the last written first.
    """

    party: int
    number: int
    name: str
    consent: Consent | None
    days: tuple[dt.date, ...] = ()
    accreditations: tuple[Accreditation, ...] = ()
    has_paper: bool = False

    @property
    def is_accredited(self) -> bool:
        """Say whether she was accredited on each day that she gathered: the last one issued until then decides."""
        return all(self._accredited_on(day) for day in self.days)

    def _accredited_on(self, day: dt.date) -> bool:
        issued = (one for one in self.accreditations if one.issued_on is None or one.issued_on <= day)
        last = next(issued, None)
        return last is not None and (last.valid_until is None or day <= last.valid_until)

    def called(self, day: dt.date) -> str:
        """Return what she is called in a folder of a day: her name where she consents, else `S-01`."""
        return self.name if self.may_be_named(day) else pseudonym(self.number)

    def may_be_named(self, day: dt.date) -> bool:
        """Say whether her consent is in force."""
        return self.consent is not None and self.consent.given_on <= day and self.consent.holds(day)


@dataclass(frozen=True, slots=True)
class SoldAs:
    """A sale of the lot by its note: what its document is (`DocumentKind`) and prints, and what of the lot was sold.

    `is_formal` says that it is a liquidación or a factura with its number; `cents` is None where other lots were sold
    with it.
    """

    entry: int
    date: dt.date
    document: str
    number: str
    is_formal: bool
    gone: Held
    cents: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the books know of a lot and keep of its papers; counts are of what stands."""

    days: tuple[GatheredOn, ...] = ()
    people: tuple[Concerned, ...] = ()
    weighings: int = 0
    dryings: int = 0
    own_assays: int = 0
    buyer_assays: int = 0
    guides: int = 0
    is_reviewed: bool = False
    is_shared: bool = False
    sales: tuple[SoldAs, ...] = ()
    papers: tuple[ProofPaper, ...] = ()

    @property
    def gatherers(self) -> tuple[Concerned, ...]:
        """Return who gathered."""
        return tuple(one for one in self.people if one.days)

    def papers_of(self, proof: Proof) -> tuple[ProofPaper, ...]:
        """Return the papers of a proof."""
        return tuple(paper for paper in self.papers if paper.slot in slots(proof))

    def has(self, slot: str) -> bool:
        """Say whether there is a paper of this name."""
        return any(paper.slot == slot for paper in self.papers)

    def is_attached(self, proof: Proof) -> bool:
        """Say whether a paper of a proof was attached to the lot itself."""
        return any(paper.row is not None for paper in self.papers_of(proof))


@dataclass(frozen=True, slots=True)
class Judged:
    """A proof, how much of it there is, what it lacks most, and of how many days or members that is."""

    proof: Proof
    state: State
    lack: Lack | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """The proofs of a lot as they stand."""

    proofs: tuple[Judged, ...]

    @property
    def score(self) -> int:
        """Return how many proofs are there, of twelve; what is there in part does not count."""
        return sum(one.state is State.THERE for one in self.proofs)

    @property
    def light(self) -> Light:
        """Return the score at a glance."""
        if self.score == len(Proof):
            return Light.GREEN
        return Light.AMBER if 2 * self.score >= len(Proof) else Light.RED


def judged(told: Evidence) -> Judgement:
    """Return how much there is of each proof."""
    return Judgement(tuple(rule(proof, told) for proof, rule in _RULES.items()))


def _missing(proof: Proof, count: int = 0) -> Judged:
    return Judged(proof, State.MISSING, Lack.NOTHING_THERE, count)


def _partly(proof: Proof, lack: Lack, count: int = 0) -> Judged:
    return Judged(proof, State.PARTLY, lack, count)


def _noted_and_kept(proof: Proof, noted: int, told: Evidence) -> Judged:
    """Ask for both: what the books say, and its paper."""
    kept = bool(told.papers_of(proof))
    if noted and kept:
        return Judged(proof, State.THERE)
    if noted or kept:
        return _partly(proof, Lack.NO_PAPER if noted else Lack.NOT_NOTED)
    return _missing(proof)


def _permission(proof: Proof, told: Evidence) -> Judged:
    open_days = [day for day in told.days if not day.is_allowed]
    if not told.days or len(open_days) == len(told.days):
        kept = bool(told.papers_of(proof))
        return _partly(proof, Lack.NOT_IN_FORCE, len(open_days)) if kept else _missing(proof, len(open_days))
    if open_days:
        return _partly(proof, Lack.NOT_IN_FORCE, len(open_days))
    if not told.is_attached(proof) and not all(day.has_paper for day in told.days):
        return _partly(proof, Lack.NO_PAPER)
    return Judged(proof, State.THERE)


def _padron(proof: Proof, told: Evidence) -> Judged:
    if not told.gatherers:
        return _partly(proof, Lack.NOT_NOTED) if told.papers_of(proof) else _missing(proof)
    without = [one for one in told.gatherers if not one.is_accredited]
    if len(without) == len(told.gatherers) and not told.papers_of(proof):
        return _missing(proof, len(without))
    if without:
        return _partly(proof, Lack.NOT_IN_FORCE, len(without))
    bare = [one for one in told.gatherers if not one.has_paper]
    if bare and not told.is_attached(proof):
        return _partly(proof, Lack.NO_PAPER, len(bare))
    return Judged(proof, State.THERE)


def _kept(proof: Proof, noted: int, told: Evidence) -> Judged:
    """Ask for the paper alone; one that is only noted is there in part."""
    if told.papers_of(proof):
        return Judged(proof, State.THERE)
    return _partly(proof, Lack.NO_PAPER) if noted else _missing(proof)


def _settlement(proof: Proof, told: Evidence) -> Judged:
    if told.is_reviewed:
        return Judged(proof, State.THERE)
    return _partly(proof, Lack.NOT_NOTED) if told.papers_of(proof) else _missing(proof)


def _payment(proof: Proof, told: Evidence) -> Judged:
    paid, signed = told.has(Proof.PAYMENT.value), told.has(RECEIPTS)
    if not (paid or signed or told.is_shared):
        return _missing(proof)
    if not paid:
        return _partly(proof, Lack.NO_PAPER)
    if not told.is_shared:
        return _partly(proof, Lack.NOT_NOTED)
    return Judged(proof, State.THERE) if signed else _partly(proof, Lack.NOT_SIGNED)


_RULES: dict[Proof, Callable[[Proof, Evidence], Judged]] = {
    Proof.MEMBERS: lambda proof, told: _noted_and_kept(proof, len(told.gatherers), told),
    Proof.PERMISSION: _permission,
    Proof.PADRON: _padron,
    Proof.WEIGHT: lambda proof, told: _noted_and_kept(proof, told.weighings, told),
    Proof.MOISTURE: lambda proof, told: _noted_and_kept(proof, told.dryings, told),
    Proof.OWN_ASSAY: lambda proof, told: _noted_and_kept(proof, told.own_assays, told),
    Proof.BUYER_ASSAY: lambda proof, told: _noted_and_kept(proof, told.buyer_assays, told),
    Proof.ORIGIN: lambda proof, told: _kept(proof, 0, told),
    Proof.GUIDE: lambda proof, told: _kept(proof, told.guides, told),
    Proof.SETTLEMENT: _settlement,
    Proof.DOCUMENT: lambda proof, told: _noted_and_kept(proof, sum(one.is_formal for one in told.sales), told),
    Proof.PAYMENT: _payment,
}
