"""The keyboard goes as the eye reads: Tab follows what is laid out, also where rows came later, and comes round."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLayout, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value  # asked of hundreds of widgets at each press: a number is quicker than a flag


def move_focus(root: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what stands after, or before, what has it now, and scroll to it; False where nothing is."""
    order = reading_order(root)
    if not order:
        return False
    place = _place(order, QApplication.focusWidget(), forward=forward)
    target = order[(place + (1 if forward else -1)) % len(order)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(target)
    return True


def bring_into_sight(target: QWidget) -> None:
    """Scroll whatever holds a widget until it is seen."""
    around = target.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(target)
        around = around.parentWidget()


def reading_order(root: QWidget) -> list[QWidget]:
    """Return what takes the keyboard, as it is laid out; what lies over the page comes last."""
    everything = dict.fromkeys([*_laid_out(root), *root.findChildren(QWidget)])
    return [widget for widget in everything if _takes_keyboard(widget)]


def _place(order: list[QWidget], now: QWidget | None, *, forward: bool) -> int:
    """Return where the keyboard is: on one of them, or on a page before all that stands inside it."""
    if now in order:
        return order.index(now)
    within = [index for index, widget in enumerate(order) if now is not None and now.isAncestorOf(widget)]
    return within[0] - 1 if within and forward else within[0] if within else -1


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & _TAB
    free = by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return bool(free) and not (isinstance(widget, QAbstractButton) and _another_is_chosen(widget))


def _another_is_chosen(choice: QAbstractButton) -> bool:
    """Say whether Tab goes to another one of its group; the arrows go from there to this."""
    group = choice.group()
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen is not None and chosen is not choice


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    yield widget
    held = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if held is not None:
        yield from _laid_out(held)
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in _placed_by_hand(widget):
            yield from _laid_out(child)


def _placed_by_hand(widget: QWidget) -> list[QWidget]:
    inside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    return sorted(inside, key=lambda child: (child.y(), child.x()))


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    indices = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        grid = layout
        indices.sort(key=lambda index: tuple(grid.getItemPosition(index)))  # type: ignore[arg-type]  # four numbers
    for index in indices:
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        held = item.widget() if item is not None else None
        if held is not None:
            yield from _laid_out(held)
        elif inner is not None:
            yield from _in_layout(inner)
