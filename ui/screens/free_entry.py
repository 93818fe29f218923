"""Asiento libre: accounts with their debit or credit, for the advisor; it saves when both sides agree."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.i18n.formats import amount, money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import party, posting_accounts
from emprende_desktop.trade.notes import EntryLine, FreeEntry
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import button, card, label, name_box, row
from ui.widgets.dates import chosen_date, date_field, show_date
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import account_box, person_field
from ui.widgets.saving import SavingFoot

LINES_AT_FIRST = 3
AMOUNT_WIDTH = 130


class FreeEntryScreen(QWidget):
    """Lines of account, debit and credit; what was typed survives an error."""

    def __init__(self, context: Context, entry: int | None) -> None:
        super().__init__()
        self._context = context
        self._accounts = context.books.fetch(posting_accounts)
        self.lines: list[tuple[QComboBox, QLineEdit, QLineEdit]] = []
        self.date = date_field(context.books.today, _("Date"))
        self.detail, self.person = QLineEdit(), person_field(context, _("Person (if you want)"))
        self.foot = SavingFoot(context, entry, (N_("&Save entry"), N_("Entry saved")), self.submit)
        self._grid = QGridLayout()
        self._lay_out()
        self._fill()
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.detail)
        self._told()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        outer.addWidget(label(_("Free entry"), "title"))
        self.detail.setPlaceholderText(_("What is it for?"))
        self.detail.setAccessibleName(_("What is it for?"))
        frame, layout = card()
        layout.addLayout(row(self.date, self.detail, self.person))
        for column, title in enumerate((_("Account"), _("Debit"), _("Credit"))):
            self._grid.addWidget(label(title, "step"), 0, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(10)
        layout.addLayout(self._grid)
        layout.addLayout(row(button(_("&Add a line"), self.add_line, "", "plus"), stretch_after=0))
        layout.addStretch()
        outer.addWidget(frame, 1)

    def add_line(self, account: str = "", cents: int = 0) -> None:
        """Add a line, empty or as it was."""
        number = len(self.lines) + 1
        box = account_box(self._accounts, account)
        debit, credit = QLineEdit(), QLineEdit()
        name_box(box, _("Account of line {line}").format(line=number))
        debit.setAccessibleName(_("Debit of line {line}").format(line=number))
        credit.setAccessibleName(_("Credit of line {line}").format(line=number))
        for column, field in enumerate((box, debit, credit)):
            self._grid.addWidget(field, number, column)
        for field in (debit, credit):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setMaximumWidth(for_text(AMOUNT_WIDTH))
            field.textChanged.connect(lambda _text: self._told())
        box.activated.connect(lambda _index: self._told())
        if cents:
            (debit if cents > 0 else credit).setText(amount(Money(abs(cents))))
        self.lines.append((box, debit, credit))

    def _fill(self) -> None:
        original = self.foot.original()
        if not isinstance(original, FreeEntry):
            for _line in range(LINES_AT_FIRST):
                self.add_line()
            return
        show_date(self.date, original.date)
        self.detail.setText(original.detail)
        if original.party is not None:
            self.person.setText(self._context.books.fetch(party, original.party).name)
        for line in original.lines:
            self.add_line(line.account, line.amount.cents)

    def _read(self) -> tuple[EntryLine, ...]:
        """Return the lines that have an account and an amount; raises UnreadableAmountError."""
        read = []
        for box, debit, credit in self.lines:
            sides = [parse_money(field.text()) if field.text().strip() else ZERO for field in (debit, credit)]
            if box.currentData() and sides[0] != sides[1]:
                read.append(EntryLine(box.currentData(), sides[0] - sides[1]))
        return tuple(read)

    def _told(self) -> None:
        try:
            lines = self._read()
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        debit = Money(sum(max(line.amount.cents, 0) for line in lines))
        credit = Money(sum(max(-line.amount.cents, 0) for line in lines))
        if not lines:
            text = _("Choose accounts and write their debit or credit; here you see whether both sides agree.")
        elif debit == credit:
            text = _("Both sides agree: {amount}.").format(amount=money(debit))
        else:
            text = _("Debit {debit}, credit {credit}: both must be the same.").format(
                debit=money(debit), credit=money(credit)
            )
        self.foot.tell(text)

    def submit(self) -> None:
        """Save once; both sides must agree."""
        self.foot.submit(self.person.text(), self._note)

    def _note(self, party_id: int | None) -> FreeEntry:
        return FreeEntry(chosen_date(self.date), self._read(), self.foot.key, self.detail.text().strip(), party_id)


def build(context: Context, entry: int | None) -> FreeEntryScreen:
    """Return the screen."""
    return FreeEntryScreen(context, entry)
