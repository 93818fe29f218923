"""Members and their days: of age, calibrated by weighing, adding up, and forgotten without breaking the chain."""

import datetime as dt
import uuid
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlcipher3.dbapi2 import IntegrityError

from emprende_desktop.commands import gathering as commands
from emprende_desktop.commands.gathering import (
    gather,
    retire_container,
    save_permission,
    undo_gathering,
    undo_permission,
    undo_weighing,
    weigh_container,
)
from emprende_desktop.commands.masters import Merging, erase_party, merge_party
from emprende_desktop.commands.members import save_member
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.setup import add_party
from emprende_desktop.domain.errors import DuplicateNameError, NumberTakenError, PartlyPaidError, PeriodClosedError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold import member_errors as e
from emprende_desktop.gold.gathering import (
    Brought,
    Calibration,
    ContainerWeighing,
    Gathering,
    GatheringUndoing,
    NewPermission,
    NewWeighing,
    Permission,
    calibration_on,
    next_code,
)
from emprende_desktop.gold.lots import Held, LotKind, NewLot, Ownership
from emprende_desktop.gold.members import (
    Accreditation,
    AccreditationKind,
    Consent,
    Lack,
    MemberChange,
    NewMember,
    hidden_dni,
    is_of_age,
    lacks,
)
from emprende_desktop.persistence.reading.gold import pool_held
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.gathering import containers, gathered, last_day, open_lots, permissions, proposed_code
from emprende_desktop.queries.masters import parties, places
from emprende_desktop.queries.members import has_paper, member, members, members_on, produced
from emprende_desktop.trade.notes import Application, SupplierPayment
from emprende_desktop.trade.papers import paper_of
from tests.conftest import TODAY
from tests.gold.conftest import DAY

BORN = dt.date(1985, 3, 12)
PADRON = Accreditation(AccreditationKind.PADRON, "PU-0123", "Ananea", DAY, dt.date(2026, 10, 20))
CONSENT = Consent(DAY, "padrón y reparto", dt.date(2026, 12, 31))
WHOLE = {"joined_on": DAY, "site": "Desmonte Alto", "account": "Yape 999", "consent": CONSENT, "accreditation": PADRON}


def key():
    return str(uuid.uuid4())


def enrol(company, name, born=BORN, dni="", member=None, paper=None, **more):
    change = MemberChange(member, NewMember(NewParty(name, dni), born, **more), paper)
    return company.execute(save_member, change).row_id


def day_of(lot, *lines, date=DAY, **more):
    brought = tuple(Brought(party, "Ella", half_days, **what) for party, half_days, what in lines)
    return Gathering(date, lot, brought, more.pop("key", None) or key(), **more)


def weigh(company, name, gross_g, tare_g, container=None, date=DAY):
    new = NewWeighing(container, name, ContainerWeighing(date, gross_g, tare_g), key())
    company.execute(weigh_container, new)
    return next(one.id for one in company.fetch(containers, TODAY) if one.name == name)


def query(company, sql):
    with company._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def words_in(company):
    """Return every word kept in the tables of people."""
    kept = ("party", "member", "accreditation", "nickname", "party_merge", "audit")
    return " ".join(str(row) for table in kept for row in query(company, f"SELECT * FROM {table}"))


def test_a_member_is_registered_and_mended(company):
    ana = enrol(company, "Ana Quispe", dni="12345678", **WHOLE)
    known = company.fetch(member, ana)
    assert (known.party.dni, known.birth_date, known.pseudonym) == ("12345678", BORN, "S-01")
    assert (known.accreditation, known.consent, known.site) == (PADRON, CONSENT, "Desmonte Alto")
    assert [m.party.name for m in company.fetch(members, "pu-0123".upper())] == ["Ana Quispe"]
    enrol(company, "Ana Quispe Mamani", member=ana, left_on=dt.date(2026, 9, 20))
    known = company.fetch(member, ana)
    assert (known.party.name, known.party.dni, known.accreditation) == ("Ana Quispe Mamani", "12345678", None)
    assert company.fetch(members_on, dt.date(2026, 9, 21)) == ()
    assert len(company.fetch(members_on, dt.date(2026, 9, 20))) == 1
    with pytest.raises(DuplicateNameError):
        enrol(company, "ana quispe mamani")
    enrol(company, "Beni", dni="87654321")
    with pytest.raises(NumberTakenError):
        enrol(company, "Ana", dni="87654321", member=ana)


