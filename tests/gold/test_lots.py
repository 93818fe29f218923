"""Lots move, cost and are sold; grams, céntimos, kardex and ledger agree at every moment."""

import datetime as dt
import uuid

import pytest
from sqlalchemy import text

from emprende_desktop.commands.gold import GoldRecord, record_gold
from emprende_desktop.commands.lots import MoveUndoing, have_lot, lose, process_lot, record_move, undo_move
from emprende_desktop.commands.notes import correct_note, record_note, reverse_entry
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import PartlyPaidError, PaymentExceedsDebtError, PeriodClosedError
from emprende_desktop.domain.masters import CategoryKind, NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.lot_errors import (
    BesideError,
    CostWithoutGoldError,
    MembersLotError,
    MixedOwnershipError,
    MovementRefusedError,
    NotSoMuchThereError,
    StockOfLotsError,
    UnknownMovementError,
)
from emprende_desktop.gold.lots import Held, LotKind, MoveKind, Ownership, Stage
from emprende_desktop.gold.notes import GoldSale, Loss, Method, OrePurchase, OreUsed, Processing, SoldPart
from emprende_desktop.persistence.reading.gold import held, pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.queries.notes import note_of
from emprende_desktop.queries.statements import account_totals
from emprende_desktop.trade.carried import Carried, CostKind
from emprende_desktop.trade.corrections import Correction, Reversal
from emprende_desktop.trade.notes import Application, Collection, EntryLine, Expense, FreeEntry
from tests.conftest import TODAY
from tests.gold.conftest import DAY


def key():
    return str(uuid.uuid4())


def nets(company):
    """Return debit less credit by account, in céntimos."""
    return {total.code: total.net for total in company.fetch(account_totals, TODAY) if total.net}


def spend(company, cents, lot, what=CostKind.TRANSPORT, date=DAY):
    category = company.fetch(categories, CategoryKind.EXPENSE)[0].id
    place = company.fetch(places)[0].id
    note = Expense(date, Money(cents), category, place, key(), carried=Carried(lot, what))
    return company.execute(record_note, note).row_id


def process(company, ore, gold, ore_g, gross_mg, fine_mg, date=DAY, **more):
    done = Processing(
        date, (OreUsed(ore, Stage.STOCKPILE, ore_g),), gold, gross_mg, fine_mg, Method.PLANT, key(), **more
    )
    return company.execute(process_lot, done).row_id


def sell(company, lot, kind, stage, gone, value, date=DAY, **more):
    place = company.fetch(places)[0].id
    sale = GoldSale(date, kind, (SoldPart(lot, stage, gone),), None, place, Money(value), key(), **more)
    return company.execute(record_gold, GoldRecord(sale)).row_id


def test_a_lot_carries_its_costs_until_it_is_sold(company, lots):
    ore, gold = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD)
    spend(company, 12_000, ore)
    lots.collected(ore, 1_000_000)
    assert company.fetch(pool_held, ore) == (Held(1_000_000), 12_000)
    process(company, ore, gold, 500_000, 10_000, 9_000)
    assert company.fetch(pool_held, ore) == (Held(500_000), 6_000)
    assert company.fetch(pool_held, 0) == (Held(0, 10_000, 9_000), 6_000)
    sell(company, gold, LotKind.GOLD, Stage.HAND, Held(0, 5_000, 4_500), 150_000)
    assert company.fetch(pool_held, 0) == (Held(0, 5_000, 4_500), 3_000)
    found = nets(company)
    assert (found["23118"], found["21118"], found["69221"], found["70228"]) == (6_000, 3_000, 3_000, -150_000)
    assert found["7131"] == -12_000
    assert company.fetch(first_finding) is None


