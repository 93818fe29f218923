"""A new enterprise in three short pages: what it is called, how it stands before the law, and its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from emprende_desktop.domain.enterprise import LegalForm, TaxRegime, Trade
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from ui.widgets.basics import button, card, combo, label, row, scrolling, secret_field
from ui.widgets.tab_order import reading_order
from ui.words import FORMS, REGIMES, TRADES


@dataclass(frozen=True, slots=True)
class NewCompanyAnswers:
    """What the three pages were answered, as typed."""

    name: str
    alias: str
    leader: str
    trade: Trade
    form: LegalForm
    regime: TaxRegime
    ruc: str
    locality: str
    passphrase: str


Make = Callable[[NewCompanyAnswers, Callable[[str], None], Callable[[str], None]], None]


class NewCompanyPages(QWidget):
    """The three pages; `make` answers with the recovery code, `finished` is called once it was copied to paper."""

    def __init__(self, make: Make, finished: Callable[[], None], cancelled: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._make = make
        self._finished = finished
        self._cancelled = cancelled
        self.name, self.alias, self.leader, self.ruc, self.locality = (QLineEdit() for _field in range(5))
        self.trade, self.form, self.regime = combo(TRADES), combo(FORMS), combo(REGIMES)
        self.passphrase, self.again = secret_field(), secret_field()
        self.error = label("", "error", wrap=True)
        self.error.hide()
        self.code = label("", "figure", wrap=True)
        self.written = QCheckBox(_("I copied it to paper"))
        self.next = button(_("&Next"), self.go_on, "main", "arrow-right")
        self.back = button(_("Back"), self.go_back)
        self._pages = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        asked: tuple[tuple[str, tuple[tuple[str, QWidget], ...]], ...] = (
            (
                _("1 of 3 · Who are you?"),
                (
                    (_("Name of the enterprise"), self.name),
                    (_("Short name that others may see"), self.alias),
                    (_("Who keeps the books"), self.leader),
                    (_("What do you do?"), self.trade),
                ),
            ),
            (
                _("2 of 3 · How are you registered?"),
                (
                    (_("Who owns it"), self.form),
                    (_("RUC (empty if none)"), self.ruc),
                    (_("Tax regime"), self.regime),
                    (_("District and province"), self.locality),
                ),
            ),
            (
                _("3 of 3 · Your key"),
                ((_("Key: three or four words only you know"), self.passphrase), (_("The same key again"), self.again)),
            ),
        )
        for title, fields in asked:
            self._pages.addWidget(_page(title, fields))
        self._pages.addWidget(self._recovery_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(60, 30, 60, 30)
        outer.addWidget(label(_("New enterprise"), "title"))
        outer.addWidget(self._pages, 1)
        outer.addWidget(self.error)
        outer.addLayout(row(self.back, self.next, stretch_after=0))
        self.regime.setEnabled(False)
        self.form.currentIndexChanged.connect(lambda _index: self._form_chosen())

    def _recovery_page(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(label(_("Your recovery code"), "heading"))
        text = _("Copy it to paper and keep it away from the laptop. It opens your books if you forget your key.")
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addWidget(self.code)
        layout.addWidget(self.written)
        layout.addStretch()
        return frame

    def _form_chosen(self) -> None:
        """Ask nothing that the form already answers: without a RUC there is no regime."""
        registered = LegalForm(self.form.currentData()) is not LegalForm.UNREGISTERED
        self.regime.setEnabled(registered)
        natural = LegalForm(self.form.currentData()) is LegalForm.NATURAL
        self.regime.setCurrentIndex(1 if natural else 0)

    def answers(self) -> NewCompanyAnswers:
        """Return what was typed."""
        name = self.name.text().strip()
        return NewCompanyAnswers(
            name=name,
            alias=self.alias.text().strip() or name,
            leader=self.leader.text().strip() or name,
            trade=Trade(self.trade.currentData()),
            form=LegalForm(self.form.currentData()),
            regime=TaxRegime(self.regime.currentData()),
            ruc=self.ruc.text().strip(),
            locality=self.locality.text().strip(),
            passphrase=self.passphrase.text(),
        )

    def go_on(self) -> None:
        """Go to the next page; after the third the company is made, after the code it is opened."""
        self.error.hide()
        page = self._pages.currentIndex()
        if page == 0 and not self.name.text().strip():
            self._refuse(_("Write the name of the enterprise."))
        elif page == 2:
            self._create()
        elif page == 3:
            self._leave()
        else:
            self._show(page + 1)

    def _show(self, page: int) -> None:
        """Show a page, the keyboard at its first question."""
        self._pages.setCurrentIndex(page)
        first = next(iter(reading_order(self._pages.currentWidget())), self.next)
        first.setFocus()

    def _create(self) -> None:
        if self.passphrase.text() != self.again.text():
            self._refuse(_("The two keys differ: write the same one twice."))
            return
        self.next.setEnabled(False)
        try:
            self._make(self.answers(), self._created, self._refuse)
        except BookkeepingError as error:
            self._refuse(sentence(error))

    def _created(self, code: str) -> None:
        self.next.setEnabled(True)
        self.code.setText(code)
        self._show(3)
        self.back.hide()
        self.next.setText(_("&Open my books"))
        self.next.setAccessibleName(self.next.text().replace("&", ""))

    def _leave(self) -> None:
        if not self.written.isChecked():
            self._refuse(_("First copy the code to paper and tick the box."))
            return
        self._finished()

    def go_back(self) -> None:
        """Go a page back, or leave."""
        self.error.hide()
        page = self._pages.currentIndex()
        if page == 0:
            self._cancelled()
            return
        self._show(page - 1)

    def _refuse(self, text: str) -> None:
        self.next.setEnabled(True)
        self.error.setText(text)
        self.error.show()


def _page(title: str, fields: tuple[tuple[str, QWidget], ...]) -> QWidget:
    frame, layout = card()
    layout.addWidget(label(title, "heading"))
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    for text, field in fields:
        field.setAccessibleName(text)
        form.addRow(text, field)
    layout.addLayout(form)
    layout.addStretch()
    return scrolling(frame)