def test_somebody_who_is_known_already_becomes_a_member(company):
    known = company.execute(add_party, NewParty("Carmen Ticona")).row_id
    assert enrol(company, "carmen ticona", dni="11223344") == known
    assert company.fetch(member, known).party.dni == "11223344"


def test_of_a_child_nothing_is_kept(company):
    with pytest.raises(e.UnderAgeError) as refused:
        enrol(company, "Lucerito Choque", born=dt.date(2008, 10, 1), dni="71234567", **WHOLE)
    assert not refused.value.known
    assert "Lucerito" not in words_in(company)
    assert "71234567" not in words_in(company)
    grown = enrol(company, "Nélida", born=dt.date(2008, 9, 30))
    with pytest.raises(e.UnderAgeError) as refused:
        enrol(company, "Nélida", born=dt.date(2008, 10, 1), member=grown)
    assert refused.value.known


def test_the_refusal_of_a_child_is_what_keeps_her_out(company, monkeypatch):
    """The mutant: without asking for her age she would be there, so the test above can fail."""
    monkeypatch.setattr(NewMember, "is_child", lambda _member, _today: False)
    enrol(company, "Lucerito Choque", born=dt.date(2008, 10, 1))
    assert "Lucerito" in words_in(company)


@pytest.mark.parametrize(
    ("born", "day", "grown"),
    [
        ((2008, 9, 30), (2026, 9, 30), True),
        ((2008, 10, 1), (2026, 9, 30), False),
        ((2008, 2, 29), (2026, 2, 28), False),
        ((2008, 2, 29), (2026, 3, 1), True),
    ],
)
def test_eighteen_is_counted_to_the_day(born, day, grown):
    assert is_of_age(dt.date(*born), dt.date(*day)) is grown


REFUSED = {
    "child": (e.UnderAgeDayError, dt.date(2008, 9, 15), None),
    "unknown age": (e.NoBirthDateError, None, None),
    "left": (e.MemberLeftError, BORN, dt.date(2026, 8, 31)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_day_is_refused_by_name(company, lots, case):
    error, born, left = REFUSED[case]
    ana, lot = enrol(company, "Ana Quispe", born, left_on=left), lots.open("2026-001")
    with pytest.raises(error) as refused:
        company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 1_000})))
    assert refused.value.name == "Ana Quispe"
    assert query(company, "SELECT * FROM collection") == query(company, "SELECT * FROM gold_move") == []


def test_a_day_of_who_is_no_member_is_refused(company, lots):
    other = company.execute(add_party, NewParty("Otra")).row_id
    with pytest.raises(e.NotMemberError):
        company.execute(gather, day_of(lots.open("2026-001"), (other, 2, {})))


@pytest.mark.parametrize("case", ["child", "unknown age"])
def test_the_database_refuses_the_day_too(company, lots, monkeypatch, case):
    """A command that forgot to ask is stopped by the trigger; without the trigger the day goes in."""
    monkeypatch.setattr(commands, "_check_member", lambda *_asked: None)
    _error, born, left = REFUSED[case]
    ana, lot = enrol(company, "Ana Quispe", born, left_on=left), lots.open("2026-001")
    with pytest.raises(IntegrityError, match="under 18"):
        company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 1_000})))
    with company._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("DROP TRIGGER collection_line_is_of_age")
    company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 1_000})))
    assert len(query(company, "SELECT * FROM collection_line")) == 1