def test_what_is_more_than_there_is_refused_on_that_day_and_later(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000, date=DAY)
    lots.collected(ore, 500, date=DAY + dt.timedelta(5))
    loss = Loss(DAY + dt.timedelta(1), ore, Stage.STOCKPILE, Held(1_200), "se mojó", False, key())
    with pytest.raises(NotSoMuchThereError) as refused:
        company.execute(lose, loss)
    assert (refused.value.lot, refused.value.ore_g) == ("2026-001", 1_000)
    company.execute(lose, Loss(DAY + dt.timedelta(5), ore, Stage.STOCKPILE, Held(1_200), "se mojó", False, key()))
    with pytest.raises(NotSoMuchThereError):
        company.execute(lose, Loss(DAY, ore, Stage.STOCKPILE, Held(301), "otra vez", False, key()))


def test_a_usual_loss_leaves_its_cost_and_an_unusual_one_is_an_expense(company, lots):
    ore, gold = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD)
    lots.collected(ore, 1_000)
    spend(company, 10_000, ore)
    process(company, ore, gold, 1_000, 10_000, 10_000)
    company.execute(lose, Loss(DAY, gold, Stage.HAND, Held(0, 2_000, 2_000), "fundición", False, key()))
    assert company.fetch(pool_held, 0) == (Held(0, 8_000, 8_000), 10_000)
    company.execute(lose, Loss(DAY, gold, Stage.HAND, Held(0, 4_000, 4_000), "robo", True, key()))
    assert company.fetch(pool_held, 0) == (Held(0, 4_000, 4_000), 5_000)
    assert nets(company)["6599"] == 5_000
    with pytest.raises(CostWithoutGoldError):
        company.execute(lose, Loss(DAY, gold, Stage.HAND, Held(0, 4_000, 4_000), "merma", False, key()))
    assert company.fetch(first_finding) is None


