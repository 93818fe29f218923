"""Una socia: who she is, her accreditation and what she consents to; of a child nothing is kept."""

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from emprende_desktop.commands.members import save_member
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.gold.member_errors import UnderAgeError
from emprende_desktop.gold.members import (
    Accreditation,
    AccreditationKind,
    Consent,
    MemberChange,
    NewMember,
    hidden_dni,
)
from emprende_desktop.i18n.members import ACCREDITATIONS
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.members import has_paper, member
from ui.screen import Context
from ui.widgets.basics import asked, card, combo, label, name_box
from ui.widgets.columns import Columns
from ui.widgets.dates import date_or_none, open_date_field
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot

CENTURY = 100
NONE = ""


class MemberScreen(QWidget):
    """A form for one member; what is hidden of an old one is not shown, and stays where nothing else is written."""

    def __init__(self, context: Context, party: int | None) -> None:
        super().__init__()
        self._context = context
        self._party = party
        self._known = context.books.fetch(member, party) if party is not None else None
        self.name, self.dni, self.account, self.site = (QLineEdit() for _field in range(4))
        self.number, self.zone, self.purpose = (QLineEdit() for _field in range(3))
        self.consents = QCheckBox(_("She allows the group to keep and use her data"))
        self.kind = combo(((NONE, N_("No accreditation")), *ACCREDITATIONS.items()))
        self._make_dates()
        words = (N_("&Save member"), N_("Member saved"))
        self.foot = SavingFoot(context, None, words, self.submit)
        self._lay_out()
        self._fill()
        days = (self.born, self.joined, self.left, self.issued, self.until, self.consent_until)
        for field in (self.name, self.dni, *days):
            field.textChanged.connect(lambda _text: self._tell())
        self.kind.activated.connect(lambda _index: self._tell())
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.name)
        self._tell()

    def _make_dates(self) -> None:
        known = self._known
        accredited, consent = (known.accreditation, known.consent) if known else (None, None)
        joined = known.joined_on if known else self._context.books.today
        self.born = open_date_field(known.birth_date if known else None, "")
        self.joined = open_date_field(joined, "")
        self.left = open_date_field(known.left_on if known else None, "")
        self.issued = open_date_field(accredited.issued_on if accredited else None, "")
        self.until = open_date_field(accredited.valid_until if accredited else None, "")
        self.consent_until = open_date_field(consent.until if consent else None, "")

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("A member"), "title"))
        outer.addWidget(
            label(_("Nobody under 18 is written down: the books keep no child's name."), "muted", wrap=True)
        )
        who = (
            (_("Name and surnames"), self.name),
            ("DNI", self.dni),
            (_("Birth date"), self.born),
            (_("Account or wallet where she is paid (if you want)"), self.account),
            (_("Where does she gather? (if you want)"), self.site),
            (_("In the group since"), self.joined),
            (_("Left on (only if she left)"), self.left),
        )
        name_box(self.kind, _("In which register does she stand?"))
        register = (
            (_("In which register does she stand?"), self.kind),
            (_("Number"), self.number),
            (_("Zone"), self.zone),
            (_("Given on"), self.issued),
            (_("Good until"), self.until),
        )
        uses = ((_("What for?"), self.purpose), (_("Allowed until (empty: no end)"), self.consent_until))
        left, about = card()
        about.addWidget(_step(1, _("Who is she?")))
        about.addLayout(asked(who))
        about.addStretch()
        right, papers = card()
        papers.addWidget(_step(2, _("Her accreditation")))
        papers.addLayout(asked(register))
        papers.addWidget(_step(3, _("What she consents to")))
        papers.addWidget(self.consents)
        papers.addLayout(asked(uses))
        papers.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)

    def _fill(self) -> None:
        known = self._known
        self.purpose.setText(_("register, settlements, share-out and reports with her name"))
        self.dni.setPlaceholderText(_("Eight digits"))
        if known is None:
            return
        self.name.setText(known.party.name)
        if known.party.dni:
            kept = _("{hidden}: write only to change it").format(hidden=hidden_dni(known.party.dni))
            self.dni.setPlaceholderText(kept)
        self.account.setText(known.account)
        self.site.setText(known.site)
        if known.accreditation:
            self.kind.setCurrentIndex(self.kind.findData(known.accreditation.kind))
            self.number.setText(known.accreditation.number)
            self.zone.setText(known.accreditation.zone)
        if known.consent:
            self.consents.setChecked(True)
            self.purpose.setText(known.consent.purpose)
        if self._party is not None and self._context.books.fetch(has_paper, self._party):
            self.foot.attach.setToolTip(_("The photo of her accreditation is kept; attach another to change it"))

    def _read(self) -> MemberChange:
        """Return what is written; raises what is wrong with it."""
        near = self._context.books.today
        paper = self.foot.papers[-1] if self.foot.papers else None
        known_as = NewParty(self.name.text(), self.dni.text().strip())
        joined, left = date_or_none(self.joined, near), date_or_none(self.left, near)
        written = NewMember(
            known_as, self._birth_date(near), joined, left, self.site.text(), self.account.text(), self._consent(near),
            self._accreditation(near),
        )  # fmt: skip
        return MemberChange(self._party, written, paper)

    def _birth_date(self, today: dt.date) -> dt.date | None:
        """Return the day; two digits of a year that would lie ahead are of the century before."""
        born = date_or_none(self.born, today)
        return born.replace(year=born.year - CENTURY) if born and born > today else born

    def _accreditation(self, near: dt.date) -> Accreditation | None:
        if self.kind.currentData() == NONE:
            return None
        return Accreditation(
            AccreditationKind(self.kind.currentData()), self.number.text().strip(), self.zone.text().strip(),
            date_or_none(self.issued, near), date_or_none(self.until, near),
        )  # fmt: skip

    def _consent(self, today: dt.date) -> Consent | None:
        if not self.consents.isChecked():
            return None
        before = self._known.consent if self._known else None
        given_on = before.given_on if before else today
        return Consent(given_on, self.purpose.text().strip(), date_or_none(self.consent_until, today))

    def _tell(self) -> None:
        if not self.name.text().strip():
            self.foot.tell(_("Write her name; without a birth date no day of work can be noted for her."))
            return
        try:
            if self._read().written.is_child(self._context.books.today):
                raise UnderAgeError(self._party is not None)
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        self.foot.tell(_("{name} will be in the register.").format(name=self.name.text().strip()))

    def submit(self) -> None:
        """Save her; what was typed stays where something is wrong."""
        self.foot.submit("", lambda _party: self._read(), save_member)


def _step(number: int, question: str) -> QLabel:
    return label(f"{number} · {question}", "step", wrap=True)


def build(context: Context, entry: int | None) -> MemberScreen:
    """Return the screen."""
    return MemberScreen(context, entry or None)
