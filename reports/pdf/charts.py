"""A Document's bars, tiles and charts as flowing parts of a page."""

from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus.flowables import Flowable

from emprende_desktop.i18n.formats import money, statement_amount
from reports.document import Bar, BarChart, ShareBar, Tile, Tiles
from reports.pdf import style

TILE_HEIGHT, TILE_GAP = 62, 8
CHART_HEIGHT, CHART_LABELS = 110, 14
COLUMN_SHARE = 0.6


def share_bar(bar: ShareBar, width: float) -> list[Flowable]:
    """Return a bar of a hundred parts, each with its name and figure inside where they fit."""
    height = 18
    drawing = Drawing(width, height + 4)
    x = 0.0
    for share in bar.shares:
        part = width * share.percent / 100
        drawing.add(Rect(x, 0, part, height, fillColor=style.SHARES[share.kind], strokeColor=white, strokeWidth=1))
        label = f"{share.label} {share.percent}"
        if stringWidth(label, style.BOLD, 7.5) + 8 < part:
            drawing.add(String(x + 6, 6, label, fontName=style.BOLD, fontSize=7.5, fillColor=white))
        x += part
    return [Paragraph(escape(bar.title), style.STRONG), drawing]


def tile_row(row: Tiles, width: float) -> list[Flowable]:
    """Return figures side by side, each with a picture of where the money went."""
    drawing = Drawing(width, TILE_HEIGHT)
    each = (width - TILE_GAP * (len(row.tiles) - 1)) / len(row.tiles)
    for index, tile in enumerate(row.tiles):
        x = index * (each + TILE_GAP)
        drawing.add(Rect(x, 0, each, TILE_HEIGHT, rx=6, ry=6, fillColor=style.PALE, strokeColor=None))
        for shape in _picture(tile, x + 16, TILE_HEIGHT - 18):
            drawing.add(shape)
        drawing.add(_text(tile.label, x + 30, TILE_HEIGHT - 22, (style.REGULAR, 9, style.GREY)))
        drawing.add(_text(money(tile.amount), x + 12, 14, (style.BOLD, _size(tile, each), style.SHARES[tile.kind])))
    return [drawing]


def _size(tile: Tile, room: float) -> float:
    """Return the largest size of figure that fits a tile."""
    sizes = (16, 14, 12, 10, 8)
    return next((s for s in sizes if stringWidth(money(tile.amount), style.BOLD, s) + 20 < room), sizes[-1])


def _picture(tile: Tile, x: float, y: float) -> list[Shape]:
    color = style.SHARES[tile.kind]
    if tile.kind == "gold":
        return [Circle(x, y, 7, fillColor=color, strokeColor=None), Circle(x, y, 4, fillColor=None, strokeColor=white)]
    up = 1 if tile.kind == "in" else -1
    points = [x - 7, y - 2 * up, x, y + 7 * up, x + 7, y - 2 * up]
    stem = Rect(x - 2, min(y - 7 * up, y - 2 * up), 4, 5, fillColor=color, strokeColor=None)
    return [Polygon(points, fillColor=color, strokeColor=None), stem]


def bar_chart(chart: BarChart, width: float) -> list[Flowable]:
    """Return columns on one scale; what is below zero hangs below the line."""
    figures = [bar.amount.cents for bar in chart.bars]
    top, bottom = max(*figures, 0), min(*figures, 0)
    span = (top - bottom) or 1
    room = CHART_HEIGHT - 2 * CHART_LABELS
    drawing = Drawing(width, CHART_HEIGHT + CHART_LABELS)
    base = CHART_LABELS * 2 + room * -bottom / span
    each = width / len(chart.bars)
    for index, bar in enumerate(chart.bars):
        for shape in _column(bar, index * each, each, (base, room / span)):
            drawing.add(shape)
    drawing.add(Line(0, base, width, base, strokeColor=style.RULE))
    return [Paragraph(escape(chart.title), style.STRONG), drawing]


def _column(bar: Bar, x: float, each: float, scale: tuple[float, float]) -> list[Shape]:
    base, unit = scale
    height = bar.amount.cents * unit
    color = style.SHARES["in" if bar.amount.cents >= 0 else "out"]
    column = Rect(
        x + each * (1 - COLUMN_SHARE) / 2, min(base, base + height), each * COLUMN_SHARE, abs(height), fillColor=color,
        strokeColor=None,
    )  # fmt: skip
    above = base + height + 4 if height >= 0 else base + height - 10
    middle = x + each / 2
    figure = _text(statement_amount(bar.amount), middle, above, (style.BOLD, 8, style.INK), anchor="middle")
    name = _text(bar.label, middle, 2, (style.REGULAR, 8.5, style.GREY), anchor="middle")
    return [column, figure, name]


def _text(text: str, x: float, y: float, look: tuple[str, float, object], anchor: str = "start") -> String:
    font, size, color = look
    return String(x, y, text, fontName=font, fontSize=size, fillColor=color, textAnchor=anchor)
