import os
import random
import signal
import subprocess
import sys
import threading
import zipfile

import pytest

from emprende_desktop.company_file import open_company, verify_books
from emprende_desktop.domain.clock import SystemClock
from emprende_desktop.domain.errors import (
    BookkeepingError,
    CompanyInUseError,
    DamagedBackupError,
    DamagedCompanyError,
    NotACompanyError,
    PathTakenError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from emprende_desktop.vault.backup import BOOKS, KEYS, MANIFEST, restore_backup, write_backup
from emprende_desktop.vault.cipher import verify_file
from emprende_desktop.vault.cost import KeyCost
from emprende_desktop.vault.files import write_atomically
from emprende_desktop.vault.folder import CompanyFolder, companies_in
from emprende_desktop.vault.keys import KeyRing, change_passphrase, create, unlock

CHEAP = KeyCost(64, 1, 1)
PASSPHRASE = "clave de prueba"


@pytest.fixture
def ring():
    return create(PASSPHRASE, "company", CHEAP)


def test_passphrase_and_recovery_code_open_the_same_key(ring):
    keys, key, recovery = ring
    assert unlock(keys, PASSPHRASE) == unlock(keys, recovery) == key
    forgiven = recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert unlock(keys, forgiven) == key


@pytest.mark.parametrize("secret", ["", "clave de prueb", "CLAVE DE PRUEBA", "0" * 32])
def test_anything_else_opens_nothing(ring, secret):
    with pytest.raises(WrongPassphraseError):
        unlock(ring[0], secret)


def test_a_new_passphrase_shuts_out_the_old(ring):
    changed = change_passphrase(ring[0], PASSPHRASE, "otra clave larga", CHEAP)
    assert unlock(changed, "otra clave larga") == unlock(changed, ring[2]) == ring[1]
    with pytest.raises(WrongPassphraseError):
        unlock(changed, PASSPHRASE)


def test_a_short_passphrase_is_refused():
    with pytest.raises(WeakPassphraseError):
        create("corta", "company", CHEAP)


def test_neither_key_nor_passphrase_nor_words_touch_the_disk(company, notes, tmp_path):
    notes.sell(10_000, detail="marcador unico de prueba")
    key = unlock(KeyRing.read(tmp_path / "taller.emprende" / "keys.json"), PASSPHRASE)
    for path in (tmp_path / "taller.emprende").iterdir():
        content = path.read_bytes()
        for secret in (key, key.hex().encode(), PASSPHRASE.encode(), b"marcador unico"):
            assert secret not in content, path.name


def test_a_second_opener_is_told_who_has_it(company, tmp_path, clock):
    with pytest.raises(CompanyInUseError) as refused:
        open_company(tmp_path / "taller.emprende", PASSPHRASE, clock)
    assert "30/09/2026 12:00" in refused.value.holder
    with pytest.raises(CompanyInUseError):
        open_company(tmp_path / "taller.emprende", PASSPHRASE, clock)


HOLD = """
import sys, time
from pathlib import Path
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.clock import SystemClock
company = open_company(Path(sys.argv[1]), sys.argv[2], SystemClock())
print("open", flush=True)
time.sleep(60)
"""


def test_a_killed_holder_frees_the_books_at_once(company, tmp_path):
    company.close()
    path = tmp_path / "taller.emprende"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path), PASSPHRASE], stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(CompanyInUseError):
            open_company(path, PASSPHRASE, SystemClock())
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    open_company(path, PASSPHRASE, SystemClock()).close()


@pytest.fixture
def closed(company, notes, tmp_path):
    notes.sell(10_000)
    company.close()
    folder = CompanyFolder(tmp_path / "taller.emprende")
    return folder, unlock(KeyRing.read(folder.keys), PASSPHRASE)


def test_a_backup_is_verified_before_it_is_called_done(closed, tmp_path):
    folder, key = closed

    def refuse(_path, _key, _progress):
        raise DamagedCompanyError("x", "x")

    with pytest.raises(DamagedCompanyError):
        write_backup(folder, key, tmp_path / "b", refuse)
    assert not (tmp_path / "b").exists()
    write_backup(folder, key, tmp_path / "b", verify_books)
    with pytest.raises(PathTakenError):
        write_backup(folder, key, tmp_path / "b", verify_books)


def test_every_flip_and_cut_of_a_backup_is_detected_or_harmless(closed, tmp_path):
    folder, key = closed
    write_backup(folder, key, tmp_path / "b", verify_books)
    whole = (tmp_path / "b").read_bytes()
    dice = random.Random(8)
    for number in range(25):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        if number % 5 == 0:
            damaged = damaged[: dice.randrange(len(whole))]
        (tmp_path / "d").write_bytes(bytes(damaged))
        target = tmp_path / f"r{number}.emprende"
        try:
            restored = restore_backup(tmp_path / "d", target, PASSPHRASE, verify_books)
        except (DamagedBackupError, WrongPassphraseError):
            assert not target.exists()
            continue
        verify_file(CompanyFolder(target).books, restored)


def test_a_backup_packed_anew_and_damaged_is_a_sentence(tmp_path):
    """Some other program packed it: what is broken inside is no longer found by its hash, but by the unpacking."""
    packed = tmp_path / "b"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (MANIFEST, KEYS, BOOKS):
            archive.writestr(name, b"a" * 1_000)
    content = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as archive:
        first = archive.infolist()[0]
    start = len(first.FileHeader())
    content[start : start + first.compress_size] = b"\xff" * first.compress_size
    packed.write_bytes(bytes(content))
    with pytest.raises(DamagedBackupError):
        restore_backup(packed, tmp_path / "r.emprende", PASSPHRASE, verify_books)
    assert not (tmp_path / "r.emprende").exists()


def test_every_flip_of_the_books_is_detected(closed):
    folder, key = closed
    whole = folder.books.read_bytes()
    dice = random.Random(9)
    for _number in range(40):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        folder.books.write_bytes(bytes(damaged))
        with pytest.raises(DamagedCompanyError):
            verify_file(folder.books, key)
    folder.books.write_bytes(whole)
    verify_file(folder.books, key)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"not json", b'{"format": 2}'])
def test_a_broken_key_file_is_a_sentence(closed, clock, content):
    folder, _key = closed
    folder.keys.write_bytes(content)
    with pytest.raises(DamagedCompanyError):
        open_company(folder.path, PASSPHRASE, clock)


def test_a_flipped_key_file_never_opens_wrongly(closed, clock):
    folder, _key = closed
    whole = folder.keys.read_bytes()
    dice = random.Random(10)
    for _number in range(60):
        damaged = bytearray(whole)
        damaged[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        folder.keys.write_bytes(bytes(damaged))
        try:
            open_company(folder.path, PASSPHRASE, clock).close()
        except BookkeepingError:
            continue


def test_a_folder_that_is_no_company_says_so(tmp_path, clock):
    with pytest.raises(NotACompanyError):
        open_company(tmp_path, PASSPHRASE, clock)


def test_the_welcome_page_knows_aliases_only(company, tmp_path):
    assert [folder.alias for folder in companies_in(tmp_path)] == ["taller"]


def test_books_opened_on_one_thread_are_closed_on_another(make_company, tmp_path, clock):
    make_company().close()
    opened = []
    worker = threading.Thread(
        target=lambda: opened.append(open_company(tmp_path / "taller.emprende", PASSPHRASE, clock))
    )
    worker.start()
    worker.join()
    opened[0].close()
    open_company(tmp_path / "taller.emprende", PASSPHRASE, clock).close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no name there")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"x")
    assert os.read(reading, 9) == b"x"
    os.close(reading)
    assert pipe.is_fifo()
