"""What the faults share: a drive that can refuse, and the table that `make faults` and `make soak` print."""

import pytest

from tests.faults.drive import Drive, laid_over, take_over_files

TITLE = ("what", "N", "failures", "bound (95 %)", "seed")


@pytest.fixture
def trials(record_property):
    """Say how many trials a test makes and from which seed; the table tells how they went."""

    def said(what, count, seed="–"):
        record_property("trials", (what, count, str(seed)))

    return said


@pytest.fixture
def drive(monkeypatch):
    """A drive under every file of the books and of Python, calm until it is told to refuse."""
    made = Drive()
    take_over_files(monkeypatch, made)
    with laid_over(made):
        yield made


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter, config):
    """Print a line for each fault: with no failure in N trials the true rate is below 3/N with 95 % certainty."""
    if config.option.markexpr not in ("faults", "soak"):
        return
    rows = [TITLE]
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            for name, value in report.user_properties if report.when == "call" else ():
                if name == "trials":
                    rows.append(table_row(outcome, *value))
    widths = [max(len(row[column]) for row in rows) for column in range(len(TITLE))]
    terminalreporter.write_line("")
    for row in rows:
        terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))


def table_row(outcome, what, count, seed):
    """Return a line of the table; a test that failed tells only that something did."""
    passed = outcome == "passed"
    return what, f"{count:,}", "0" if passed else "≥ 1", f"{min(300 / count, 100):.3g} %" if passed else "–", seed
