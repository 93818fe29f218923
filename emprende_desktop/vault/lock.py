"""One writer a company: a lock of the operating system, and who holds it for whoever comes second."""

import getpass
import json
import os
import platform

from filelock import FileLock, Timeout

from emprende_desktop.domain.clock import Clock
from emprende_desktop.domain.errors import CompanyInUseError
from emprende_desktop.vault.files import write_atomically
from emprende_desktop.vault.folder import CompanyFolder


class CompanyLock:
    """The lock of one company, held for a whole session; the system frees it when the process dies."""

    def __init__(self, folder: CompanyFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        # Books are opened beside the window and closed by it: the lock belongs to the session, not to a thread.
        self._lock = FileLock(folder.lock, timeout=0, is_singleton=False, thread_local=False)

    def acquire(self) -> None:
        """Take the lock; raises CompanyInUseError naming the holder, DriveFullError, DriveFailedError."""
        try:
            self._lock.acquire()
        except Timeout:
            raise CompanyInUseError(self._holder()) from None
        record = {
            "user": getpass.getuser(), "machine": platform.node(), "process": os.getpid(),
            "since": self._clock.now().strftime("%d/%m/%Y %H:%M"),
        }  # fmt: skip
        try:
            write_atomically(self._folder.holder, json.dumps(record).encode())
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; a lock that is not held is left alone."""
        if self._lock.is_locked:
            self._folder.holder.unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            record = json.loads(self._folder.holder.read_bytes())
            return f"{record['user']} · {record['machine']} · {record['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "?"
