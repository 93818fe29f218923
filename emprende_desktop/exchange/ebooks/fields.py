"""One value of an electronic book: checked by the rule of its field, and written as SUNAT reads it.

A name, a memo or a description is cleaned: SUNAT knows a document by its numbers, and no month should wait for an
accent. What parts fields becomes a space, strokes become dashes, what the file's code page lacks is told by its plain
letter, and what is too long is cut. Where a letter would be lost (a name in another script), and in everything that
identifies (series, numbers, codes), nothing is changed: it is a fault, for another number would be another document.
"""

import re
import unicodedata
from decimal import Decimal

from emprende_desktop.domain.money import Money
from emprende_desktop.exchange.ebooks.layouts import Field, Rule
from emprende_desktop.formality.book_faults import BookFaultKind
from emprende_desktop.formality.books import Value

ENCODING = "cp1252"  # as in files of both systems that SUNAT took: Ñ is 0xD1
_SAFE = re.compile(r"[ -.0-\[\]-{}~¡-¬®-ÿ]*")
_STROKES = str.maketrans({"/": "-", "\\": "-", "|": " "})


class FieldFaultError(Exception):
    """Leaves a value at the first thing that is wrong with it."""

    def __init__(self, kind: BookFaultKind) -> None:
        super().__init__(kind)
        self.kind = kind


def written(value: Value, field: Field) -> str:
    """Return a value as its field takes it; raises FieldFaultError."""
    if isinstance(value, Money):
        return _money(value, field)
    if value is None or value == "":
        if field.mandatory:
            raise FieldFaultError(BookFaultKind.MISSING)
        return ""
    if isinstance(value, str):
        return _text(value, field) if field.rule is Rule.TEXT else _code(value, field)
    if isinstance(value, Decimal):
        return _decimal(value, field)
    assert field.rule is Rule.DATE, field.name
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def _money(value: Money, field: Field) -> str:
    """Write céntimos: a point, no thousands, `-` where it is below zero."""
    if not value.cents:
        return "0.00"  # most amounts of a register
    assert field.decimals == 2, field.name
    if abs(value.cents) >= 10 ** (field.longest + 2):
        raise FieldFaultError(BookFaultKind.TOO_LARGE)
    return value.plain()


def _decimal(value: Decimal, field: Field) -> str:
    """Write a quantity or a rate with as many decimals as the field has: a point, no thousands."""
    assert field.rule is Rule.AMOUNT, field.name
    assert value.is_finite(), field.name
    if value and value.adjusted() >= field.longest:
        raise FieldFaultError(BookFaultKind.TOO_LARGE)
    told = f"{value:.{field.decimals}f}"
    if Decimal(told) != value:
        raise FieldFaultError(BookFaultKind.DECIMALS)
    return told if value else told.lstrip("-")


def _code(value: str, field: Field) -> str:
    if field.rule is Rule.DIGITS and not (value.isascii() and value.isdigit()):
        raise FieldFaultError(BookFaultKind.NOT_DIGITS)
    if _SAFE.fullmatch(value) is None or value != value.strip():
        raise FieldFaultError(BookFaultKind.CHARACTER)
    if len(value) > field.longest:
        raise FieldFaultError(BookFaultKind.TOO_LONG)
    if len(value) < field.shortest:
        raise FieldFaultError(BookFaultKind.TOO_SHORT)
    if field.codes and value not in field.codes:
        raise FieldFaultError(BookFaultKind.UNKNOWN_CODE)
    return value


def _text(value: str, field: Field) -> str:
    clean = value.translate(_STROKES)
    if _SAFE.fullmatch(clean) is None:
        clean = "".join(map(_letter, unicodedata.normalize("NFC", clean)))
    told = " ".join(clean.split())[: field.longest].rstrip()
    if not told and field.mandatory:
        raise FieldFaultError(BookFaultKind.MISSING)
    return told


def _letter(char: str) -> str:
    """Return what a character is written as; raises FieldFaultError for a letter that would be lost."""
    category = unicodedata.category(char)[0]
    if category in "CZ":
        return " "
    if _encodes(char):
        return char
    plain = "".join(filter(_encodes, unicodedata.normalize("NFKD", char)))
    if not plain and category in "LN":
        raise FieldFaultError(BookFaultKind.CHARACTER)
    return plain.translate(_STROKES) or " "


def _encodes(char: str) -> bool:
    try:
        char.encode(ENCODING)
    except UnicodeEncodeError:
        return False
    return True
