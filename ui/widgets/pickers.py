"""Choosing a category, a place or an account, and adding a category or a place from the form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from emprende_desktop.domain.masters import CategoryKind, NewCategory, NewPlace, PlaceKind
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.queries.masters import accounts_of, categories, parties, places
from ui.screen import Context, Question
from ui.widgets.basics import name_box
from ui.widgets.choices import Choice, ChoiceGrid
from ui.widgets.drop_down import DropDown

PLACE_ICONS = {
    PlaceKind.CASH: "banknote",
    PlaceKind.BANK: "landmark",
    PlaceKind.WALLET: "smartphone",
    PlaceKind.PERSONAL: "users",
    PlaceKind.RESTRICTED: "lock",
    PlaceKind.DETRACTIONS: "landmark",
}
PLACE_KINDS = (
    (PlaceKind.WALLET, N_("A wallet of the enterprise (Yape, Plin)")),
    (PlaceKind.BANK, N_("An account in a bank or caja")),
    (PlaceKind.CASH, N_("Another till or box of cash")),
    (PlaceKind.PERSONAL, N_("Somebody's own phone or pocket")),
    (PlaceKind.RESTRICTED, N_("Money kept for one purpose only")),
    (PlaceKind.DETRACTIONS, N_("The detracciones account")),
)
# What somebody adds from a form without saying more: sold products, supplies used at once.
NEW_CATEGORY_ACCOUNTS = {CategoryKind.SALE: "70221", CategoryKind.EXPENSE: "656"}


def category_grid(context: Context, kind: CategoryKind) -> ChoiceGrid:
    """Return the categories of a kind, with a way to add one."""
    known = context.books.fetch(categories, kind)

    def add() -> None:
        from emprende_desktop.commands.setup import add_category

        accounts = tuple((code, f"{name} ({code})") for code, name in context.books.fetch(accounts_of, kind))
        asked = (
            Question(_("What is it called?")),
            Question(_("Where does it go? (your advisor knows)"), accounts, NEW_CATEGORY_ACCOUNTS[kind]),
        )
        answers = context.dialogs.ask(_("Another"), asked)
        if answers and answers[0]:
            name, account = answers
            new = NewCategory(kind, name, "package", account)
            context.books.do(add_category, new, lambda c: grid.add(Choice(c.row_id, name, "package")), context.toast)

    grid = ChoiceGrid(tuple(Choice(c.id, c.name, c.icon) for c in known), add, _("Another"))
    return grid


def kind_grid(kinds: tuple[tuple[str, str, str], ...]) -> ChoiceGrid:
    """Return fixed choices (value, word, picture); the id of each is its index."""
    grid = ChoiceGrid(tuple(Choice(i, _(text), picture) for i, (_value, text, picture) in enumerate(kinds)), None)
    grid.choose(0)
    return grid


def place_grid(context: Context, credit: str | None, kind: PlaceKind | None = None) -> ChoiceGrid:
    """Return the places of money (of one kind), "on credit" last where the form knows it, with a way to add one."""
    known = [place for place in context.books.fetch(places) if kind in (None, place.kind)]
    choices = [Choice(place.id, place.name, PLACE_ICONS[place.kind]) for place in known]
    if credit:
        choices.append(Choice(None, _(credit), "clock"))

    def add() -> None:
        from emprende_desktop.commands.setup import add_place

        asked = (
            Question(_("What is it?"), tuple((kind.value, _(text)) for kind, text in PLACE_KINDS)),
            Question(_("What do you call it? For example: Yape, or Caja Cusco")),
            Question(_("In whose name is it?"), proposal=context.enterprise.leader),
        )
        answers = context.dialogs.ask(_("Another place"), asked)
        if answers and answers[1]:
            new = NewPlace(PlaceKind(answers[0]), answers[1], answers[2])
            shown = PLACE_ICONS[new.kind]
            context.books.do(add_place, new, lambda c: grid.add(Choice(c.row_id, new.name, shown)), context.toast)

    grid = ChoiceGrid(tuple(choices), add if kind is None else None, _("Another"))
    return grid


def person_field(context: Context, name: str) -> QLineEdit:
    """Return a field for a person that offers those who are known; `name` is for a screen reader."""
    field = QLineEdit()
    field.setPlaceholderText(_("Name, and DNI or RUC if you have it"))
    field.setAccessibleName(name)
    completer = QCompleter([person.name for person in context.books.fetch(parties, "")], field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field


def account_box(accounts: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    """Return a list of accounts (code, name), the words of each first; nothing chosen is an empty code."""
    box = DropDown()
    box.addItem("—", "")
    for code, name in accounts:
        box.addItem(f"{name} ({code})", code)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


def account_search(accounts: tuple[tuple[str, str], ...], name: str) -> QComboBox:
    """Return a list of accounts (code, name) found by writing a part of the code or of the name."""
    choices = tuple((code, f"{code} · {words}") for code, words in accounts)
    return found_by_writing(choices, name, _("Code or name of an account"))


def found_by_writing(choices: tuple[tuple[object, str], ...], name: str, hint: str) -> QComboBox:
    """Return a list of values with their words, found by writing a part of them; nothing is chosen yet."""
    box = DropDown()
    name_box(box, name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    for value, words in choices:
        box.addItem(words, value)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    field = box.lineEdit()
    assert field is not None, "an editable list has a field"
    field.setPlaceholderText(hint)
    field.setAccessibleName(name)
    box.setCurrentIndex(-1)
    return box
