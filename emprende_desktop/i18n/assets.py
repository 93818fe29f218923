"""What a thing that lasts is called, by its class."""

from emprende_desktop.i18n.translation import N_

CLASSES = {
    "machine": N_("Machine"),
    "tool": N_("Tool"),
    "oven": N_("Oven"),
    "computer": N_("Computer or phone"),
    "furniture": N_("Furniture"),
    "vehicle": N_("Vehicle"),
    "mining_machine": N_("Mining machine"),
    "hens": N_("Laying hens"),
    "breeding": N_("Breeding animals"),
    "building": N_("Building"),
    "other": N_("Another thing"),
}
