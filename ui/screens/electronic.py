"""Comprobantes electrónicos: what is needed to send one's own, point by point, and a way to try each out."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from emprende_desktop.commands.outbox import retire_certificate
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.company import Company
from emprende_desktop.domain.errors import UnreadableFileError
from emprende_desktop.domain.progress import Progress
from emprende_desktop.domain.topics import Topic
from emprende_desktop.einvoice.service import addresses
from emprende_desktop.i18n.einvoice_words import refusal_sentence
from emprende_desktop.i18n.translation import N_, _
from emprende_desktop.invoicing.sending import host_of
from emprende_desktop.outbox import NewAccess, install_certificate, set_access
from emprende_desktop.outbox_trial import Trial, try_connection, try_out
from emprende_desktop.queries.documents import issuer
from emprende_desktop.queries.enterprise import preference
from emprende_desktop.queries.outbox import access, certificate
from ui.screen import Context, Question
from ui.widgets.basics import asked, button, card, combo, label, secret_field
from ui.widgets.columns import Columns
from ui.widgets.electronic_points import Points, points_of
from ui.widgets.flow import flow_of
from ui.widgets.page import page_layout
from ui.widgets.places_of_peru import DistrictField
from ui.widgets.refusal import Refusal

ISSUER = "issuer"
BETA, PRODUCTION, OWN = "beta", "production", "own"
PLACES = (
    (BETA, N_("SUNAT's beta, to try out")),
    (PRODUCTION, N_("SUNAT, in earnest")),
    (OWN, N_("An operator (OSE)")),
)
KINDS = N_("Digital certificate (*.pfx *.p12);;All files (*)")
CERTIFICATE_MAX = 1024 * 1024


class ElectronicScreen(QWidget):
    """The list on the left; address, certificate and access on the right, each saved by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.points = Points()
        self.error, self.told = Refusal(context.toast), label("", "in", wrap=True)
        self.street = QLineEdit()
        self.district = DistrictField(_("District"))
        self.place, self.address = combo(PLACES), QLineEdit()
        self.address.setPlaceholderText("https://")
        self.user, self.password = QLineEdit(), secret_field()
        self.bring = button(_("&Bring in the certificate"), self.bring_in, "", "key-round")
        self.remove = button(_("&Remove it"), self.take_away, "", "x")
        self.connect_now = button(_("&Try the connection"), self.try_connection, "", "arrow-right-left")
        self.trial = button(_("Sign a tria&l document"), self.try_out, "", "flask-conical")
        self._lay_out()
        self._fill()
        self.place.currentIndexChanged.connect(lambda _index: self._offer_address())
        context.books.changed.connect(self._reload_if)
        self._reload()

    def _lay_out(self) -> None:
        outer = page_layout(self)
        outer.addWidget(label(_("Electronic documents"), "title", wrap=True))
        text = _(
            "To issue free of charge on SUNAT's portal you need nothing of this. It is for those who sign and send "
            "their own documents from these books."
        )
        outer.addWidget(label(text, "muted", wrap=True))
        outer.addWidget(self.error)
        outer.addWidget(self.told)
        self.told.hide()
        frame, inside = card()
        inside.addWidget(label(_("What is needed"), "heading"))
        inside.addWidget(self.points)
        inside.addWidget(flow_of(self.connect_now, self.trial))
        inside.addStretch()
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        for part in (self._address_card(), self._certificate_card(), self._access_card()):
            beside.addWidget(part)
        beside.addStretch()
        outer.addWidget(Columns(frame, right, (1, 1)), 1)

    def _address_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(_("Address of the enterprise"), "heading"))
        questions: tuple[tuple[str, QWidget], ...] = (
            (_("Street and number"), self.street),
            (_("District"), self.district),
        )
        inside.addLayout(asked(questions))
        inside.addWidget(flow_of(button(_("Save the &address"), self.save_address, "", "check")))
        return frame

    def _certificate_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(_("Digital certificate"), "heading"))
        text = _("It is kept sealed inside your books; keep its file and its password in a safe place all the same.")
        inside.addWidget(label(text, "muted", wrap=True))
        inside.addWidget(flow_of(self.bring, self.remove))
        return frame

    def _access_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(_("Access to SUNAT"), "heading"))
        questions: tuple[tuple[str, QWidget], ...] = (
            (_("Where documents are sent"), self.place),
            (_("Address of the service"), self.address),
            (_("Secondary SOL user, without the RUC"), self.user),
            (_("Its password"), self.password),
        )
        inside.addLayout(asked(questions))
        inside.addWidget(flow_of(button(_("Save the acce&ss"), self.save_access, "", "check")))
        return frame

    def _fill(self) -> None:
        """Show what the books have; a password is never shown."""
        books = self._context.books
        place = books.fetch(issuer).address
        self.street.setText(place.line)
        self.district.show_place(place)
        told = books.fetch(access)
        if told is not None:
            known = {address: name for name, address in self._known().items()}
            self.place.setCurrentIndex(self.place.findData(known.get(told.send, OWN)))
            self.user.setText(told.user)
            self.password.setPlaceholderText(_("kept; write it only to change it"))
        self._offer_address()
        if told is not None and self.place.currentData() == OWN:
            self.address.setText(told.send)

    def _known(self) -> dict[str, str]:
        told = addresses(self._context.books.today)
        return {name: told[name] for name in (BETA, PRODUCTION)}

    def _offer_address(self) -> None:
        """Show SUNAT's own address; an operator's is written."""
        own = self.place.currentData() == OWN
        self.address.setReadOnly(not own)
        self.address.setText("" if own else self._known()[self.place.currentData()])

    def _reload_if(self, topics: frozenset[Topic]) -> None:
        if topics & {Topic.DOCUMENTS, Topic.ENTERPRISE}:
            self._reload()

    def _reload(self) -> None:
        books = self._context.books
        self.points.show_points(points_of(books))
        self.remove.setEnabled(books.fetch(certificate) is not None)
        self.connect_now.setEnabled(books.fetch(access) is not None)

    def _quiet(self) -> None:
        self.error.hide()
        self.told.hide()

    def save_address(self) -> None:
        """Keep what documents say of where the enterprise is, and the rest as it is."""
        self._quiet()
        place = self.district.place(self.street.text().strip())
        if not (place.line and place.ubigeo):
            self.error.say(_("Write the street and choose the district from the list."))
            return
        told = json.loads(self._context.books.fetch(preference, ISSUER) or "{}") | asdict(place)
        done = partial(self._saved, _("Saved"))
        self._context.books.do(remember_preference, Preference(ISSUER, told), done, self.error.say)

    def save_access(self) -> None:
        """Keep where documents are sent and as whom."""
        self._quiet()
        address = self.address.text().strip()
        asked_there = address if self.place.currentData() == OWN else ""  # an operator answers questions itself
        new = NewAccess(address, asked_there, self.user.text().strip(), self.password.text())
        done = partial(self._saved, _("Saved"))
        self._context.books.errand(lambda company, _progress: set_access(company, new), done, self.error.say)

    def bring_in(self) -> None:
        """Ask for the file of a certificate and its password, look at it, and keep it."""
        self._quiet()
        path = self._context.dialogs.choose_open(_("Bring in the certificate"), _(KINDS))
        if path is None:
            return
        answers = self._context.dialogs.ask(path.name, (Question(_("Password of the certificate"), secret=True),))
        if answers is None:
            return

        def work(company: Company, _progress: Progress) -> None:
            install_certificate(company, _content_of(path), answers[0])

        self._context.books.errand(work, partial(self._saved, _("The certificate signs from now on.")), self.error.say)

    def take_away(self) -> None:
        """Let the certificate sign no more."""
        self._quiet()
        row = self._context.books.fetch(certificate)
        question = _("Nothing is signed with it from now on. What was signed stays.")
        if row is not None and self._context.dialogs.warn(question, _("Remove the certificate")):
            done = partial(self._saved, _("The certificate was removed."))
            self._context.books.do(retire_certificate, row.id, done, self.error.say)

    def try_connection(self) -> None:
        """Ask SUNAT something that changes nothing."""
        self._quiet()
        self._context.books.errand(try_connection, self._answered, self.error.say)

    def _answered(self, address: str) -> None:
        self._tell(_("{host} answered and took user and password.").format(host=host_of(address)))

    def try_out(self) -> None:
        """Sign a document that nobody gave, and send it where nothing counts."""
        self._quiet()
        self._context.books.errand(try_out, self._tried, self.error.say)

    def _tried(self, trial: Trial) -> None:
        answer = trial.answer
        if answer is None:
            here = _("Built, signed and checked by SUNAT's rules on this machine. Only the beta is sent such a one.")
            self._tell(here)
        elif answer.code:
            self.error.say(refusal_sentence(str(answer.code), answer.description))
        else:
            self._tell(_("The trial document was taken: {answer}").format(answer=answer.description))

    def _tell(self, text: str) -> None:
        if not isValid(self):
            self._context.toast(text)
            return
        self.told.setText(text)
        self.told.show()

    def _saved(self, text: str, _done: object) -> None:
        self._context.toast(text)
        if isValid(self):
            self.password.clear()
            self._reload()


def _content_of(path: Path) -> bytes:
    """Return what a small file holds; raises UnreadableFileError."""
    try:
        with path.open("rb") as stream:
            content = stream.read(CERTIFICATE_MAX + 1)
    except OSError:
        raise UnreadableFileError(str(path), "missing") from None
    if len(content) > CERTIFICATE_MAX:
        raise UnreadableFileError(str(path), "size")
    return content


def build(context: Context, _entry: int | None) -> ElectronicScreen:
    """Return the screen."""
    return ElectronicScreen(context)
