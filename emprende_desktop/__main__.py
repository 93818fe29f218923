"""`emprende` alone or with the folder of a company opens the window; with other words, the terminal answers."""

import sys

from emprende_desktop.vault.folder import SUFFIX


def main() -> int:
    """Open the window or run a command; return the exit code."""
    words = sys.argv[1:]
    if not words or (len(words) == 1 and words[0].endswith(SUFFIX)):
        from ui.start import main as open_window

        return open_window(words)
    from emprende_desktop.cli import run

    return run(words, lambda line: print(line, file=sys.stderr))


if __name__ == "__main__":
    sys.exit(main())
