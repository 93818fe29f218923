"""The kardex pages by key from its newest line; what is left after each line adds up, at any length."""

import datetime as dt
import random
from itertools import pairwise

import pytest

from emprende_desktop.commands.lots import MoveUndoing, record_move, undo_move
from emprende_desktop.gold.kardex import Subject, running
from emprende_desktop.gold.lots import GOLD_POOL, Held, LotKind, MoveKind, Stage
from emprende_desktop.queries import kardex as kardex_queries
from emprende_desktop.queries.kardex import (
    kardex_opening,
    kardex_page,
    kardex_within,
    moves_within,
    pools_within,
    subject_of,
)
from tests.gold.conftest import DAY
from tests.gold.test_lots import process, sell, spend


def everything(company, subject):
    lines, key = [], None
    while True:
        page = company.fetch(kardex_page, subject, key)
        lines += page.rows
        if page.next_key is None:
            return lines
        key = page.next_key


@pytest.fixture
def busy(company, lots):
    """Four months of gold that comes in, is sent, sold and undone, noted out of order of date."""
    ore, gold, other = lots.open("2026-001"), lots.open("O-001", LotKind.GOLD), lots.open("O-002", LotKind.GOLD)
    spend(company, 90_000, ore, date=dt.date(2026, 6, 1))
    lots.collected(ore, 10_000_000, date=dt.date(2026, 6, 1))
    chance = random.Random(7)
    for number in range(24):
        day = dt.date(2026, 6, 2) + dt.timedelta(days=4 * number)
        into = chance.choice((gold, other))
        process(company, ore, into, 200_000 + number, 9_000 + number, 8_000 + number, date=day)
        if number % 5 == 4:
            sell(company, into, LotKind.GOLD, Stage.HAND, Held(0, 900, 800), 90_000, date=day)
    sent = lots.move(
        MoveKind.SENT, (gold, Stage.HAND, (0, -500, -400), 0), (gold, Stage.TRANSIT, (0, 500, 400), 0), date=DAY
    )
    moved = company.execute(record_move, sent).row_id
    company.execute(undo_move, MoveUndoing(moved, "undo"))
    return company, ore, gold


@pytest.mark.parametrize("size", [100, 7, 1])
def test_a_kardex_reads_the_same_by_pages_of_any_size(busy, monkeypatch, size):
    company, ore, gold = busy
    for subject in (Subject(GOLD_POOL), Subject(ore), Subject(GOLD_POOL, gold)):
        monkeypatch.setattr(kardex_queries, "PAGE_SIZE", 1_000)
        whole = everything(company, subject)
        monkeypatch.setattr(kardex_queries, "PAGE_SIZE", size)
        assert everything(company, subject) == whole
        assert len(whole) > 5
        for newer, older in pairwise(whole):
            assert newer.left.held == older.left.held + newer.move.change
            assert subject.lot or newer.left == older.left.plus(newer.move)
        assert whole[-1].left.held == whole[-1].move.change


def test_what_was_sent_stays_ours_and_a_movement_is_one_line(busy):
    company, _ore, _gold = busy
    found = [line for line in everything(company, Subject(GOLD_POOL)) if line.move.kind is MoveKind.SENT]
    assert [(line.move.change, line.move.codes) for line in found] == [(Held(), "O-001")]


def test_the_book_of_a_period_begins_with_what_was_left(busy):
    company, ore, _gold = busy
    start, end = dt.date(2026, 7, 15), dt.date(2026, 8, 20)
    for pool in (GOLD_POOL, ore):
        opening = company.fetch(kardex_opening, pool, start)
        moves = tuple(company.stream(kardex_within, pool, start, end))
        assert len(moves) == company.fetch(moves_within, pool, start, end) > 5
        *_rest, (_move, left) = running(opening, moves)
        assert left == company.fetch(kardex_opening, pool, end + dt.timedelta(days=1))
    assert company.fetch(pools_within, start, end) == ((GOLD_POOL, ""), (ore, "2026-001"))
    assert company.fetch(pools_within, dt.date(2026, 1, 1), dt.date(2026, 5, 31)) == ()
    later = dt.date(2026, 12, 1)
    assert company.fetch(pools_within, later, later) == ((GOLD_POOL, ""), (ore, "2026-001"))


def test_a_lot_of_gold_is_a_part_of_the_pool(busy):
    company, ore, gold = busy
    assert company.fetch(subject_of, ore) == Subject(ore)
    assert company.fetch(subject_of, gold) == Subject(GOLD_POOL, gold)
    assert company.fetch(subject_of, None) == Subject(GOLD_POOL)
