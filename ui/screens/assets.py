"""Máquinas y equipos: the register of what lasts, its monthly use, and what was sold or lost."""

import uuid
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from emprende_desktop.commands.assets import Depreciation, depreciate, register_asset, sell_asset
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.money import parse_money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.topics import Committed, Topic
from emprende_desktop.i18n.assets import CLASSES
from emprende_desktop.i18n.closing import month_text
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.assets import assets_on, prepaid_on
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.assets import AssetClass, AssetSale, OwnedAsset
from emprende_desktop.trade.register import RegisteredAsset
from ui.screen import Context, Question
from ui.widgets.basics import button, card, clear, label
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.refusal import Refusal
from ui.widgets.undo import undo_of


class AssetsScreen(QWidget):
    """A line for each thing: what it cost, what is used up, what is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._month = Month.of(context.books.today)
        self._key = str(uuid.uuid4())
        self.error = Refusal(context.toast)
        text = _("Note the use until {month}").format(month=month_text(self._month))
        self.depreciate = button(text, self.note_use, "main", "calendar")
        self.owned = button(_("I &had it before"), self.register, "", "plus")
        self._grid = QGridLayout()
        self._lay_out()
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Machines and equipment"), "title"))
        outer.addWidget(flow_of(self.depreciate, self.owned))
        outer.addWidget(self.error)
        frame, layout = card()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        layout.addLayout(self._grid)
        layout.addStretch()
        outer.addWidget(frame, 1)

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.JOURNAL, Topic.ASSETS}:
            self._reload()

    def _reload(self) -> None:
        clear(self._grid)
        assets = self._context.books.fetch(assets_on, self._month.last)
        ahead = self._context.books.fetch(prepaid_on, self._month.last)
        self.depreciate.setEnabled(bool(assets or ahead))
        if not assets and not ahead:
            empty = _(
                "Nothing is here yet. Note a machine under Expenses, or one you had before with the button above."
            )
            self._grid.addWidget(label(empty, "muted", wrap=True), 0, 0)
            return
        for column, title in enumerate((_("Name"), _("Cost"), _("Used up"), _("Left"))):
            self._put(0, column, title)
        for number, asset in enumerate(assets):
            self._add(1 + 2 * number, asset)
        for line, paid in enumerate(ahead, start=1 + 2 * len(assets)):
            name = paid.name or _("Paid ahead")
            since = _("{name}, since {month}").format(name=name, month=month_text(paid.first_month))
            for column, text in enumerate((since, money(paid.cost), money(paid.used), money(paid.left))):
                self._put(line, column, text)

    def _add(self, line: int, asset: RegisteredAsset) -> None:
        name = asset.name or _(CLASSES[asset.asset_class])
        since = _("{name}, since {month}").format(name=name, month=month_text(asset.first_month))
        told = (since, money(asset.cost), money(asset.used_up), money(asset.left))
        for column, text in enumerate(told):
            self._put(line, column, text)
        sell = button(_("Sold or lost"), partial(self.sell, asset, name), "link")
        sell.setAccessibleName(_("Sold or lost: {name}").format(name=name))
        self._grid.addWidget(sell, line + 1, 0, 1, len(told), Qt.AlignmentFlag.AlignLeft)

    def _put(self, line: int, column: int, text: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag(0)
        self._grid.addWidget(label(text, "move" if column or not line else "", wrap=column == 0), line, column, side)

    def note_use(self) -> None:
        """Post what was used up until the end of this month, months left out before included."""
        self.error.hide()
        run = Depreciation(self._month, self._key)
        self._context.books.do(depreciate, run, lambda done: self._saved(done, _("The use is noted")), self.error.say)

    def register(self) -> None:
        """Ask for something she had when the books were opened; its cost stands in the opening note."""
        self.error.hide()
        asked = (
            Question(_("What is it called?")),
            Question(_("What is it?"), tuple((kind.value, _(CLASSES[kind])) for kind in AssetClass)),
            Question(_("What did it cost?")),
            Question(_("What of that is used up already?"), proposal="0"),
        )
        answers = self._context.dialogs.ask(_("I had it before"), asked)
        if answers is None:
            return
        try:
            owned = OwnedAsset(
                answers[0], AssetClass(answers[1]), parse_money(answers[2]), parse_money(answers[3]), self._month
            )
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(
            register_asset, owned, lambda _done: self._told(_("It is in the register")), self.error.say
        )

    def sell(self, asset: RegisteredAsset, name: str) -> None:
        """Ask for how much it was sold, and take it off the books; nothing for what was lost."""
        self.error.hide()
        known = self._context.books.fetch(places)
        asked = (
            Question(_("For how much did you sell it? (0 if it was lost)"), proposal="0"),
            Question(_("Where did the money come in?"), tuple((str(place.id), place.name) for place in known)),
        )
        answers = self._context.dialogs.ask(_("Sold or lost: {name}").format(name=name), asked)
        if answers is None:
            return
        try:
            price, today = parse_money(answers[0]), self._context.books.today
            sale = AssetSale(today, asset.id, price, int(answers[1]), str(uuid.uuid4()))
        except BookkeepingError as error:
            self.error.say(sentence(error))
            return
        self._context.books.do(sell_asset, sale, lambda done: self._saved(done, _("Noted")), self.error.say)

    def _saved(self, done: Committed, text: str) -> None:
        self._key = str(uuid.uuid4())
        self._context.toast(text, undo_of(self._context, done.row_id))

    def _told(self, text: str) -> None:
        self._context.toast(text)


def build(context: Context, _entry: int | None) -> AssetsScreen:
    """Return the screen."""
    return AssetsScreen(context)
