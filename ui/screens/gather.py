"""Juntamos mineral: a day of gathering in three clicks: who came, how long, how much each brought."""

import datetime as dt
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from emprende_desktop.commands.gathering import gather
from emprende_desktop.domain.days import UnreadableDayError
from emprende_desktop.domain.errors import BookkeepingError
from emprende_desktop.domain.topics import Topic
from emprende_desktop.gold.gathering import Container, DayGathered, Gathering
from emprende_desktop.gold.lots import Lot, LotKind, NewLot, Ownership
from emprende_desktop.gold.member_errors import OwnershipRequiredError
from emprende_desktop.i18n.formats import kilos
from emprende_desktop.i18n.lots import OWNERS
from emprende_desktop.i18n.members import WHOSE, days_text, permission_light, permission_text
from emprende_desktop.i18n.messages import sentence
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.gathering import (
    PermissionRow,
    containers,
    gathered,
    last_day,
    open_lots,
    permissions,
    proposed_code,
)
from emprende_desktop.queries.members import members_on
from ui.screen import NEW, Context
from ui.widgets.basics import button, card, label, name_box
from ui.widgets.choices import Choice, ChoiceGrid
from ui.widgets.columns import Columns
from ui.widgets.dates import chosen_date, date_field
from ui.widgets.drop_down import DropDown
from ui.widgets.flow import flow_of
from ui.widgets.gather_days import GatherDays, undo_of_day
from ui.widgets.gather_rows import GatherRows
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.pickers import place_grid
from ui.widgets.saving import SavingFoot

WHOSE_ICONS = {Ownership.POOL: "users", Ownership.PURCHASE: "hand-coins", Ownership.AGENCY: "handshake"}
OWNERSHIPS = tuple(WHOSE_ICONS)
NOTHING = 0  # no permission, or no container: the scale
SHORTEST = 14


