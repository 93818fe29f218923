"""Reading what is shipped, always as bytes through the import system: from source, a wheel or frozen alike."""

import csv
import io
from importlib.resources import files

SHIPPED = files("resources")


def read_bytes(name: str) -> bytes:
    """Return a resource by its path below `resources`."""
    return SHIPPED.joinpath(*name.split("/")).read_bytes()


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a UTF-8 CSV resource by column name."""
    return list(csv.DictReader(io.StringIO(read_bytes(name).decode("utf-8"), newline="")))
