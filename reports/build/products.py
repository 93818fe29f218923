"""What products sell for, cost and leave, on paper."""

from emprende_desktop.domain.money import Money
from emprende_desktop.domain.quantity import quantity_text
from emprende_desktop.i18n.formats import short_date
from emprende_desktop.i18n.translation import _
from emprende_desktop.trade.items import SOLD, Item, ItemKind, Made
from reports.build import common
from reports.document import Align, Column, Emphasis, Row, Table
from reports.source import Built, ReportRequest, ReportSource


def build_price_list(source: ReportSource, request: ReportRequest) -> Built:
    """Return the prices of products, goods and services, for the wall: no costs."""
    sold = [item for item in source.items() if item.kind in SOLD and item.price]
    columns = (Column(_("What"), weight=8), Column(_("Each"), weight=4), Column(_("Price"), Align.RIGHT, 3))
    table = Table(columns, tuple(Row((item.name, item.unit, item.price)) for item in sold))
    document = common.document(
        _("Price list"), common.at_date(short_date(request.end)), source.imprint(request), (table,), signed=False
    )
    told = [{"name": item.name, "unit": item.unit, "price": item.price.plain()} for item in sold]
    return Built(document, {"rows": told})


def build_costs(source: ReportSource, request: ReportRequest) -> Built:
    """Return what one of each product costs and leaves, its recipe, and what was made and spoiled in the days."""
    products = [item for item in source.items() if item.kind is ItemKind.PRODUCT]
    made = source.made(request.period)
    parts = (_summary(products), *(_recipe(item) for item in products if item.recipe), *_made(made))
    document = common.document(
        _("What my products cost"), common.subtitle(request.period), source.imprint(request), parts, signed=False
    )
    told = [
        {"name": i.name, "price": i.price.plain(), "cost": i.unit_cost.plain(), "left": i.left.plain()}
        for i in products
    ]
    lost = [{"name": m.item.name, "made": m.made, "spoiled": m.spoiled, "lost": m.lost.plain()} for m in made]
    return Built(document, {"rows": told, "made": lost})


def _summary(products: list[Item]) -> Table:
    columns = (
        Column(_("Product"), weight=7), Column(_("Each"), weight=3), Column(_("Price"), Align.RIGHT, 3),
        Column(_("Costs"), Align.RIGHT, 3), Column(_("Leaves"), Align.RIGHT, 3),
    )  # fmt: skip
    return Table(columns, tuple(Row((i.name, i.unit, i.price, i.unit_cost, i.left)) for i in products))


def _recipe(item: Item) -> Table:
    columns = (
        Column(_("What goes into it"), weight=7), Column(_("How much"), Align.RIGHT, 3),
        Column(_("Costs each"), Align.RIGHT, 3), Column(_("Costs"), Align.RIGHT, 3),
    )  # fmt: skip
    rows = [Row((p.name, f"{quantity_text(p.quantity)} {p.unit}".strip(), p.cost, p.worth)) for p in item.recipe]
    if item.labor:
        rows.append(Row((_("Work"), "", "", item.labor)))
    whole = Money(sum(p.worth.cents for p in item.recipe) + item.labor.cents)
    rows.append(Row((_("For {count}").format(count=quantity_text(item.batch)), "", "", whole), Emphasis.TOTAL))
    return Table(columns, tuple(rows), item.name)


def _made(made: tuple[Made, ...]) -> tuple[Table, ...]:
    if not made:
        return ()
    columns = (
        Column(_("Product"), weight=7), Column(_("Came out well"), Align.RIGHT, 4),
        Column(_("Spoiled"), Align.RIGHT, 3), Column(_("What spoiled cost"), Align.RIGHT, 4),
    )  # fmt: skip
    rows = [Row((m.item.name, quantity_text(m.made), quantity_text(m.spoiled), m.lost)) for m in made]
    return (Table(columns, tuple(rows), _("Made and spoiled")),)
