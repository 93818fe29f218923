"""Documents as somebody gives them at the window: typed on the form, for a saved sale, corrected and annulled."""

from emprende_desktop.queries.documents import document
from emprende_desktop.trade.documents import DocumentKind
from tests.scenarios.quarter import MINUTES, Quarter, choose

FIELDS = ("description", "quantity", "price", "discount")
BOXES = ("unit", "affectation")


class Desk(Quarter):
    """A quarter at whose window documents are given too; what the form asks is told by the names of its file."""

    def type_document(self, kind, *lines, **told):
        """Give a document on the form; what is not told stays as the form proposes it."""
        self.window.navigate("document")
        self.page.kind.setCurrentIndex(self.page.kind.findData(DocumentKind(kind)))
        return self._filled(lines, told)

    def for_sale(self, kind, *lines, **told):
        """Give a document for the sale that was just saved: press what is offered, choose the kind, issue."""
        self.press("Dar comprobante")
        self.page.kind.setCurrentIndex(self.page.kind.findData(DocumentKind(kind)))
        return self._filled(lines, told)

    def correct(self, name, press, reason, words, *lines):
        """Give a note on a document of the list."""
        self._choose_document(name)
        self.press(press)
        reference = self.page.reference
        reference.reason.setCurrentIndex(reference.reason.findData(reason))
        reference.words.setText(words)
        return self._filled(lines, {})

    def annul(self, name, why):
        """Annul a document of the list."""
        self._choose_document(name)
        self.person.answers = (why,)
        self.press("Anular")
        assert self.page.model.row(self._row_of(name)).voided

    def send_now(self, *plans):
        """Send at the window what waits; return how each that is not through yet stands in its list."""
        self.clock._moment += MINUTES
        self.sunat.next_calls(*plans)
        self.window.navigate("outbox")
        self.press("Enviar ahora")
        return self._waiting()

    def _waiting(self):
        model = self.page.model
        rows = (model.row(number) for number in range(model.rowCount()))
        return {row.name.reference: row.outgoing.state.value for row in rows}

    def give_anew(self, name):
        """Give what SUNAT rejected under a new number, from its row of what waits."""
        self.page.view.selectRow(list(self._waiting()).index(name))
        self.press("Copiar como nuevo")
        return self._filled((), {})

    def _choose_document(self, name):
        self.window.navigate("documents")
        self.page.view.selectRow(self._row_of(name))

    def _row_of(self, name):
        model = self.page.model
        return next(number for number in range(model.rowCount()) if model.row(number).called == name)

    def _filled(self, lines, told):
        page = self.page
        for number, line in enumerate(lines):
            self._type_line(number, line)
        customer = told.get("customer", {})
        for field, name in ((page.customer.number, "number"), (page.customer.name, "name")):
            if name in customer:
                field.setText(customer[name])
        if "address" in customer:
            _write_place(page.customer.address, page.customer.district, customer["address"])
        if "payment" in told:
            self._type_payment(told["payment"])
        self._type_more(told)
        if "portal" in told:
            self.press("Ya la emití en SUNAT")
            page.portal.number.setText(told["portal"])
        page.foot.save.click()
        assert self.page is not page, page.foot.error.text()
        found = self.company.fetch(lambda reader: reader.value("SELECT MAX(id) FROM document"))
        return self.company.fetch(document, found)

    def _type_line(self, number, line):
        page = self.page
        while len(page.lines.rows) <= number:
            page.lines.add()
        row = page.lines.rows[number]
        for name in FIELDS:
            if name in line:
                getattr(row, name).setText(line[name])
        for name in BOXES:
            if name in line:
                box = getattr(row, name)
                assert box.findData(line[name]) >= 0, line[name]
                box.setCurrentIndex(box.findData(line[name]))
        if "category" in line:
            row.category.setCurrentIndex(row.category.findText(line["category"]))

    def _type_payment(self, told):
        payment = self.page.payment
        choose(payment.place, told.get("place", "Fiado"))
        payment.instalments.show_rows(told.get("instalments", ()))

    def _type_more(self, told):
        more, bought = self.page.more, self.page.bought
        if "detraction" in told:
            more.detraction.setCurrentIndex(more.detraction.findData(told["detraction"]))
        if "advances" in told:
            more.advances.show_rows(told["advances"])
        if "properties" in told:
            for code, text in told["properties"].items():
                bought.properties[code].setText(text)
            bought.withholding.setText(told["withholding"])
            bought.delivery.setCurrentIndex(bought.delivery.findData(told["delivery"][0]))
            _write_place(bought.address, bought.district, told["delivery"][1])


def _write_place(address, district, place):
    address.setText(place["line"])
    district.setText(", ".join((place["district"], place["province"], place["department"])))
