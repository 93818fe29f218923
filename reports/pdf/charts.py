"""A Document's bars, tiles and charts as blocks of a page."""

from functools import partial

from emprende_desktop.i18n.formats import money, statement_amount
from reports.document import Bar, BarChart, ShareBar, Tile, Tiles
from reports.pdf import style
from reports.pdf.blocks import Block
from reports.pdf.canvas import Pages
from reports.pdf.style import Face
from reports.pdf.text import width

GAP = 14
BAR_HEIGHT = 18
TILE_HEIGHT, TILE_GAP = 62, 8
CHART_HEIGHT, CHART_LABELS = 110, 14
COLUMN_SHARE = 0.6
_INSIDE = Face(style.BOLD, 7.5, 10, style.WHITE)
_TILE = Face(style.REGULAR, 9, 12, style.GREY)
_FIGURE = Face(style.BOLD, 8, 11, style.INK)
_NAME = Face(style.REGULAR, 8.5, 11, style.GREY)


def share_bar(bar: ShareBar) -> Block:
    """Return a bar of a hundred parts, each with its name and figure inside where they fit."""
    return Block(style.STRONG.leading + BAR_HEIGHT + 4, partial(_draw_share_bar, bar), GAP)


def tile_row(row: Tiles) -> Block:
    """Return figures side by side, each with a picture of where the money went."""
    return Block(TILE_HEIGHT, partial(_draw_tiles, row), GAP)


def bar_chart(chart: BarChart) -> Block:
    """Return columns on one scale; what is below zero hangs below the line."""
    return Block(style.STRONG.leading + CHART_HEIGHT + CHART_LABELS, partial(_draw_chart, chart), GAP)


def _draw_share_bar(bar: ShareBar, canvas: Pages, top: float) -> None:
    bottom = _titled(bar.title, canvas, top) - BAR_HEIGHT - 4
    left = style.LEFT
    canvas.setStrokeColor(style.WHITE)
    canvas.setLineWidth(1)
    for share in bar.shares:
        part = style.WIDTH * share.percent / 100
        canvas.setFillColor(style.SHARES[share.kind])
        canvas.rect(left, bottom, part, BAR_HEIGHT, stroke=1, fill=1)
        label = f"{share.label} {share.percent}"
        if width(label, _INSIDE) + 8 < part:
            canvas.say(_INSIDE, [(left + 6, bottom + 6, label)])
        left += part


def _titled(title: str, canvas: Pages, top: float) -> float:
    """Write a title and return what is below it."""
    canvas.say(style.STRONG, [(style.LEFT, top - style.STRONG.size, title)])
    return top - style.STRONG.leading


def _draw_tiles(row: Tiles, canvas: Pages, top: float) -> None:
    each = (style.WIDTH - TILE_GAP * (len(row.tiles) - 1)) / len(row.tiles)
    bottom = top - TILE_HEIGHT
    for index, tile in enumerate(row.tiles):
        x = style.LEFT + index * (each + TILE_GAP)
        canvas.setFillColor(style.PALE)
        canvas.roundRect(x, bottom, each, TILE_HEIGHT, 6, stroke=0, fill=1)
        _draw_picture(tile, canvas, (x + 16, top - 18))
        canvas.say(_TILE, [(x + 30, top - 22, tile.label)])
        canvas.say(_tile_figure(tile, each), [(x + 12, bottom + 14, money(tile.amount))])


def _tile_figure(tile: Tile, room: float) -> Face:
    """Return the largest face in which a figure fits its tile."""
    faces = [Face(style.BOLD, size, size, style.SHARES[tile.kind]) for size in (16, 14, 12, 10, 8)]
    return next((face for face in faces if width(money(tile.amount), face) + 20 < room), faces[-1])


def _draw_picture(tile: Tile, canvas: Pages, at: tuple[float, float]) -> None:
    x, y = at
    canvas.setFillColor(style.SHARES[tile.kind])
    if tile.kind == "gold":
        canvas.circle(x, y, 7, stroke=0, fill=1)
        canvas.setStrokeColor(style.WHITE)
        canvas.setLineWidth(1)
        canvas.circle(x, y, 4, stroke=1, fill=0)
        return
    up = 1 if tile.kind == "in" else -1
    arrow = canvas.beginPath()
    arrow.moveTo(x - 7, y - 2 * up)
    arrow.lineTo(x, y + 7 * up)
    arrow.lineTo(x + 7, y - 2 * up)
    arrow.close()
    canvas.drawPath(arrow, stroke=0, fill=1)
    canvas.rect(x - 2, min(y - 7 * up, y - 2 * up), 4, 5, stroke=0, fill=1)


def _draw_chart(chart: BarChart, canvas: Pages, top: float) -> None:
    bottom = _titled(chart.title, canvas, top) - CHART_HEIGHT - CHART_LABELS
    figures = [bar.amount.cents for bar in chart.bars]
    highest, lowest = max(*figures, 0), min(*figures, 0)
    unit = (CHART_HEIGHT - 2 * CHART_LABELS) / ((highest - lowest) or 1)
    base = bottom + CHART_LABELS * 2 - lowest * unit
    each = style.WIDTH / len(chart.bars)
    for index, bar in enumerate(chart.bars):
        height = bar.amount.cents * unit
        left = style.LEFT + index * each
        canvas.setFillColor(style.SHARES["in" if height >= 0 else "out"])
        column = (left + each * (1 - COLUMN_SHARE) / 2, min(base, base + height), each * COLUMN_SHARE, abs(height))
        canvas.rect(*column, stroke=0, fill=1)
        above = base + height + 4 if height >= 0 else base + height - 10
        _draw_labels(bar, canvas, (left + each / 2, above, bottom + 2))
    canvas.setStrokeColor(style.RULE)
    canvas.setLineWidth(1)
    canvas.line(style.LEFT, base, style.RIGHT, base)


def _draw_labels(bar: Bar, canvas: Pages, at: tuple[float, float, float]) -> None:
    middle, above, below = at
    for face, text, y in ((_FIGURE, statement_amount(bar.amount), above), (_NAME, bar.label, below)):
        canvas.say(face, [(middle - width(text, face) / 2, y, text)])
