"""Cómo estamos registradas: the RUC, the legal form and the regime, from a date on."""

from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.commands.setup import Registration, change_registration
from emprende_desktop.domain.enterprise import LegalForm, Standing, TaxRegime
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from ui.screen import Context
from ui.widgets.basics import asked, button, card, combo, label, row
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.words import FORMS, REGIMES


class RegistrationScreen(QWidget):
    """How the enterprise stands today, and what changes from which day on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        now = context.enterprise
        self.ruc = QLineEdit(now.ruc)
        self.form, self.regime = combo(FORMS), combo(REGIMES)
        self.form.setCurrentIndex(self.form.findData(now.form))
        self.regime.setCurrentIndex(self.regime.findData(now.regime))
        self.date = date_field(context.books.today.replace(day=1), _("From what day?"))
        self.error = Refusal(context.toast)
        self.save = button(_("&Save"), self.submit, "main", "check")
        self._lay_out()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("How we are registered"), "title"))
        frame, layout = card()
        text = _("What you noted before that day stays as it was; what you note from then on follows the new regime.")
        layout.addWidget(label(text, "muted", wrap=True))
        questions: tuple[tuple[str, QWidget], ...] = (
            (_("RUC (empty if none)"), self.ruc),
            (_("Who owns it"), self.form),
            (_("Tax regime"), self.regime),
            (_("From what day?"), self.date),
        )
        layout.addLayout(asked(questions))
        layout.addWidget(self.error)
        layout.addLayout(row(self.save, stretch_after=0))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def submit(self) -> None:
        """Save the change; what does not go together is told and nothing changes."""
        try:
            standing = Standing(
                chosen_date(self.date), LegalForm(self.form.currentData()), TaxRegime(self.regime.currentData())
            )
            new = Registration(self.ruc.text().strip(), standing)
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(change_registration, new, lambda _committed: self._saved(), self.error.say)

    def _saved(self) -> None:
        self.error.hide()
        told = _("Saved. It holds from {date}.").format(date=short_date(chosen_date(self.date)))
        self._context.toast(told)


def build(context: Context, _entry: int | None) -> RegistrationScreen:
    """Return the screen."""
    return RegistrationScreen(context)
