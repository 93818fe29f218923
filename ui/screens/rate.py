"""¿Cuánto me cobran?: what a loan costs a year, to compare a moneylender with a caja."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import ZERO, Money, parse_money
from emprende_desktop.domain.quantity import THOUSAND, parse_quantity
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.trade.rates import Every, rate_of_period, yearly
from ui.screen import Context
from ui.widgets.basics import asked, card, combo, label
from ui.widgets.columns import Columns
from ui.widgets.page import page_layout

PERIODS = (
    (Every.MONTH, N_("Every month")),
    (Every.FORTNIGHT, N_("Every fifteen days")),
    (Every.WEEK, N_("Every week")),
    (Every.DAY, N_("Every day")),
)


class RateScreen(QWidget):
    """Two ways a loan is offered: by its percent, or by its instalments; nothing is saved."""

    def __init__(self, _context: Context) -> None:
        super().__init__()
        self.percent, self.borrowed, self.instalment, self.count = (QLineEdit() for _field in range(4))
        self.each, self.every = combo(PERIODS), combo(PERIODS)
        self.by_percent = label("", "sentence", wrap=True)
        self.by_instalments = label("", "sentence", wrap=True)
        outer = page_layout(self)
        outer.addWidget(label(_("How much do they charge me?"), "title"))
        told = _("A loan told by the year can be compared: with a caja, a bank or another moneylender.")
        outer.addWidget(label(told, "muted", wrap=True))
        left, percent = card()
        percent.addWidget(label(_("They tell me a percent"), "heading"))
        percent.addLayout(asked(((_("How much percent?"), self.percent), (_("How often?"), self.each))))
        percent.addWidget(self.by_percent)
        percent.addStretch()
        right, instalments = card()
        instalments.addWidget(label(_("They tell me the instalments"), "heading"))
        instalments.addLayout(
            asked(
                (
                    (_("How much do I get?"), self.borrowed),
                    (_("How much is each instalment?"), self.instalment),
                    (_("How many instalments?"), self.count),
                    (_("How often do I pay?"), self.every),
                )
            )
        )
        instalments.addWidget(self.by_instalments)
        instalments.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)
        for field in (self.percent, self.borrowed, self.instalment, self.count):
            field.textChanged.connect(lambda _text: self._tell())
        for box in (self.each, self.every):
            box.currentIndexChanged.connect(lambda _index: self._tell())
        self._tell()

    def _tell(self) -> None:
        self.by_percent.setText(self._of_percent())
        self.by_instalments.setText(self._of_instalments())

    def _of_percent(self) -> str:
        try:
            rate = Decimal(self.percent.text().strip().rstrip("% ").replace(",", ".")) / 100
        except InvalidOperation:
            return _("Write the percent, for example 20.")
        if not 0 < rate <= 10:
            return _("Write the percent, for example 20.")
        return _("It is {percent} a year, with interest on interest.").format(
            percent=_percent(yearly(rate, self.each.currentData()))
        )

    def _of_instalments(self) -> str:
        try:
            borrowed, instalment = (_amount(field) for field in (self.borrowed, self.instalment))
            count = parse_quantity(self.count.text()) // THOUSAND if self.count.text().strip() else 0
            if not (borrowed and instalment and count):
                return _("Write what you get and what you pay back.")
            rate = rate_of_period(borrowed, instalment, count)
        except BookkeepingError as error:
            return sentence(error)
        whole = Money(instalment.cents * count)
        text = _("You pay {whole} for {borrowed}: {extra} more. It is {percent} a year.")
        return text.format(
            whole=money(whole), borrowed=money(borrowed), extra=money(max(whole - borrowed, ZERO)),
            percent=_percent(yearly(rate, self.every.currentData())),
        )  # fmt: skip


def _amount(field: QLineEdit) -> Money:
    return parse_money(field.text()) if field.text().strip() else ZERO


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):,} %"


def build(context: Context, _entry: int | None) -> RateScreen:
    """Return the screen."""
    return RateScreen(context)