def test_undoing_a_note_takes_back_what_it_moved_and_what_stands_beside_it(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    cost = spend(company, 10_000, ore)
    sale = sell(company, ore, LotKind.ORE, Stage.STOCKPILE, Held(1_000), 30_000)
    with pytest.raises(CostWithoutGoldError):
        company.execute(reverse_entry, Reversal(cost, key()))
    company.execute(reverse_entry, Reversal(sale, key()))
    assert company.fetch(pool_held, ore) == (Held(1_000), 10_000)
    company.execute(reverse_entry, Reversal(cost, key()))
    assert company.fetch(pool_held, ore) == (Held(1_000), 0)
    assert nets(company) == {}
    assert company.fetch(first_finding) is None


def test_the_entry_beside_a_note_is_not_undone_alone(company, lots):
    ore = lots.open("2026-001")
    beside = spend(company, 10_000, ore) + 1
    with pytest.raises(BesideError):
        company.execute(reverse_entry, Reversal(beside, key()))


def test_an_expense_is_corrected_with_its_lot(company, lots):
    ore = lots.open("2026-001")
    entry = spend(company, 10_000, ore)
    note = company.fetch(note_of, entry, key())
    assert note.carried == Carried(ore, CostKind.TRANSPORT)
    from dataclasses import replace

    company.execute(correct_note, Correction(entry, replace(note, amount=Money(7_000))))
    assert company.fetch(pool_held, ore) == (Held(), 7_000)
    assert nets(company)["23118"] == 7_000
    assert company.fetch(first_finding) is None


def test_a_sale_is_corrected_in_one_step(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    entry = sell(company, ore, LotKind.ORE, Stage.STOCKPILE, Held(1_000), 30_000)
    place = company.fetch(places)[0].id
    parts = (SoldPart(ore, Stage.STOCKPILE, Held(900)),)
    again = GoldSale(DAY, LotKind.ORE, parts, None, place, Money(29_000), key())
    company.execute(record_gold, GoldRecord(again, corrects=entry))
    assert company.fetch(held, ore, Stage.STOCKPILE) == Held(100)
    assert nets(company)["70221"] == -29_000


def test_what_is_sold_for_members_is_owed_to_them(company, lots):
    ore = lots.open("2026-001", ownership=Ownership.AGENCY)
    lots.collected(ore, 1_000)
    spend(company, 4_000, ore)
    sell(company, ore, LotKind.ORE, Stage.STOCKPILE, Held(1_000), 50_000, fee=Money(1_000), withheld=Money(2_000))
    found = nets(company)
    assert found["4699"] == 4_000 - (50_000 - 2_000 - 1_000)
    assert found["70321"] == -1_000
    assert not {"70221", "69221", "23118"} & set(found)
    assert company.fetch(first_finding) is None


def test_ours_and_theirs_are_not_sold_together(company, lots):
    ours, theirs = lots.open("A"), lots.open("B", ownership=Ownership.AGENCY)
    for lot in (ours, theirs):
        lots.collected(lot, 100)
    parts = tuple(SoldPart(lot, Stage.STOCKPILE, Held(100)) for lot in (ours, theirs))
    sale = GoldSale(DAY, LotKind.ORE, parts, None, company.fetch(places)[0].id, Money(100), key())
    with pytest.raises(MixedOwnershipError):
        company.execute(record_gold, GoldRecord(sale))


def test_the_whole_way_to_the_net_is_posted(company, lots):
    """T10: an LC of 46,978.03 with 4 % withheld leaves 45,098.91; who files no return bears the tax as a cost."""
    ore = lots.open("2026-001")
    lots.collected(ore, 5_913_000)
    sell(company, ore, LotKind.ORE, Stage.STOCKPILE, Held(5_913_000), 4_697_803, withheld=Money(187_912))
    found = nets(company)
    assert (found["1011"], found["6419"], found["70221"]) == (4_509_891, 187_912, -4_697_803)


def test_the_fee_of_a_sale_for_members_leaves_them_no_debt():
    part = SoldPart(1, Stage.STOCKPILE, Held(1_000))
    told = (DAY, LotKind.ORE, (part,), None, 1, Money(1_000), "k")
    assert GoldSale(*told, withheld=Money(40), charges=Money(60), fee=Money(900)).received == Money(900)
    with pytest.raises(PaymentExceedsDebtError) as refused:
        GoldSale(*told, withheld=Money(40), charges=Money(60), fee=Money(901))
    assert (refused.value.applied, refused.value.open) == (901, 900)


def test_what_was_paid_on_is_not_undone_from_the_page_of_its_lot(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    buyer, place = company.execute(add_party, NewParty("Planta Sur")).row_id, company.fetch(places)[0].id
    sale = GoldSale(DAY, LotKind.ORE, (SoldPart(ore, Stage.STOCKPILE, Held(1_000)),), buyer, None, Money(9_000), key())
    entry = company.execute(record_gold, GoldRecord(sale)).row_id
    paid = Collection(DAY, Money(4_000), place, key(), buyer, (Application(entry, Money(4_000)),))
    payment = company.execute(record_note, paid).row_id
    sold = company.fetch(lambda reader: reader.value("SELECT id FROM gold_move WHERE kind = 'sold'"))
    with pytest.raises(PartlyPaidError) as refused:
        company.execute(undo_move, MoveUndoing(sold, key()))
    assert refused.value.payments == (payment,)
    company.execute(reverse_entry, Reversal(payment, key()))
    company.execute(undo_move, MoveUndoing(sold, key()))
    assert nets(company) == {}


def test_ore_that_was_bought_is_a_purchase_until_it_is_sold(company, lots):
    ore = lots.open("2026-001", ownership=Ownership.PURCHASE)
    member = company.execute(add_party, NewParty("Juana")).row_id
    place = company.fetch(places)[0].id
    note = OrePurchase(DAY, ore, 2_000, Money(8_000), member, place, key())
    company.execute(record_gold, GoldRecord(note))
    assert company.fetch(pool_held, ore) == (Held(2_000), 8_000)
    found = nets(company)
    assert (found["602"], found["6121"], found["23118"], found["1011"]) == (8_000, -8_000, 8_000, -8_000)
    assert company.fetch(first_finding) is None


def test_what_was_there_before_is_capital(company, lots):
    gold = lots.open("O-001", LotKind.GOLD)
    move = lots.move(MoveKind.HAD, (gold, Stage.HAND, (0, 5_000, 4_500), 70_000))
    company.execute(have_lot, move)
    assert nets(company) == {"21118": 70_000, "5012": -70_000}
    assert company.fetch(first_finding) is None


def test_a_movement_is_undone_by_its_mirror_once(company, lots):
    ore = lots.open("2026-001")
    move = lots.collected(ore, 1_000)
    done = company.execute(undo_move, MoveUndoing(move, "k")).row_id
    assert company.execute(undo_move, MoveUndoing(move, "k")).row_id == done
    assert company.fetch(held, ore, Stage.STOCKPILE) == Held()
    for wrong in (move, done):
        with pytest.raises(UnknownMovementError):
            company.execute(undo_move, MoveUndoing(wrong, key()))


def test_a_movement_with_a_note_is_undone_with_it(company, lots):
    ore, gold = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD)
    lots.collected(ore, 1_000)
    spend(company, 10_000, ore)
    move = process(company, ore, gold, 1_000, 900, 800, mercury_used_mg=50, mercury_recovered_mg=40)
    company.execute(undo_move, MoveUndoing(move, key()))
    assert company.fetch(pool_held, ore) == (Held(1_000), 10_000)
    assert company.fetch(pool_held, 0) == (Held(), 0)
    assert company.fetch(first_finding) is None


def test_a_closed_month_takes_no_movement(company, lots):
    from emprende_desktop.commands.closing import close_month
    from emprende_desktop.domain.period import Month

    ore = lots.open("2026-001")
    company.execute(close_month, Month(2026, 8))
    with pytest.raises(PeriodClosedError):
        lots.collected(ore, 1_000, date=dt.date(2026, 8, 31))


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (MoveKind.COLLECTED, [(Stage.STOCKPILE, (-5,), 0)]),
        (MoveKind.COLLECTED, [(Stage.STOCKPILE, (5,), 100)]),
        (MoveKind.COLLECTED, [(Stage.STOCKPILE, (0, 5, 5), 0)]),
        (MoveKind.COLLECTED, [(Stage.HAND, (5,), 0)]),
        (MoveKind.COLLECTED, []),
        (MoveKind.SENT, [(Stage.STOCKPILE, (-5,), 0), (Stage.PLANT, (6,), 0)]),
        (MoveKind.SENT, [(Stage.STOCKPILE, (-5,), 0), (Stage.STOCKPILE, (5,), 0)]),
        (MoveKind.PROCESSED, [(Stage.STOCKPILE, (-5,), 0), (Stage.HAND, (0, 5, 6), 0)]),
        (MoveKind.PROCESSED, [(Stage.STOCKPILE, (-5,), -10), (Stage.HAND, (0, 6, 5), 9)]),
        (MoveKind.SOLD, [(Stage.HAND, (0, 5, 5), 0)]),
        (MoveKind.COST, [(Stage.HAND, (0, 0, 0), -5)]),
        (MoveKind.LOST, [(Stage.HAND, (0, -5, -5), -5)]),
        (MoveKind.MELTED, [(Stage.HAND, (0, 5, 0), 0)]),
    ],
)
def test_a_movement_that_does_not_fit_its_kind_cannot_exist(lots, kind, lines):
    with pytest.raises(MovementRefusedError):
        lots.move(kind, *((1, *line) for line in lines))


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE gold_stock SET ore_g = ore_g + 1", "gold-stock"),
        ("UPDATE gold_pool SET cents = cents + 1", "gold-pool"),
        ("UPDATE gold_pool_month SET fine_mg = fine_mg + 1", "gold-month"),
        ("DROP TRIGGER gold_line_stays; UPDATE gold_line SET ore_g = ore_g + 1 WHERE id = 1", "gold-chain"),
        ("DROP TRIGGER gold_move_stays; UPDATE gold_move SET custody = 'Otra' WHERE id = 1", "gold-chain"),
        ("DROP TRIGGER gold_line_stays; UPDATE gold_line SET cents = cents + 5 WHERE cents > 0", "gold-chain"),
    ],
)
def test_the_check_finds_what_was_changed_behind_it(company, lots, statement, code):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    spend(company, 500, ore)
    assert company.fetch(first_finding) is None
    with company._engine.connect().execution_options(writing=True) as connection, connection.begin():
        for one in statement.split("; "):
            connection.execute(text(one))
    assert company.fetch(first_finding).code == code


