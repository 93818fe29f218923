"""A buyer's paper is typed beside our figures: what to talk about, the review on paper, and the sale that is saved."""

import datetime as dt
import uuid
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from emprende_desktop.commands.lots import open_lot, record_move
from emprende_desktop.commands.measures import note_measure
from emprende_desktop.domain.enterprise import Module
from emprende_desktop.gold.lots import Held, LotKind, Move, MoveKind, MoveLine, NewLot, Ownership, Stage
from emprende_desktop.queries.settlements import all_terms_of, buyers
from tests.reading import told
from tests.ui.conftest import work_with