def test_an_anonymous_member_leaves_only_her_number_and_the_chain_whole(company, lots):
    paper = paper_of(b"%PDF-1.4 padron", "padron.pdf")
    ana = enrol(company, "Ana Quispe", dni="12345678", paper=paper, **WHOLE)
    enrol(company, "Ana Quispe", member=ana, **(WHOLE | {"accreditation": None}))
    enrol(company, "Ana Quispe", member=ana, paper=paper, **WHOLE)
    assert company.fetch(has_paper, ana)
    lot = lots.open("2026-001")
    company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 40_000})))
    company.execute(erase_party, ana)
    kept = words_in(company)
    for word in ("Ana", "12345678", "1985", "PU-0123", "Ananea", "Yape", "Alto", "reparto", "2026-10-20"):
        assert word not in kept
    assert query(company, "SELECT media_type, length(content) FROM paper") == [("erased", 0)]
    assert company.fetch(member, ana) is None
    assert company.fetch(members) == ()
    assert [p.name for p in company.fetch(produced, DAY, TODAY)] == ["S-01"]
    assert company.fetch(first_finding) is None
    with pytest.raises(e.NotMemberError):
        enrol(company, "Ana Quispe", member=ana)
    enrol(company, "Beni")
    assert company.fetch(members)[0].pseudonym == "S-02"


def test_erasing_takes_the_member_behind_another_name_along(company):
    ana, anita = enrol(company, "Ana Quispe", **WHOLE), enrol(company, "Anita Q.", **WHOLE)
    company.execute(merge_party, Merging(anita, ana))
    assert [m.pseudonym for m in company.fetch(members)] == ["S-01"]
    company.execute(erase_party, ana)
    assert "PU-0123" not in words_in(company)


def test_the_light_says_what_is_missing(company):
    ana = enrol(company, "Ana", **WHOLE)
    assert lacks(company.fetch(member, ana), dt.date(2026, 9, 19)) == ()
    assert lacks(company.fetch(member, ana), dt.date(2026, 9, 20)) == (Lack.EXPIRES_SOON,)
    assert lacks(company.fetch(member, ana), dt.date(2026, 10, 21)) == (Lack.EXPIRED,)
    assert lacks(company.fetch(member, ana), dt.date(2027, 1, 1)) == (Lack.EXPIRED, Lack.NO_CONSENT)
    beni = company.fetch(member, enrol(company, "Beni", born=None))
    assert lacks(beni, TODAY) == (Lack.NO_BIRTH_DATE, Lack.NO_CONSENT, Lack.NO_ACCREDITATION)
    assert (hidden_dni("12345678"), hidden_dni("")) == ("••••5678", "")


def test_a_container_holds_what_its_weighings_say(company, lots):
    lata = weigh(company, "Lata", 21_000, 1_000)
    weigh(company, "Lata", 22_001, 1_100, lata)
    known = company.fetch(containers, TODAY)[0].calibration
    assert (known.mean_net, known.mean_tare, known.spread_g) == (Fraction(40_901, 2), Fraction(1_050), 901)
    ana, lot = enrol(company, "Ana"), lots.open("2026-001")
    company.execute(gather, day_of(lot, (ana, 1, {"container": lata, "containers": 3})))
    assert company.fetch(pool_held, lot) == (Held(61_352), 0)
    first = company.fetch(last_day)
    assert [(line.half_days, line.containers, line.ore_g) for line in first.lines] == [(1, 3, 61_352)]
    for (weighing,) in query(company, "SELECT id FROM container_weighing"):
        company.execute(undo_weighing, weighing)
    with pytest.raises(e.ContainerNotWeighedError):
        company.execute(gather, day_of(lot, (ana, 1, {"container": lata, "containers": 1})))
    company.execute(retire_container, lata)
    assert company.fetch(containers, TODAY) == ()
    with pytest.raises(e.WeightsReversedError):
        ContainerWeighing(DAY, 1_000, 1_000)
    with pytest.raises(DuplicateNameError):
        weigh(company, "Lata", 2_000, 1_000)


