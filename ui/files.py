"""Where files are written: nothing is ever overwritten."""

from pathlib import Path


def free_stem(folder: Path, stem: str, *suffixes: str) -> Path:
    """Return a path without its ending, under which none of the files is there yet: the first numbered one."""
    number, free = 2, stem
    while any((folder / f"{free}{suffix}").exists() for suffix in suffixes):
        free = f"{stem} ({number})"
        number += 1
    return folder / free
