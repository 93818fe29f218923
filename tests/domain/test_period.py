import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.domain.period import Month, Period


def span(start, end):
    return Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2026-08-01", "2026-08-31"), ("2026-07-01", "2026-07-31")),
        (("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31")),
        (("2026-07-01", "2026-09-30"), ("2026-04-01", "2026-06-30")),
        (("2026-01-01", "2026-12-31"), ("2025-01-01", "2025-12-31")),
        (("2026-08-10", "2026-08-19"), ("2026-07-31", "2026-08-09")),
    ],
)
def test_the_span_before_is_as_long_and_whole_months_stay_whole(now, before):
    assert span(*now).before() == span(*before)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2026-07-01", "2026-09-30"), ("2025-07-01", "2025-09-30")),
        (("2025-02-01", "2025-02-28"), ("2024-02-01", "2024-02-29")),
        (("2024-02-29", "2024-02-29"), ("2023-02-28", "2023-02-28")),
        (("2026-01-31", "2026-03-15"), ("2025-01-31", "2025-03-15")),
    ],
)
def test_a_year_before_the_last_day_of_a_month_stays_the_last(now, before):
    assert span(*now).year_before() == span(*before)


@given(st.integers(1990, 2090), st.integers(1, 12), st.integers(-400, 400))
def test_a_month_shifted_there_and_back_is_the_same(year, month, months):
    shifted = Month(year, month).shifted(months)
    assert shifted.shifted(-months) == Month(year, month)
    assert (shifted.year - year) * 12 + shifted.month - month == months
