import datetime as dt

import pytest

from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime, Trade, default_standing
from emprende_desktop.domain.errors import (
    FormRegimeMismatchError,
    FormRequiredError,
    InvalidDniError,
    InvalidRucError,
    RucRequiredError,
)
from emprende_desktop.domain.identity import checked_dni, checked_ruc
from resources.files import rows

DAY = dt.date(2026, 1, 1)


def test_nrus_is_for_natural_persons_only():
    with pytest.raises(FormRegimeMismatchError):
        Standing(DAY, LegalForm.SAC, TaxRegime.NRUS)


@pytest.mark.parametrize(
    ("ruc", "form", "regime"),
    [("10000000006", LegalForm.NATURAL, TaxRegime.NRUS), ("", LegalForm.UNREGISTERED, TaxRegime.NONE)],
)
def test_a_ruc_answers_form_and_regime(ruc, form, regime):
    assert default_standing(ruc, None, None, DAY) == Standing(DAY, form, regime)


def test_a_ruc_20_must_say_its_form():
    with pytest.raises(FormRequiredError):
        default_standing("20100070970", None, None, DAY)


def test_a_regime_needs_a_ruc():
    with pytest.raises(RucRequiredError):
        default_standing("", LegalForm.NATURAL, TaxRegime.RER, DAY)


@pytest.mark.parametrize("text", ["10000000007", "30000000006", "1000000000", "1000000000a", ""])
def test_a_wrong_ruc_is_refused(text):
    with pytest.raises(InvalidRucError):
        checked_ruc(text)


@pytest.mark.parametrize("text", ["1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨"])
def test_a_dni_is_eight_digits(text):
    with pytest.raises(InvalidDniError):
        checked_dni(text)


def test_every_trade_begins_with_things_to_sell_and_to_buy():
    sets = {(row["trade"], row["kind"]) for row in rows("categories.csv")}
    assert sets == {(trade.value, kind) for trade in Trade for kind in ("sale", "expense")}
