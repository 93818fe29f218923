"""Otro régimen: what each regime would have cost in the last twelve months, and why one would not be possible."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import Money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.formality.what_if import RegimeCost
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formality import DRAFT, REGIME_NAMES, reason_text
from emprende_desktop.i18n.formats import amount, first_upper
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.taxes import regimes_compared
from ui.screen import Context
from ui.widgets.basics import card, clear, label
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal

RIGHT = Qt.AlignmentFlag.AlignRight


class RegimesScreen(QWidget):
    """A column for each regime: by month, at the end of the year, and in all."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.error = Refusal(context.toast)
        self._grid = QGridLayout()
        frame, inside = card()
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        inside.addLayout(self._grid)
        self._reasons = label("", "", wrap=True)
        inside.addWidget(self._reasons)
        inside.addStretch()
        outer = page_layout(self)
        outer.addWidget(label(_("What if we changed regime?"), "title"))
        words = _(
            "The last twelve whole months at the same prices, in soles: income tax or fee, and IGV less its credit."
            " It is a comparison, no advice."
        )
        outer.addWidget(label(f"{_(DRAFT)}. {words}", "muted", wrap=True))
        outer.addWidget(self.error)
        outer.addWidget(frame, 1)
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.ENTERPRISE, Topic.VALUES, Topic.ASSETS}:
            self._reload()

    def _reload(self) -> None:
        self.error.hide()
        clear(self._grid)
        self._reasons.setText("")
        books = self._context.books
        try:
            costs = books.fetch(regimes_compared, Month.of(books.today).shifted(-1))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        if not costs:
            empty = _("There is nothing to compare yet: note what you sell and spend for a whole month.")
            self._grid.addWidget(label(empty, "muted", wrap=True), 0, 0)
            return
        self._tell(costs)

    def _tell(self, costs: tuple[RegimeCost, ...]) -> None:
        for column, cost in enumerate(costs, start=1):
            self._grid.addWidget(label(_(REGIME_NAMES[cost.regime]), "step"), 0, column, RIGHT)
        for line, month in enumerate(costs[0].months, start=1):
            told = [cost.months[line - 1].to_pay for cost in costs]
            self._line(line, first_upper(month_text(month.month)), told, "")
        below = len(costs[0].months) + 1
        self._line(below, _("At the end of the year"), [cost.at_year_end for cost in costs], "")
        self._line(below + 1, _("In all"), [cost.total for cost in costs], "step")
        told_why = [
            _("{regime} would not have been possible. {reasons}").format(
                regime=_(REGIME_NAMES[cost.regime]), reasons=" ".join(map(reason_text, cost.reasons))
            )
            for cost in costs
            if cost.reasons
        ]
        self._reasons.setText("\n".join(told_why))

    def _line(self, at: int, words: str, told: list[Money], style: str) -> None:
        self._grid.addWidget(label(words, style, wrap=True), at, 0)
        for column, one in enumerate(told, start=1):
            self._grid.addWidget(label(amount(one), style), at, column, RIGHT)


def build(context: Context, _entry: int | None) -> RegimesScreen:
    """Return the screen."""
    return RegimesScreen(context)
