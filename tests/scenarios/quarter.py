"""What somebody does in a quarter, step by step: notes and purchases, documents given and sent, months declared.

Amounts are soles where they are text, as they are typed, and céntimos where they are numbers.
"""

import datetime as dt
import json
from dataclasses import asdict, replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from emprende_desktop.commands.documents import issue_document
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.company_file import Secrets, create_company
from emprende_desktop.domain.clock import noon
from emprende_desktop.domain.enterprise import Enterprise, NewCompany
from emprende_desktop.domain.period import Month
from emprende_desktop.invoicing.issuing import NewDocument, Origin
from emprende_desktop.outbox import NewAccess, set_access
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.closing import closing_state
from emprende_desktop.queries.documents import document, draft_from_file
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.purchases import registered_purchases
from emprende_desktop.queries.registers import sale_lines
from emprende_desktop.queries.taxes import tax_month
from emprende_desktop.terminal.documents import send, status
from tests.conftest import CHEAP, PASSPHRASE
from tests.reading import nets, purchase_totals, sale_totals
from ui.widgets.purchase_fields import PARTS

RUC = "20123456786"
AMOUNT_NAMES = (*PARTS, "total")
MINUTES = dt.timedelta(minutes=2)


def begun(shell, clock, home, who, standing, trade):
    """Make the books of somebody and open them in the window, on the day they begin."""
    clock._moment = noon(standing.valid_from)
    new = NewCompany(Enterprise(who, "el negocio", RUC, "Ananea", trade), standing, "Julia")
    create_company(home / "trimestre.emprende", new, Secrets(PASSPHRASE, CHEAP), clock)
    shell.welcome.show_companies()
    shell.welcome.passphrase.setText(PASSPHRASE)
    shell.welcome.open.click()
    return shell.main


