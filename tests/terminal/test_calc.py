"""Sums of gold on stdin and stdout: the cases as worked out, and whatever else somebody sends."""

import json
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.terminal.calc import BYTES_MAX, Calculation, answer
from emprende_desktop.terminal.usage import UsageError

ROOT = Path(__file__).parents[2]

ASKED = {
    "settlement": {
        "variant": "A", "moisture_tests": [["1000.0", "938.5"], ["1250.0", "1171.5"]], "gross_t": "5.012",
        "tare_t": "0.192", "grade": "0.376", "grade_unit": "oz_tc", "grade_decimals": "3",
        "grade_rounding": "truncate", "recovery_pct": "90", "price_usd_oz": "4066.20", "deduction_usd_oz": "120",
        "factor": "1.1023", "maquila": {"mode": "step", "base": "100", "min": "95"}, "reagents_usd": "28",
        "bonus_usd": "0",
    },
    "dore": {
        "bars": [{"gross_g": "85.32", "fineness_permille": "912"}], "price_usd_oz": "4066.20", "payable_pct": "97",
        "refining_usd_per_fine_oz": "0", "fixed_fee_usd": "12.00", "fx": "3.372", "withholding_pct": "4",
    },
    "moving-average": {
        "movements": [
            {"kind": "in", "fine_g": "12.40", "cost": "1860.00"}, {"kind": "in", "fine_g": "7.85", "cost": "1256.00"},
            {"kind": "out", "fine_g": "10.00"}, {"kind": "in", "fine_g": "5.15", "cost": "798.25"},
            {"kind": "out", "fine_g": "15.40"},
        ],
    },
    "share": {
        "amount": "3864.96", "costs": "0", "fund": "0", "basis": [["1.120"], ["0.860"], ["0.745"], ["0.475"]],
    },
    "mass-balance": {
        "lots": [{"dry_t": "4.520", "grade_g_t": "12.89"}], "recovered_fine_g": "23.60", "tails_t": "4.520",
        "tails_g_t": "7.10",
    },
}  # fmt: skip
TOLD = {
    "settlement": {
        "moisture_pct": "6.22", "dry_t": "4.520", "grade_oz_tc": "0.376", "maquila_usd": "130.00",
        "gold_usd_per_t": "1297.84", "silver_usd_per_t": "0.00", "usd_per_t": "1297.84", "total_usd": "5866.24",
    },
    "dore": {
        "fine_g": "77.81184", "gross_g": "85.32", "net_usd": "9855.27", "pen": "33231.97", "withheld_pen": "1329.28",
        "net_pen": "31902.69",
    },
    "moving-average": {
        "steps": [
            {"cost": "1860.00", "left_g": "12.4", "left_cost": "1860.00"},
            {"cost": "1256.00", "left_g": "20.25", "left_cost": "3116.00"},
            {"cost": "1538.77", "left_g": "10.25", "left_cost": "1577.23"},
            {"cost": "798.25", "left_g": "15.4", "left_cost": "2375.48"},
            {"cost": "2375.48", "left_g": "0", "left_cost": "0.00"},
        ],
    },
    "share": {"shares": ["1352.74", "1038.71", "899.81", "573.70"]},
    "mass-balance": {
        "contained_g": "58.2628", "recovery_pct": "40.5061", "tails_g": "32.092", "unaccounted_g": "2.5708",
        "unaccounted_pct": "4.4124", "flag": False,
    },
}  # fmt: skip
NAMES = tuple(ASKED)


@pytest.fixture
def calc(terminal, monkeypatch):
    def send(name, asked):
        sent = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(sent)))
        return terminal("calc", name)

    return send


@pytest.fixture
def refused(calc):
    def refuse(name, asked):
        code, out, err = calc(name, asked)
        assert (code, out, len(err.splitlines())) == (2, "", 1)
        return err

    return refuse


@pytest.mark.parametrize("name", NAMES)
def test_each_case_comes_to_what_was_worked_out(calc, name):
    code, out, err = calc(name, ASKED[name])
    assert (code, err) == (0, "")
    assert json.loads(out) == TOLD[name]


