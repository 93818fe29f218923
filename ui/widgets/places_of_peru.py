"""A district of Peru, found by writing a part of its name: what documents call the ubigeo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.document import Address
from resources.files import rows


class DistrictField(QLineEdit):
    """Offers the districts of catalogue 13 once something is written; `name` is for a screen reader."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(_("District: write a part of its name"))
        self._codes: dict[str, str] = {}
        self.textEdited.connect(lambda _text: self._offer())

    def _offer(self) -> None:
        if self.completer() is None:
            completer = QCompleter(list(self._known()), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.setCompleter(completer)

    def _known(self) -> dict[str, str]:
        if not self._codes:
            self._codes = {row["description"]: row["code"] for row in rows("sunat/catalogues/13.csv")}
        return self._codes

    def show_place(self, place: Address) -> None:
        """Show the district of an address."""
        called = ", ".join((place.district, place.province, place.department))
        listed = (words for words, code in self._known().items() if code == place.ubigeo)
        self.setText(next(listed, called) if place.ubigeo else "")

    def place(self, line: str) -> Address:
        """Return an address with this line; without a district where none of the list is written."""
        text = self.text().strip()
        code = self._known().get(text, "") if text else ""
        return Address(line, code, *text.rsplit(", ", 2)) if code else Address(line)
