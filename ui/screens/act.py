"""An assembly to write down: its day and subject, who came, the votes, what was agreed."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.commands.assembly import record_act, undo_act
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity
from emprende_desktop.gold.assembly import NewAct, usual_quorum
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.sharing import decision_text
from emprende_desktop.i18n.translation import _, ngettext
from ui.screen import Context
from ui.widgets.basics import asked, card, label
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.keys import form_keys
from ui.widgets.member_ticks import MemberTicks
from ui.widgets.page import page_layout
from ui.widgets.saving import SavingFoot
from ui.widgets.undo import undo_by

VOTES = ("in_favour", "against", "abstained")


class ActForm(QWidget):
    """Saved or thrown away; the foot says what the assembly decided as it is being written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.foot = SavingFoot(context, None, (_("&Save act"), _("Act saved")), self.submit).without_papers()
        self.foot.undone_by(lambda context, row: undo_by(context, undo_act, row))
        self.date = date_field(context.books.today, _("Which day?"))
        self.subject, self.held_at, self.agreed = QLineEdit(), QLineEdit(), QLineEdit()
        self.ticks = MemberTicks(context)
        self.counts = {name: QLineEdit() for name in ("members", "quorum", *VOTES)}
        self._came = label("", "step")
        self._lay_out()
        self._show_members()
        self._listen()
        self._tell()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("Act of an assembly"), "title"))
        outer.addWidget(Columns(self._left(), self._right(), (1, 1)), 1)

    def _left(self) -> QWidget:
        frame, layout = card()
        questions = (
            (_("Which day?"), self.date),
            (_("What was it about?"), self.subject),
            (_("Where was it held? (not printed)"), self.held_at),
            (_("What was agreed?"), self.agreed),
        )
        layout.addLayout(asked(questions))
        layout.addStretch()
        return frame

    def _right(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("Who came?"), "step"))
        layout.addWidget(self.ticks)
        layout.addWidget(self._came)
        names = {
            "members": _("How many members may vote?"), "quorum": _("How many must come?"),
            "in_favour": _("Votes in favour"), "against": _("Votes against"), "abstained": _("Abstained"),
        }  # fmt: skip
        for name in VOTES:
            self.counts[name].setPlaceholderText("0")
        layout.addLayout(asked(tuple((names[name], field) for name, field in self.counts.items())))
        layout.addStretch()
        return frame

    def _listen(self) -> None:
        self.date.dateChanged.connect(lambda _date: self._show_members())
        self.date.refused.connect(self.foot.refuse)
        self.ticks.changed.connect(self._tell)
        for field in (self.subject, *self.counts.values()):
            field.textChanged.connect(lambda _text: self._tell())
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(self.subject)

    def _show_members(self) -> None:
        self.ticks.show_members(chosen_date(self.date))
        members = len(self.ticks.boxes)
        if not self.counts["members"].isModified():
            self.counts["members"].setText(str(members))
        if not self.counts["quorum"].isModified():
            self.counts["quorum"].setText(str(usual_quorum(members)))

    def act(self) -> NewAct:
        """Return what is written; raises what is wrong with it."""
        counts = {name: _count(field.text()) for name, field in self.counts.items()}
        return NewAct(
            date=chosen_date(self.date), subject=self.subject.text(), held_at=self.held_at.text(),
            agreed=self.agreed.text(), attended=self.ticks.ticked(), key=self.foot.key, **counts,
        )  # fmt: skip

    def _tell(self) -> None:
        came = len(self.ticks.ticked())
        self._came.setText(ngettext("{count} came", "{count} came", came).format(count=came))
        if not self.subject.text().strip():
            self.foot.tell(_("Write what it was about and tick who came; here you see what the assembly decided."))
            return
        try:
            self.foot.tell(decision_text(self.act().votes))
        except BookkeepingError as error:
            self.foot.tell(sentence(error))

    def submit(self) -> None:
        """Save, unless something is wrong or a save is under way."""
        self.foot.submit("", lambda _party: self.act(), record_act)


def _count(text: str) -> int:
    return parse_quantity(text) // THOUSAND if text.strip() else 0


def build(context: Context, _entry: int | None) -> ActForm:
    """Return the screen; it is left for its list."""
    return ActForm(replace(context, leave=partial(context.navigate, "acts")))
