"""The terminal as an advisor types it, and the workshop opened and brought in through it."""

import shutil

import pytest

from emprende_desktop.cli import run
from tests.conftest import CHEAP, TALLER

PASSPHRASE = "correcta caballo"


@pytest.fixture
def terminal(monkeypatch, capfdbinary):
    monkeypatch.setenv("EMPRENDE_PASSPHRASE", PASSPHRASE)
    said = []

    def type_in(*words):
        said.clear()
        code = run([str(word) for word in words], said.append)
        out = capfdbinary.readouterr()
        return code, out.out.decode(), out.err.decode() + "\n".join(said)

    return type_in


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch):
    """Make keys that are cheap to open: what a key costs is tried in the vault's own tests."""
    monkeypatch.setattr("emprende_desktop.vault.cost.DEFAULT_COST", CHEAP)


@pytest.fixture(scope="session")
def made_workshops(tmp_path_factory):
    """Return the workshop as it is opened, and as it is after its notebook came in: made once, and copied."""
    new, full = (tmp_path_factory.mktemp(name) / "taller.emprende" for name in ("new", "full"))
    opening = ("--opening", TALLER / "opening.csv", "--opening-date", "2026-06-30")
    notebook = (TALLER / "cuaderno.csv", "--map", TALLER / "mapping.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMPRENDE_PASSPHRASE", PASSPHRASE)
        patch.setattr("emprende_desktop.vault.cost.DEFAULT_COST", CHEAP)
        for path, words in (
            (new, ("new", new, "--name", "Taller", "--ruc", "10000000006", *opening)),
            (full, ("import", "notebook", full, *notebook)),
        ):
            if path is full:
                shutil.copytree(new, full)
            assert run([str(word) for word in words], pytest.fail) == 0
    return new, full


@pytest.fixture
def workshop(terminal, made_workshops, tmp_path):
    return shutil.copytree(made_workshops[0], tmp_path / "taller.emprende")


@pytest.fixture
def bring_in(terminal, workshop, taller):
    def bring(name, *more):
        return terminal("import", "notebook", workshop, taller / name, "--map", taller / "mapping.csv", *more)

    return bring


@pytest.fixture
def imported(made_workshops, workshop):
    return shutil.copytree(made_workshops[1], workshop, dirs_exist_ok=True)
