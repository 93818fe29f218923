"""`emprende` alone opens the window; with words behind it, the terminal answers."""

import sys


def main() -> int:
    """Open the window or run a command; return the exit code."""
    if len(sys.argv) == 1:
        from ui.app import main as open_window

        return open_window([])
    from emprende_desktop.cli import run

    return run(sys.argv[1:], lambda line: print(line, file=sys.stderr))


if __name__ == "__main__":
    sys.exit(main())
