"""The open company: the rail of rooms, the tabs of a room, the page, and the toast below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from emprende_desktop.domain.topics import Topic
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.enterprise import EnterpriseRow
from ui.books import Books
from ui.help import ALSO, HELP
from ui.icons import before_words, icon, picture_size, pixmap
from ui.registry import ROOMS, rooms_of, screen_named, screens_of
from ui.screen import Act, Context, Screen
from ui.start import RAIL_WIDTH
from ui.tasks import BusyBar
from ui.theme import for_text
from ui.widgets.announce import announce
from ui.widgets.basics import button, label, scrolling
from ui.widgets.flow import flow_of
from ui.widgets.tab_bar import Tab, TabBar

if TYPE_CHECKING:
    from reports.registry import Report

TOAST_MS = 8_000
ROOM_KEYS = 10  # Ctrl+1 … Ctrl+9 and Ctrl+0


class MainWindow(QWidget):
    """One company's window; `on_close` goes back to the welcome page."""

    def __init__(
        self, books: Books, make_context: Callable[[MainWindow], Context], on_close: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.books = books
        self._on_close = on_close
        self._make_context = make_context
        self._shown = "home"
        self.context = make_context(self)
        self._rooms: dict[str, QPushButton] = {}
        self._page: QWidget | None = None
        self._list: tuple[str, QWidget] | None = None  # what a note was opened from, as it was left
        self.toast_bar = ToastBar(self)
        self.busy = BusyBar(self)
        for tasks in (books.tasks, books.errands):
            tasks.started.connect(self.busy.watch)
            tasks.ended.connect(self.busy.leave)
        books.changed.connect(self._renew_context)
        self._tabs = TabBar()
        self._body = QVBoxLayout()
        self._lay_out(self.context.enterprise)
        self._show_rooms()
        for number in range(ROOM_KEYS):
            QShortcut(QKeySequence(f"Ctrl+{(number + 1) % ROOM_KEYS}"), self, partial(self._open_numbered, number))
        for keys, act in (
            ("Ctrl+K", self.open_finder),
            ("Ctrl+F", self.search),
            ("F1", self.help),
            ("Ctrl+/", self.show_keys),
            ("Ctrl+,", partial(self.open_room, "settings")),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.navigate("home")

    def _lay_out(self, enterprise: EnterpriseRow) -> None:
        self.setWindowTitle(f"{enterprise.alias} · Emprende")
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._tabs)
        self._body.addWidget(self.busy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail(enterprise))
        layout.addLayout(self._body, 1)

    def _rail(self, enterprise: EnterpriseRow) -> QWidget:
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setProperty("practice", enterprise.practice)
        layout = QVBoxLayout(rail)
        layout.setContentsMargins(12, 18, 12, 12)
        layout.setSpacing(4)
        layout.addLayout(_head(enterprise))
        inner = QWidget()
        inner.setObjectName("railbody")
        rooms = QVBoxLayout(inner)
        rooms.setContentsMargins(0, 8, 0, 0)
        rooms.setSpacing(1)  # the rooms of every module are in sight together in a window of 768 pixels
        for room in ROOMS:
            made = button(_(room.title), partial(self.open_room, room.key))
            made.setCheckable(True)
            made.setIcon(before_words(room.icon, "on_rail", "on_rail_place"))
            made.setIconSize(picture_size(for_text(22)))
            self._rooms[room.key] = made
            rooms.addWidget(made)
        rooms.addStretch()
        area = scrolling(inner)
        area.setObjectName("railscroll")
        self._rail_area = area
        area.setMinimumWidth(inner.minimumSizeHint().width() + for_text(14))
        rail.setFixedWidth(max(RAIL_WIDTH, area.minimumWidth() + 24))
        layout.addWidget(area, 1)
        layout.addWidget(self._tools())
        leave = button(_("Close these books"), self.close)
        leave.setIcon(before_words("lock", "on_rail"))
        leave.setIconSize(picture_size(for_text(20)))
        layout.addWidget(leave)
        return rail

    def _tools(self) -> QWidget:
        """Return the three small buttons that are always there: find, help, keys."""
        tools = (
            (_("Find or do something (Ctrl+K)"), "search", self.open_finder),
            (_("Help (F1)"), "circle-help", self.help),
            (_("Keys (Ctrl+/)"), "keyboard", self.show_keys),
        )
        made = []
        for text, picture, act in tools:
            tool = button("", act)
            tool.setAccessibleName(text)
            tool.setToolTip(text)
            tool.setIcon(icon(picture, "on_rail"))
            tool.setIconSize(QSize(for_text(20), for_text(20)))
            made.append(tool)
        return flow_of(*made)

    def open_finder(self) -> None:
        """Let her write where to go or what to do."""
        from reports.registry import reports_of
        from ui.widgets.finder import Destination, Finder

        rooms = {room.key: _(room.title) for room in ROOMS}
        modules = self.context.modules
        screens = [
            Destination(
                _(screen.title),
                rooms[screen.room],
                screen.icon,
                " ".join(_(words[screen.key]) for words in (HELP, ALSO) if screen.key in words),
                partial(self.navigate, screen.key),
            )
            for screen in screens_of(modules)
            if not screen.of_entry
        ]
        reports = [
            Destination(
                _(report.title), rooms["reports"], report.icon, _(report.question), partial(self._show_report, report)
            )
            for report in reports_of(modules)
            if not report.of.is_one_row
        ]
        leave = Destination(_("Close these books"), "", "lock", "", self.close)
        finder = Finder(self, (*screens, *reports, leave))
        finder.appear(finder.field)

    def search(self) -> None:
        """Open the movements, if they are not there, to write what to look for."""
        from ui.screens.movements import MovementsScreen

        if not isinstance(self.page, MovementsScreen):
            self.navigate("movements")
        assert isinstance(self.page, MovementsScreen), "the page that was asked for"
        self.page.search.setFocus()
        self.page.search.selectAll()

    def _show_report(self, report: Report) -> None:
        from ui.screens.reports import ReportsScreen

        self.navigate("reports")
        if isinstance(self.page, ReportsScreen):
            self.page.choose(report)

    def help(self) -> None:
        """Tell what the screen is for."""
        from ui.widgets.sheets import help_for

        help_for(self, screen_named(self._shown))

    def show_keys(self) -> None:
        """Show the sheet of the keys."""
        from ui.widgets.sheets import key_sheet

        key_sheet(self)

    def open_room(self, key: str) -> None:
        """Open the first screen of a room."""
        screens = screens_of(self.context.modules)
        self.navigate(next(screen.key for screen in screens if screen.room == key and screen.tab))

    def _open_numbered(self, number: int) -> None:
        """Open a room by its place from the top, counted from zero, where there is one."""
        for room in rooms_of(self.context.modules)[number : number + 1]:
            self.open_room(room.key)

    def navigate(self, key: str, entry: int | None = None) -> None:
        """Show a screen; the one before is thrown away, or kept as it is until the note that it opened is left."""
        before, shown = self._take_away(), self._shown
        if self._list is not None:
            self._list[1].deleteLater()
        self._list = (shown, before) if before is not None and entry is not None else None
        if before is not None and entry is None:
            before.deleteLater()
        screen = screen_named(key)
        self._show(screen, screen.build(self.context, entry))

    def leave(self) -> None:
        """Go back to the list a note was opened from, or to the first page."""
        if self._list is None:
            self.navigate(screen_named(self._shown).after)
            return
        (key, page), self._list = self._list, None
        left = self._take_away()
        if left is not None:
            left.deleteLater()
        self._show(screen_named(key), page)

    def _take_away(self) -> QWidget | None:
        """Take the page, and what lies over it, out of sight; return the page."""
        for child in self.children():
            if isinstance(child, QFrame) and child.objectName() == "overlay":
                child.hide()
                child.deleteLater()
        page, self._page = self._page, None
        if page is not None:
            self._body.removeWidget(page)
            page.hide()
        return page

    def _show(self, screen: Screen, page: QWidget) -> None:
        self._shown = screen.key
        for room, made in self._rooms.items():
            made.setChecked(room == screen.room)
        self._rail_area.ensureWidgetVisible(self._rooms[screen.room])
        self._show_tabs(screen)
        self._page = page
        self._body.addWidget(page, 1)
        page.show()
        self.setFocusProxy(page)
        page.setFocus()
        self.toast_bar.raise_()

    def _renew_context(self, topics: frozenset[Topic]) -> None:
        """Learn what the enterprise is now; the page that is shown stays, whatever was switched off."""
        if Topic.ENTERPRISE in topics:
            self.context = self._make_context(self)
            self._show_rooms()
            shown = screen_named(self._shown)
            self._show_tabs(shown)
            QTimer.singleShot(0, self, partial(self._rail_area.ensureWidgetVisible, self._rooms[shown.room]))

    def _show_rooms(self) -> None:
        """Show the rooms of what is switched on; the rail is as wide as if all were there."""
        shown = {room.key for room in rooms_of(self.context.modules)}
        for key, made in self._rooms.items():
            made.setVisible(key in shown)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt hands it over
        """Keep the keyboard in the page where what had it goes away or cannot be used for now."""
        lost = QApplication.focusWidget()
        if (
            lost is not None
            and self._page is not None
            and self.page.isAncestorOf(lost)
            and not (lost.isVisible() and lost.isEnabled())
        ):
            self.page.setFocus()
            return True
        return super().focusNextPrevChild(forward)

    @property
    def page(self) -> QWidget:
        """Return the screen that is shown."""
        assert self._page is not None
        return self._page

    def _show_tabs(self, shown: Screen) -> None:
        seen = screens_of(self.context.modules)
        screens = [screen for screen in seen if screen.room == shown.room and screen.tab]
        tabs = tuple(Tab(screen.key, _(screen.title), partial(self.navigate, screen.key)) for screen in screens)
        self._tabs.show_tabs(tabs, shown.key)

    def toast(self, text: str, undo: Callable[[], None] | None = None, then: Act | None = None) -> None:
        """Say in passing what happened."""
        self.toast_bar.say(text, undo, then)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for what is under way, let go of the company and show the welcome page."""
        self.books.changed.disconnect()  # what is saved on the way out is told to no page any more
        self._take_away()
        self.books.close()
        super().closeEvent(event)
        self._on_close()


class ToastBar(QFrame):
    """A dark bar over the page with a sentence and, where it can be taken back, "Undo"; and what can be done next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._parent = parent
        self._undo: Callable[[], None] | None = None
        self._then: Act | None = None
        self.text = label("")
        self.undo = button(_("Undo"), self._take_back)
        self.then = button("", self._go_on)
        layout = QHBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(self.undo)
        layout.addWidget(self.then)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None, then: Act | None = None) -> None:
        """Show a sentence for a few seconds."""
        self._undo, self._then = undo, then
        self.text.setText(text)
        self.then.setText(then.words if then else "")
        self.then.setAccessibleName(then.words if then else "")
        self.then.setVisible(then is not None)
        self.undo.setVisible(undo is not None)
        self._timer.start(TOAST_MS)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        announce(self.text, text)

    def _take_back(self) -> None:
        undo = self._undo
        self._parent.setFocus()
        self.hide()
        if undo is not None:
            undo()

    def _go_on(self) -> None:
        then = self._then
        self._parent.setFocus()
        self.hide()
        if then is not None:
            then.do()

    def _place(self) -> None:
        self.move((self._parent.width() - self.width()) // 2, self._parent.height() - self.height() - 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window when it changes size."""
        if watched is self._parent and event.type() == QEvent.Type.Resize:
            self._place()
        return False


def _head(enterprise: EnterpriseRow) -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(pixmap("mountain", "rail_place", 28))
    alias = label(enterprise.alias, wrap=True)
    head = QHBoxLayout()
    head.addWidget(picture)
    head.addWidget(alias, 1)
    practice = _("practice")
    if enterprise.practice:
        alias.setText(f"{enterprise.alias}\n({practice})")
    head.setAlignment(Qt.AlignmentFlag.AlignTop)
    return head
