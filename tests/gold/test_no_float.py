"""No number of gold, documents or taxes is a float, not even on the way."""

import ast
from pathlib import Path

ROOMS = tuple(Path(__file__).parents[2] / "emprende_desktop" / name for name in ("gold", "invoicing", "formality"))
INEXACT = {"math", "cmath", "statistics", "random", "numpy"}


def inexact(source):
    """Return the lines of a source that make or may make a float."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno
        if isinstance(node, ast.Name) and node.id in {"float", "complex"}:
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in {"from_float", "as_integer_ratio"}:
            yield node.lineno
        if isinstance(node, ast.Import) and INEXACT & {name.name.split(".")[0] for name in node.names}:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in INEXACT:
            yield node.lineno


def test_nothing_inexact_is_written_in_those_rooms():
    sources = sorted(path for room in ROOMS for path in room.rglob("*.py"))
    assert len(sources) > 15
    assert [path.name for path in sources if any(inexact(path.read_text("utf-8")))] == []


def test_the_search_finds_each_way_to_make_a_float():
    ways = ("x = 0.5", "x = float('1')", "import math", "from math import floor", "def f(x: float): ...", "x = 1j")
    assert all(list(inexact(way)) for way in ways)
    assert list(inexact("x = Fraction('0.5')")) == []
