"""Three palettes: what is written can be read on what it is written on, and the choice is remembered."""

import re

import pytest
from PySide6.QtGui import QColor

from resources.files import read_bytes
from ui.palettes import PALETTES, Colors, PaletteName
from ui.theme import color

ON = (
    ("ink", "paper"), ("ink", "card"), ("ink", "pale"), ("grey", "paper"), ("grey", "card"), ("teal", "card"),
    ("teal", "pale"), ("on_teal", "teal"), ("on_teal", "teal_deep"), ("on_teal", "green"), ("on_teal", "clay"),
    ("on_teal", "earth"), ("green", "card"), ("clay", "card"), ("clay", "alarm"), ("gold", "card"),
    ("on_rail", "rail"), ("on_rail", "rail_hover"), ("on_rail", "practice"), ("on_rail_place", "rail_place"),
    ("on_toast", "toast"), ("rail_place", "toast"),
)  # fmt: skip


def luminance(code):
    parts = (QColor(code).redF(), QColor(code).greenF(), QColor(code).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("written", "on"), ON)
@pytest.mark.parametrize("name", PaletteName)
def test_what_is_written_can_be_read(name, written, on):
    """WCAG 2.2: 4.5 for text (AA), 7 in the palette of high contrast (AAA)."""
    colors = PALETTES[name]
    assert contrast(getattr(colors, written), getattr(colors, on)) >= (7 if name is PaletteName.CONTRAST else 4.5)


def test_the_style_sheet_names_only_colours_of_the_palette():
    sheet = read_bytes("theme.qss").decode()
    assert set(re.findall(r"\[(\w+)\]", sheet)) <= set(Colors.__dataclass_fields__)
    assert re.findall(r"#[0-9A-Fa-f]{6}|\bwhite\b|\bblack\b", sheet) == []


def test_the_colours_are_remembered_for_this_company(window, shell, press):
    window.navigate("appearance")
    press("Oscuro")
    assert color("paper") == PALETTES[PaletteName.DARK].paper
    assert shell.main._shown in ("home", "appearance")
    shell.main.close()
    assert color("paper") == PALETTES[PaletteName.LIGHT].paper, "the next company is shown as it wants"
    shell.welcome.passphrase.setText("clave de prueba")
    shell.welcome.open.click()
    assert color("paper") == PALETTES[PaletteName.DARK].paper
    shell.main.navigate("appearance")
    press("Claro")
    assert color("paper") == PALETTES[PaletteName.LIGHT].paper
