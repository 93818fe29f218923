"""A random key for the file, wrapped by a passphrase and a printable recovery code; never written in the clear."""

import base64
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from emprende_desktop.domain.errors import (
    DamagedCompanyError,
    NotACompanyError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from emprende_desktop.vault.cost import KeyCost
from emprende_desktop.vault.files import write_atomically

PASSPHRASE_MIN = 8
RECOVERY_LENGTH = 32
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011")
_FORMAT = 1
NONCE_BYTES = 12


def derived(key: bytes, purpose: str) -> bytes:
    """Return 32 bytes for one purpose out of a data key (HKDF, RFC 5869): one purpose tells nothing of another."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"emprende:{purpose}".encode()).derive(key)


def sealed(content: bytes, key: bytes) -> bytes:
    """Return a secret sealed under 32 bytes with AES-256-GCM: nonce, then what is sealed."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, None)


def unsealed(content: bytes, key: bytes) -> bytes:
    """Return what was sealed; raises InvalidTag where a byte or the key is another."""
    return AESGCM(key).decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], None)


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The data key under one secret; binary fields in base64."""

    kind: str
    salt: str
    nonce: str
    sealed: str
    cost: KeyCost


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Every way to the data key of one company."""

    company: str
    wrapped: tuple[WrappedKey, ...]

    def write(self, path: Path) -> None:
        """Write the ring whole or not at all."""
        content = {"format": _FORMAT, "company": self.company, "wrapped": [asdict(key) for key in self.wrapped]}
        write_atomically(path, json.dumps(content, indent=1).encode())

    @classmethod
    def read(cls, path: Path) -> "KeyRing":
        """Read a ring; raises NotACompanyError, DamagedCompanyError."""
        try:
            return cls.parse(path.read_bytes())
        except FileNotFoundError:
            raise NotACompanyError(str(path.parent)) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedCompanyError(str(path.parent), f"keys: {error}") from None

    @classmethod
    def parse(cls, content: bytes) -> "KeyRing":
        """Make a ring of its bytes; raises ValueError, KeyError or TypeError where they are damaged."""
        data: dict[str, Any] = json.loads(content)
        if data["format"] != _FORMAT:
            raise ValueError("unknown format")
        keys = tuple(WrappedKey(**{**key, "cost": KeyCost(**key["cost"])}) for key in data["wrapped"])
        return cls(str(data["company"]), keys)


def create(passphrase: str, company: str, cost: KeyCost) -> tuple[KeyRing, bytes, str]:
    """Return a ring, its data key (32 bytes) and the recovery code; raises WeakPassphraseError."""
    _refuse_weak(passphrase)
    key = secrets.token_bytes(32)
    recovery = "".join(secrets.choice(_ALPHABET) for _ in range(RECOVERY_LENGTH))
    ring = KeyRing(
        company,
        (_wrap(key, passphrase, ("passphrase", company), cost), _wrap(key, recovery, ("recovery", company), cost)),
    )
    return ring, key, "-".join(recovery[i : i + 4] for i in range(0, RECOVERY_LENGTH, 4))


def unlock(ring: KeyRing, secret: str) -> bytes:
    """Return the data key behind a passphrase or the recovery code; raises WrongPassphraseError."""
    for wrapped in ring.wrapped:
        typed = _recovery_digits(secret) if wrapped.kind == "recovery" else secret
        if wrapped.kind == "recovery" and len(typed) != RECOVERY_LENGTH:
            continue
        try:
            return _unwrap(wrapped, typed, ring.company)
        except (InvalidTag, ValueError):
            continue
    raise WrongPassphraseError


def change_passphrase(ring: KeyRing, secret: str, new: str, cost: KeyCost) -> KeyRing:
    """Return the ring under a new passphrase; raises WrongPassphraseError, WeakPassphraseError."""
    _refuse_weak(new)
    key = unlock(ring, secret)
    kept = tuple(wrapped for wrapped in ring.wrapped if wrapped.kind != "passphrase")
    return KeyRing(ring.company, (_wrap(key, new, ("passphrase", ring.company), cost), *kept))


def _refuse_weak(passphrase: str) -> None:
    if len(passphrase) < PASSPHRASE_MIN:
        raise WeakPassphraseError(PASSPHRASE_MIN)


def _recovery_digits(typed: str) -> str:
    return "".join(c for c in typed.upper().translate(_MISREAD) if c in _ALPHABET)


def _derived(secret: str, salt: bytes, cost: KeyCost) -> bytes:
    kdf = Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(secret.encode())


def _wrap(key: bytes, secret: str, bound_to: tuple[str, str], cost: KeyCost) -> WrappedKey:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_derived(secret, salt, cost)).encrypt(nonce, key, "|".join(bound_to).encode())
    salt_text, nonce_text, sealed_text = (base64.b64encode(part).decode() for part in (salt, nonce, sealed))
    return WrappedKey(bound_to[0], salt_text, nonce_text, sealed_text, cost)


def _unwrap(wrapped: WrappedKey, secret: str, company: str) -> bytes:
    salt, nonce, sealed = (base64.b64decode(p, validate=True) for p in (wrapped.salt, wrapped.nonce, wrapped.sealed))
    return AESGCM(_derived(secret, salt, wrapped.cost)).decrypt(nonce, sealed, f"{wrapped.kind}|{company}".encode())