def test_the_examples_of_the_readme_come_to_what_it_says(calc):
    text = (ROOT / "README.md").read_text("utf-8")
    examples = re.findall(r"\$ echo '([^']*)' \| emprende calc ([a-z-]+)\n(.*?)\n(?:\n|```)", text, re.DOTALL)
    assert [name for _asked, name, _shown in examples] == list(NAMES)
    for asked, name, shown in examples:
        _code, out, _err = calc(name, asked.encode())
        figures = re.findall(r"[a-z_]+|[0-9.]+", shown)
        assert figures
        assert [figure for figure in figures if figure not in out] == []


def told(calc, name, **changed):
    code, out, err = calc(name, ASKED[name] | changed)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_charges_costs_and_tails_that_are_not_given_are_none(calc):
    bare = {key: value for key, value in ASKED["dore"].items() if key[:4] in ("bars", "pric", "paya", "fx")}
    assert json.loads(calc("dore", bare)[1])["withheld_pen"] == "0.00"
    kilos = [["412.5", "0.31"], ["388.0", "0.42"], ["275.5", "0.18"], ["144.0", "0.55"]]
    split = {"shares": ["3047.36", "3883.47", "1181.77", "1887.40"]}
    assert json.loads(calc("share", {"amount": "10000", "basis": kilos})[1]) == split
    without = {"lots": ASKED["mass-balance"]["lots"], "recovered_fine_g": "23.60"}
    assert json.loads(calc("mass-balance", without)[1])["flag"] is True


def test_costs_and_fund_are_taken_first(calc):
    assert told(calc, "share", costs="800.00", fund="64.96") == {"shares": ["1050.00", "806.25", "698.44", "445.31"]}
    assert told(calc, "share", costs="3864.96")["shares"] == ["0.00"] * 4


def test_a_loss_takes_its_cost_and_a_normal_one_leaves_it(calc):
    kinds = [("in", "10"), ("loss", "1"), ("normal_loss", "0.0000005"), ("out", "8.9999995")]
    movements = [{"kind": kind, "fine_g": grams} | ({"cost": "100"} if kind == "in" else {}) for kind, grams in kinds]
    steps = told(calc, "moving-average", movements=movements)["steps"]
    assert [step["cost"] for step in steps] == ["100.00", "10.00", "0.00", "90.00"]
    assert [step["left_g"] for step in steps] == ["10", "9", "8.9999995", "0"]
    assert steps[2]["left_cost"] == "90.00"


@pytest.mark.parametrize("nothing", ["0.00", "0", None])
def test_a_cost_of_nothing_may_stand_beside_what_goes_out(calc, nothing):
    movements = [{"kind": "in", "fine_g": "1", "cost": "5"}, {"kind": "out", "fine_g": "1", "cost": nothing}]
    assert told(calc, "moving-average", movements=movements)["steps"][1]["cost"] == "5.00"


def test_figures_of_any_size_are_written_whole(calc):
    most = "999999999999.999999999999"
    bars = [{"gross_g": most, "fineness_permille": "1000"}]
    answer = told(calc, "dore", bars=bars, price_usd_oz=most, fx=most)
    assert answer["gross_g"] == most
    assert len(answer["pen"]) > 30
    assert "E" not in answer["pen"]


BAR = {"gross_g": "1", "fineness_permille": "900"}
OUT = {"kind": "out", "fine_g": "1"}


