"""The palettes a window can be shown in; nothing of Qt, for the first thing on the screen needs them."""

from dataclasses import dataclass
from enum import StrEnum


class PaletteName(StrEnum):
    """The palettes a window can be shown in."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one palette, by what they are for; `on_…` is what is written on another."""

    paper: str = "#FAF7F2"
    card: str = "#FFFFFF"
    ink: str = "#23272B"
    grey: str = "#5F6368"
    rule: str = "#E3DED5"
    handle: str = "#CFC8BB"
    teal: str = "#17605A"
    on_teal: str = "#FFFFFF"
    teal_deep: str = "#123F3B"
    pale: str = "#E8F2F1"
    gold: str = "#8F6410"
    green: str = "#2C7A4B"
    clay: str = "#B5482A"
    alarm: str = "#FBE9E4"
    earth: str = "#7A4B2C"
    rail: str = "#123F3B"
    rail_hover: str = "#1C524D"
    on_rail: str = "#E6EFEE"
    rail_place: str = "#F2C765"
    on_rail_place: str = "#23272B"
    practice: str = "#4A3B73"
    toast: str = "#23272B"
    on_toast: str = "#FFFFFF"
    note200: str = "#8A56A0"
    note100: str = "#2F6DA3"
    note50: str = "#B4612B"
    note20: str = "#8C6A1C"
    note10: str = "#2C7A4B"


PALETTES = {
    PaletteName.LIGHT: Colors(),
    PaletteName.DARK: Colors(
        paper="#15181A", card="#1F2427", ink="#ECEAE6", grey="#AEB4B9", rule="#3A4247", handle="#566067",
        teal="#6CC7BB", on_teal="#0B1B19", teal_deep="#8ED8CE", pale="#22403C", gold="#E6B955", green="#74CB96",
        clay="#F2957A", alarm="#452219", earth="#D3A784", rail="#0C2421", rail_hover="#164540",
        practice="#352A57", toast="#3A4247",
    ),
    PaletteName.CONTRAST: Colors(
        paper="#FFFFFF", card="#FFFFFF", ink="#000000", grey="#1A1A1A", rule="#000000", handle="#000000",
        teal="#003B36", on_teal="#FFFFFF", teal_deep="#000000", pale="#FFF0A8", gold="#6B4300", green="#00471B",
        clay="#7D1300", alarm="#FFE1D9", earth="#4A2200", rail="#000000", rail_hover="#333333",
        on_rail="#FFFFFF", rail_place="#FFD500", on_rail_place="#000000", practice="#24005C", toast="#000000",
    ),
}  # fmt: skip
