"""What must stay true of the whole tree."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("emprende_desktop", "reports", "resources", "ui")
FILE_LINES_MAX, FUNCTION_LINES_MAX, PARAMETERS_MAX = 400, 50, 6
BIN = Path(sys.executable).parent


def sources():
    return [path for package in (*PACKAGES, "installer") for path in (ROOT / package).rglob("*.py")]


@cache
def nodes(path):
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def functions(path):
    return [node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_file_is_long():
    assert [path.name for path in sources() if len(path.read_text("utf-8").splitlines()) > FILE_LINES_MAX] == []


def test_no_function_is_long():
    long = [
        (path.name, node.name)
        for path in sources()
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > FUNCTION_LINES_MAX
    ]
    assert long == []


def test_no_function_takes_many_parameters():
    many = [
        (path.name, node.name)
        for path in sources()
        for node in functions(path)
        if len([a for a in (*node.args.args, *node.args.kwonlyargs) if a.arg != "self"]) > PARAMETERS_MAX
    ]
    assert many == []


def test_no_float_is_made_in_the_books_or_on_paper():
    found = [
        path.name
        for package in ("emprende_desktop", "reports")
        for path in (ROOT / package).rglob("*.py")
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "float"
    ]
    assert found == []


VIOLATIONS = {
    "layers": ("emprende_desktop/ledger/planted.py", "import emprende_desktop.company\n"),
    "no-qt": ("emprende_desktop/queries/planted.py", "import PySide6.QtCore\n"),
    "pure": ("emprende_desktop/statements/planted.py", "import sqlalchemy\n"),
    "sql": ("emprende_desktop/commands/planted.py", "import sqlalchemy\n"),
    "reading": ("emprende_desktop/queries/planted.py", "import emprende_desktop.persistence.tables\n"),
    "ui": ("ui/planted.py", "import emprende_desktop.persistence.tables\n"),
    "database": ("reports/planted.py", "import emprende_desktop.persistence.tables\n"),
    "paper": ("emprende_desktop/planted.py", "import reportlab\n"),
    "wire": ("emprende_desktop/exchange/planted.py", "import lxml.etree\n"),
    "commands": ("emprende_desktop/commands/planted.py", "import emprende_desktop.commands.notes\n"),
    "screens": ("ui/screens/planted.py", "import ui.screens.sale\n"),
}


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory):
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__", "*.svg", "*.ttf"))
    return tree


def contract(tree, name):
    words = [BIN / "lint-imports", "--no-cache", "--contract", name]
    return subprocess.run(words, cwd=tree, capture_output=True, check=False, env={"PYTHONPATH": str(tree)})


@pytest.mark.parametrize("name", VIOLATIONS)
def test_each_contract_fails_on_a_planted_violation(copied_tree, name):
    path, content = VIOLATIONS[name]
    assert contract(copied_tree, name).returncode == 0
    planted = copied_tree / path
    planted.write_text(content, "utf-8")
    try:
        assert contract(copied_tree, name).returncode == 1
    finally:
        planted.unlink()


def test_the_wheel_holds_exactly_the_four_packages(tmp_path):
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
        assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
        assert "resources/locale/es_PE/LC_MESSAGES/messages.mo" in wheel.namelist()


def test_the_pure_rooms_are_kept_from_every_library():
    """A library that is added to the project is added to the contract too."""
    house = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pure = next(c for c in house["tool"]["importlinter"]["contracts"] if c["id"] == "pure")
    names = {re.split(r"[^\w-]", line)[0] for line in house["project"]["dependencies"]}
    kept_from = {name.lower().replace("_", "-") for name in pure["forbidden_modules"]}
    assert {name.lower().removesuffix("-essentials") for name in names} <= kept_from


def test_no_text_of_the_project_names_a_folder_of_one_machine():
    folders = re.compile(rb"(?<![\w.])/(?:home|root|work|opt|Users)/\w")
    kinds = {".py", ".toml", ".sh", ".md", ".csv", ".po", ".lock", ""}
    ours = [path for name in (*PACKAGES, "installer", "tests", ".ci") for path in (ROOT / name).rglob("*")]
    texts = [path for path in (*ours, *ROOT.glob("*")) if path.is_file() and path.suffix in kinds]
    assert [path.name for path in texts if folders.search(path.read_bytes())] == []


def test_the_lock_names_no_address():
    lock = (ROOT / "installer" / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock


def test_qt_keeps_the_count_of_none_and_true(qtbot):
    """PySide6 6.12 dropped a reference to None or True at every call and aborted Python 3.11."""
    from PySide6.QtCore import QObject, Signal
    from PySide6.QtWidgets import QLabel

    class Sender(QObject):
        said = Signal(bool)

    label, sender = QLabel(), Sender()
    qtbot.addWidget(label)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _time in range(100):
        label.setText("x")
        sender.said.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(b - a < 50 for b, a in zip(before, after, strict=True))


def test_every_library_of_the_project_is_locked_with_its_hashes():
    lock = (ROOT / "installer" / "requirements.lock").read_text("utf-8")
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", lock, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in wanted}
    assert names - {name.lower().replace("_", "-") for name in locked} == set()
    assert lock.count("==") <= lock.count("--hash=sha256:")


def test_every_screen_is_described_once_by_a_module_that_builds_it():
    from importlib import import_module
    from inspect import signature

    from ui.registry import SCREENS

    described = [screen.module for screen in SCREENS if screen.maker == "build"]
    assert sorted(described) == sorted(p.stem for p in (ROOT / "ui" / "screens").glob("*.py") if p.stem != "__init__")
    for screen in SCREENS:
        assert len(signature(getattr(import_module(f"ui.screens.{screen.module}"), screen.maker)).parameters) == 2


def test_figures_and_a_form_stand_without_what_writes_or_prints():
    """Importing a library in passing would be paid by everybody who opens the window."""
    heavy = (
        "sqlalchemy", "alembic", "babel", "num2words", "reportlab", "openpyxl", "pypdfium2", "xlsxwriter", "lxml", "zeep",
        "emprende_desktop.commands.notes", "emprende_desktop.queries.bank", "emprende_desktop.trade.notes",
    )  # fmt: skip
    words = "import sys, ui.app, emprende_desktop.company_file, ui.main_window, ui.screens.home, ui.screens.sale;"
    asked = f"{words} print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_first_paint_needs_only_qt_and_the_palettes():
    asked = (
        "import sys, ui.start; print(sorted(n for n in sys.modules if n.split('.')[0] in ('ui', 'emprende_desktop')))"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['ui', 'ui.palettes', 'ui.start']"
