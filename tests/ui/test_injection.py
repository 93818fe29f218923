"""SQL typed into every text field of every screen (T24): it is saved as words or refused, and changes nothing else."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from emprende_desktop.queries.checks import first_finding
from tests.faults.test_injection import PAYLOADS, payloads, schema_of
from ui.registry import SCREENS
from ui.widgets.dates import DateField

REACHED = [screen.key for screen in SCREENS if not screen.of_entry]
TIERS = [
    pytest.param(1, id="one"),
    pytest.param(PAYLOADS // 5, id="fifth", marks=[pytest.mark.faults, pytest.mark.timeout(7_200)]),
    pytest.param(PAYLOADS, id="whole", marks=[pytest.mark.soak, pytest.mark.timeout(36_000)]),
]


def fill(page, words, kinds):
    """Write the words into fields of these kinds, an amount wherever one is asked; make the first choice of each kind."""
    for field in page.findChildren(QLineEdit):
        if field.isEnabled() and not field.isReadOnly() and isinstance(field, DateField) in kinds:
            field.setText("5" if "0.00" in field.placeholderText() else words)
    for name in ("category", "place"):
        grid = getattr(page, name, None)
        if grid is not None and hasattr(grid, "choose_first"):
            grid.choose_first()


def press_main(page):
    """Press what saves: the main button of the screen."""
    for made in page.findChildren(QAbstractButton):
        if made.objectName() == "main" and made.isEnabled() and made.isVisible():
            made.click()
            return


def text_kept(company):
    with company._engine.connect() as connection:
        notes = connection.exec_driver_sql("SELECT memo_arguments FROM journal_entry").scalars().all()
        people = connection.exec_driver_sql("SELECT name FROM party").scalars().all()
    return any("\N{BLACK STAR}" in text for text in notes) and any("\N{BLACK STAR}" in text for text in people)


@pytest.mark.parametrize("count", TIERS)
def test_every_text_field_takes_sql_as_words(whole, person, count, record_property):
    record_property("trials", ("T24 SQL in every field of every screen", count * len(REACHED), "24"))
    company = whole.books.company
    schema = schema_of(company)
    for words in payloads(count):
        marked = f"\N{BLACK STAR}{words}"
        for key, kinds in product(
            REACHED, ((True, False), (False,))
        ):  # a day that is none is refused: once more without
            whole.navigate(key)
            person.answers = None
            fill(whole.page, marked, kinds)
            press_main(whole.page)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages that were left are gone, as at work
        assert text_kept(company)
        assert schema_of(company) == schema
        assert company.fetch(first_finding) is None
