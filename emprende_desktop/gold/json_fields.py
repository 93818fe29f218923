"""What only an object of JSON about gold has: a table by grade, and the plant's charge."""

from emprende_desktop.domain.exact import parse_exact
from emprende_desktop.domain.json_errors import WrongKindError
from emprende_desktop.domain.json_fields import Fields, list_of, text_of
from emprende_desktop.gold.bands import Band, BandTable
from emprende_desktop.gold.formula import FixedMaquila, Maquila, StepMaquila


def table_of(fields: Fields, key: str) -> BandTable:
    """Return `[[from, to, value], …]`; the last `to` may be null or empty. Raises WrongKindError."""
    name = fields.named(key)
    listed = enumerate(fields.items(key), start=1)
    return BandTable(name, tuple(_band(one, f"{name}[{number}]") for number, one in listed))


def maquila_of(fields: Fields, key: str) -> Maquila:
    """Return a maquila: fixed, stepped or by table."""
    mode, inner = fields.inner_of_mode(key, {"fixed": ("value",), "step": ("base", "min"), "table": ("bands",)})
    if mode == "fixed":
        return FixedMaquila(inner.number("value"))
    if mode == "step":
        return StepMaquila(inner.number("base"), inner.number("min"))
    return table_of(inner, "bands")


def _band(value: object, key: str) -> Band:
    listed = list_of(value, key)
    if len(listed) != 3:
        raise WrongKindError(key, "band")
    low, high, each = listed
    top = None if high is None or high == "" else parse_exact(text_of(high, key), key)
    return Band(parse_exact(text_of(low, key), key), top, parse_exact(text_of(each, key), key))
