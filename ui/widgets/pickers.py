"""Choosing a category or a place, and adding one from the form."""

from emprende_desktop.commands.setup import add_category, add_place
from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.i18n.translation import _
from emprende_desktop.queries.masters import categories, places
from ui.screen import Context
from ui.widgets.choices import Choice, ChoiceGrid

PLACE_ICONS = {
    PlaceKind.CASH: "banknote",
    PlaceKind.BANK: "landmark",
    PlaceKind.WALLET: "smartphone",
    PlaceKind.PERSONAL: "users",
    PlaceKind.RESTRICTED: "lock",
    PlaceKind.DETRACTIONS: "landmark",
}
# What somebody adds from a form without saying more: sold products, supplies used at once.
NEW_CATEGORY_ACCOUNTS = {CategoryKind.SALE: "70221", CategoryKind.EXPENSE: "656"}


def category_grid(context: Context, kind: CategoryKind) -> ChoiceGrid:
    """Return the categories of a kind, with a way to add one."""
    known = context.books.fetch(categories, kind)

    def add() -> None:
        name = context.dialogs.ask_text(_("Another"), _("What is it called?"))
        if name:
            new = NewCategory(kind, name, "package", NEW_CATEGORY_ACCOUNTS[kind])
            context.books.do(add_category, new, lambda c: grid.add(Choice(c.row_id, name, "package")), context.toast)

    grid = ChoiceGrid(tuple(Choice(c.id, c.name, c.icon) for c in known), add, _("Another"))
    return grid


def place_grid(context: Context, credit: str | None) -> ChoiceGrid:
    """Return the places of money, "on credit" last where the form knows it, with a way to add a wallet."""
    known = context.books.fetch(places)
    choices = [Choice(place.id, place.name, PLACE_ICONS[place.kind]) for place in known]
    if credit:
        choices.append(Choice(None, _(credit), "clock"))

    def add() -> None:
        name = context.dialogs.ask_text(_("Another place"), _("Wallet or account, and whose it is"))
        if name:
            new = NewPlace(PlaceKind.WALLET, name)
            context.books.do(add_place, new, lambda c: grid.add(Choice(c.row_id, name, "smartphone")), context.toast)

    grid = ChoiceGrid(tuple(choices), add, _("Another"))
    return grid
