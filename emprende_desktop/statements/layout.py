"""A statement's lines as a table: every account falls in exactly one of them, the longest prefix wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from emprende_desktop.ledger.account import Side

_SIDES = {"D": Side.DEBIT, "C": Side.CREDIT, "": None}


@dataclass(frozen=True, slots=True)
class LayoutLine:
    """A line: its key, its section, and account prefixes, each for one side of the balance or for both."""

    key: str
    section: str
    prefixes: tuple[tuple[str, Side | None], ...]

    def match(self, code: str, side: Side) -> int:
        """Return the length of the longest prefix that holds the account, 0 for none."""
        fitting = (len(p) for p, wanted in self.prefixes if code.startswith(p) and wanted in (None, side))
        return max(fitting, default=0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a statement in their order, and the running result after each section: (section, its key)."""

    lines: tuple[LayoutLine, ...]
    subtotals: tuple[tuple[str, str], ...] = ()
    _of_prefix: dict[tuple[str, Side], LayoutLine] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[tuple[str, Side], LayoutLine] = {}
        for line in self.lines:
            for prefix, wanted in line.prefixes:
                for side in (wanted,) if wanted else Side:
                    found.setdefault((prefix, side), line)
        object.__setattr__(self, "_of_prefix", found)

    @classmethod
    def parse(cls, rows: Iterable[Mapping[str, str]]) -> "Layout":
        """Make a layout of rows with `key`, `section`, `prefixes` (`42:D|43`); one without prefixes is a subtotal."""
        known = tuple(rows)
        lines = tuple(LayoutLine(r["key"], r["section"], _prefixes(r["prefixes"])) for r in known if r["prefixes"])
        return cls(lines, tuple((r["section"], r["key"]) for r in known if not r["prefixes"]))

    def line_of(self, code: str, side: Side) -> LayoutLine:
        """Return the one line of an account with a balance on a side."""
        begins = ((code[:length], side) for length in range(len(code), 0, -1))
        line = next((self._of_prefix[begin] for begin in begins if begin in self._of_prefix), None)
        assert line is not None, f"account {code} falls in no line"
        return line


def _prefixes(text: str) -> tuple[tuple[str, Side | None], ...]:
    parts = (part.partition(":") for part in text.split("|"))
    return tuple((prefix, _SIDES[side]) for prefix, _, side in parts)
