"""The sentences of what can be wrong with weights, assays, terms and settlements; each names its figure first."""

from collections.abc import Callable
from typing import Any

from emprende_desktop.domain import json_errors as j
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.gold import errors as g
from emprende_desktop.i18n.translation import N_, _

_TEXT_TOLD = 40
_WANTED = {
    "text": N_('text in quotes, as "2400.00"'),
    "list": N_("a list in [ ]"),
    "pair": N_("two weights, as [wet, dry]"),
    "band": N_("bands of [from, to, value]"),
    "object": N_('an object, as {"key": "value"}'),
    "count": N_("a whole number, as 3"),
    "flag": N_("true or false"),
    "day": N_("a day, as 2026-09-30"),
    "time": N_("a time of the day, as 14:05:00"),
    "money": N_("an amount with at most two decimals, as 118.50"),
}

GOLD_SENTENCES: dict[type[BookkeepingError], Callable[[Any], str]] = {
    j.UnreadableNumberError: lambda x: _(
        "{key}: {text} is no number from zero up: write digits and a point alone, as 2400.50,"
        " at most twelve digits a side."
    ).format(key=x.key, text=_short(x.text)),
    j.UnknownKeyError: lambda x: _("{key} is not known here: check its spelling or leave it out.").format(
        key=_short(x.key)
    ),
    j.MissingKeyError: lambda x: _("{key} is missing: write it.").format(key=x.key),
    j.WrongKindError: lambda x: _("{key}: write {wanted}.").format(key=x.key, wanted=_(_WANTED[x.wanted])),
    j.UnknownChoiceError: lambda x: _("{key}: {text} is none of the words it may be: write {choices}.").format(
        key=x.key, text=_short(x.text), choices=" / ".join(x.choices)
    ),
    j.KeysTogetherError: lambda x: _together(x.key, x.other),
    g.OutOfRangeError: lambda x: _("{key}: {text} is not between {low} and {high}: check the digits.").format(
        key=x.key, text=_short(x.text), low=x.low, high=x.high
    ),
    g.NotPositiveError: lambda x: _("{key}: it must be more than zero.").format(key=x.key),
    g.NotInVariantError: lambda x: _(
        "{key} is no charge of variant {variant}: leave it out, or settle by the other variant."
    ).format(key=x.key, variant=x.variant),
    g.NotReviewedError: lambda x: _(
        "The paper of lot {code} was not reviewed yet: do it under “Review settlement”."
    ).format(code=x.code),
    g.NoMoistureTestError: lambda _x: _("No moisture test weighs less dry than wet: weigh a sample again."),
    g.NoAssayError: lambda _x: _("There is no assay yet: write one."),
    g.TareExceedsGrossError: lambda x: _(
        "The vehicle weighs {tare} t empty and {gross} t loaded: check both weights."
    ).format(tare=x.tare, gross=x.gross),
    g.BandsOutOfOrderError: lambda x: _(
        "{key}: band {band} is missing or does not follow the one before it: write [from, to, value] from the lowest"
        " grade up; only the last band may be open."
    ).format(key=x.key, band=x.band),
    g.OutsideTableError: lambda x: _(
        "{key}: a grade of {grade} oz/TC lies outside the table, which ends at {limit}: add the band that was agreed."
    ).format(key=x.key, grade=x.grade, limit=x.limit),
}


def _together(key: str, other: str) -> str:
    if key == other:
        return _("The key {key} stands twice: leave one.").format(key=_short(key))
    return _("{key} and {other} say the same: leave one of them.").format(key=key, other=other)


def _short(text: str) -> str:
    return text if len(text) <= _TEXT_TOLD else f"{text[:_TEXT_TOLD]}…"
