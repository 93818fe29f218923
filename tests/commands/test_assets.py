"""What lasts: bought, used up by asset at dated rates, sold or lost; register and ledger agree at every moment."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.assets import Depreciation, depreciate, register_asset, sell_asset
from emprende_desktop.commands.notes import Correction, Reversal, correct_note, record_note, reverse_entry
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
from emprende_desktop.domain.errors import NothingToDepreciateError, PeriodNotOverError, UnknownAssetError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.queries.assets import assets_on, last_depreciated, worth_in_ledger
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.trade.assets import AssetClass, AssetPurchase, AssetSale, OwnedAsset
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.financing import Giver, GrantReceived
from emprende_desktop.trade.register import RegisteredAsset, used_up_after
from tests.reading import nets

END = dt.date(2026, 9, 30)
SEPTEMBER = Month(2026, 9)


def buy(company, cents, date=dt.date(2026, 8, 14), kind=AssetClass.MACHINE, place=None, **more):
    where = place or company.fetch(places)[0].id
    note = AssetPurchase(date, Money(cents), kind, where, more.pop("key", f"{kind}{cents}"), name="Recta", **more)
    return company.execute(record_note, note).row_id


def use(company, month=SEPTEMBER, key="d"):
    return company.execute(depreciate, Depreciation(month, key)).row_id


def agree(company):
    assets = company.fetch(assets_on, END)
    assert sum(asset.left.cents for asset in assets) == company.fetch(worth_in_ledger, END)
    assert company.fetch(first_finding) is None


def test_the_machine_of_the_workshop_comes_out_as_in_the_case(company):
    """2,380 bought in August with seed capital, 10 % a year: 39.67 by the end of September, earned as it is used."""
    company.execute(record_note, GrantReceived(dt.date(2026, 8, 1), Money(238_000), Giver.PRIVATE, None, "g"))
    fund = next(place for place in company.fetch(places) if place.kind == "restricted")
    buy(company, 238_000, place=fund.id)
    assert nets(company) == {"33311": 238_000, "496": -238_000}
    use(company)
    assert nets(company) == {"33311": 238_000, "39524": -3_967, "68412": 3_967, "496": -234_033, "7593": -3_967}
    agree(company)


def test_the_old_machine_of_the_workshop_too(company):
    """2,850 had before, 10 % a year from July on: 71.25 by the end of September."""
    old = OwnedAsset("Máquina antigua", AssetClass.MACHINE, Money(285_000), Money(0), Month(2026, 7))
    company.execute(register_asset, old)
    use(company)
    assert nets(company) == {"68412": 7_125, "39524": -7_125}


def test_months_left_out_are_caught_up_and_noted_once(company):
    buy(company, 120_000, dt.date(2026, 6, 1))
    use(company, Month(2026, 7), "july")
    assert nets(company)["68412"] == 2_000
    use(company, SEPTEMBER, "september")
    use(company, SEPTEMBER, "september")
    assert nets(company)["68412"] == 4_000
    assert company.fetch(last_depreciated) == SEPTEMBER
    with pytest.raises(NothingToDepreciateError):
        use(company, SEPTEMBER, "again")
    with pytest.raises(PeriodNotOverError):
        use(company, Month(2031, 1), "far")
    agree(company)


def test_an_undone_use_is_noted_anew(company):
    buy(company, 120_000)
    used = use(company)
    company.execute(reverse_entry, Reversal(used, "undo"))
    assert "68412" not in nets(company)
    use(company, SEPTEMBER, "anew")
    assert nets(company)["68412"] == 2_000
    agree(company)


def test_a_corrected_purchase_is_one_thing(company):
    bought = buy(company, 120_000)
    note = company.fetch(note_of, bought, "again")
    assert (note.amount, note.asset_class, note.name) == (Money(120_000), AssetClass.MACHINE, "Recta")
    company.execute(correct_note, Correction(bought, note))
    assert [asset.cost.cents for asset in company.fetch(assets_on, END)] == [120_000]
    agree(company)


def test_only_a_factura_gives_credit_for_the_tax(make_company):
    company = make_company(LegalForm.NATURAL, TaxRegime.RMT, "10000000006")
    buy(company, 118_000, document=Document(DocumentKind.FACTURA, "F001-1"))
    buy(company, 59_000, document=Document(DocumentKind.BOLETA, "B001-1"))
    assert nets(company) == {"33311": 159_000, "40111": 18_000, "1011": -177_000}
    agree(company)


def test_what_is_sold_leaves_the_register_and_the_ledger(company):
    buy(company, 120_000)
    use(company)
    asset = company.fetch(assets_on, END)[0]
    place = company.fetch(places)[0].id
    sold = company.execute(sell_asset, AssetSale(END, asset.id, Money(100_000), place, "s")).row_id
    assert nets(company) == {"1011": -20_000, "68412": 2_000, "65514": 118_000, "7564": -100_000}
    assert company.fetch(assets_on, END) == ()
    with pytest.raises(UnknownAssetError):
        company.execute(sell_asset, AssetSale(END, asset.id, Money(1), place, "s2"))
    company.execute(reverse_entry, Reversal(sold, "undo"))
    assert [one.id for one in company.fetch(assets_on, END)] == [asset.id]
    agree(company)


def test_what_was_lost_is_a_cost_and_its_grant_is_earned(company):
    company.execute(record_note, GrantReceived(dt.date(2026, 8, 1), Money(50_000), Giver.STATE, None, "g"))
    fund = next(place for place in company.fetch(places) if place.kind == "restricted")
    buy(company, 50_000, place=fund.id)
    asset = company.fetch(assets_on, END)[0]
    company.execute(sell_asset, AssetSale(END, asset.id, Money(0), fund.id, "s"))
    assert nets(company) == {"65514": 50_000, "7591": -50_000}
    agree(company)


def thing(cost, before=0):
    money = Money(cost)
    return RegisteredAsset(1, "x", "machine", SEPTEMBER, money, Money(before), Money(before), Money(0), Money(0), "")


@given(st.integers(1, 10**10), st.integers(0, 200), st.sampled_from(["5", "10", "20", "25", "75"]))
def test_months_add_up_to_the_rate_and_never_to_more_than_the_cost(cost, months, percent):
    used = [used_up_after(thing(cost), [Decimal(percent)] * n).cents for n in range(months + 1)]
    assert used == sorted(used)
    assert used[-1] <= cost
    whole = Decimal(cost) * months * Decimal(percent) / 1200
    assert abs(used[-1] - min(whole, cost)) <= Decimal("0.5")


def test_hens_are_used_up_in_sixteen_months(company):
    assert used_up_after(thing(100_000), [Decimal(75)] * 16) == Money(100_000)
    buy(company, 100_000, kind=AssetClass.HENS)
    use(company)
    assert nets(company) == {"35111": 100_000, "39811": -12_500, "68511": 12_500, "1011": -100_000}


def test_a_thing_bought_before_any_rate_is_known_is_used_up_at_the_first_one(company):
    buy(company, 120_000, date=dt.date(2008, 1, 15), kind=AssetClass.BUILDING)
    use(company, Month(2009, 12))
    assert nets(company)["39522" if "39522" in nets(company) else "39521"] == -12_000
    agree(company)