@pytest.mark.parametrize(
    ("name", "changed", "key"),
    [
        ("dore", {"fx": "3,372"}, "fx"),
        ("dore", {"fx": "-3"}, "fx"),
        ("dore", {"fx": "1e3"}, "fx"),
        ("dore", {"fx": "NaN"}, "fx"),
        ("dore", {"fx": "٣"}, "fx"),
        ("dore", {"fx": " 3"}, "fx"),
        ("dore", {"fx": "3."}, "fx"),
        ("dore", {"fx": "9" * 5_000}, "fx"),
        ("dore", {"fx": "3\n4\u2028\x85"}, "fx"),
        ("dore", {"fx": 3.372}, "fx"),
        ("dore", {"fx": 3}, "fx"),
        ("dore", {"fx": True}, "fx"),
        ("dore", {"fx": None}, "fx"),
        ("dore", {"fx": ["3"]}, "fx"),
        ("dore", {"fx": "0"}, "fx"),
        ("dore", {"tipo": "3"}, "tipo"),
        ("dore", {"ti\npo": "3"}, "ti po"),
        ("dore", {"bars": []}, "bars"),
        ("dore", {"bars": {}}, "bars"),
        ("dore", {"bars": ["1"]}, "bars[1]"),
        ("dore", {"bars": [BAR, BAR | {"gross_g": "0"}]}, "bars[2].gross_g"),
        ("dore", {"bars": [BAR | {"fineness_permille": "1000.5"}]}, "bars[1].fineness_permille"),
        ("dore", {"bars": [BAR | {"karat": "22"}]}, "bars[1].karat"),
        ("dore", {"payable_pct": "101"}, "payable_pct"),
        ("dore", {"withholding_pct": "101"}, "withholding_pct"),
        ("moving-average", {"movements": [OUT]}, "movements"),
        ("moving-average", {"movements": [OUT | {"kind": "sold"}]}, "movements[1].kind"),
        ("moving-average", {"movements": [OUT | {"cost": "1"}]}, "movements[1].cost"),
        ("moving-average", {"movements": [OUT | {"kind": "in"}]}, "movements[1].cost"),
        ("moving-average", {"movements": [OUT | {"kind": "in", "cost": "1.005"}]}, "movements[1].cost"),
        (
            "moving-average",
            {"movements": [OUT | {"kind": "in", "cost": "1"}, OUT | {"kind": "normal_loss"}]},
            "movements",
        ),
        ("share", {"amount": "1.005"}, "amount"),
        ("share", {"costs": "3000", "fund": "864.97"}, "costs, fund"),
        ("share", {"basis": []}, "basis"),
        ("share", {"basis": [[]]}, "basis[1]"),
        ("share", {"basis": ["1"]}, "basis[1]"),
        ("share", {"basis": [["1"], ["1", "2"]]}, "basis"),
        ("share", {"basis": [["0"], ["0"]]}, "basis"),
        ("share", {"basis": [["1"], ["-1"]]}, "basis[2][1]"),
        ("mass-balance", {"lots": [{"dry_t": "1", "grade_g_t": "0"}]}, "lots"),
        ("mass-balance", {"lots": [{"dry_t": "1"}]}, "lots[1].grade_g_t"),
        ("mass-balance", {"tails_t": None}, "tails_t"),
        ("settlement", {"variant": "C"}, "variant"),
        ("settlement", {"variant": "B", "reagents_usd": "0", "bonus_usd": "1"}, "bonus_usd"),
        ("settlement", {"tara": "1"}, "tara"),
    ],
)
def test_what_is_wrong_is_told_by_its_key(refused, name, changed, key):
    assert key in refused(name, ASKED[name] | changed)


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_is_missing_is_told(refused, name):
    required = {"dore": "fx", "moving-average": "movements", "share": "amount", "mass-balance": "recovered_fine_g"}
    key = required.get(name, "price_usd_oz")
    assert key in refused(name, {known: value for known, value in ASKED[name].items() if known != key})


@pytest.mark.parametrize(
    "sent",
    [
        b"", b" ", b"{", b"[]", b"null", b"1", b'"fx"', b"NaN", b"\xff\xfe", b'{"fx": "\xff"}', b"[" * 200_000,
        b'{"fx":' * 100_000, b"9" * 10_000, b'{"fx": "3"} x', b"{'fx': 3}", b"\x00",
    ],
)  # fmt: skip
def test_what_is_no_object_is_told(refused, sent):
    assert "JSON" in refused("dore", sent)


def test_a_key_that_stands_twice_is_told(refused):
    assert "fx" in refused("dore", b'{"fx": "3", "fx": "3"}')
    assert "gross_g" in refused("dore", b'{"bars": [{"gross_g": "1", "gross_g": "2"}]}')


