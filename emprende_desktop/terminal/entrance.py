"""Coming in: the passphrase, the company of the command line, and the day it is."""

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from emprende_desktop.i18n.translation import _
from emprende_desktop.terminal.usage import UsageError, day

if TYPE_CHECKING:
    from emprende_desktop.company import Company
    from emprende_desktop.domain.clock import Clock


def passphrase(file: Path | None) -> str:
    """Take the passphrase from the file, the environment or a prompt, in this order."""
    if file is not None:
        return first_line(file)
    known = os.environ.get("EMPRENDE_PASSPHRASE")
    if known is not None:
        return known
    from getpass import getpass

    return getpass(f"{_('Passphrase')}: ")


def first_line(file: Path | None) -> str:
    """Return the first line of a file that holds a secret; raises UsageError."""
    try:
        return "" if file is None else file.read_text("utf-8").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError):
        raise UsageError(_("The passphrase file {path} cannot be read.").format(path=file)) from None


def opened(words: Namespace, clock: "Clock | None" = None) -> "Company":
    """Open the company of the command line."""
    from emprende_desktop.company_file import open_company
    from emprende_desktop.domain.clock import SystemClock

    return open_company(words.company, passphrase(words.passphrase_file), clock or SystemClock())


def clock_of(today: str | None) -> "Clock":
    """Return the machine's clock, or one that stands at noon of a given day."""
    from emprende_desktop.domain.clock import FixedClock, SystemClock, noon

    return SystemClock() if today is None else FixedClock(noon(day(today)))