class Quarter:
    """Somebody at her window, the clock on the wall, and the stand-in that her documents go to."""

    def __init__(self, window, press, person, clock, sunat):
        self.window, self.press, self.person, self.clock, self.sunat = window, press, person, clock, sunat
        self.company = window.books.company
        self.keys = 0

    @property
    def page(self):
        return self.window.page

    def on(self, month, day):
        """It is noon of a day of 2026."""
        self.clock._moment = noon(dt.date(2026, month, day))
        return self

    @property
    def today(self):
        return self.window.books.today

    def registered(self, **told):
        """Write what documents say of who gives them, and where they are sent."""
        self.company.execute(remember_preference, Preference("issuer", told))
        set_access(self.company, NewAccess(self.sunat.address, self.sunat.address, "MODDATOS", "moddatos"))

    def has(self, **amounts):
        """Note what there is when the books begin, by the names of places."""
        self.window.navigate("opening")
        self.page.date.setDate(self.today)
        for name, text in amounts.items():
            self.page.fields[name].setText(text)
        self.press("Guardar")

    def note(self, screen, amount, place=None, what=None, **told):
        """Fill the form of a note and save it; return its entry."""
        self.window.navigate(screen)
        page = self.page
        for debt in told.get("pays", ()):
            next(box for box, _item in page.debts._boxes if debt in box.accessibleName()).click()
        page.amount._field.setText(amount)
        page.date.setDate(self.today)
        if what:
            choose(page.category, what)
        if place:
            choose(page.place, place)
        page.person.setText(told.get("who", ""))
        page.detail.setText(told.get("detail", ""))
        if "paper" in told:
            kind, number = told["paper"]
            page.document.setCurrentIndex(page.document.findData(kind))
            page.number.setText(number)
        return self._saved(page, page.foot.save)

    def _saved(self, page, save):
        save.click()
        assert self.page is not page, page.foot.error.text()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return self.company.fetch(lambda reader: reader.value("SELECT MAX(id) FROM journal_entry WHERE memo_template"
                                                              " NOT IN ('lot_carried', 'lot_sold')"))  # fmt: skip

    def buy(self, supplier, number, what, place="Banco", code="01", **told):
        """Type a supplier's paper: its amounts by name, and what else the form asks."""
        self.window.navigate("purchase")
        page, fields = self.page, self.page.fields
        fields.supplier.setText(supplier[0])
        fields.name.setText(supplier[1])
        fields.paper.setCurrentIndex(fields.paper.findData(code))
        fields.number.setText(number)
        fields.date.setDate(self.today)
        fields.detracted.setChecked("detraction_code" in told)
        for name, text in told.items():
            (fields.amounts if name in AMOUNT_NAMES else fields.extras)[name].setText(text)
        choose(fields.category, what)
        choose(fields.place, place)
        return self._saved(page, page.foot.save)

    def read_xml(self, path, what, place="Banco"):
        """Read a supplier's XML and save what it says."""
        self.person.choose_open = lambda _title, _kinds: path
        self.window.navigate("purchase")
        page = self.page
        self.press("Leer su XML")
        choose(page.fields.category, what)
        choose(page.fields.place, place)
        return self._saved(page, page.foot.save)

    def give(self, kind, *lines, entry=None, portal=None, **told):
        """Give a document as a file of `emprende issue` says it, for a saved sale or under the portal's number."""
        self.keys += 1
        asked = {"kind": kind, "date": self.today.isoformat(), "lines": lines, **told}
        draft = self.company.fetch(draft_from_file, json.dumps(asked), f"document-{self.keys}")
        new = NewDocument(draft, entry=entry)
        if portal is not None:
            new = NewDocument(replace(draft, series=portal[0]), Origin.PORTAL, portal[1])
        return self.company.fetch(document, self.company.execute(issue_document, new).row_id)

    def send(self, *plans):
        """Sign what is not signed, send what waits, and say how each stands: the stand-in does as planned."""
        self.clock._moment += MINUTES
        self.sunat.next_calls(*plans)
        return [tuple(line.split("\t")[:3]) for line in send(self.company, None)]

    def standings(self):
        """Return how many documents stand how, by SUNAT."""
        found = {}
        for line in status(self.company):
            state = line.split("\t")[1]
            found[state] = found.get(state, 0) + 1
        return found

    def owes(self, month):
        """Return what the sheet of a month says: to pay and left over of each tax, in céntimos."""
        taxes = self.company.fetch(tax_month, Month(2026, month)).taxes
        return {due.tax.value: (due.to_pay.cents, due.carried.credit.cents) for due in taxes.dues}

    def sheet(self, month, tax):
        """Return a tax of a month line by line: as the books have it and as it is declared."""
        taxes = self.company.fetch(tax_month, Month(2026, month)).taxes
        (due,) = (due for due in taxes.dues if due.tax.value == tax)
        return {line.key.value: (line.amount.cents, line.declared.cents) for line in (*due.basis, *due.sums)}

    def declare(self, month, *taxes):
        """Note in the window what a month owes."""
        self.window.navigate("taxes")
        self.page.month.setCurrentIndex(self.page.month.findData(f"2026-{month:02d}"))
        for tax in taxes:
            self.press(f"Anotar lo que se debe: {tax}")

    def pay(self, tax, place="Banco"):
        """Pay a tax of the month that is shown."""
        day = self.today
        (found,) = (one.id for one in self.company.fetch(places) if one.name == place)
        self.person.answers = (str(found), f"{day:%d/%m/%Y}")
        self.press(f"Ya lo pagué: {tax}")

    def close(self, month):
        """Close the next month in the window; the books are as they should be."""
        assert self.company.fetch(first_finding) is None
        assert self.company.fetch(closing_state).next_month == Month(2026, month)
        self.window.navigate("closing")
        self.page.close_next.click()
        assert self.company.fetch(closing_state).closed_until == Month(2026, month)

    def sold(self, month):
        """Return the register of sales of a month and what it adds up to, parts of nothing left out."""
        first, last = Month(2026, month).first, Month(2026, month).last
        lines = tuple(self.company.stream(sale_lines, first, last))
        return [_numbered(line) for line in lines], _cents(sale_totals(lines))

    def bought(self, month):
        """Return the register of purchases of a month likewise."""
        first, last = Month(2026, month).first, Month(2026, month).last
        lines = tuple(self.company.stream(registered_purchases, first, last))
        return [_numbered(line) for line in lines], _cents(purchase_totals(lines))

    def nets(self, *prefixes):
        """Return debit less credit of each account that begins so and has a balance."""
        return {code: net for code, net in nets(self.company).items() if code.startswith(prefixes)}


def _numbered(line):
    return f"{line.paper.series}-{line.paper.number}" if line.paper.series else line.paper.number


def _cents(amounts):
    return {name: money["cents"] for name, money in asdict(amounts).items() if money["cents"]}


def choose(field, name):
    """Choose a tile by its words."""
    field.choose(next(choice.id for choice in field._choices if choice.text == name))
    field.chosen.emit()
