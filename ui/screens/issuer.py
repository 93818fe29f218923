"""Datos para comprobantes: how the enterprise is called on its documents, where it is, its accounts and its logo."""

from __future__ import annotations

import base64
import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.issued import HEAD_OFFICE
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.printed import LOGO
from ui.papers import read_logo
from ui.screen import Context
from ui.theme import for_text
from ui.widgets.basics import asked, button, card, label, row
from ui.widgets.columns import Columns
from ui.widgets.flow import flow_of
from ui.widgets.keys import form_keys
from ui.widgets.page import page_layout
from ui.widgets.places_of_peru import DistrictField
from ui.widgets.refusal import Refusal

ISSUER = "issuer"
PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.webp *.bmp);;All files (*)")
LOGO_SHOWN = 120


class IssuerScreen(QWidget):
    """What every document says of who gives it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        known = context.books.fetch(issuer)
        self.name, self.trade_name = QLineEdit(known.name), QLineEdit(known.trade_name)
        self.address = QLineEdit(known.address.line)
        self.district = DistrictField(_("District"))
        self.annexe, self.phone = QLineEdit(known.annexe), QLineEdit(known.phone)
        self.email, self.detractions = QLineEdit(known.email), QLineEdit(known.detractions)
        place = known.address
        self.district.show_place(place)
        self._logo = base64.b64decode(json.loads(context.books.fetch(preference, LOGO) or "{}").get("png", ""))
        self._picture = label("")
        self.error = Refusal(context.toast)
        self.save = button(_("&Save"), self.submit, "main", "check")
        self._lay_out()
        self._show_logo()
        form_keys(self, self.submit, context.leave)
        self.setFocusProxy(self.name)

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Details for documents"), "title"))
        told = _("Documents say this of who gives them. Write it as SUNAT's RUC sheet has it.")
        outer.addWidget(label(told, "muted", wrap=True))
        left, questions = card()
        questions.addLayout(
            asked(
                (
                    (_("Legal name, as in the RUC"), self.name),
                    (_("Name that customers know (if another)"), self.trade_name),
                    (_("Address"), self.address), (_("District"), self.district),
                    (_("Annexe (0000 is the main address)"), self.annexe),
                )
            )
        )  # fmt: skip
        questions.addStretch()
        right, more = card()
        more.addLayout(
            asked(
                (
                    (_("Telephone"), self.phone), (_("Mail"), self.email),
                    (_("Account for detractions at the National Bank"), self.detractions),
                )
            )
        )  # fmt: skip
        more.addWidget(label(_("Logo on the documents"), "step"))
        more.addWidget(self._picture)
        take = button(_("Choose a &picture"), self.choose_logo, "", "image")
        self._without = button(_("&Without a logo"), self.drop_logo, "link", "x")
        more.addWidget(flow_of(take, self._without))
        more.addStretch()
        outer.addWidget(Columns(left, right, (1, 1)), 1)
        outer.addWidget(self.error)
        outer.addLayout(row(self.save, stretch_after=0))

    def _show_logo(self) -> None:
        self._without.setVisible(bool(self._logo))
        self._picture.setVisible(bool(self._logo))
        if self._logo:
            side = for_text(LOGO_SHOWN)
            shown = QPixmap.fromImage(QImage.fromData(self._logo))
            self._picture.setPixmap(shown.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
            self._picture.setAccessibleName(_("Logo on the documents"))

    def choose_logo(self) -> None:
        """Ask for a picture; it is kept once the page is saved."""
        path = self._context.dialogs.choose_open(_("Logo on the documents"), _(PICTURES))
        if path is not None:
            self._context.books.work(lambda _progress: read_logo(path), self._chosen, self.error.say)

    def _chosen(self, logo: bytes) -> None:
        self._logo = logo
        self._show_logo()

    def drop_logo(self) -> None:
        """Print without a logo, once the page is saved."""
        self._chosen(b"")

    def submit(self) -> None:
        """Keep what is written; documents say it from now on, also those that are printed again."""
        annexe = self.annexe.text().strip() or HEAD_OFFICE
        if not (len(annexe) == len(HEAD_OFFICE) and annexe.isascii() and annexe.isdigit()):
            self.error.say(_("An annexe has four digits; 0000 is the main address."))
            self.annexe.setFocus()
            return
        if self.district.text().strip() and not self.district.place("").ubigeo:
            self.error.say(_("Choose the district from the list that opens as you write."))
            self.district.setFocus()
            return
        place = self.district.place(self.address.text().strip())
        told: dict[str, object] = {
            "name": self.name.text().strip(), "trade_name": self.trade_name.text().strip(), "line": place.line,
            "ubigeo": place.ubigeo, "district": place.district, "province": place.province,
            "department": place.department, "annexe": annexe, "phone": self.phone.text().strip(),
            "email": self.email.text().strip(), "detractions": self.detractions.text().strip(),
        }  # fmt: skip
        do = self._context.books.do
        logo = Preference(LOGO, {"png": base64.b64encode(self._logo).decode("ascii")})
        done = lambda _done: do(remember_preference, logo, lambda _done: self._saved(), self.error.say)  # noqa: E731
        do(remember_preference, Preference(ISSUER, told), done, self.error.say)

    def _saved(self) -> None:
        self.error.hide()
        self._context.toast(_("Saved"))


def build(context: Context, _entry: int | None) -> IssuerScreen:
    """Return the screen."""
    return IssuerScreen(context)
