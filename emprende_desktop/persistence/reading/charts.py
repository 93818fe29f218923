"""The charts as the state issued them, with the sub-accounts that notes need."""

from resources.files import rows

PCGE_2019 = "PCGE2019"
PCGE_2026 = "PCGE2026"


def issued_chart(chart: str) -> dict[str, str]:
    """Return what is known of a chart: its name, its list, from when it may and must be used, and the norm."""
    return next(row for row in rows("charts/charts.csv") if row["chart"] == chart)


def listed_accounts(chart: str) -> dict[str, dict[str, str]]:
    """Return the rows of a list by code."""
    return {row["code"]: row for row in rows(issued_chart(chart)["list"])}


def moved_codes() -> dict[str, str]:
    """Return where the codes of the PCGE 2019 that notes go to stand in the PCGE 2026, where they differ."""
    return {row["code_2019"]: row["code_2026"] for row in rows("charts/moves_2026.csv")}
