"""Where a figure comes from, in one sentence."""

from emprende_desktop.i18n.memos import kind_text
from emprende_desktop.i18n.translation import _, ngettext
from emprende_desktop.queries.behind import COUNTED_MAX
from emprende_desktop.statements.sources import Source, StandingSource
from reports.document import Origin

KINDS_TOLD, ACCOUNTS_TOLD = 3, 5


def sentence(origin: Origin, kinds: tuple[tuple[str, int], ...]) -> str:
    """Return what a figure is of, its notes by kind, and the accounts or lines it is made of.

    `kinds` are templates with how many entries of each stand behind it, most first.
    """
    if origin.source is None:
        return f"{origin.told}."
    told = _("{figure}: {notes}.").format(figure=origin.told, notes=_notes(kinds))
    if origin.adds:
        return _("{sentence} It adds up: {lines}.").format(sentence=told, lines=" + ".join(origin.adds))
    accounts = _accounts(origin.source)
    if not accounts:
        return told
    made_of = ngettext("{sentence} Account {codes}.", "{sentence} Accounts {codes}.", len(accounts))
    return made_of.format(sentence=told, codes=", ".join(accounts))


def _notes(kinds: tuple[tuple[str, int], ...]) -> str:
    count = sum(number for _template, number in kinds)
    if not count:
        return _("nothing is noted")
    if count > COUNTED_MAX:
        return _("more than {count} notes, without what was undone").format(count=f"{COUNTED_MAX:,}")
    notes = ngettext("{count} note", "{count} notes", count).format(count=count)
    if len(kinds) == 1:
        return _("{notes} of “{kind}”, without what was undone").format(notes=notes, kind=kind_text(kinds[0][0]))
    listed = [f"{kind_text(template)} {number}" for template, number in kinds[:KINDS_TOLD]]
    told = ", ".join(listed) + ("…" if len(kinds) > KINDS_TOLD else "")
    return _("{notes} ({kinds}), without what was undone").format(notes=notes, kinds=told)


def _accounts(source: Source) -> tuple[str, ...]:
    """Return the codes behind a figure; only their first two digits where there are many."""
    codes = source.prefixes if isinstance(source, StandingSource) else source.accounts
    if len(codes) <= ACCOUNTS_TOLD:
        return codes
    return tuple(sorted({code[:2] for code in codes}))
