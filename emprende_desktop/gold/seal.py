"""The canonical bytes of a movement and the SHA-256 chain over them, apart from that of the entries.

Ids only, never a name. Changing the order or the coding of a field breaks every chain.
"""

import hashlib
from typing import NamedTuple

from emprende_desktop.ledger.seal import prefixed

VERSION = 1


class SealedLine(NamedTuple):
    """A line as it is hashed: the uid of its lot, grams, milligrams, céntimos."""

    lot: str
    stage: str
    ore_g: int
    gross_mg: int
    fine_mg: int
    cents: int


class SealedMove(NamedTuple):
    """A movement as it is hashed: uids, an ISO date, the wall clock with its offset."""

    uid: str
    device: str
    sequence: int
    date: str
    kind: str
    entry: str
    reverses: str
    custody: str
    cause: str
    document: str
    wall_clock: str
    actor: str
    key: str
    lines: tuple[SealedLine, ...]

    def hash_after(self, previous: bytes) -> bytes:
        """Return the 32 bytes that seal this movement after the one before it from the same device."""
        fields = [str(VERSION), *map(str, self[:-1]), str(len(self.lines))]
        for line in self.lines:
            fields += map(str, line)
        return hashlib.sha256(b"emprende-gold" + previous + prefixed(fields)).digest()
