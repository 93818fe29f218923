import datetime as dt

import pytest

from emprende_desktop.domain.days import UnreadableDayError, day_written

SHOWN = dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    "text", ["31/08/2026", "31/8/26", "31/8", "31-8", "31.08.2026", " 31 8 ", "31082026", "310826", "31 / 8 / 2026"]
)
def test_a_day_is_read_in_every_usual_way(text):
    assert day_written(text, SHOWN) == dt.date(2026, 8, 31)


def test_a_day_alone_is_of_the_month_that_is_shown():
    assert day_written("7", SHOWN) == dt.date(2026, 11, 7)


@pytest.mark.parametrize("text", ["31/9", "31", "29/2/2026", "0/1", "1/13", "hoy", "", "1/2/3", "1/2/026", "٣/٤"])
def test_what_is_no_day_is_never_another_day(text):
    with pytest.raises(UnreadableDayError) as told:
        day_written(text, SHOWN)
    assert told.value.text == text
