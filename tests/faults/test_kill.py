"""Pulled out in the middle of a save (T01), started twice (T07), sent twice (T20).

The suite runs a hundredth of the figures, or a fiftieth, `make faults` a fifth, `make soak` the whole; each with its mutant.
What a kill shows is that a process may die at any moment; it does not show a power cut.
"""

import random
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company, verify_books
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.errors import CompanyInUseError
from emprende_desktop.domain.masters import CategoryKind
from emprende_desktop.domain.money import Money
from emprende_desktop.persistence.journal import JournalRepository
from emprende_desktop.queries.journal import journal_page, known_keys
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.notes import Sale
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, unlock
from emprende_desktop.vault.lock import CompanyLock

PASSPHRASE = "clave de prueba"
WRITER = Path(__file__).with_name("writer.py")
ROOT = Path(__file__).parents[2]

TIERS = [
    pytest.param(10, id="hundredth"),
    pytest.param(200, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(1_000, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]


def start(path, *more):
    words = [sys.executable, str(WRITER), str(path), PASSPHRASE, *more]
    return subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, text=True)


def killed_after(path, seconds, *more):
    """Let a writer write, kill it, and return the keys it said were saved."""
    with start(path, *more) as writer:
        assert writer.stdout.readline() == "open\n"
        time.sleep(seconds)
        writer.kill()
        return [line.strip() for line in writer.stdout.read().split("\n")[:-1]]


def lost(path, keys):
    with open_company(path, PASSPHRASE, SystemClock()) as company:
        known = company.fetch(known_keys, tuple(keys))
    return [key for key in keys if key not in known]


@pytest.fixture
def path(company, tmp_path):
    company.close()
    return tmp_path / "taller.emprende"


@pytest.mark.parametrize("kills", TIERS)
def test_no_note_that_was_called_saved_is_lost(path, kills, trials):
    trials("T01 kill -9 in the midst of saving", kills, 1)
    dice = random.Random(1)
    saved = []
    for _kill in range(kills):
        saved += killed_after(path, dice.uniform(0, 0.1))
        assert lost(path, saved[-50:]) == []
    assert saved
    assert lost(path, saved) == []
    folder = CompanyFolder(path)
    key = unlock(KeyRing.read(folder.keys), PASSPHRASE)
    verify_books(folder.books, key)


def test_a_writer_that_says_saved_too_early_is_caught(path):
    """The mutant: told before it was committed, some note must be found lost."""
    dice = random.Random(2)
    for _kill in range(60):
        if lost(path, killed_after(path, dice.uniform(0, 0.05), "forgetful")):
            return
    pytest.fail("sixty kills found nothing lost: the test above could not fail")


@pytest.mark.parametrize(
    "starts",
    [
        pytest.param(2, id="fiftieth"),
        pytest.param(20, id="fifth", marks=pytest.mark.faults),
        pytest.param(100, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(3_600)]),
    ],
)
def test_of_two_starts_exactly_one_writes(path, starts, trials):
    trials("T07 started twice", starts)
    alias = path.with_name("otro-nombre.emprende")
    alias.symlink_to(path)
    for number in range(starts):
        with start(path if number % 2 else alias) as writer:
            assert writer.stdout.readline() == "open\n"
            refused_by_name(path, alias)
            writer.kill()
        open_company(path, PASSPHRASE, SystemClock()).close()


def refused_by_name(*paths):
    """Open each path as a second person; every one must be refused and told who has the books."""
    for path in paths:
        with pytest.raises(CompanyInUseError) as refused:
            open_company(path, PASSPHRASE, SystemClock()).close()
        assert refused.value.holder != "?"


def test_a_lock_that_lets_a_second_writer_in_is_caught(path, monkeypatch):
    """The mutant of T07: without the lock, the second opener is not refused."""
    with start(path) as writer:
        assert writer.stdout.readline() == "open\n"
        monkeypatch.setattr(CompanyLock, "acquire", lambda _lock: None)
        with pytest.raises(pytest.fail.Exception):
            refused_by_name(path)
        writer.kill()


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param(20, id="fiftieth"),
        pytest.param(200, id="fifth", marks=pytest.mark.faults),
        pytest.param(1_000, id="whole", marks=pytest.mark.soak),
    ],
)
def test_a_form_sent_again_posts_once(path, forms, trials):
    """Double clicks, and a retry after the books were closed and opened again."""
    trials("T20 form sent twice", forms, 3)
    dice = random.Random(3)
    keys = [str(uuid.UUID(int=dice.getrandbits(128))) for _form in range(forms)]
    for _round in range(2):
        with open_company(path, PASSPHRASE, SystemClock()) as company:
            category = company.fetch(categories, CategoryKind.SALE)[0].id
            place = company.fetch(places)[0].id
            for key in keys:
                sent_twice(company, category, place, key)
            rows = company.fetch(journal_page).rows
            assert len(rows) == min(forms, 100)
            assert len(company.fetch(known_keys, tuple(keys))) == forms


def sent_twice(company, category, place, key):
    note = Sale(SystemClock().now().date(), Money(100), category, place, key)
    assert company.execute(record_note, note) == company.execute(record_note, note)


def test_books_that_forget_their_forms_are_caught(path, monkeypatch):
    """The mutant of T20: where no form is recognised, the second sending must not pass in silence."""
    monkeypatch.setattr(JournalRepository, "id_of_key", lambda _journal, _key: None)
    monkeypatch.setattr(JournalRepository, "_ids_of_keys", lambda _journal, _keys: {})
    with open_company(path, PASSPHRASE, SystemClock()) as company:
        category = company.fetch(categories, CategoryKind.SALE)[0].id
        place = company.fetch(places)[0].id
        with pytest.raises(IntegrityError):
            sent_twice(company, category, place, "once")
        assert len(company.fetch(journal_page).rows) == 1