def test_a_day_is_weighed_by_what_was_known_on_it():
    old, new = ContainerWeighing(DAY, 20_000, 0), ContainerWeighing(TODAY, 30_000, 0)
    assert calibration_on((old, new), DAY).mean_net == 20_000
    assert calibration_on((old, new), TODAY).mean_net == 25_000
    assert calibration_on((new,), DAY).mean_net == 30_000
    assert calibration_on((), DAY) is None


WEIGHTS = st.integers(1, 80_000)


@given(st.lists(WEIGHTS, min_size=1, max_size=8), st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_containers_weigh_their_mean_rounded_once(nets, counts):
    known = Calibration(tuple(ContainerWeighing(DAY, net + 500, 500) for net in nets))
    whole = sum(nets)
    for count in counts:
        exact = Fraction(count * whole, len(nets))
        assert abs(known.holds(count) - exact) <= Fraction(1, 2)
    assert known.holds(len(nets)) == whole


@pytest.mark.parametrize("seed", range(12))
def test_the_lines_of_a_day_add_up_to_what_moved(company, lots, seed):
    """Free and bought lines, in containers and by the scale, corrected and undone: the lot holds their sum."""
    import random

    dice = random.Random(seed)
    who = [enrol(company, f"Socia {letter}") for letter in "ABCDE"]
    lata = weigh(company, "Lata", dice.randint(20_000, 30_000), 999)
    weigh(company, "Lata", dice.randint(20_000, 30_000), 1_001, lata)
    lot = lots.open("2026-001", ownership=Ownership.PURCHASE)
    standing = []

    def lines():
        for party in dice.sample(who, dice.randint(1, 5)):
            what = dice.choice(
                [{"container": lata, "containers": dice.randint(1, 9)}, {"ore_g": dice.randint(1, 90_000)}]
            )
            price = {"price": Money(dice.randint(1, 9_999))} if dice.random() < 0.5 else {}
            yield party, dice.randint(0, 2), what | price

    for _turn in range(6):
        chosen = dice.choice(standing) if standing and dice.random() < 0.5 else None
        if chosen is not None and dice.random() < 0.4:
            company.execute(undo_gathering, GatheringUndoing(chosen, key()))
        else:
            standing.append(company.execute(gather, day_of(lot, *lines(), corrects=chosen)).row_id)
        if chosen is not None:
            standing.remove(chosen)
        days = [company.fetch(gathered, one) for one in standing]
        priced = sum(line.price.cents for day in days for line in day.lines)
        assert company.fetch(pool_held, lot) == (Held(sum(day.ore_g for day in days)), priced)
        assert company.fetch(first_finding) is None
    assert sum(one.ore_g for one in company.fetch(produced, DAY, TODAY)) == company.fetch(pool_held, lot)[0].ore_g


def test_a_day_opens_its_lot_and_is_written_once(company):
    ana = enrol(company, "Ana")
    assert company.fetch(proposed_code, 2026) == "2026-001"
    new = NewLot("2026-001", LotKind.ORE, DAY, Ownership.AGENCY, key())
    day = day_of(new, (ana, 2, {"ore_g": 5_000}), detail="temprano")
    assert company.execute(gather, day).row_id == company.execute(gather, day).row_id
    assert [lot.code for lot in company.fetch(open_lots)] == ["2026-001"]
    assert company.fetch(proposed_code, 2026) == "2026-002"
    assert next_code(("2026-009", "2026-X", "2025-040"), 2026) == "2026-010"
    assert company.fetch(last_day).detail == "temprano"


def test_a_day_on_which_nothing_was_found_counts_as_work(company, lots):
    ana, lot = enrol(company, "Ana"), lots.open("2026-001")
    company.execute(gather, day_of(lot, (ana, 2, {})))
    assert company.fetch(last_day).lines[0].half_days == 2
    assert query(company, "SELECT COUNT(*) FROM gold_move") == [(0,)]
    with pytest.raises(e.NothingGatheredError):
        day_of(lot, (ana, 0, {}))
    with pytest.raises(e.NothingGatheredError):
        day_of(lot)


def test_a_corrected_day_never_misses_ore_that_has_gone_on(company, lots):
    from emprende_desktop.commands.lots import lose
    from emprende_desktop.gold.lots import Stage
    from emprende_desktop.gold.notes import Loss

    ana, lot = enrol(company, "Ana"), lots.open("2026-001")
    first = company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 10_000}))).row_id
    company.execute(lose, Loss(DAY, lot, Stage.STOCKPILE, Held(8_000), "lluvia", False, key()))
    second = company.execute(gather, day_of(lot, (ana, 2, {"ore_g": 9_000}), corrects=first)).row_id
    assert company.fetch(pool_held, lot) == (Held(1_000), 0)
    assert company.fetch(gathered, first) is None
    with pytest.raises(e.UnknownGatheringError):
        company.execute(undo_gathering, GatheringUndoing(first, key()))
    back = company.fetch(gathered, second).noted_again(key(), second)
    company.execute(gather, back)
    assert company.fetch(pool_held, lot) == (Held(1_000), 0)
    assert company.fetch(first_finding) is None