@pytest.mark.parametrize("digits", [b"9" * 10_000, b"-1", b"1e999", b"NaN", b"-Infinity", b"1.5"])
def test_a_number_without_quotes_is_told_by_its_key(refused, digits):
    assert "fx" in refused("dore", json.dumps(ASKED["dore"]).encode().replace(b'"3.372"', digits))


def test_too_much_is_not_read(refused):
    assert "16 MB" in refused("dore", b" " * (BYTES_MAX + 1))


def test_a_mark_of_utf_8_before_it_does_no_harm(calc):
    sent = b"\xef\xbb\xbf" + json.dumps(ASKED["share"]).encode()
    assert calc("share", sent)[0] == 0


def test_what_cannot_be_calculated_is_told(terminal):
    code, out, err = terminal("calc", "profit")
    assert (code, out) == (2, "")
    assert "settlement, dore, moving-average, share, mass-balance" in err


def test_it_is_fast_and_opens_nothing():
    heavy = ("sqlalchemy", "PySide6", "alembic", "babel", "reportlab", "sqlcipher3", "cryptography")
    asked = (
        "import sys; from emprende_desktop.cli import run; code = run(['calc', 'dore'], print);"
        f"print(code, [name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        input=json.dumps(ASKED["dore"]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == TOLD["dore"]
    assert done.stderr.strip() == "0 []"


def test_a_closed_stdin_is_told():
    words = f'"{sys.executable}" -m emprende_desktop calc dore <&-'
    done = subprocess.run(words, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


KEYS = sorted({key for asked in ASKED.values() for key in asked} | set(BAR) | {"kind", "fine_g", "cost", "mode"})
NUMBERS = st.sampled_from(["0", "1", "0.5", "100", "1000", "0.000000000001", "999999999999", "-1", "", "1e5", "0.3005"])
WORDS = st.one_of(NUMBERS, st.text(max_size=5), st.sampled_from(["in", "out", "loss", "normal_loss", "A", "B", "g_t"]))
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=3)), inner, max_size=4),
    ),
    max_leaves=12,
)


def places(value, way=()):
    """Return the way to each value within an object of JSON."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way] * bool(way) + [further for key, part in inner for further in places(part, (*way, key))]


def changed_at(value, way, new):
    if not way:
        return new
    copy = value.copy()
    copy[way[0]] = changed_at(value[way[0]], way[1:], new)
    return copy


@st.composite
def slips(draw):
    """A case that is right but for a value or two."""
    name = draw(st.sampled_from(NAMES))
    asked = ASKED[name]
    for _time in range(draw(st.integers(1, 2))):
        asked = changed_at(asked, draw(st.sampled_from(places(asked))), draw(st.one_of(WORDS, ANYTHING)))
    return name, asked


def answered(name, sent):
    """Return what is answered, or None where a line says why not."""
    try:
        return json.loads(answer(Calculation(name), BytesIO(sent)))
    except UsageError as refused:
        lines = str(refused).splitlines()
    assert len(lines) == 1
    return None


@given(slips())
def test_a_slip_is_answered_or_told_in_one_line(slip):
    name, asked = slip
    answered(name, json.dumps(asked).encode())


@given(
    st.sampled_from(NAMES), st.one_of(st.binary(max_size=50), ANYTHING.map(lambda value: json.dumps(value).encode()))
)
def test_anything_is_answered_or_told_in_one_line(name, sent):
    answered(name, sent)


@given(
    st.integers(0, 10**9),
    st.lists(
        st.lists(NUMBERS.filter(lambda text: text[:1].isdigit() and "e" not in text), min_size=2, max_size=2),
        min_size=1,
    ),
)
def test_shares_on_stdout_add_up(cents, basis):
    told = answered("share", json.dumps({"amount": f"{cents // 100}.{cents % 100:02}", "basis": basis}).encode())
    if told is not None:
        assert sum(int(share.replace(".", "")) for share in told["shares"]) == cents
