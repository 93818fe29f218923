"""A drive that is full (T05) or fails at its Nth call (T06) while somebody saves, copies, upgrades or prints.

The suite tries some points of each, `make faults` a fifth of the figures, `make soak` the whole; each with its mutant.
"""

import itertools
import random
import shutil

import pytest

from emprende_desktop.commands.notes import record_note
from emprende_desktop.company_file import open_company
from emprende_desktop.domain.drive_errors import DriveFailedError, DriveFullError, TooLittleRoomError
from emprende_desktop.domain.errors import BookkeepingError, WrongPassphraseError
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.vault import drives, files
from emprende_desktop.vault.drives import drive_of
from tests.faults.wishes import CLOCK, NEW, PASSPHRASE, WISHES, Scene, keys

FULL_POINTS = [
    pytest.param(2, id="fiftieth"),
    pytest.param(20, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(3_600)]),
    pytest.param(100, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(7_200)]),
]
CALLS_BETWEEN = [
    pytest.param(50, id="fiftieth"),
    pytest.param(5, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(7_200)]),
    pytest.param(1, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(36_000)]),
]


@pytest.fixture
def scene(company, notes, tmp_path, drive):
    return Scene(company, notes, tmp_path)


def calls_of(scene, drive, wish):
    """Return how many calls a wish makes on a calm drive."""
    ready = scene.set_up(wish)
    drive.refuse(None)
    ready.wish()
    made = drive.calls
    drive.calm()
    assert ready.is_done()
    return made


def growing_calls_of(scene, drive, wish):
    ready = scene.set_up(wish)
    drive.refuse(None, full=True)
    ready.wish()
    made = drive.calls
    drive.calm()
    return made


def refused(drive, ready, first, **how):
    """Wish while the drive refuses from a call on, and return what came of it: nothing, or an error."""
    drive.refuse(first, **how)
    try:
        ready.wish()
    except Exception as error:  # noqa: BLE001  the test says which may come
        return error
    finally:
        drive.first = None
    return None


def holds(scene, ready, error):
    """Check the promise: what was called saved is there, what was refused can be wished again, once."""
    if error is None:
        assert ready.is_done()
    assert not ready.left_by_half()
    assert scene.is_whole(ready)
    if not ready.is_done():
        ready.wish()
    assert ready.is_done()
    assert scene.is_whole(ready)


@pytest.mark.parametrize("points", FULL_POINTS)
@pytest.mark.parametrize("wish", WISHES)
def test_a_full_drive_loses_nothing_names_itself_and_goes_on_when_freed(scene, drive, wish, points, trials):
    dice = random.Random(5)
    trials(f"T05 full drive, {wish}", points, 5)
    last = growing_calls_of(scene, drive, wish)
    for first in [dice.randint(1, last) for _point in range(points)]:
        ready = scene.set_up(wish)
        error = refused(drive, ready, first, full=True)
        if error is not None:
            assert isinstance(error, DriveFullError), (first, error)
            assert error.drive in sentence(error)
        holds(scene, ready, error)


@pytest.mark.parametrize("between", CALLS_BETWEEN)
@pytest.mark.parametrize("once", [True, False], ids=["once", "for-ever"])
@pytest.mark.parametrize("wish", WISHES)
def test_an_error_at_the_nth_call_is_told_and_nothing_is_half_done(scene, drive, wish, once, between, trials):
    last = calls_of(scene, drive, wish)
    points = list(range(1, last + 1, between))
    trials(f"T06 I/O error {'once' if once else 'for ever'}, {wish}", len(points))
    for first in points:
        ready = scene.set_up(wish)
        error = refused(drive, ready, first, once=once)
        assert error is None or isinstance(error, BookkeepingError), (first, error)
        holds(scene, ready, error)


@pytest.mark.parametrize("between", CALLS_BETWEEN)
def test_no_error_opens_books_to_a_wrong_key(scene, drive, between, trials):
    ready = scene.set_up("save")
    trials("T06 wrong key under I/O errors", 2 * len(range(1, 40, between)))
    for first, once in itertools.product(range(1, 40, between), (True, False)):
        drive.refuse(first, once=once)
        with pytest.raises(WrongPassphraseError):
            open_company(ready.path, "otra clave cualquiera", CLOCK).close()
        drive.calm()
    assert scene.is_whole(ready)


def test_a_pdf_written_in_place_is_caught(scene, drive, monkeypatch):
    """The mutant of T05: a file opened where it stands is cut off by a full drive and taken for a whole one."""

    def in_place(path, content):
        half = len(content) // 2
        path.write_bytes(content[:half])
        drive.check(grows=True)
        path.write_bytes(content)

    monkeypatch.setattr("tests.faults.wishes.write_atomically", in_place)
    last = growing_calls_of(scene, drive, "pdf")
    ready = scene.set_up("pdf")
    error = refused(drive, ready, last, full=True)
    with pytest.raises(AssertionError):
        holds(scene, ready, error)


def test_a_save_that_speaks_before_its_commit_is_caught(scene, drive, monkeypatch):
    """The mutant of T06: where the failure of a command is swallowed, "saved" is said of what is not there."""

    def swallowed(company, command, value):
        try:
            with company._engine.connect().execution_options(writing=True) as connection, connection.begin():
                from emprende_desktop.persistence.unit_of_work import UnitOfWork

                command(UnitOfWork(connection, CLOCK.now()), value)
        except DriveFailedError:
            return

    class Hasty:
        def __init__(self, ready):
            self.path, self.sale, self.is_done = ready.path, ready.sale, ready.is_done

        def wish(self):
            with open_company(self.path, PASSPHRASE, CLOCK) as company:
                swallowed(company, record_note, self.sale)

    last = calls_of(scene, drive, "save")
    for first in range(last, 0, -1):
        ready = Hasty(scene.set_up("save"))
        error = refused(drive, ready, first)
        if error is None and NEW not in keys(ready.path):
            return
    pytest.fail("no error was swallowed: the test above could not fail")


@pytest.mark.parametrize("wish", ["copy", "upgrade"])
def test_too_little_room_is_told_before_anything_is_begun(scene, monkeypatch, wish):
    ready = scene.set_up(wish)
    before = sorted(path.name for path in ready.path.iterdir())
    usage = shutil.disk_usage(ready.path)._replace(free=60 * 1024 * 1024 - 1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    monkeypatch.setattr(drives, "ROOM_LEFT_OVER", 60 * 1024 * 1024)
    with pytest.raises(TooLittleRoomError) as told:
        ready.wish()
    assert "59 MB" in sentence(told.value)
    assert drive_of(ready.path) in sentence(told.value)
    assert sorted(path.name for path in ready.path.iterdir()) == before


def test_a_full_drive_leaves_no_file_behind(scene, drive, tmp_path):
    target = tmp_path / "informe.pdf"
    for first in (1, 2):
        drive.refuse(first, full=True)
        with pytest.raises(DriveFullError):
            files.write_atomically(target, b"x" * 10)
        drive.calm()
    assert not list(tmp_path.glob(".*.part"))
    assert not target.exists()
