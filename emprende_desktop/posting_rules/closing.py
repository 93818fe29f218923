"""Closing a year by the PCGE: 69 is carried first, then 6 and 7 through 80 to 89, and the result to its account."""

import datetime as dt
from collections.abc import Mapping

from emprende_desktop.domain.enterprise import LegalForm
from emprende_desktop.domain.money import Money
from emprende_desktop.ledger.account import Side
from emprende_desktop.ledger.entry import EntryKind, JournalEntry, Memo, Posting

# 69 -> 61 for goods, 69 -> 71 for what was made (PCGE 2019; field practice): the longest prefix wins in both tables.
_COST_OF_SALES = {"691": "6111", "69": "7111", "693": "7151", "694": "7121"}
_STEP_OF = {
    "701": "801", "7091": "801", "7092": "801", "601": "801", "6091": "801", "611": "801",
    "70": "811", "71": "811", "72": "811",
    "60": "821", "61": "821", "63": "821", "80": "821", "81": "821",
    "62": "831", "64": "831", "82": "831",
    "65": "841", "68": "841", "75": "841", "78": "841", "79": "841", "9": "841", "83": "841",
    "66": "851", "67": "851", "73": "851", "74": "851", "76": "851", "77": "851", "84": "851",
    "85": "89", "88": "89",
}  # fmt: skip
_STEPS = ("801", "811", "821", "831", "841", "851", "89")
_PROFIT, _LOSS = "891", "892"
_ACCUMULATED = {_PROFIT: "5911", _LOSS: "5921"}
_OWN_CAPITAL = {LegalForm.NATURAL: "5018", LegalForm.UNREGISTERED: "5018"}


def closing_entries(nets: Mapping[str, int], year: int, form: LegalForm, key: str) -> tuple[JournalEntry, ...]:
    """Return the entries that empty the result accounts on 31 December, in order.

    `nets` are debit less credit in céntimos of every account of the elements 6 to 9. The result of a person goes to
    her capital (5018), that of any other form to the accumulated results (5911 or 5921).
    """
    running = {code: net for code, net in nets.items() if net}
    entries: list[JournalEntry] = []

    def post(step: str, moved: dict[str, int], target: str) -> None:
        total = sum(moved.values())
        lines = [*((code, -net) for code, net in moved.items()), (target, total)]
        postings = tuple(_posting(code, cents) for code, cents in lines if cents)
        memo = Memo("closing", (("detail", ""), ("step", step)))
        date = dt.date(year, 12, 31)
        entries.append(JournalEntry(date, memo, postings, f"{key}:{len(entries)}", kind=EntryKind.CLOSING))
        for code in moved:
            running.pop(code)
        if running.get(target, 0) + total:
            running[target] = running.get(target, 0) + total
        else:
            running.pop(target, None)

    for target in dict.fromkeys(_longest(_COST_OF_SALES, code) for code in sorted(running) if code.startswith("69")):
        moved = {c: n for c, n in running.items() if c.startswith("69") and _longest(_COST_OF_SALES, c) == target}
        post("69", moved, target)
    for step in _STEPS:
        moved = {code: net for code, net in sorted(running.items()) if _longest(_STEP_OF, code) == step}
        if moved:
            post(step, moved, step if step != "89" else _PROFIT if sum(moved.values()) < 0 else _LOSS)
    for code in [code for code in (_PROFIT, _LOSS) if code in running]:
        post("59", {code: running[code]}, _OWN_CAPITAL.get(form, _ACCUMULATED[code]))
    return tuple(entries)


def _posting(code: str, cents: int) -> Posting:
    return Posting(code, Side.DEBIT if cents > 0 else Side.CREDIT, Money(abs(cents)))


def _longest(table: Mapping[str, str], code: str) -> str:
    prefix = max((p for p in table if code.startswith(p)), key=len, default="")
    return table.get(prefix, "")
