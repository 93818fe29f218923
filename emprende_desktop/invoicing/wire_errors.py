"""What can go wrong between a signed document and its answer."""

from dataclasses import dataclass

from emprende_desktop.domain.errors import BookkeepingError


class CertificateNotOpenedError(BookkeepingError):
    """A certificate file that its password does not open, or that is none (.pfx, .p12)."""


class PrivateKeyMissingError(BookkeepingError):
    """A certificate file without an RSA private key: nothing can be signed with it."""


class SigningKeyDamagedError(BookkeepingError):
    """The signing key kept in the books that their key does not open."""


@dataclass(eq=False)
class HostileXmlError(BookkeepingError):
    """XML that is not read: `reason` is `large`, `deep`, `doctype` or `broken`."""

    reason: str


class AlteredDocumentError(BookkeepingError):
    """A signed document whose signature is missing or no longer fits what it says."""


@dataclass(eq=False)
class FileNameRefusedError(BookkeepingError):
    """A name that is none of a document, a daily summary or a voiding, as SUNAT names their files."""

    name: str


@dataclass(eq=False)
class DamagedAnswerError(BookkeepingError):
    """An answer of SUNAT (CDR) that is cut, packed otherwise than SUNAT packs it, or not an answer at all."""

    detail: str


@dataclass(eq=False)
class ForgedAnswerError(BookkeepingError):
    """An answer that is about another document than the one that was sent."""

    sent: str
    told: str


@dataclass(eq=False)
class NotReachedError(BookkeepingError):
    """The service was surely not reached: it has received nothing."""

    detail: str


@dataclass(eq=False)
class AnswerLostError(BookkeepingError):
    """The document went out and no usable answer came back: SUNAT may have it."""

    detail: str


@dataclass(eq=False)
class ServiceRefusedError(BookkeepingError):
    """The service answered with a code instead of an answer about the document; `message` is its own."""

    code: str
    message: str


@dataclass(eq=False)
class InsecureAddressError(BookkeepingError):
    """An address of a service that is not https: user and password would be readable on the way."""

    address: str


@dataclass(eq=False)
class OutboxStepError(BookkeepingError):
    """Something told of a document that cannot happen to it in its state."""

    state: str
    event: str


@dataclass(eq=False)
class RuleBrokenError(BookkeepingError):
    """What SUNAT would refuse a document for: its return code, its own message, and what stands there."""

    code: str
    message: str
    value: str


class NotElectronicError(BookkeepingError):
    """A document that has no electronic form: a receipt, a quotation, or one that the portal numbered."""


class AccessMissingError(BookkeepingError):
    """Sending without an address, a user or a password of SUNAT."""


@dataclass(eq=False)
class TrialCertificateError(BookkeepingError):
    """A document signed with a certificate that only serves to try out, and an address that is not for trying."""

    address: str


PERIOD_CHECK = "period"  # the check of a certificate that looks at its days


@dataclass(eq=False)
class CertificateRefusedError(BookkeepingError):
    """A certificate that cannot sign for this enterprise: which check it fails, and the figure that says why."""

    check: str
    detail: str


@dataclass(eq=False)
class CorrectedWaitsError(BookkeepingError):
    """A note whose document SUNAT has not taken yet: alone it would be rejected."""

    called: str
