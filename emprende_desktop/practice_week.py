"""The week of the practice enterprise: orders that wait, wages with an advance, a market day, a nickname."""

import datetime as dt

from emprende_desktop.commands.masters import PartyChange, change_party
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.orders import take_order
from emprende_desktop.commands.setup import add_party
from emprende_desktop.company import Company
from emprende_desktop.domain.masters import CategoryKind, NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.market import MarketDay
from emprende_desktop.trade.orders import NewOrder
from emprende_desktop.trade.wages import WageAdvance, Wages, Work

ORDERS = (
    ("Sra. Ñahui", "6 chalecos con bolsillo, talla M", 24_000, 10_000, dt.date(2026, 10, 2)),
    ("Colegio Túpac Amaru", "24 buzos, tallas 8 a 14", 96_000, 40_000, dt.date(2026, 10, 9)),
    ("Doña Quispe", "2 polleras", 13_000, 0, dt.date(2026, 9, 29)),
)


def write_week(company: Company) -> None:
    """Write the last week of September into the practice company; each note once."""
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
