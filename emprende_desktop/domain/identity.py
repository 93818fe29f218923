"""Who somebody is for the State: DNI and RUC."""

from emprende_desktop.domain.errors import InvalidDniError, InvalidRucError

RUC_PREFIXES = ("10", "15", "16", "17", "20")
_RUC_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def checked_dni(text: str) -> str:
    """Return the eight digits of a DNI; raises InvalidDniError."""
    digits = text.strip()
    if len(digits) != 8 or not (digits.isascii() and digits.isdigit()):
        raise InvalidDniError(text)
    return digits


def checked_ruc(text: str) -> str:
    """Return the eleven digits of a RUC, prefix and check digit verified (modulo 11); raises InvalidRucError."""
    digits = text.strip()
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()) or digits[:2] not in RUC_PREFIXES:
        raise InvalidRucError(text)
    total = sum(weight * int(digit) for weight, digit in zip(_RUC_WEIGHTS, digits, strict=False))
    if (11 - total % 11) % 10 != int(digits[-1]):
        raise InvalidRucError(text)
    return digits
