"""An enterprise that sends its own documents, to a stand-in for SUNAT on this machine."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from emprende_desktop.commands.documents import issue_document, void_document
from emprende_desktop.commands.setup import Preference, remember_preference
from emprende_desktop.einvoice.certificate import read_file
from emprende_desktop.invoicing.codes import IdentityKind
from emprende_desktop.invoicing.document import Draft, Line, Reference, Somebody
from emprende_desktop.invoicing.issuing import Annulment, NewDocument
from emprende_desktop.outbox import NewAccess, _installed, set_access
from emprende_desktop.queries.documents import document
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.documents import DocumentKind
from tests.conftest import TODAY
from tests.einvoice.certificates import PASSWORD as FILE_PASSWORD
from tests.einvoice.certificates import pfx
from tests.einvoice.stand_in import PASSWORD

MINE = Somebody(IdentityKind.RUC, "20100070970", "Minera SAC")
MARIA = Somebody(IdentityKind.DNI, "45678912", "María Quispe")
ADDRESS = {
    "line": "Jr. Lima 123", "ubigeo": "210201", "district": "AZANGARO", "province": "AZANGARO", "department": "PUNO",
}  # fmt: skip
USER = "MODDATOS"


@lru_cache
def signing_key():
    return read_file(pfx(), FILE_PASSWORD)


class MovingClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, moment):
        self.moment = moment

    def now(self):
        return self.moment

    def go_on(self, **delta):
        self.moment += dt.timedelta(**delta)


def ready(company, address):
    """Give an enterprise its address, a certificate to try out with, and its access to the stand-in."""
    company.execute(remember_preference, Preference("issuer", ADDRESS))
    _installed(company, signing_key(), test=True)
    set_access(company, NewAccess(address, address, USER, PASSWORD))
    return company


def give(company, kind=DocumentKind.FACTURA, key="k", price="118", **more):
    """Give a document and return its row."""
    customer = more.pop("customer", MARIA if kind is DocumentKind.BOLETA else MINE)
    more.setdefault("place", company.fetch(places)[0].id)
    draft = Draft(kind, "", TODAY, customer, (Line("Pan", Decimal(1), Decimal(price)),), key, **more)
    return company.fetch(document, company.execute(issue_document, NewDocument(draft)).row_id)


def credit(company, row, key="c"):
    """Give a credit note for the whole of a document."""
    why = Reference(row.kind, row.called, row.date, "01", "Anulación de la operación")
    customer = MARIA if row.kind is DocumentKind.BOLETA else MINE
    return give(company, DocumentKind.CREDIT_NOTE, key, customer=customer, reference=why)


def annul(company, row):
    company.execute(void_document, Annulment(row.id, TODAY, "Error en el RUC", f"v{row.id}"))
