"""Cuánto daría el oro: the gold of a month's end, at cost against what a buyer would pay; posted once confirmed."""

import datetime as dt
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from emprende_desktop.commands.worth import WorthNote, note_worth, remember_worth
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.exact import exact_text, half_up, parse_exact
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.prices import BASES, Basis, Quoted, Series
from emprende_desktop.gold.worth import WorthChange, WorthTerms, WorthTest
from emprende_desktop.i18n.formats import grams, money, short_date
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.prices import BASIS_WORDS, price_text, series_text
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.closing import closing_state
from emprende_desktop.queries.worth import worth_terms, worth_test
from ui.screen import Context
from ui.widgets.basics import asked, button, card, combo, label, name_box
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.paged_table import RIGHT
from ui.widgets.reveal import Reveal
from ui.widgets.saving import SavingFoot
from ui.widgets.undo import undo_of

HIDDEN = "••••"


class GoldWorthScreen(QWidget):
    """The terms on the left, the sum on the right, and what would be posted at the foot."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        terms = context.books.fetch(worth_terms, self._last_day())
        self.date = date_field(terms.day, _("The gold of which day?"))
        self.price_date = date_field(terms.price_day, _("By the prices of which day?"))
        self.gold, self.dollar = _bases(Quoted.GOLD, terms.gold), _bases(Quoted.DOLLAR, terms.dollar)
        self.payable = QLineEdit(exact_text(terms.payable_pct))
        self.costs = QLineEdit(Money(terms.costs_cents).plain())
        self.reveal = Reveal()
        self.lines: dict[str, QLabel] = {}
        self.test: WorthTest | None = None
        self.foot = SavingFoot(
            context, None, (N_("&Note it"), N_("The worth of the gold is noted")), self.submit
        ).without_papers()
        self.foot.undone_by(undo_of)
        self._lay_out()
        self._listen()
        self._tell()
        self.setFocusProxy(self.payable)

    def _last_day(self) -> dt.date:
        """Return the end of the month that is closed next, or of the one before this day's."""
        state = self._context.books.fetch(closing_state)
        before = Month.of(Month.of(self._context.books.today).first - dt.timedelta(days=1))
        return min(state.next_month or before, before).last

    def _lay_out(self) -> None:
        layout = page_layout(self, self.foot)
        layout.addWidget(label(_("What the gold would bring"), "title"))
        left, form = card()
        form.addLayout(
            asked(
                (
                    (_("The gold of which day?"), self.date),
                    (_("By the prices of which day?"), self.price_date),
                    (_("Which price of gold?"), self.gold),
                    (_("Which price of the dollar?"), self.dollar),
                    (_("How much of the price does the buyer pay, in percent?"), self.payable),
                    (_("What does it cost to sell all of it, in soles?"), self.costs),
                )
            )
        )
        for box, name in ((self.gold, _("Which price of gold?")), (self.dollar, _("Which price of the dollar?"))):
            name_box(box, name)
        form.addStretch()
        right, told = card()
        told.addWidget(
            flow_of(self.reveal, button(_("&Prices"), lambda: self._context.navigate("gold_prices"), "link"))
        )
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for number, (key, words) in enumerate(LINES):
            self.lines[key] = label("", "move")
            grid.addWidget(label(_(words), "", wrap=True), number, 0)
            grid.addWidget(self.lines[key], number, 1, RIGHT)
        told.addLayout(grid)
        told.addStretch()
        layout.addWidget(Columns(left, right, (1, 1)), 1)

    def _listen(self) -> None:
        for field in (self.date, self.price_date, self.payable, self.costs):
            field.textChanged.connect(lambda _text: self._tell())
        for box in (self.gold, self.dollar):
            box.currentIndexChanged.connect(lambda _index: self._tell())
        self.reveal.changed.connect(self._tell)
        form_keys(self, self.submit, self._context.leave)
        self._context.books.changed.connect(self._reload_if)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.LOTS, Topic.JOURNAL}:
            self._tell()

    def _terms(self) -> WorthTerms:
        costs = parse_money(self.costs.text()) if self.costs.text().strip() else ZERO
        return WorthTerms(
            chosen_date(self.date), chosen_date(self.price_date), Series(Quoted.GOLD, Basis(self.gold.currentData())),
            Series(Quoted.DOLLAR, Basis(self.dollar.currentData())),
            parse_exact(self.payable.text().strip(), "payable_pct"), costs.cents,
        )  # fmt: skip

    def _tell(self) -> None:
        try:
            self.test = test = self._context.books.fetch(worth_test, self._terms())
        except BookkeepingError as error:
            self.test = None
            self.foot.tell(sentence(error))
            return
        worth, each = test.realisable_cents, test.pen_per_gram
        figures = {
            "fine": self._shown(grams(test.fine_mg)),
            "cost": self._soles(test.cost_cents),
            "gold": price_text(test.gold.price.value, test.gold.series, test.gold.price.date) if test.gold else "—",
            "dollar": price_text(test.dollar.price.value, test.dollar.series, test.dollar.price.date)
            if test.dollar
            else "—",
            "each": money(Money(int(half_up(each * 100, 0)))) if each is not None else "—",
            "costs": self._soles(-test.terms.costs_cents),
            "worth": self._soles(worth) if worth is not None else "—",
            "taken_off": self._soles(test.taken_off_cents),
        }
        for key, text in figures.items():
            self.lines[key].setText(text)
        self.foot.tell(self._proposal(test))

    def _proposal(self, test: WorthTest) -> str:
        due = test.due_cents
        if due is None:
            day = short_date(test.terms.price_day)
            lacking = ", ".join(
                series_text(test.terms.gold if quoted is Quoted.GOLD else test.terms.dollar) for quoted in test.missing
            )
            told = _("There is no price of {day}: {series}. Write it under Prices, or choose the day of another price.")
            return told.format(day=day, series=lacking)
        if due > 0:
            told = _("The gold would bring less than your books say: {amount} is taken off it.")
        elif due < 0:
            told = _("The gold is worth more again: {amount} of what was taken off comes back.")
        else:
            return _("The gold stays in the books as it is: nothing is to be posted.")
        return told.format(amount=self._soles(abs(due)))

    def _soles(self, cents: int) -> str:
        return self._shown(money(Money(cents)))

    def _shown(self, text: str) -> str:
        return text if self.reveal.amounts_shown else HIDDEN

    def submit(self) -> None:
        """Post what the test proposes, or keep that there was nothing to post; without prices say what is missing."""
        test = self.test
        due = test.due_cents if test else None
        if test is None or due is None:
            self.foot.refuse(self.foot.sentence.text())
            return
        if due == 0:
            self._context.books.do(remember_worth, test.terms, lambda _done: self._kept(), self.foot.refuse)
            return
        change = WorthChange(test.terms.day, due, _by_prices(test), self.foot.key)
        self.foot.submit("", lambda _party: WorthNote(change, test.terms), note_worth)

    def _kept(self) -> None:
        self._context.toast(_("The gold stays in the books as it is: nothing is to be posted."))
        self._context.leave()


def _by_prices(test: WorthTest) -> str:
    """Return by which prices a test was made, in figures alone: it stays in the books in every language."""
    assert test.gold is not None, "a test without prices proposes nothing"
    assert test.dollar is not None, "a test without prices proposes nothing"
    price, rate, payable = test.gold.price.value, test.dollar.price.value, exact_text(Fraction(test.terms.payable_pct))
    return f"{price} USD/oz × {rate} × {payable} %"


LINES = (
    ("fine", N_("Fine gold on that day")),
    ("cost", N_("What the gold cost")),
    ("gold", N_("Gold, by its price")),
    ("dollar", N_("Dollar, by its price")),
    ("each", N_("What the buyer pays for a fine gram")),
    ("costs", N_("Less the costs to sell")),
    ("worth", N_("What all of it would bring")),
    ("taken_off", N_("Taken off it before")),
)


def _bases(name: Quoted, chosen: Series) -> QComboBox:
    box = combo(tuple((basis, BASIS_WORDS[basis]) for basis in BASES[name]))
    box.setCurrentIndex(box.findData(chosen.basis))
    return box


def build(context: Context, _entry: int | None) -> GoldWorthScreen:
    """Return the screen."""
    return GoldWorthScreen(context)
