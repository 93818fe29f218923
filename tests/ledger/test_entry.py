import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.errors import AmountNotPositiveError, TooFewPostingsError, UnbalancedEntryError
from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import JournalEntry, Memo, Posting
from emprende_desktop.ledger.seal import GENESIS, SealedEntry, SealedPosting

DAY = dt.date(2026, 9, 30)


def entry(*postings):
    return JournalEntry(DAY, Memo("journal"), postings, "key")


def test_an_entry_that_does_not_balance_cannot_exist():
    with pytest.raises(UnbalancedEntryError):
        entry(Posting("1011", Side.DEBIT, Money(100)), Posting("70221", Side.CREDIT, Money(99)))


def test_an_entry_needs_two_postings():
    with pytest.raises(TooFewPostingsError):
        entry(Posting("1011", Side.DEBIT, Money(100)))


@pytest.mark.parametrize("cents", [0, -1])
def test_a_posting_is_positive(cents):
    with pytest.raises(AmountNotPositiveError):
        Posting("1011", Side.DEBIT, Money(cents))


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_a_reversal_cancels_every_account(amounts):
    debits = [Posting(f"6{i}", Side.DEBIT, Money(cents)) for i, cents in enumerate(amounts)]
    original = entry(*debits, Posting("1011", Side.CREDIT, Money(sum(amounts))))
    mirrored = original.reversal(7, DAY, "other")
    net = {}
    for posting in (*original.postings, *mirrored.postings):
        sign = 1 if posting.side is Side.DEBIT else -1
        net[posting.account] = net.get(posting.account, 0) + sign * posting.amount.cents
    assert set(net.values()) == {0}
    assert mirrored.reverses == 7


def sealed(**changes):
    fields = {
        "uid": "0199-a", "device": "0199-d", "sequence": 1, "date": "2026-09-30", "written_on": "2026-09-30",
        "wall_clock": "2026-09-30T12:00:00-05:00", "kind": "normal", "actor": "0199-p", "key": "k",
        "memo_template": "sale", "memo_arguments": '{"detail":"Ñandú"}', "reverses": "", "papers": (),
        "postings": (
            SealedPosting("1011", Side.DEBIT, 100, "0199-l", "", ""), SealedPosting("70221", Side.CREDIT, 100, "", "", ""),
        ),
    }  # fmt: skip
    return SealedEntry(**{**fields, **changes})


def test_the_seal_is_what_it_always_was():
    """Golden vectors: a field moved or coded anew would break the chain of every company in the field."""
    first = sealed().hash_after(GENESIS)
    assert first.hex() == GOLDEN_FIRST
    assert sealed(sequence=2, papers=("ab",)).hash_after(first).hex() == GOLDEN_SECOND


GOLDEN_FIRST = "388b517d9912ad6aa846071255d94f485fea52d41a50ebf8bb8d69040d6b0ff6"
GOLDEN_SECOND = "45f3d8f76bbce6368fb079c596cd408140c50fc8b0d9632db1529b1b93871eaa"


@given(st.lists(st.text(max_size=300), min_size=3, max_size=3))
def test_what_is_hashed_is_each_field_behind_its_length(texts):
    """Said a second time, letter by letter: what is laid out at once for plain letters is what it is for all others."""
    memo, lot, key = texts
    postings = (
        SealedPosting("1011", Side.DEBIT, 100, "0199-l", "", lot),
        SealedPosting("7", Side.CREDIT, 100, "", "", ""),
    )
    fields = [
        "1", "0199-a", "0199-d", "1", "2026-09-30", "2026-09-30", "2026-09-30T12:00:00-05:00", "normal", "0199-p", key,
        "sale", memo, "", "0", "2", "1011", "debit", "100", "0199-l", "", lot, "7", "credit", "100", "", "", "",
    ]  # fmt: skip
    expected = b""
    for field in fields:
        coded = unicodedata.normalize("NFC", field).encode()
        expected += len(coded).to_bytes(4, "big") + coded
    assert sealed(key=key, memo_arguments=memo, postings=postings).canonical() == expected


@pytest.mark.parametrize(
    "change",
    [{"uid": "x"}, {"device": "x"}, {"sequence": 9}, {"date": "2026-09-29"}, {"written_on": "x"}, {"wall_clock": "x"},
     {"kind": "closing"}, {"actor": "x"}, {"key": "x"}, {"memo_template": "x"}, {"memo_arguments": "x"},
     {"reverses": "x"}, {"papers": ("x",)}, {"postings": ()}],
)  # fmt: skip
def test_every_field_is_sealed(change):
    assert sealed(**change).hash_after(GENESIS) != sealed().hash_after(GENESIS)
