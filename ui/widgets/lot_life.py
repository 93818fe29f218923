"""The life of a lot as a line of pictures with dates, from the dump to the buyer."""

import datetime as dt
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from emprende_desktop.domain.exact import half_up
from emprende_desktop.gold.lot_sheet import LotSheet, Step
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.lot_words import STEPS
from emprende_desktop.i18n.translation import _, ngettext
from ui.icons import pixmap
from ui.theme import for_text
from ui.widgets.basics import label
from ui.widgets.flow import flow_of

PICTURES = {
    Step.GATHERED: ("mountain", "earth"),
    Step.WEIGHED: ("scale", "earth"),
    Step.ASSAYED: ("flask-conical", "teal"),
    Step.AT_PLANT: ("factory", "teal"),
    Step.GOLD: ("gem", "gold"),
    Step.SOLD: ("hand-coins", "gold"),
}
NOT_YET = "—"


def life_line(sheet: LotSheet) -> QWidget:
    """Return every step side by side: when it was reached, and what is known of it that anybody may see."""
    reached = dict(sheet.life)
    return flow_of(*(_step(step, reached.get(step), _known(sheet, step)) for step in Step))


def _step(step: Step, date: dt.date | None, known: str) -> QWidget:
    name, color = PICTURES[step]
    words = _(STEPS[step])
    picture = label("")
    picture.setPixmap(pixmap(name, color if date else "grey", for_text(36)))
    picture.setAccessibleName(words)
    told = short_date(date) if date else NOT_YET
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, for_text(18), 0)
    layout.setSpacing(2)
    for part in (picture, label(words, "move" if date else "muted"), label(told, "muted"), label(known, "muted")):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(part)
    return made


def _known(sheet: LotSheet, step: Step) -> str:
    measures = sheet.measures
    if step is Step.GATHERED and sheet.members:
        return ngettext("{count} member", "{count} members", sheet.members).format(count=sheet.members)
    if step is Step.WEIGHED and measures.sacks:
        return ngettext("{count} sack", "{count} sacks", measures.sacks).format(count=measures.sacks)
    grade = measures.grade_g_t()
    if step is Step.ASSAYED and grade is not None:
        return f"{half_up(grade, 2)} g/t"
    return _recovery(sheet) if step is Step.GOLD else ""


def _recovery(sheet: LotSheet) -> str:
    balance = sheet.balance
    if balance is None or balance.missing:
        return ""
    recovered: Fraction = balance.mass().recovery_pct
    return f"{half_up(recovered, 0)} %"
