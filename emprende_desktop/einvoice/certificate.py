"""The certificate an enterprise signs with: read from its file, checked, and wrapped so that the books can keep it."""

import base64
import datetime as dt
import json
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from emprende_desktop.domain.clock import LIMA
from emprende_desktop.domain.errors import InvalidRucError
from emprende_desktop.domain.identity import checked_ruc
from emprende_desktop.invoicing.wire_errors import (
    PERIOD_CHECK,
    CertificateNotOpenedError,
    PrivateKeyMissingError,
    SigningKeyDamagedError,
)

if TYPE_CHECKING:
    from cryptography import x509

_KEY_BITS_MIN = 2048
_SOON_DAYS = 30  # a reminder of ours: a new certificate takes days to be had and to be told to SUNAT
_RUC = re.compile(r"(?<!\d)\d{11}(?!\d)")
# Where certificates carry it: serialNumber, organizationIdentifier (VATPE-…), organizational unit, common name.
_CARRIES_RUC = ("2.5.4.5", "2.5.4.97", "2.5.4.11", "2.5.4.3")
_FORMAT, _NONCE_BYTES = 1, 12
_BOUND_TO = b"emprende signing key 1"


class Check(StrEnum):
    """A line of the check-list."""

    KEY = "key"
    PERIOD = PERIOD_CHECK
    OWNER = "owner"
    ISSUER = "issuer"


class Grade(StrEnum):
    """How a line of the check-list stands; only `REFUSED` keeps the certificate from signing."""

    GOOD = "good"
    WARNING = "warning"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the check-list: what was looked at, how it stands, and the figure that says why."""

    check: Check
    grade: Grade
    detail: str


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private RSA key (PKCS #8) and its certificate, both DER."""

    private: bytes
    certificate: bytes


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says: whose, by whom, which RUC, its key in bits, its first and last day in Lima."""

    subject: str
    issuer: str
    number: str
    rucs: tuple[str, ...]
    key_bits: int
    valid_from: dt.date
    valid_to: dt.date


def read_file(content: bytes, password: str) -> SigningKey:
    """Return the key and certificate of a .pfx or .p12.

    Raises CertificateNotOpenedError, PrivateKeyMissingError where it has no RSA key or no certificate.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

    try:
        key, certificate, _chain = pkcs12.load_key_and_certificates(content, password.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise CertificateNotOpenedError from None
    if not isinstance(key, RSAPrivateKey) or certificate is None:
        raise PrivateKeyMissingError
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(private, certificate.public_bytes(Encoding.DER))


def facts_of(certificate: bytes) -> CertificateFacts:
    """Return what a certificate (DER) says; raises CertificateNotOpenedError where it is none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        read = x509.load_der_x509_certificate(certificate)
        key = read.public_key()
        return CertificateFacts(
            _name(read.subject),
            _name(read.issuer),
            f"{read.serial_number:X}",
            _rucs(read.subject),
            key.key_size if isinstance(key, RSAPublicKey) else 0,
            read.not_valid_before_utc.astimezone(LIMA).date(),
            read.not_valid_after_utc.astimezone(LIMA).date(),
        )
    except ValueError:
        raise CertificateNotOpenedError from None


def findings(facts: CertificateFacts, ruc: str, today: dt.date) -> tuple[Finding, ...]:
    """Return the check-list of a certificate for the enterprise of a RUC, on a day, each check once."""
    return (_key(facts), _period(facts, today), _owner(facts, ruc), _issuer(facts))


def wrap(signing: SigningKey, key: bytes) -> bytes:
    """Return a signing key sealed under 32 bytes with AES-256-GCM: nonce, then what is sealed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    parts = {"private": signing.private, "certificate": signing.certificate}
    told = {"format": _FORMAT, **{name: base64.b64encode(part).decode() for name, part in parts.items()}}
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, json.dumps(told).encode(), _BOUND_TO)


def unwrap(sealed: bytes, key: bytes) -> SigningKey:
    """Return what was wrapped; raises SigningKeyDamagedError where a byte or the key is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        told = json.loads(AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _BOUND_TO))
        if told["format"] != _FORMAT:
            raise SigningKeyDamagedError
        return SigningKey(base64.b64decode(told["private"]), base64.b64decode(told["certificate"]))
    except (InvalidTag, ValueError, KeyError):
        raise SigningKeyDamagedError from None


def _name(name: "x509.Name") -> str:
    """Return the common name, or all of it where it has none."""
    common = [str(part.value) for part in name if part.oid.dotted_string == "2.5.4.3"]
    return common[0] if common else name.rfc4514_string()


def _rucs(subject: "x509.Name") -> tuple[str, ...]:
    found = dict.fromkeys(
        number
        for oid in _CARRIES_RUC
        for part in subject
        if part.oid.dotted_string == oid
        for number in _RUC.findall(str(part.value))
        if _is_ruc(number)
    )
    return tuple(found)


def _is_ruc(number: str) -> bool:
    try:
        checked_ruc(number)
    except InvalidRucError:
        return False
    return True


def _key(facts: CertificateFacts) -> Finding:
    grade = Grade.GOOD if facts.key_bits >= _KEY_BITS_MIN else Grade.REFUSED
    return Finding(Check.KEY, grade, str(facts.key_bits))


def _period(facts: CertificateFacts, today: dt.date) -> Finding:
    if not facts.valid_from <= today <= facts.valid_to:
        wrong = facts.valid_from if today < facts.valid_from else facts.valid_to
        return Finding(Check.PERIOD, Grade.REFUSED, wrong.isoformat())
    soon = facts.valid_to - today <= dt.timedelta(days=_SOON_DAYS)
    return Finding(Check.PERIOD, Grade.WARNING if soon else Grade.GOOD, facts.valid_to.isoformat())


def _owner(facts: CertificateFacts, ruc: str) -> Finding:
    if not facts.rucs:
        return Finding(Check.OWNER, Grade.WARNING, "")
    grade = Grade.GOOD if ruc in facts.rucs else Grade.REFUSED
    return Finding(Check.OWNER, grade, ruc if ruc in facts.rucs else facts.rucs[0])


def _issuer(facts: CertificateFacts) -> Finding:
    """Warn of a certificate that vouches for itself: SUNAT takes those of an accredited entity, save for trying out."""
    grade = Grade.WARNING if facts.issuer == facts.subject else Grade.GOOD
    return Finding(Check.ISSUER, grade, facts.issuer)
