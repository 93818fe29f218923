"""Members as they are registered (field practice): who, of age, accredited, with what consent."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from emprende_desktop.domain.masters import NewParty, Party
from emprende_desktop.gold.member_errors import DaysReversedError
from emprende_desktop.trade.papers import NewPaper

ADULT_YEARS = 18
EXPIRES_SOON_DAYS = 30


class AccreditationKind(StrEnum):
    """In which register she stands: the ministry's padrón, a region's, or another."""

    PADRON = "padron"
    REGIONAL = "regional"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Accreditation:
    """What says that she may gather and sell; days that nobody knows are None. Raises DaysReversedError."""

    kind: AccreditationKind
    number: str
    zone: str = ""
    issued_on: dt.date | None = None
    valid_until: dt.date | None = None

    def __post_init__(self) -> None:
        in_order(self.issued_on, self.valid_until)


@dataclass(frozen=True, slots=True)
class Consent:
    """What she allowed her data to be used for, from a day on and until another, None where no end was said.

    Raises DaysReversedError.
    """

    given_on: dt.date
    purpose: str
    until: dt.date | None = None

    def __post_init__(self) -> None:
        in_order(self.given_on, self.until)

    def holds(self, day: dt.date) -> bool:
        """Say whether it is in force on a day."""
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True)
class NewMember:
    """A member as she is written down; `account` is where she is paid. Raises DaysReversedError."""

    known_as: NewParty
    birth_date: dt.date | None
    joined_on: dt.date | None = None
    left_on: dt.date | None = None
    site: str = ""
    account: str = ""
    consent: Consent | None = None
    accreditation: Accreditation | None = None

    def __post_init__(self) -> None:
        in_order(self.joined_on, self.left_on)

    def is_child(self, today: dt.date) -> bool:
        """Say whether she is known to be under 18."""
        return self.birth_date is not None and not is_of_age(self.birth_date, today)


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A member written anew, or mended where `member` names one; `paper` is that of her accreditation."""

    member: int | None
    written: NewMember
    paper: NewPaper | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the open company: `number` is hers alone and stays when her data are erased."""

    party: Party
    number: int
    birth_date: dt.date | None
    joined_on: dt.date | None
    left_on: dt.date | None
    site: str
    account: str
    consent: Consent | None
    accreditation: Accreditation | None

    @property
    def pseudonym(self) -> str:
        """Return what she is called where she has not consented to be named."""
        return pseudonym(self.number)

    def consents(self, day: dt.date) -> bool:
        """Say whether her name may stand on a paper of that day."""
        return self.consent is not None and self.consent.holds(day)


class Lack(StrEnum):
    """What is missing of a member's papers, the worst first."""

    EXPIRED = "expired"
    NO_BIRTH_DATE = "no_birth_date"
    NO_CONSENT = "no_consent"
    NO_ACCREDITATION = "no_accreditation"
    EXPIRES_SOON = "expires_soon"


def lacks(member: Member, today: dt.date) -> tuple[Lack, ...]:
    """Return what is missing of a member's papers on a day, the worst first; accreditations warn 30 days ahead."""
    accreditation = member.accreditation
    until = accreditation.valid_until if accreditation else None
    soon = today + dt.timedelta(days=EXPIRES_SOON_DAYS)
    missing = {
        Lack.EXPIRED: until is not None and until < today,
        Lack.NO_BIRTH_DATE: member.birth_date is None,
        Lack.NO_CONSENT: not member.consents(today),
        Lack.NO_ACCREDITATION: accreditation is None,
        Lack.EXPIRES_SOON: until is not None and today <= until <= soon,
    }
    return tuple(lack for lack, is_missing in missing.items() if is_missing)


def is_of_age(birth_date: dt.date, day: dt.date) -> bool:
    """Say whether somebody was 18 on a day; who is born on 29 February turns 18 on 1 March."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday >= ADULT_YEARS


def pseudonym(number: int) -> str:
    """Return what a member is called where her name may not stand: `S-01`."""
    return f"S-{number:02d}"


def hidden_dni(dni: str) -> str:
    """Return a DNI as a shared screen shows it: `••••5678`, empty for none."""
    return f"••••{dni[-4:]}" if dni else ""


def in_order(first: dt.date | None, last: dt.date | None) -> None:
    """Refuse a span that ends before it begins; raises DaysReversedError."""
    if first is not None and last is not None and last < first:
        raise DaysReversedError(first, last)
