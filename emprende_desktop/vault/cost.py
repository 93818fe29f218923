"""How dear one guess at a passphrase is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyCost:
    """How dear one guess is: Argon2id memory in KiB, passes and lanes."""

    memory_kib: int
    iterations: int
    lanes: int


DEFAULT_COST = KeyCost(memory_kib=64 * 1024, iterations=3, lanes=4)
