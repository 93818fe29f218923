"""What was refused is said on its page, or in passing where she has left it."""

import shiboken6
from PySide6.QtWidgets import QWidget

from ui.widgets.refusal import Refusal


def test_a_refusal_appears_with_its_sentence(qtbot):
    page, said = QWidget(), []
    qtbot.addWidget(page)
    made = Refusal(said.append)
    made.setParent(page)
    page.show()
    assert not made.isVisible()
    made.say("No se pudo.")
    assert (made.isVisible(), made.text(), said) == (True, "No se pudo.", [])


def test_a_refusal_whose_page_is_gone_is_said_in_passing(qtbot):
    said = []
    made = Refusal(said.append)
    shiboken6.delete(made)
    made.say("No se pudo.")
    assert said == ["No se pudo."]
