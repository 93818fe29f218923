"""The terminal as an advisor types it, and the workshop opened and brought in through it."""

import pytest

from emprende_desktop.cli import run

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


@pytest.fixture
def workshop(terminal, tmp_path, taller):
    path = tmp_path / "taller.emprende"
    opening = ("--opening", taller / "opening.csv", "--opening-date", "2026-06-30")
    code, out, _err = terminal("new", path, "--name", "Taller", "--ruc", "10000000006", *opening)
    assert code == 0
    assert "digo de recuperaci" in out
    return path


@pytest.fixture
def bring_in(terminal, workshop, taller):
    def bring(name, *more):
        return terminal("import", "notebook", workshop, taller / name, "--map", taller / "mapping.csv", *more)

    return bring


@pytest.fixture
def imported(bring_in, workshop):
    assert bring_in("cuaderno.csv")[0] == 0
    return workshop
