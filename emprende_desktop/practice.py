"""The practice enterprise: a sewing workshop with three months of notes; its key is known to everybody."""

import datetime as dt
import shutil
from pathlib import Path

from emprende_desktop.commands.assets import register_asset
from emprende_desktop.commands.notes import record_note
from emprende_desktop.commands.setup import add_party
from emprende_desktop.company import Company
from emprende_desktop.company_file import Secrets, create_company, open_company
from emprende_desktop.domain.clock import FixedClock, noon
from emprende_desktop.domain.enterprise import Enterprise, LegalForm, NewCompany, Standing, TaxRegime, Trade
from emprende_desktop.domain.errors import PathTakenError
from emprende_desktop.domain.masters import CategoryKind, NewParty
from emprende_desktop.domain.money import Money, parse_money
from emprende_desktop.domain.period import Month
from emprende_desktop.domain.progress import Progress, unwatched
from emprende_desktop.i18n.translation import _
from emprende_desktop.practice_week import write_week
from emprende_desktop.queries.masters import categories, places
from emprende_desktop.trade.assets import AssetClass, OwnedAsset
from emprende_desktop.trade.notes import (
    Application,
    Collection,
    Expense,
    Note,
    OpeningBalances,
    OpeningLine,
    OwnerWithdrawal,
    Sale,
    Transfer,
)
from emprende_desktop.vault.cost import DEFAULT_COST
from emprende_desktop.vault.drives import drive_named
from resources.files import rows

PASSPHRASE = "negocio de práctica"  # noqa: S105  it guards nothing and is told in the README
LAST_DAY = dt.date(2026, 9, 30)
ALIAS = "practica"


def make_practice(path: Path, progress: Progress = unwatched) -> None:
    """Make the practice company with its notes, whole or not at all.

    Raises PathTakenError, UnreadableFileError, or what stops it.
    """
    if path.exists():
        raise PathTakenError(str(path))
    with drive_named(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    clock = FixedClock(noon(LAST_DAY))
    enterprise = Enterprise(_("Practice enterprise"), ALIAS, "10000000006", "Azángaro, Puno", Trade.SEWING)
    standing = Standing(dt.date(2026, 1, 1), LegalForm.NATURAL, TaxRegime.NRUS)
    try:
        create_company(path, NewCompany(enterprise, standing, "Rosa", practice=True), _secrets(), clock)
        with open_company(path, PASSPHRASE, clock) as company:
            _write_notes(company, progress)
            write_week(company)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def _secrets() -> Secrets:
    return Secrets(PASSPHRASE, DEFAULT_COST)


def _write_notes(company: Company, progress: Progress) -> None:
    """Write the notes of the practice table, in order; a payment settles the oldest note on credit of its person."""
    opening = (
        OpeningLine("1011", Money(142_050)),
        OpeningLine("1041", Money(131_000)),
        OpeningLine("33311", Money(285_000)),
    )
    company.execute(record_note, OpeningBalances(dt.date(2026, 6, 30), opening, "demo:opening"))
    machine = OwnedAsset(_("Sewing machine"), AssetClass.MACHINE, Money(285_000), Money(0), Month(2026, 7))
    company.execute(register_asset, machine)
    known = {
        **{("place", place.name): place.id for place in company.fetch(places)},
        **{("sale", c.name): c.id for c in company.fetch(categories, CategoryKind.SALE)},
        **{("expense", c.name): c.id for c in company.fetch(categories, CategoryKind.EXPENSE)},
    }
    on_credit: dict[str, int] = {}
    written = rows("demo_notes.csv")
    for number, row in enumerate(written):
        progress(number, len(written))
        party = company.execute(add_party, NewParty(row["person"])).row_id if row["person"] else None
        entry = company.execute(record_note, _note(row, f"demo:{number}", known, (party, on_credit))).row_id
        if row["kind"] == "sale" and not row["place"]:
            on_credit[row["person"]] = entry


def _note(
    row: dict[str, str], key: str, known: dict[tuple[str, str], int], who: tuple[int | None, dict[str, int]]
) -> Note:
    date, amount, detail = dt.date.fromisoformat(row["date"]), parse_money(row["amount"]), row["detail"]
    place = known.get(("place", row["place"]))
    party, on_credit = who
    match row["kind"]:
        case "sale":
            return Sale(date, amount, known["sale", row["what"]], place, key, party, detail=detail)
        case "expense":
            return Expense(date, amount, known["expense", row["what"]], place, key, party, detail=detail)
    assert place is not None, "every other kind of note names its place"
    match row["kind"]:
        case "collection":
            settled = (Application(on_credit[row["person"]], amount),)
            return Collection(date, amount, place, key, party, settled, detail)
        case "withdrawal":
            return OwnerWithdrawal(date, amount, place, key, None, detail)
        case _:
            return Transfer(date, amount, place, known["place", row["what"]], key, detail)