def test_ore_is_bought_owed_and_not_undone_under_a_payment(company, lots):
    ana, lot = enrol(company, "Ana"), lots.open("2026-001", ownership=Ownership.PURCHASE)
    day = day_of(lot, (ana, 2, {"ore_g": 10_000, "price": Money(5_000)}))
    noted = company.execute(gather, day).row_id
    assert company.fetch(pool_held, lot) == (Held(10_000), 5_000)
    (entry,) = query(company, "SELECT id FROM journal_entry WHERE memo_template = 'ore_purchase'")[0]
    place = company.fetch(places)[0].id
    paid = SupplierPayment(TODAY, Money(2_000), place, key(), ana, (Application(entry, Money(2_000)),))
    company.execute(record_note, paid)
    with pytest.raises(PartlyPaidError):
        company.execute(undo_gathering, GatheringUndoing(noted, key()))
    with pytest.raises(e.NotBoughtError):
        company.execute(gather, day_of(lots.open("2026-002"), (ana, 2, {"ore_g": 1, "price": Money(5)})))
    assert company.fetch(first_finding) is None


def test_a_closed_month_takes_no_day(company, lots, monkeypatch):
    ana, lot = enrol(company, "Ana"), lots.open("2026-001")
    with company._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO closed_period (month) VALUES ('2026-09')")
    with pytest.raises(PeriodClosedError):
        company.execute(gather, day_of(lot, (ana, 2, {})))


def test_a_permission_is_kept_replaced_and_taken_back(company):
    paper = paper_of(b"%PDF-1.4 permiso", "permiso.pdf")
    told = Permission("Cooperativa San Juan", "La Unión", "C-77", "acta", DAY, dt.date(2026, 12, 31), "10 %")
    first = company.execute(save_permission, NewPermission(told, key(), paper)).row_id
    new = NewPermission(Permission("Cooperativa San Juan", valid_until=DAY), key(), replaces=first)
    assert company.execute(save_permission, new).row_id == company.execute(save_permission, new).row_id
    (row,) = company.fetch(permissions)
    assert (row.told.valid_until, row.has_paper, row.told.holds(TODAY), row.told.holds(DAY)) == (DAY, True, False, True)
    company.execute(undo_permission, row.id)
    assert company.fetch(permissions) == ()
    with pytest.raises(e.DaysReversedError):
        Permission("X", valid_from=TODAY, valid_until=DAY)


def test_people_who_are_no_members_are_erased_as_before(company):
    other = company.execute(add_party, NewParty("Otra")).row_id
    company.execute(erase_party, other)
    assert company.fetch(parties, "otra") == ()