def test_the_check_finds_a_ledger_that_differs_from_the_kardex(company, lots, monkeypatch):
    """The mutant: a carried cost whose movement is left out."""
    from emprende_desktop.persistence.lots import LotRepository

    ore = lots.open("2026-001")
    monkeypatch.setattr(LotRepository, "append", lambda *_a, **_k: 0)
    spend(company, 500, ore)
    assert company.fetch(first_finding).code == "gold-ledger"


def test_money_of_a_debt_sale_is_owed_by_the_buyer(company, lots):
    ore = lots.open("2026-001")
    lots.collected(ore, 1_000)
    sale = GoldSale(
        DAY, LotKind.ORE, (SoldPart(ore, Stage.STOCKPILE, Held(1_000)),), None, None, Money(10_000), key(), igv=ZERO
    )
    company.execute(record_gold, GoldRecord(sale))
    assert nets(company)["1211"] == 10_000


def test_record_move_of_the_same_key_writes_once(company, lots):
    ore = lots.open("2026-001")
    move = lots.move(MoveKind.COLLECTED, (ore, Stage.STOCKPILE, (100,), 0), key="k")
    assert company.execute(record_move, move).row_id == company.execute(record_move, move).row_id
    assert company.fetch(held, ore, Stage.STOCKPILE) == Held(100)


