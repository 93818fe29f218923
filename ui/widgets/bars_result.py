"""What a sale of bars comes to, line by line, while it is typed: both prices of a gram side by side."""

from fractions import Fraction

from emprende_desktop.domain.exact import half_up
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.gold.sold_bars import SoldBars
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _
from ui.widgets.figure_lines import Line
from ui.widgets.gold_words import dollars, in_grams, percent

MINUS = "\N{MINUS SIGN} "


def lines_of(sold: SoldBars, usual: Fraction | None) -> tuple[Line, ...]:
    """Return what is told of a sale."""
    return (*_value(sold), *_way_down(sold), *_per_gram(sold), *_part_paid(sold, usual))


def fine_line(grams: Fraction) -> Line:
    """Return how many grams are fine."""
    return (_("Fine gold"), in_grams(grams), "")


def _value(sold: SoldBars) -> tuple[Line, ...]:
    told = [fine_line(sold.fine_g)]
    if sold.dore is not None:
        told.append((_("All of it is worth"), dollars(sold.dore.value_usd), ""))
        told.append((_("They pay, charges taken off"), dollars(Fraction(sold.dore.net_usd_cents, 100)), ""))
    told.append((_("In soles"), money(sold.computed.gross), ""))
    return tuple(told)


def _way_down(sold: SoldBars) -> tuple[Line, ...]:
    """Return the way to what is received by the figures, and what differs from what was really received."""
    steps = (
        (_("IGV on top"), sold.computed.igv, ""),
        (_("They withhold"), sold.computed.retention, MINUS),
        (_("To the detracciones account"), sold.computed.detraccion, MINUS),
    )
    told: list[Line] = [(words, f"{sign}{money(amount)}", "") for words, amount, sign in steps if amount != ZERO]
    told.append((_("By these figures you receive"), money(sold.computed.net), "move"))
    gap = Money(sold.way.net.cents - sold.computed.net.cents)
    if gap != ZERO:
        told.append((_("You really received"), money(sold.way.net), "move"))
        sign = MINUS if gap < ZERO else "+ "
        told.append((_("Difference to talk about"), f"{sign}{money(Money(abs(gap.cents)))}", "warn"))
    return tuple(told)


def _per_gram(sold: SoldBars) -> tuple[Line, ...]:
    def both(soles: Fraction, usd: Fraction | None) -> str:
        told = money(Money(int(half_up(soles * 100, 0))))
        return f"{told} · {dollars(usd)}" if usd is not None else told

    dore = sold.dore if sold.way == sold.computed else None
    return (
        (_("For a gram as weighed"), both(sold.per_gross_g, dore.usd_per_gross_g if dore else None), ""),
        (_("For a gram of fine gold"), both(sold.per_fine_g, dore.usd_per_fine_g if dore else None), ""),
    )


def _part_paid(sold: SoldBars, usual: Fraction | None) -> tuple[Line, ...]:
    if sold.payability_pct is None:
        return ()
    told = percent(sold.payability_pct)
    if usual is not None:
        told = _("{paid} (your usual: {usual})").format(paid=told, usual=percent(usual))
    return ((_("Paid of its value"), told, ""),)
