"""The canonical bytes of a sealed entry and the SHA-256 chain over them.

Ids only, never a name or a DNI: a person can be erased without breaking the chain.
Changing the order or the coding of a field breaks every chain: golden vectors in the tests stand guard.
"""

import hashlib
import unicodedata
from typing import NamedTuple

from emprende_desktop.ledger.account import Side

VERSION = 1
GENESIS = bytes(32)


class SealedPosting(NamedTuple):
    """A posting as it is hashed: account code, side, céntimos, and uids or empty text."""

    account: str
    side: Side
    cents: int
    place: str
    party: str
    lot: str


class SealedEntry(NamedTuple):
    """An entry as it is hashed: uids, ISO dates, and the wall clock with its offset."""

    uid: str
    device: str
    sequence: int
    date: str
    written_on: str
    wall_clock: str
    kind: str
    actor: str
    key: str
    memo_template: str
    memo_arguments: str
    reverses: str
    papers: tuple[str, ...]
    postings: tuple[SealedPosting, ...]

    def canonical(self) -> bytes:
        """Return length-prefixed UTF-8 (NFC) fields in fixed order."""
        fields = [
            str(VERSION), self.uid, self.device, str(self.sequence), self.date, self.written_on, self.wall_clock,
            self.kind, self.actor, self.key, self.memo_template, self.memo_arguments, self.reverses,
            str(len(self.papers)), *self.papers, str(len(self.postings)),
        ]  # fmt: skip
        for account, side, cents, place, party, lot in self.postings:
            fields += (account, side, str(cents), place, party, lot)
        return prefixed(fields)

    def hash_after(self, previous: bytes) -> bytes:
        """Return the 32 bytes that seal this entry after the one before it from the same device."""
        return hashlib.sha256(b"emprende-entry" + previous + self.canonical()).digest()


def prefixed(fields: list[str]) -> bytes:
    """Return fields one after another, each behind the length of its bytes.

    ASCII is its own NFC and takes a byte a letter, so most entries are laid out as one text and coded once.
    """
    if "".join(fields).isascii():
        return "".join([_LENGTHS[len(field)] + field for field in fields]).encode("latin-1")
    coded = [unicodedata.normalize("NFC", field).encode() for field in fields]
    return b"".join([_LENGTHS[len(field)].encode("latin-1") + field for field in coded])


class _Lengths(dict[int, str]):
    """Lengths as four bytes, the highest first, in letters of Latin-1; each is made when it is first asked for."""

    def __missing__(self, count: int) -> str:
        self[count] = count.to_bytes(4, "big").decode("latin-1")
        return self[count]


_LENGTHS = _Lengths()