def test_what_was_gathered_by_mistake_is_undone_though_the_lot_has_costs(company, lots):
    ore = lots.open("2026-001")
    spend(company, 500, ore)
    move = lots.collected(ore, 1_000)
    company.execute(undo_move, MoveUndoing(move, key()))
    lots.collected(ore, 900)
    with pytest.raises(CostWithoutGoldError):
        company.execute(lose, Loss(DAY, ore, Stage.STOCKPILE, Held(900), "lluvia", False, key()))


@pytest.mark.parametrize("account", ["21118", "23118"])
def test_no_entry_by_code_parts_the_ledger_from_the_kardex(company, lots, account):
    lines = (EntryLine(account, Money(5_000)), EntryLine("1011", Money(-5_000)))
    before = company.execute(record_note, FreeEntry(DAY, lines, key())).row_id  # as other books, which have no lots
    lots.open("2026-001")
    with pytest.raises(StockOfLotsError) as refused:
        company.execute(record_note, FreeEntry(DAY, lines, key()))
    assert refused.value.account == account
    company.execute(reverse_entry, Reversal(before, key()))
    assert nets(company) == {}


def test_a_lot_of_members_carries_no_cost_of_ours(company, lots):
    gold = lots.open("O-001", LotKind.GOLD, Ownership.AGENCY)
    ore = lots.open("2026-001", ownership=Ownership.AGENCY)
    before = nets(company)
    had = lots.move(MoveKind.HAD, (gold, Stage.HAND, (0, 1_000, 900), 5_000))
    with pytest.raises(MembersLotError) as refused:
        company.execute(have_lot, had)
    assert refused.value.lot == "O-001"
    member = company.execute(add_party, NewParty("Ana Quispe")).row_id
    bought = OrePurchase(DAY, ore, 1_000, Money(5_000), member, company.fetch(places)[0].id, key())
    with pytest.raises(MembersLotError):
        company.execute(record_gold, GoldRecord(bought))
    assert nets(company) == before
    company.execute(have_lot, lots.move(MoveKind.HAD, (gold, Stage.HAND, (0, 1_000, 900), 0)))
    assert company.fetch(first_finding) is None
