"""A drive that refuses when it is told to: a VFS of SQLite laid over the system's own, and Python's calls on files.

Every write, sync, truncation, opening, removal and renaming counts as one call. A full drive refuses what makes a file
longer or new, until it is freed; a failing one refuses any call, once or from then on.
"""

import ctypes
import errno
import os
import tempfile
from contextlib import contextmanager

import sqlcipher3._sqlite3 as library

SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE = 13, 10 | 3 << 8, 10 | 4 << 8, 10 | 6 << 8
SQLITE_IOERR_READ, SQLITE_IOERR_DELETE, SQLITE_CANTOPEN = 10 | 1 << 8, 10 | 10 << 8, 14
VOID, INT, LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
READ = WRITE = ctypes.CFUNCTYPE(INT, VOID, VOID, INT, LONG)
TRUNCATE = ctypes.CFUNCTYPE(INT, VOID, LONG)
SYNC = ctypes.CFUNCTYPE(INT, VOID, INT)
OPEN = ctypes.CFUNCTYPE(INT, VOID, VOID, VOID, INT, ctypes.POINTER(INT))
DELETE = ctypes.CFUNCTYPE(INT, VOID, VOID, INT)


class Methods(ctypes.Structure):
    """`sqlite3_io_methods`."""

    _fields_ = [("version", INT), *((name, VOID) for name in (
        "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved", "control", "sector",
        "characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch",
    ))]  # fmt: skip


class Vfs(ctypes.Structure):
    """`sqlite3_vfs`."""

    _fields_ = [
        ("version", INT), ("file_size", INT), ("path_max", INT), ("next", VOID), ("name", ctypes.c_char_p),
        *((name, VOID) for name in (
            "data", "open", "delete", "access", "full", "dlopen", "dlerror", "dlsym", "dlclose", "randomness", "sleep",
            "time", "last_error", "time64", "set_call", "get_call", "next_call",
        )),
    ]  # fmt: skip


class Drive:
    """What is refused: from the call `first` on (counted from 1), once or for ever, as full or as failing."""

    def __init__(self):
        self.calm()

    def calm(self):
        self.calls, self.first, self.full, self.once, self.struck = 0, None, False, False, 0

    def refuse(self, first, *, full=False, once=False):
        self.calls, self.first, self.full, self.once, self.struck = 0, first, full, once, 0

    def refuses(self, *, grows):
        """Count a call and say whether it is refused."""
        if self.full and not grows:
            return False
        self.calls += 1
        if self.first is None or self.calls < self.first or (self.once and self.calls > self.first):
            return False
        self.struck += 1
        return True

    def check(self, *, grows):
        """Do the same for a call of Python's."""
        if self.refuses(grows=grows):
            number = errno.ENOSPC if self.full else errno.EIO
            raise OSError(number, os.strerror(number))


class _Patched:
    """The methods of one kind of file with those that write taken over; kept alive for as long as SQLite may call."""

    def __init__(self, drive, address):
        self.own = Methods.from_buffer_copy(Methods.from_address(address))
        write, truncate, sync, read = (
            kind(getattr(self.own, name))
            for kind, name in ((WRITE, "write"), (TRUNCATE, "truncate"), (SYNC, "sync"), (READ, "read"))
        )

        def refusing(code, original, *, grows):
            def call(*arguments):
                if drive.refuses(grows=grows):
                    return SQLITE_FULL if drive.full else code
                return original(*arguments)

            return call

        self.kept = (
            WRITE(refusing(SQLITE_IOERR_WRITE, write, grows=True)),
            TRUNCATE(refusing(SQLITE_IOERR_TRUNCATE, truncate, grows=False)),
            SYNC(refusing(SQLITE_IOERR_FSYNC, sync, grows=False)),
            READ(refusing(SQLITE_IOERR_READ, read, grows=False)),
        )
        for name, callback in zip(("write", "truncate", "sync", "read"), self.kept, strict=True):
            setattr(self.own, name, ctypes.cast(callback, VOID))


@contextmanager
def laid_over(drive):
    """Let every connection that is opened from now on write through a drive."""
    sqlite = ctypes.CDLL(library.__file__)
    sqlite.sqlite3_vfs_find.restype = VOID
    sqlite.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    sqlite.sqlite3_vfs_register.argtypes = [VOID, INT]
    sqlite.sqlite3_vfs_unregister.argtypes = [VOID]
    system = sqlite.sqlite3_vfs_find(None)
    vfs = Vfs.from_buffer_copy(Vfs.from_address(system))
    vfs.name = b"refusing"
    opening, deleting = OPEN(vfs.open), DELETE(vfs.delete)
    patched = {}

    def open_file(own, name, file, flags, out):
        if drive.refuses(grows=False):
            return SQLITE_CANTOPEN
        code = opening(own, name, file, flags, out)
        address = VOID.from_address(file)
        if code == 0 and address.value is not None:
            kind = patched.setdefault(address.value, None) or _Patched(drive, address.value)
            patched[address.value] = kind
            address.value = ctypes.addressof(kind.own)
        return code

    def delete_file(own, name, sync):
        return SQLITE_IOERR_DELETE if drive.refuses(grows=False) else deleting(own, name, sync)

    kept = OPEN(open_file), DELETE(delete_file)
    vfs.open, vfs.delete = (ctypes.cast(callback, VOID) for callback in kept)
    sqlite.sqlite3_vfs_register(ctypes.addressof(vfs), 1)
    try:
        yield
    finally:
        drive.calm()
        sqlite.sqlite3_vfs_unregister(ctypes.addressof(vfs))
        sqlite.sqlite3_vfs_register(system, 1)
        _KEPT.append((vfs, kept, patched))  # a connection that is still open goes on calling them


_KEPT = []


class _Stream:
    """A file of Python's whose writing asks the drive first."""

    def __init__(self, drive, stream):
        self._drive, self._stream = drive, stream

    def write(self, content):
        self._drive.check(grows=True)
        return self._stream.write(content)

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __enter__(self):
        self._stream.__enter__()
        return self

    def __exit__(self, *error):
        return self._stream.__exit__(*error)


def take_over_files(monkeypatch, drive):
    """Let Python's own calls that write files ask the drive."""

    def asking(original, *, grows):
        def call(*arguments, **named):
            drive.check(grows=grows)
            return original(*arguments, **named)

        return call

    fdopen = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda *arguments, **named: _Stream(drive, fdopen(*arguments, **named)))
    monkeypatch.setattr(os, "fsync", asking(os.fsync, grows=False))
    monkeypatch.setattr(os, "replace", asking(os.replace, grows=False))
    monkeypatch.setattr(os, "rename", asking(os.rename, grows=False))
    monkeypatch.setattr(tempfile, "mkstemp", asking(tempfile.mkstemp, grows=True))
    monkeypatch.setattr(tempfile, "mkdtemp", asking(tempfile.mkdtemp, grows=True))
