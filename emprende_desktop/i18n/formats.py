"""Dates and amounts as Peru writes them; months, days and numbers in words in the language that is spoken."""

import datetime as dt
import re
from decimal import Decimal

from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.period import Month, Period
from emprende_desktop.domain.quantity import quantity_text
from emprende_desktop.i18n.translation import N_, VOICE, Language, _, ngettext

NBSP = "\N{NO-BREAK SPACE}"
DASH = "—"
DAYS_BY_NAME = 7
# The sign and the name of each currency on a document, by its ISO code.
CURRENCIES = {"PEN": ("S/", "soles"), "USD": ("US$", "dólares americanos"), "EUR": ("€", "euros")}
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip


def amount(value: Money) -> str:
    """Return `1,350.00`; a long paper has tens of thousands, and the library for locales takes ten times as long."""
    soles, cents = divmod(abs(value.cents), 100)
    return f"{'-' if value.cents < 0 else ''}{soles:,}.{cents:02d}"


def money(value: Money) -> str:
    """Return `S/ 1,350.00`, the space unbreakable."""
    return f"S/{NBSP}{amount(value)}"


def statement_amount(value: Money) -> str:
    """Return an amount as statements print it: `(841.00)` below zero, a dash for nothing."""
    if value == ZERO:
        return DASH
    return f"({amount(-value)})" if value < ZERO else amount(value)


def short_date(date: dt.date) -> str:
    """Return `30/09/2026`."""
    return f"{date.day:02}/{date.month:02}/{date.year:04}"


def long_date(date: dt.date) -> str:
    """Return `Lunes 23 de noviembre de 2026`."""
    return first_upper(f"{_(WEEKDAYS[date.weekday()])} {_day_of_year(date)}")


def day_label(date: dt.date, today: dt.date) -> str:
    """Return today, yesterday, the day of this week, or the date."""
    ago = (today - date).days
    if ago == 0:
        return _("Today")
    if ago == 1:
        return _("Yesterday")
    if 1 < ago < DAYS_BY_NAME:
        return first_upper(f"{_(WEEKDAYS[date.weekday()])[:3]} {date.day}")
    return short_date(date)


def month_name(month: Month) -> str:
    """Return `Setiembre`, as it is said in Peru."""
    return first_upper(month_word(month))


def month_word(month: Month) -> str:
    """Return `setiembre`, as it stands within a sentence; a language that writes months large does so here too."""
    return _(MONTHS[month.first.month - 1])


def first_upper(text: str) -> str:
    """Return a text as it begins a line."""
    return text[:1].upper() + text[1:]


def period_label(period: Period) -> str:
    """Return `Del 1 de julio al 30 de setiembre de 2026`."""
    start = _day_of_month if period.start.year == period.end.year else _day_of_year
    return _("From {start} to {end}").format(start=start(period.start), end=_day_of_year(period.end))


def days_label(period: Period) -> str:
    """Return how a span is named within a sentence: `agosto de 2026`, `2026`, `del 1 de julio al 30 de setiembre…`."""
    if period.is_month:
        return _("{month} of {year}").format(month=month_word(Month.of(period.start)), year=period.start.year)
    if period == Period(dt.date(period.start.year, 1, 1), dt.date(period.start.year, 12, 31)):
        return str(period.start.year)
    label = period_label(period)
    return label[:1].lower() + label[1:]


def _day_of_month(date: dt.date) -> str:
    return _("{day} {month}").format(day=date.day, month=_(MONTHS[date.month - 1]))


def _day_of_year(date: dt.date) -> str:
    return _("{day} {month} {year}").format(day=date.day, month=_(MONTHS[date.month - 1]), year=date.year)


def grams(milligrams: int) -> str:
    """Return gold as scales show it: `12.400 g`."""
    return f"{weighed(milligrams)}{NBSP}g"


def weighed(thousandths: int) -> str:
    """Return a weight in thousandths of its unit with all its decimals, to stand below others: `12.400`."""
    return f"{Decimal(thousandths).scaleb(-3):,.3f}"


def kilos(of_grams: int) -> str:
    """Return ore as scales show it: `1,250.5 kg`."""
    return f"{quantity_text(of_grams)}{NBSP}kg"


def amount_in_words(value: Money) -> str:
    """Return `doscientos doce soles con cincuenta céntimos`; only whole numbers go through the library."""
    soles, cents = divmod(abs(value.cents), 100)
    counting = _COUNTING[VOICE.language]
    whole = ngettext("{words} sol", "{words} soles", soles).format(words=counting(soles))
    rest = ngettext("{words} céntimo", "{words} céntimos", cents).format(words=counting(cents))
    if not cents:
        return whole
    return _("{soles} and {cents}").format(soles=whole, cents=rest) if soles else rest


def legend_in_words(value: Money, currency: str = "PEN") -> str:
    """Return an amount as a document says it, in Spanish whatever is spoken: `CIENTO DIECIOCHO Y 00/100 SOLES`.

    A currency without a name of its own is said by its code.
    """
    whole, cents = divmod(abs(value.cents), 100)
    _sign, name = CURRENCIES.get(currency, (currency, currency))
    return f"{_said_in_spanish(whole, _BEFORE_THOUSANDS)} y {cents:02d}/100 {name}".upper()


def _number(number: int, language: str) -> str:
    from num2words import num2words  # type: ignore[import-untyped]

    return str(num2words(number, lang=language))


def _counting_in_english(number: int) -> str:
    return _number(number, "en")


def _counting_in_spanish(number: int) -> str:
    """Return the words of a number as they stand before what is counted: `un`, `veintiún`, `un millón de`."""
    words = _said_in_spanish(number, f"{_BEFORE_THOUSANDS}|$")
    return f"{words} de" if number and number % 1_000_000 == 0 else words


def _said_in_spanish(number: int, before: str) -> str:
    """Return the words of a number, `uno` cut short before a pattern: the library leaves it whole."""
    words = re.sub(rf"veintiuno(?={before})", "veintiún", _number(number, "es"))
    return re.sub(rf"\buno(?={before})", "un", words)


_BEFORE_THOUSANDS = " mil| millones| billones"


def priced(value: Money, currency: str) -> str:
    """Return an amount with the sign of its currency: `US$ 1,350.00`, the space unbreakable."""
    return f"{CURRENCIES.get(currency, (currency, currency))[0]}{NBSP}{amount(value)}"


_COUNTING = {Language.SPANISH: _counting_in_spanish, Language.ENGLISH: _counting_in_english}
