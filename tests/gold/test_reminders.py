"""What ends soon is told thirty days before and after, by numbers and codes, until it was renewed."""

import datetime as dt

import pytest

from emprende_desktop.commands.gathering import save_permission
from emprende_desktop.commands.members import save_member
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.gold.gathering import NewPermission, Permission
from emprende_desktop.gold.members import Accreditation, AccreditationKind, Consent, MemberChange, NewMember
from emprende_desktop.gold.reminders import Reminder, ReminderKind
from emprende_desktop.i18n.reminders import reminder_text
from emprende_desktop.queries.reminders import reminders
from tests.gold.conftest import DAY
from tests.gold.proven import BORN, key
from tests.gold.test_members import enrol

END = dt.date(2026, 11, 20)
MONTH = dt.timedelta(30)
ONE = dt.timedelta(1)


def permit(company, until=END, holder="Mina Ana", concession="La Poderosa", replaces=None):
    told = Permission(holder, concession, "", "", DAY, until)
    return company.execute(save_permission, NewPermission(told, key(), None, replaces)).row_id


def member(company, name, accredited=None, consent=None, **more):
    accreditation = Accreditation(AccreditationKind.PADRON, "1", "", DAY, accredited) if accredited else None
    given = Consent(DAY, "carpeta", consent) if consent else None
    return enrol(company, name, accreditation=accreditation, consent=given, **more)


def told_on(company, day):
    return [(one.kind.value, one.names, one.is_late) for one in company.fetch(reminders, day)]


@pytest.mark.parametrize(
    ("day", "late"), [(END - MONTH - ONE, None), (END - MONTH, False), (END, False), (END + ONE, True),
                      (END + MONTH, True), (END + MONTH + ONE, None)],
)  # fmt: skip
def test_each_is_told_a_month_before_and_after(company, day, late):
    permit(company)
    member(company, "Ana", END)
    member(company, "Berta", None, END)
    expected = [("permission", ()), ("accreditation", ("S-01",)), ("consent", ("S-02",))]
    assert told_on(company, day) == [] if late is None else [(*one, late) for one in expected]


def test_what_was_renewed_is_not_told_any_more(company):
    old = permit(company)
    assert told_on(company, END) != []
    permit(company, END + 3 * MONTH)
    assert told_on(company, END) == []
    permit(company, holder="Otra")
    assert len(told_on(company, END)) == 1
    permit(company, None, "Otra", replaces=old)
    assert told_on(company, END) == []
    ana = member(company, "Ana", END)
    later = Accreditation(AccreditationKind.PADRON, "2", "", END, END + 3 * MONTH)
    company.execute(save_member, MemberChange(ana, NewMember(NewParty("Ana"), BORN, accreditation=later)))
    assert told_on(company, END) == []


def test_who_left_is_not_told_and_who_ends_together_is_told_once(company):
    member(company, "Ana", END, left_on=END - ONE)
    for name in ("Berta", "Celia", "Delia", "Elena"):
        member(company, name, END)
    ((one,)) = company.fetch(reminders, END)
    assert one == Reminder(ReminderKind.ACCREDITATION, END, ("S-02", "S-03", "S-04", "S-05"))
    assert "S-02, S-03, S-04 y 1 más" in reminder_text(one)


@pytest.mark.parametrize("kind", ReminderKind)
@pytest.mark.parametrize("late", [False, True])
def test_every_reminder_says_what_to_do_and_names_nobody(kind, late):
    told = reminder_text(Reminder(kind, END, ("S-01",), late))
    assert "." in told[:-1]
    assert "20/11/2026" in told
