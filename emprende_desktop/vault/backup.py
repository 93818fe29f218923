"""One file with everything needed to bring a company back: verified by opening it before it is called done."""

import hashlib
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from emprende_desktop.domain.errors import DamagedBackupError, DamagedCompanyError, PathTakenError
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.domain.zip_faults import UNREADABLE_ZIP
from emprende_desktop.vault.cipher import copy_file
from emprende_desktop.vault.drives import drive_named, require_room
from emprende_desktop.vault.files import sync_folder, write_atomically
from emprende_desktop.vault.folder import CompanyFolder
from emprende_desktop.vault.keys import KeyRing, unlock

Verify = Callable[[Path, bytes, Progress], None]

FORMAT = "emprende-backup-1"
BOOKS, KEYS, MANIFEST = "books.db", "keys.json", "manifest.json"
SIZE_MAX = 4 * 1024**3
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_backup(
    folder: CompanyFolder, key: bytes, target: Path, verify: Verify, progress: Progress = unwatched
) -> None:
    """Copy the books by the engine, open the copy, verify it, and only then put it in its place.

    Raises PathTakenError, TooLittleRoomError, DamagedCompanyError, DriveFullError, DriveFailedError, or what stops it.
    """
    if target.exists():
        raise PathTakenError(str(target))
    for place in (folder.path, target.parent):
        require_room(place, folder.books.stat().st_size)
    with drive_named(folder.path), tempfile.TemporaryDirectory(dir=folder.path, prefix=".backup-") as scratch:
        copy = Path(scratch) / BOOKS
        copy_file(folder.books, key, copy, progress)
        content = _container(copy.read_bytes(), folder.keys.read_bytes())
        proof = _written(_members(content, target), Path(scratch) / "proof")
        verify(proof, key, progress)
    write_atomically(target, content)


def restore_backup(backup: Path, path: Path, secret: str, verify: Verify, progress: Progress = unwatched) -> bytes:
    """Make a company of a backup beside its place, verify it, move it there, and return its key.

    Raises PathTakenError, DamagedBackupError, WrongPassphraseError, DriveFullError, DriveFailedError, or what stops it.
    """
    if path.exists():
        raise PathTakenError(str(path))
    try:
        content = backup.read_bytes()
        members = _members(content, backup)
        key = unlock(KeyRing.parse(members[KEYS]), secret)
    except (OSError, ValueError, KeyError, TypeError):
        raise DamagedBackupError(str(backup)) from None
    with drive_named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=path.parent, prefix=".restore-"))
    try:
        with drive_named(path):
            verify(_written(members, scratch / "company"), key, progress)
            (scratch / "company").rename(path)
    except DamagedCompanyError:
        raise DamagedBackupError(str(backup)) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    sync_folder(path.parent)
    return key


def _container(books: bytes, keys: bytes) -> bytes:
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in ((BOOKS, books), (KEYS, keys))}
    manifest = json.dumps({"format": FORMAT, "sha256": hashes}, sort_keys=True).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in ((MANIFEST, manifest), (KEYS, keys), (BOOKS, books)):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return stream.getvalue()


def _members(content: bytes, path: Path) -> dict[str, bytes]:
    """Return the three members by their fixed names, hashes proved; names in the file are never used as paths."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = [info.file_size for info in archive.infolist()]
            if sorted(archive.namelist()) != sorted((BOOKS, KEYS, MANIFEST)) or sum(sizes) > SIZE_MAX:
                raise DamagedBackupError(str(path))
            members = {name: archive.read(name) for name in (BOOKS, KEYS, MANIFEST)}
        manifest = json.loads(members[MANIFEST])
        hashes = {name: hashlib.sha256(members[name]).hexdigest() for name in (BOOKS, KEYS)}
        if manifest != {"format": FORMAT, "sha256": hashes}:
            raise DamagedBackupError(str(path))
    except UNREADABLE_ZIP:
        raise DamagedBackupError(str(path)) from None
    return members


def _written(members: dict[str, bytes], folder: Path) -> Path:
    """Write the members into a new folder and return the path of the books."""
    folder.mkdir()
    for name in (BOOKS, KEYS):
        write_atomically(folder / name, members[name])
    return folder / BOOKS
