"""The week of the practice enterprise: orders that wait, wages with an advance, a market day, a nickname."""

import datetime as dt
from decimal import Decimal

from emprende_desktop.commands.consignments import leave_on_consignment
from emprende_desktop.commands.documents import issue_document
from emprende_desktop.commands.items import note_production, save_item
from emprende_desktop.commands.masters import PartyChange, change_party
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.orders import take_order
from emprende_desktop.commands.setup import add_party
from emprende_desktop.company import Company
from emprende_desktop.domain.masters import CategoryKind, NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.quantity import THOUSAND
from emprende_desktop.i18n.translation import _
from emprende_desktop.invoicing.document import NOBODY, Draft, Line, Somebody
from emprende_desktop.invoicing.issuing import NewDocument
from emprende_desktop.queries.journal import journal_page
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.consignments import NewConsignment
from emprende_desktop.trade.documents import DocumentKind
from emprende_desktop.trade.items import ItemChange, ItemKind, NewItem, Production
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.orders import NewOrder
from emprende_desktop.trade.wages import WageAdvance, Wages, Work

SMALL = Money(10_000)
ORDERS = (
    ("Sra. Ñahui", "6 chalecos con bolsillo, talla M", 24_000, 10_000, dt.date(2026, 10, 2)),
    ("Colegio Túpac Amaru", "24 buzos, tallas 8 a 14", 96_000, 40_000, dt.date(2026, 10, 9)),
    ("Doña Quispe", "2 polleras", 13_000, 0, dt.date(2026, 9, 29)),
)


def write_week(company: Company) -> None:
    """Write the last week of September into the practice company; each note once."""
    _write_products(company)
    _write_notes(company)
    _give_papers(company)


def _write_products(company: Company) -> None:
    bought = ((_("Drill cloth"), _("metre"), 1_400), (_("Thread"), _("cone"), 650), (_("Buttons"), _("dozen"), 300))
    cloth, thread, buttons = (
        company.execute(save_item, ItemChange(None, NewItem(ItemKind.MATERIAL, name, unit, Money(cents)))).row_id
        for name, unit, cents in bought
    )
    vest = NewItem(
        ItemKind.PRODUCT, _("Vest with pockets"), _("piece"), ZERO, Money(4_000), 6_000, Money(4_000),
        ((cloth, 7_500), (thread, 500), (buttons, 3_000)),
    )  # fmt: skip
    made = company.execute(save_item, ItemChange(None, vest)).row_id
    for number, (day, well, spoiled) in enumerate(((24, 6, 0), (25, 5, 1))):
        note = Production(dt.date(2026, 9, day), made, well * THOUSAND, spoiled * THOUSAND, f"demo:made:{number}")
        company.execute(note_production, note)
    shop = company.execute(add_party, NewParty(_("Shop on the square"))).row_id
    sold = company.fetch(categories, CategoryKind.SALE)[0].id
    left = NewConsignment(dt.date(2026, 9, 25), shop, sold, _("Vest with pockets"), 5, Money(3_800), "demo:left")
    company.execute(leave_on_consignment, left)


def _write_notes(company: Company) -> None:
    cash = company.fetch(places)[0].id
    made = {c.name: c.id for c in company.fetch(categories, CategoryKind.SALE)}
    for number, (who, what, price, advance, due) in enumerate(ORDERS):
        party = company.execute(add_party, NewParty(who)).row_id
        order = NewOrder(
            dt.date(2026, 9, 21 + number), due, party, made["Uniformes"], what, Money(price), Money(advance), cash,
            f"demo:order:{number}",
        )  # fmt: skip
        company.execute(take_order, order)
    elena = company.execute(add_party, NewParty("Elena Mamani")).row_id
    quispe = company.execute(add_party, NewParty("Doña Quispe")).row_id
    company.execute(change_party, PartyChange(quispe, NewParty("Doña Quispe"), "La casera del puente"))
    wednesday, saturday = dt.date(2026, 9, 23), dt.date(2026, 9, 26)
    company.execute(record_note, WageAdvance(wednesday, Money(3_000), cash, elena, "demo:advance"))
    company.execute(
        record_note,
        Wages(saturday, 9, Money(4_000), Money(3_000), Work.HELPER, cash, elena, "demo:wages"),
    )
    company.execute(
        record_note,
        MarketDay(
            dt.date(2026, 9, 27), cash, Money(5_000), Money(23_650), Money(500), Money(600), made["Ropa"],
            "demo:market", "Feria de Azángaro",
        ),
    )  # fmt: skip


def _give_papers(company: Company) -> None:
    """Give a boleta for a small sale that was noted, and a quotation that waits for its answer."""
    notes = company.fetch(journal_page).rows
    paid = next(one for one in notes if one.template == "sale" and one.place_name and one.amount <= SMALL)
    price = Decimal(paid.amount.cents).scaleb(-2)
    sold = Line(dict(paid.arguments)["detail"] or dict(paid.arguments)["category"], Decimal(1), price)
    boleta = Draft(DocumentKind.BOLETA, "", paid.date, NOBODY, (sold,), "demo:boleta")
    company.execute(issue_document, NewDocument(boleta, entry=paid.id))
    school = Somebody(name="Colegio Túpac Amaru")
    offered = Line(_("School uniform"), Decimal(30), Decimal(55))
    day = dt.date(2026, 9, 28)
    until = day + dt.timedelta(days=15)
    quotation = Draft(DocumentKind.QUOTATION, "", day, school, (offered,), "demo:quotation", due=until)
    company.execute(issue_document, NewDocument(quotation))
