"""What is told of another program's journal, in the window and in the terminal alike."""

from emprende_desktop.domain.money import Money
from emprende_desktop.i18n.formats import money
from emprende_desktop.i18n.translation import _


def told_of(entries: int, changes: tuple[tuple[int, int], ...]) -> str:
    """Return what came of an import; `changes` are pairs of what the file says and what an account changed by."""
    total = money(Money(sum(max(said, 0) for said, _came in changes)))
    figures = {"entries": entries, "total": total}
    if not entries:
        return _("The file has no entries: nothing changed.")
    if all(came == 0 for _said, came in changes):
        return _("Its {entries} entries were already there: nothing changed.").format(**figures)
    if all(said == came for said, came in changes):
        return _("{entries} entries went in; every account changed by what the file says ({total}).").format(**figures)
    return _("{entries} entries were read; those already there were left as they were.").format(**figures)
