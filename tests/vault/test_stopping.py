"""Slow work on files is stopped by whoever waits for it: nothing is left behind and nothing is lost."""

import datetime as dt

import pytest

from emprende_desktop import company_file
from emprende_desktop.company_file import (
    Secrets,
    change_key,
    copy_company,
    create_company,
    open_company,
    restore_company,
    verify_books,
)
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.errors import WrongPassphraseError
from emprende_desktop.domain.progress import CancelledError
from emprende_desktop.exchange.sheet import read_sheet
from emprende_desktop.persistence import upgrade
from emprende_desktop.vault import cipher
from emprende_desktop.vault.cost import KeyCost
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, unlock
from emprende_desktop.vault.lock import CompanyLock

KEY = "clave de prueba"


class Impatient:
    """Waits for so many steps, then wants no more."""

    def __init__(self, steps):
        self.left = steps

    def __call__(self, done, total):
        self.left -= 1
        if self.left < 0:
            raise CancelledError


@pytest.fixture(autouse=True)
def asked_often(monkeypatch):
    monkeypatch.setattr(cipher, "_STEPS_BETWEEN_QUESTIONS", 50)


@pytest.fixture
def path(company, tmp_path, notes):
    notes.sell(12_345)
    company.close()
    return tmp_path / "taller.emprende"


def stopped_at_every_step(work):
    """Stop work after 0, 1, 3, 9 … steps until it ends by itself; return how often it was stopped."""
    stops, steps = 0, 0
    while True:
        try:
            work(Impatient(steps))
        except CancelledError:
            stops += 1
            steps = steps * 3 + 1
        else:
            return stops


def test_a_copy_is_stopped_anywhere(path, tmp_path):
    target = tmp_path / "usb" / "copia"
    target.parent.mkdir()

    def copied(progress):
        assert list(target.parent.iterdir()) == []
        assert not list(path.glob(".backup-*"))
        copy_company(path, KEY, target, progress)

    assert stopped_at_every_step(copied) > 3
    assert list(target.parent.iterdir()) == [target]


def test_bringing_a_copy_back_is_stopped_anywhere(path, tmp_path, clock):
    copy, home = tmp_path / "copia", tmp_path / "home"
    home.mkdir()
    copy_company(path, KEY, copy)

    def restored(progress):
        assert list(home.iterdir()) == []
        restore_company(copy, home / "vuelto.emprende", KEY, clock, progress)

    assert stopped_at_every_step(restored) > 3
    open_company(home / "vuelto.emprende", KEY, clock).close()


def test_a_stopped_check_is_no_fault(path):
    key = unlock(KeyRing.read(path / "keys.json"), KEY)
    assert stopped_at_every_step(lambda progress: verify_books(path / "books.db", key, progress)) > 3


def test_opening_is_stopped_and_lets_go_of_the_lock(path, clock):
    assert stopped_at_every_step(lambda progress: open_company(path, KEY, clock, progress).close()) > 0


def test_a_stopped_upgrade_changes_nothing(path, clock, monkeypatch):
    monkeypatch.setattr(company_file, "HEAD", "9999")
    monkeypatch.setattr(upgrade, "is_older", lambda _found: True)
    with pytest.raises(CancelledError):
        open_company(path, KEY, clock, Impatient(3))
    assert not list(path.glob("books-*"))
    monkeypatch.undo()
    open_company(path, KEY, clock).close()


def test_a_new_company_is_stopped_whole(tmp_path, clock):
    new = NewCompany(
        Enterprise("Otro", "otro", "", "Azángaro", Trade.SEWING),
        Standing(dt.date(2026, 1, 1), LegalForm.NATURAL, TaxRegime.NONE),
        "Rosa",
    )
    path = tmp_path / "otro.emprende"

    def made(progress):
        assert not path.exists()
        create_company(path, new, Secrets(KEY, KeyCost(64, 1, 1)), clock, progress)

    assert stopped_at_every_step(made) >= 1


def test_a_key_is_changed_or_not(path, clock):
    with pytest.raises(CancelledError):
        change_key(path, KEY, Secrets("otra clave larga", KeyCost(64, 1, 1)), Impatient(0))
    with pytest.raises(WrongPassphraseError):
        open_company(path, "otra clave larga", clock)
    open_company(path, KEY, clock).close()


def test_reading_a_notebook_is_stopped(taller):
    with pytest.raises(CancelledError):
        read_sheet(taller / "cuaderno.csv", Impatient(0))
    with pytest.raises(CancelledError):
        read_sheet(taller / "cuaderno.xlsx", Impatient(0))


def test_the_lock_is_free_after_a_stop(path, clock):
    with pytest.raises(CancelledError):
        open_company(path, KEY, clock, Impatient(0))
    lock = CompanyLock(CompanyFolder(path), clock)
    lock.acquire()
    lock.release()
