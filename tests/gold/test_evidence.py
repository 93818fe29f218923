"""The twelve proofs of a lot: none, one after another, all; and what may go into a folder."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.commands.gathering import save_permission
from emprende_desktop.commands.members import save_member
from emprende_desktop.commands.papers import erase_paper
from emprende_desktop.commands.proofs import NewProof, attach_proof, put_proof_back, take_proof_off
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.gold import evidence as rules
from emprende_desktop.gold import folder
from emprende_desktop.gold.evidence import (
    RECEIPTS,
    Concerned,
    Evidence,
    Lack,
    Light,
    Proof,
    ProofPaper,
    State,
    judged,
    slots,
)
from emprende_desktop.gold.folder import Rule, may_show_dni, offered, rule_of
from emprende_desktop.gold.gathering import NewPermission, Permission
from emprende_desktop.gold.lot_errors import UnknownLotError, UnknownProofError
from emprende_desktop.gold.lots import LotKind
from emprende_desktop.gold.members import Accreditation, AccreditationKind, Consent, MemberChange, NewMember
from emprende_desktop.i18n.proofs import PROOFS, what_to_do
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.evidence import evidence_of, papers_of_proof
from tests.conftest import TODAY
from tests.gold.conftest import DAY
from tests.gold.proven import BARE, BORN, NAMED, YEAR_END, Story, key
from tests.gold.test_lots import process


@pytest.fixture
def story(company):
    return Story(company)


def states(company, lot):
    return {one.proof: one for one in judged(company.fetch(evidence_of, lot)).proofs}


def test_an_empty_lot_has_none_and_each_says_what_to_do(company, lots):
    found = judged(company.fetch(evidence_of, lots.open("2026-001")))
    assert (found.score, found.light, len(found.proofs)) == (0, Light.RED, 12)
    assert {one.state for one in found.proofs} == {State.MISSING}
    assert all(what_to_do(one) for one in found.proofs)
    with pytest.raises(UnknownLotError):
        company.fetch(evidence_of, 99)


def test_the_light_counts_from_none_to_twelve(company, story):
    there, scores = set(), []
    for more in story.steps():
        there |= more
        found = judged(company.fetch(evidence_of, story.lot))
        assert {one.proof for one in found.proofs if one.state is State.THERE} == there
        scores.append((found.score, found.light))
    assert scores[0] == (2, Light.RED)
    assert dict(scores)[6] is Light.AMBER
    assert scores[-1] == (12, Light.GREEN)
    assert company.fetch(first_finding) is None


def test_every_lack_that_can_be_judged_has_its_sentence():
    some = (ProofPaper(slot, str(number), "image/jpeg", number) for number, slot in enumerate(rules.SLOTS))
    papers = tuple(some)
    her = Concerned(1, 1, "Ana", None, (DAY,))
    accredited = Accreditation(AccreditationKind.PADRON, "1", "", DAY)
    known = Concerned(1, 1, "Ana", None, (DAY,), (accredited,))
    day = rules.GatheredOn(DAY, Permission("A"), has_paper=False)
    closed = rules.GatheredOn(DAY, None, has_paper=False)
    for people, days, with_papers, shared, count in itertools.product(
        ((), (her,), (known,), (her, known)), ((), (day,), (closed,), (day, closed)), ((), papers, papers[:-1]),
        (True, False), (0, 1),
    ):  # fmt: skip
        told = Evidence(days, people, count, count, count, count, count, False, shared, (), with_papers)
        for one in judged(told).proofs:
            assert bool(what_to_do(one)) is (one.state is not State.THERE), one


def test_a_permission_and_an_accreditation_hold_only_on_their_days(company, story):
    story.open()
    late = Accreditation(AccreditationKind.PADRON, "PU-2", "", DAY + dt.timedelta(1), YEAR_END)
    written = NewMember(NewParty("Ana Quispe"), BORN, accreditation=late)
    company.execute(save_member, MemberChange(story.ana, written))
    assert states(company, story.lot)[Proof.PADRON].state is State.THERE  # the one before it was valid on the first day
    short = Accreditation(AccreditationKind.PADRON, "PU-3", "", DAY, DAY)
    company.execute(
        save_member, MemberChange(story.berta, NewMember(NewParty("Berta Ccama"), BORN, accreditation=short))
    )
    found = states(company, story.lot)[Proof.PADRON]
    assert (found.state, found.lack, found.count) == (State.PARTLY, Lack.NOT_IN_FORCE, 1)
    told = Permission("Cooperativa San José", "La Poderosa", "", "", DAY, DAY)
    held = story.value("SELECT id FROM permission")
    company.execute(save_permission, NewPermission(told, key(), None, held))
    found = states(company, story.lot)[Proof.PERMISSION]
    assert (found.state, found.lack, found.count) == (State.PARTLY, Lack.NOT_IN_FORCE, 1)


def test_a_paper_is_taken_off_put_back_and_erased(company, story):
    story.open()
    row = story.attach(Proof.ORIGIN)
    assert story.attach(Proof.ORIGIN, story.paper()) != row
    story.shade -= 1
    assert story.attach(Proof.ORIGIN) == row + 1  # the same content stands once
    company.execute(take_proof_off, row)
    company.execute(take_proof_off, row + 1)
    assert states(company, story.lot)[Proof.ORIGIN].state is State.MISSING
    with pytest.raises(UnknownProofError):
        company.execute(take_proof_off, row)
    back = company.execute(put_proof_back, row).row_id
    assert company.execute(put_proof_back, row).row_id == back
    with pytest.raises(UnknownProofError):
        company.execute(put_proof_back, back)
    ((paper, kept),) = company.fetch(papers_of_proof, story.lot, Proof.ORIGIN)
    assert (paper.row, kept.media_type) == (back, "image/jpeg")
    company.execute(erase_paper, paper.sha256)
    assert states(company, story.lot)[Proof.ORIGIN].state is State.MISSING
    with pytest.raises(UnknownLotError):
        company.execute(attach_proof, NewProof(99, "origin", story.paper()))
    with pytest.raises(AssertionError):
        NewProof(1, "mercury", story.paper())


def test_gold_carries_the_proofs_of_the_ore_it_came_from_and_none_of_its_sale(company, lots, story):
    story.open()
    story.weigh()
    story.attach(Proof.ORIGIN)
    story.attach(Proof.DOCUMENT)
    gold = lots.open("O-001", LotKind.GOLD)
    process(company, story.lot, gold, 500_000, 10_000, 9_000, date=DAY + dt.timedelta(2))
    found = {proof for proof, one in states(company, gold).items() if one.state is State.THERE}
    assert found == {Proof.PERMISSION, Proof.PADRON, Proof.WEIGHT, Proof.ORIGIN}
    assert states(company, gold)[Proof.DOCUMENT].state is State.MISSING


@pytest.mark.parametrize(
    ("purpose", "shown"),
    [
        ("nombre y DNI en la carpeta", True), ("DNI", True), ("carpeta del comprador", False), ("nombre, sin DNI", False),
        ("no mostrar mi dni", False), ("todo salvo DNI", False), ("", False),
    ],
)  # fmt: skip
def test_a_dni_is_shown_only_where_the_consent_says_so(purpose, shown):
    assert may_show_dni(Concerned(1, 1, "Ana", Consent(DAY, purpose)), DAY) is shown


def test_a_consent_names_her_from_its_day_until_its_end():
    her = Concerned(1, 7, "Ana Quispe", Consent(DAY, "carpeta", YEAR_END))
    called = [her.called(day) for day in (DAY - dt.timedelta(1), DAY, YEAR_END, YEAR_END + dt.timedelta(1))]
    assert called == ["S-07", "Ana Quispe", "Ana Quispe", "S-07"]


def refuses_without_consent(rule):
    """Say whether a rule keeps every paper that shows members away while one of them does not consent."""
    people = (Concerned(1, 1, "Ana", NAMED, (DAY,)), Concerned(2, 2, "Berta", BARE, (DAY,)))
    shows = (Proof.MEMBERS.value, Proof.PADRON.value, RECEIPTS)
    return all(rule(ProofPaper(slot, "a", "image/jpeg"), people, TODAY) is Rule.STAYS for slot in shows)


def test_papers_that_show_members_need_the_consent_of_all_of_them():
    assert refuses_without_consent(rule_of)
    people = (Concerned(1, 1, "Ana", NAMED, (DAY,)), Concerned(2, 2, "Berta", BARE, (DAY,)))
    hers = ProofPaper("padron", "a", "image/jpeg", party=1)
    assert rule_of(hers, people, TODAY) is Rule.GOES
    assert rule_of(ProofPaper("padron", "a", "image/jpeg", party=2), people, TODAY) is Rule.STAYS
    assert rule_of(ProofPaper("origin", "a", "image/jpeg"), people, TODAY) is Rule.LOOK
    assert rule_of(ProofPaper("weight", "a", "image/jpeg"), people, TODAY) is Rule.GOES
    assert rule_of(ProofPaper("members", "a", "image/jpeg"), people[:1], TODAY) is Rule.GOES
    assert rule_of(ProofPaper("members", "a", "image/jpeg"), (), TODAY) is Rule.STAYS


def test_a_rule_that_forgets_consent_is_caught(monkeypatch):
    monkeypatch.setattr(folder, "may_show_dni", lambda _one, _day: True)
    assert not refuses_without_consent(rule_of)


def test_a_paper_of_two_proofs_goes_by_the_stricter():
    same = tuple(ProofPaper(slot, "same", "image/jpeg") for slot in ("weight", "members"))
    told = Evidence(people=(Concerned(2, 2, "Berta", None, (DAY,)),), papers=same)
    assert {rule for one in offered(told, TODAY) for _paper, rule in one.papers} == {Rule.STAYS}


@given(st.sets(st.sampled_from(rules.SLOTS)), st.booleans(), st.booleans())
def test_more_papers_never_lower_the_score(kept, reviewed, shared):
    """Papers only ever help, and a proof that is there has nothing to be done."""
    papers = tuple(ProofPaper(slot, slot, "image/jpeg", 1) for slot in rules.SLOTS if slot in kept)
    less = judged(Evidence(weighings=1, is_reviewed=reviewed, is_shared=shared, papers=papers[:-1])).score
    more = judged(Evidence(weighings=1, is_reviewed=reviewed, is_shared=shared, papers=papers)).score
    assert less <= more <= 12


def test_every_proof_has_a_name_and_its_papers_a_place():
    assert set(PROOFS) == set(Proof)
    assert sorted(slot for proof in Proof for slot in slots(proof)) == sorted(rules.SLOTS)