class GatherScreen(QWidget):
    """Today, the last lot, the permission in force and who came last time are there already."""

    def __init__(self, context: Context, collection: int | None) -> None:
        super().__init__()
        self._context = context
        self._day: DayGathered | None = context.books.fetch(gathered, collection) if collection is not None else None
        self._last = self._day or context.books.fetch(last_day)
        self._lots: dict[int, Lot] = {}
        self._units: dict[int, Container] = {}
        self._permissions: dict[int, PermissionRow] = {}
        self._by_hand = False
        self._proposed = ""
        self.date = date_field(self._day.date if self._day else context.books.today, _("Which day?"))
        self.lot, self.permission, self.unit = (_list() for _box in range(3))
        self.code, self.detail = QLineEdit(), QLineEdit()
        self.whose = ChoiceGrid(
            tuple(Choice(i, _(WHOSE[one]), WHOSE_ICONS[one]) for i, one in enumerate(OWNERSHIPS)), None
        )
        self.warning = label("", "warn", wrap=True)
        self.rows = GatherRows()
        self.place = place_grid(context, N_("Owed to them"))
        self.new_lot, self.payment = QWidget(), QWidget()
        self.nobody = label(_("Nobody is in the register yet: write the members first."), "muted", wrap=True)
        words = (N_("&Save the day"), N_("Day of gathering saved"))
        self.foot = SavingFoot(context, None, words, self.submit).without_papers()
        self.foot.undone_by(lambda context, row: undo_of_day(context, row, self._day))
        self._lay_out()
        self._offer()
        self._propose()
        self._listen()
        self._settle()

    def _lay_out(self) -> None:
        outer = page_layout(self, self.foot)
        acts = (
            button(_("&Our sacks and tins"), partial(self._context.navigate, "containers", NEW), "link", "scale"),
            button(_("&Permissions"), partial(self._context.navigate, "permission", NEW), "link", "file-text"),
        )
        outer.addWidget(flow_of(label(_("We gathered mineral"), "title"), *acts))
        left, where = card()
        for number, (question, widget) in enumerate(
            (
                (_("Which day?"), self.date),
                (_("Into which lot?"), self.lot),
                (_("With which permission?"), self.permission),
            ),
            start=1,
        ):
            where.addWidget(_step(number, question))
            where.addWidget(widget)
            if widget is self.lot:
                where.addWidget(self.new_lot)
        where.addWidget(self.warning)
        where.addWidget(label(_("Detail (if you want)"), "step"))
        where.addWidget(self.detail)
        where.addStretch()
        right, who = card()
        who.addWidget(_step(4, _("In what is it measured?")))
        who.addWidget(self.unit)
        who.addWidget(_step(5, _("Who gathered, and how much?")))
        who.addWidget(self.nobody)
        who.addWidget(self.rows)
        who.addWidget(self.payment)
        who.addStretch()
        self._lay_out_hidden()
        outer.addWidget(Columns(left, right, (2, 3)))
        if self._day is None:
            outer.addWidget(GatherDays(self._context))
        outer.addStretch()

    def _lay_out_hidden(self) -> None:
        new, paid = QVBoxLayout(self.new_lot), QVBoxLayout(self.payment)
        for layout, question, widget in (
            (new, _("Number of the new lot"), self.code),
            (new, _("Whose is this mineral?"), self.whose),
            (paid, _("Where did you pay from?"), self.place),
        ):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(label(question, "step", wrap=True))
            layout.addWidget(widget)
            widget.setAccessibleName(question)
        self.place.choose(self.place.last_id)
        for box, name in (
            (self.lot, _("Into which lot?")),
            (self.permission, _("With which permission?")),
            (self.unit, _("In what is it measured?")),
        ):
            name_box(box, name)
        self.detail.setAccessibleName(_("Detail (if you want)"))

    def _offer(self) -> None:
        """Read what can be chosen; what is chosen already stays chosen."""
        books = self._context.books
        self._lots = {lot.id: lot for lot in books.fetch(open_lots)}
        self._permissions = {one.id: one for one in books.fetch(permissions)}
        used = self._day.container if self._day else None  # a container put away is still that of its days
        known = books.fetch(containers, self._chosen_day(), retired=True)
        self._units = {one.id: one for one in known if one.calibration and (not one.retired or one.id == used)}
        lots = [(lot.id, f"{lot.code} · {_(OWNERS[lot.ownership])}") for lot in self._lots.values()]
        if self._day is not None and self._day.lot not in self._lots:
            lots.append((self._day.lot, self._day.code))
        if self._day is None:
            lots.append((NEW, _("A new lot")))
        _refill(self.lot, lots)
        kept = [(one.id, permission_text(one.told)) for one in self._permissions.values()]
        _refill(self.permission, [*kept, (NOTHING, _("No permission"))])
        each = _("{name} (one holds {weight})")
        held = [
            (one.id, each.format(name=one.name, weight=kilos(one.calibration.holds(1))))
            for one in self._units.values()
            if one.calibration
        ]
        _refill(self.unit, [(NOTHING, _("Kilos, on the scale")), *held])
        code = books.fetch(proposed_code, self._chosen_day().year)
        if self.code.text() == self._proposed:
            self.code.setText(code)
        self._proposed = code
        self._show_members()

    def _show_members(self) -> None:
        found = self._context.books.fetch(members_on, self._chosen_day())
        self.rows.show_members(found)
        self.nobody.setVisible(not found)

    def _propose(self) -> None:
        """Fill in the day that is corrected, or what was so the last time."""
        last = self._last
        if last is None:
            return
        unit = last.container if last.container in self._units else NOTHING
        self.unit.setCurrentIndex(self.unit.findData(unit))
        if self._day is None:
            self.rows.tick(frozenset(line.party for line in last.lines))
            return
        self.lot.setCurrentIndex(self.lot.findData(self._day.lot))
        self.detail.setText(self._day.detail)
        self.place.choose(self._day.place)
        self.rows.fill(self._day.lines if unit else self._day.by_weight)
        if self._day.permission in self._permissions:
            self.permission.setCurrentIndex(self.permission.findData(self._day.permission))
            self._by_hand = True

    def _listen(self) -> None:
        self.date.dateChanged.connect(lambda _date: self._moved())
        self.date.refused.connect(self.foot.refuse)
        for box in (self.lot, self.unit):
            box.currentIndexChanged.connect(lambda _index: self._settle())
        self.permission.activated.connect(lambda _index: self._choose_permission())
        self.whose.chosen.connect(self._settle)
        self.rows.changed.connect(self._tell)
        self.code.textChanged.connect(lambda _text: self._tell())
        self._context.books.changed.connect(self._offer_again)
        form_keys(self, self.submit, self._context.leave)
        self.setFocusProxy(next((row.here for row in self.rows.rows.values()), self.date))

    def _offer_again(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.MEMBERS, Topic.LOTS, Topic.PARTIES}:
            self._moved()

    def _moved(self) -> None:
        """Read anew what holds on the day that stands there now."""
        self._offer()
        self._settle()

    def _choose_permission(self) -> None:
        self._by_hand = True
        self._settle()

    def _chosen_day(self) -> dt.date:
        try:
            return chosen_date(self.date)
        except UnreadableDayError:
            return self._context.books.today

    def _ownership(self) -> Ownership | None:
        lot = self._lots.get(self.lot.currentData())
        if lot is not None:
            return lot.ownership
        return OWNERSHIPS[self.whose.current().id or 0] if self.whose.has_choice() else None

    def _settle(self) -> None:
        """Ask only what the chosen lot and day leave open."""
        self.new_lot.setVisible(self.lot.currentData() == NEW)
        buys = self._ownership() is Ownership.PURCHASE
        self.rows.buys(on=buys)
        self.payment.setVisible(buys)
        self.rows.measure_in(self._units.get(self.unit.currentData()))
        if not self._by_hand:
            self.permission.setCurrentIndex(self.permission.findData(self._permission_in_force()))
        self._warn()
        self._tell()

    def _permission_in_force(self) -> int:
        """Return the permission to propose: that of the lot, else one that holds on the day."""
        day, lot = self._chosen_day(), self._lots.get(self.lot.currentData())
        holding = [id_ for id_, one in self._permissions.items() if one.told.holds(day)]
        wanted = lot.permission if lot is not None else None
        return wanted if wanted in holding else next(iter(holding), NOTHING)

    def _warn(self) -> None:
        chosen, day = self._permissions.get(self.permission.currentData()), self._chosen_day()
        self.warning.setVisible(chosen is None or not chosen.told.holds(day))
        if chosen is None:
            told = _("No permission is noted for this day: whoever buys may ask for it. You can save all the same.")
        else:
            told = _("That permission {light}: whoever buys may ask for another. You can save all the same.").format(
                light=permission_light(chosen.told, day)[0]
            )
        self.warning.setText(told)

    def _tell(self) -> None:
        try:
            lines = self.rows.brought()
        except BookkeepingError as error:
            self.foot.tell(sentence(error))
            return
        if not lines:
            self.foot.tell(_("Tick who gathered and write how much each brought; here you see what it adds up to."))
            return
        who = ngettext("With {count} member", "With {count} members", len(lines)).format(count=len(lines))
        lot = self._lots.get(self.lot.currentData())
        days, ore_g = days_text(sum(line.half_days for line in lines)), self.rows.grams(lines)
        if not ore_g:
            self.foot.tell(
                _("{who}: {days}; write how much each brought, if they found any.").format(who=who, days=days)
            )
            return
        told = _("{who}: {days}, {weight} into lot {lot}.").format(
            who=who, days=days, weight=kilos(ore_g),
            lot=lot.code if lot else self._day.code if self._day else self.code.text(),
        )  # fmt: skip
        self.foot.tell(told)

    def _read(self) -> Gathering:
        """Return the day as it is filled in; raises what is wrong with it."""
        day, key = chosen_date(self.date), self.foot.key
        permission = self.permission.currentData() or None
        lot: int | NewLot = self.lot.currentData()
        ownership = self._ownership()
        if lot == NEW:
            if ownership is None:
                raise OwnershipRequiredError
            lot = NewLot(self.code.text(), LotKind.ORE, day, ownership, f"{key}:lot", permission=permission)
        lines = self.rows.brought()
        place = self.place.current().id if any(line.price for line in lines) else None
        corrects = self._day.id if self._day else None
        return Gathering(day, lot, lines, key, permission, self.detail.text(), place, corrects)

    def submit(self) -> None:
        """Save the day; what was typed stays where something is wrong."""
        self.foot.submit("", lambda _party: self._read(), gather)


def _step(number: int, question: str) -> QLabel:
    return label(f"{number} · {question}", "step", wrap=True)


def _list() -> QComboBox:
    box = DropDown()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(SHORTEST)
    return box


def _refill(box: QComboBox, choices: list[tuple[int, str]]) -> None:
    """Offer other choices; what was chosen stays so where it is still there."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))


def build(context: Context, entry: int | None) -> GatherScreen:
    """Return the screen."""
    return GatherScreen(context, entry)
