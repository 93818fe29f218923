"""What the books themselves refuse of a sale of gold, whoever asks: the paper of its seller, and her month."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from emprende_desktop.commands.gold import GoldRecord, GoldSelling, NamedSeller, record_gold, sell_gold
from emprende_desktop.commands.lots import have_lot
from emprende_desktop.commands.notes import record_note, reverse_entry
from emprende_desktop.commands.setup import add_party
from emprende_desktop.commands.values import put_value
from emprende_desktop.domain.dated import DatedValue
from emprende_desktop.domain.errors import PartlyPaidError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Stage
from emprende_desktop.gold.notes import GoldSale, Reweighed, SoldPart
from emprende_desktop.gold.sale_errors import LiquidacionRefusedError, OneSellerError, OverCapError
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gold_sales import bars_sold, gold_sale_of, gold_there
from emprende_desktop.trade.corrections import Reversal
from emprende_desktop.trade.documents import NO_DOCUMENT, Document, DocumentKind
from emprende_desktop.trade.notes import Application, Collection

DAY = dt.date(2026, 9, 10)
SLIP = Document(DocumentKind.LIQUIDACION, "E001-1")
CAP = DatedValue("gold.cap_g_month", dt.date(2026, 1, 1), dt.date(2026, 10, 31), "66", "D.S. 018-2018-EM")


@pytest.fixture
def gold(company, lots):
    lot = lots.open("O-001", LotKind.GOLD)
    move = lots.move(MoveKind.HAD, (lot, Stage.HAND, (0, 300_000, 270_000), 900_000))
    company.execute(have_lot, move)
    return lot


def sale_of(lot, gross_mg, document=NO_DOCUMENT, date=DAY, **more):
    part = SoldPart(lot, Stage.HAND, Held(0, gross_mg, gross_mg * 9 // 10))
    return GoldSale(
        date, LotKind.GOLD, (part,), None, 1, Money(gross_mg * 30), str(uuid.uuid4()), document=document, **more
    )


def sell(company, lot, gross_mg, who=None, reason="", corrects=None, **more):
    sellers = ()
    if who is not None:
        sellers = (NamedSeller(who, gross_mg, gross_mg * 9 // 10, Money(gross_mg * 30), reason),)
    selling = GoldSelling(sale_of(lot, gross_mg, **more), sellers, corrects=corrects)
    return company.execute(sell_gold, selling).row_id


ANA = NewParty("Ana Quispe", dni="41677812")


def test_over_the_limit_of_a_month_without_a_reason_is_refused(company, gold):
    company.execute(put_value, CAP)
    sell(company, gold, 61_050, ANA)
    with pytest.raises(OverCapError) as refused:
        sell(company, gold, 6_200, ANA)
    assert (refused.value.name, refused.value.sold_mg - refused.value.cap_mg) == ("Ana Quispe", 1_250)
    sell(company, gold, 4_950, ANA)  # to the milligram
    with pytest.raises(OverCapError):
        sell(company, gold, 1, ANA)
    sell(company, gold, 1, ANA, reason="saldo de agosto")
    assert company.fetch(first_finding) is None


def test_another_month_another_person_and_days_without_a_limit_do_not_count(company, gold):
    company.execute(put_value, CAP)
    sell(company, gold, 66_000, ANA)
    sell(company, gold, 66_000, NewParty("Berta Mamani"))
    sell(company, gold, 66_000, ANA, date=dt.date(2026, 10, 1))
    ended = replace(CAP, valid_to=dt.date(2026, 9, 30))
    company.execute(put_value, ended)
    sell(company, gold, 1_000, ANA, date=dt.date(2026, 10, 1))


def test_one_dni_is_one_person_however_she_is_written(company, gold):
    company.execute(put_value, CAP)
    sell(company, gold, 60_000, ANA)
    with pytest.raises(OverCapError):
        sell(company, gold, 10_000, NewParty("A. Quispe Huanca", dni="41677812"))


def test_somebody_named_twice_in_a_sale_is_one(company, gold):
    company.execute(put_value, CAP)
    twice = tuple(NamedSeller(who, 40_000, 36_000, Money(1)) for who in (ANA, NewParty("ana  quispe")))
    with pytest.raises(OverCapError):
        company.execute(sell_gold, GoldSelling(sale_of(gold, 80_000), twice))


def test_what_was_undone_counts_no_more(company, gold):
    company.execute(put_value, CAP)
    entry = sell(company, gold, 66_000, ANA)
    company.execute(reverse_entry, Reversal(entry, "deshacer"))
    sell(company, gold, 66_000, ANA)


def test_a_purchase_slip_of_an_association_is_refused(company, gold):
    with pytest.raises(LiquidacionRefusedError):
        sell(company, gold, 10_000, document=SLIP)
    with pytest.raises(LiquidacionRefusedError):
        company.execute(record_gold, GoldRecord(sale_of(gold, 10_000, SLIP)))
    with pytest.raises(LiquidacionRefusedError):
        sell(company, gold, 10_000, NewParty("Ana Quispe", ruc="10123456781"), document=SLIP)
    sell(company, gold, 10_000, ANA, document=SLIP)


def test_where_a_limit_rules_a_purchase_slip_says_whose_it_is(make_company):
    from emprende_desktop.domain.enterprise import LegalForm, TaxRegime
    from tests.gold.conftest import Lots

    company = make_company(LegalForm.UNREGISTERED, TaxRegime.NONE, name="sola")
    lots = Lots(company)
    lot = lots.open("O-001", LotKind.GOLD)
    company.execute(have_lot, lots.move(MoveKind.HAD, (lot, Stage.HAND, (0, 90_000, 81_000), 0)))
    sell(company, lot, 10_000, document=SLIP)
    company.execute(put_value, CAP)
    with pytest.raises(OneSellerError):
        sell(company, lot, 10_000, document=SLIP)


def test_the_same_key_posts_once(company, gold):
    selling = GoldSelling(sale_of(gold, 10_000), ())
    assert company.execute(sell_gold, selling).row_id == company.execute(sell_gold, selling).row_id
    assert company.fetch(gold_there)[0].held.gross_mg == 290_000


def test_a_sale_that_was_partly_paid_is_not_corrected_behind_its_payment(company, gold):
    buyer = company.execute(add_party, NewParty("Oro Sur SAC")).row_id
    owed = replace(sale_of(gold, 10_000), party=buyer, place=None)
    entry = company.execute(sell_gold, GoldSelling(owed, ())).row_id
    paid = Collection(DAY, Money(1_000), 1, "cobro", buyer, (Application(entry, Money(1_000)),))
    company.execute(record_note, paid)
    with pytest.raises(PartlyPaidError):
        sell(company, gold, 12_000, corrects=entry)


def test_a_sale_and_what_its_bars_weighed_are_undone_in_the_order_they_came(company, gold):
    """The mutant: undoing the weighing before the sale, which finds too little gold there."""
    whole = SoldPart(gold, Stage.HAND, Held(0, 300_000, 275_000))
    sale = replace(sale_of(gold, 10_000), parts=(whole,), reweighed=(Reweighed(gold, Stage.HAND, Held(0, 0, 5_000)),))
    entry = company.execute(sell_gold, GoldSelling(sale, ())).row_id
    assert company.fetch(gold_there) == ()
    back = company.fetch(gold_sale_of, entry, "otra clave")
    assert (back.parts, back.reweighed) == (sale.parts, sale.reweighed)
    company.execute(reverse_entry, Reversal(entry, "deshacer"))
    assert company.fetch(gold_there)[0].held == Held(0, 300_000, 270_000)
    assert company.fetch(first_finding) is None


def test_a_bar_found_heavier_is_undone_whole(company, gold):
    part = SoldPart(gold, Stage.HAND, Held(0, 310_000, 280_000))
    found = (Reweighed(gold, Stage.HAND, Held(0, 10_000, 10_000)),)
    sale = replace(sale_of(gold, 10_000), parts=(part,), reweighed=found)
    entry = company.execute(sell_gold, GoldSelling(sale, ())).row_id
    company.execute(reverse_entry, Reversal(entry, "deshacer"))
    assert company.fetch(gold_there)[0].held == Held(0, 300_000, 270_000)
    assert company.fetch(bars_sold, _september()) == ()
    assert company.fetch(first_finding) is None


def _september():
    from emprende_desktop.domain.period import Month, Period

    month = Month.of(DAY)
    return Period(month.first, month.last)
