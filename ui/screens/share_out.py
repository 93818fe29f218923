"""Reparto: what was shared out, what of it is still owed, and its sheet to sign."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from emprende_desktop.commands.share_outs import pay_rest
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.topics import Committed
from emprende_desktop.gold.share_outs import RestPayment, SharedOut
from emprende_desktop.i18n.formats import money, short_date
from emprende_desktop.i18n.sharing import TITLES, basis_text
from emprende_desktop.i18n.translation import N_, _, ngettext
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.sharing import share_outs
from ui.screen import Context, Question
from ui.widgets.basics import button, card, label, row
from ui.widgets.card_list import CardList, CardWords
from ui.widgets.flow import flow_of
from ui.widgets.note_list import HIDDEN, correct
from ui.widgets.undo import undo_of

WORDS = CardWords(
    N_("Share-out"), N_("&New share-out"), "share",
    N_("Nothing was shared out yet. When a lot is sold, press the button above: costs first, the fund, then each."),
)  # fmt: skip
EVERYBODY = ""


def _cards(shown: CardList) -> tuple[QWidget, ...]:
    return tuple(_card(shown, shared) for shared in shown.context.books.fetch(share_outs))


def _card(shown: CardList, shared: SharedOut) -> QWidget:
    share = shared.share
    frame, layout = card()
    title = " · ".join(filter(None, (_(TITLES[share.title]), ", ".join(shared.codes), share.detail)))
    head = row(label(title, "heading", wrap=True), label(short_date(share.date), "muted"))
    head.setStretch(0, 1)
    layout.addLayout(head)
    members = ngettext("Among {count} member", "Among {count} members", len(shared.lines)).format(
        count=len(shared.lines)
    )
    left = Money(share.takings.left_cents)
    layout.addWidget(label(f"{members} · {basis_text(share.weights)} · {_amount(shown, left)}", "move", wrap=True))
    act = _("Under the act: {act}").format(act=shared.act) if share.act else _("No act of the assembly approves it.")
    layout.addWidget(label(act, "muted" if share.act else "warn", wrap=True))
    if shared.still_owed:
        owed = _("Still owed to members: {amount}").format(amount=_amount(shown, shared.still_owed))
        layout.addWidget(label(owed, "out", wrap=True))
    layout.addWidget(flow_of(*_buttons(shown, shared, title)))
    return frame


def _buttons(shown: CardList, shared: SharedOut, title: str) -> list[QWidget]:
    context, entry = shown.context, shared.entry
    acts: list[tuple[str, str, Callable[[], object]]] = [
        (_("To sign"), "printer", partial(context.navigate, "share-paper", entry)),
        (_("Correct"), "notebook-pen", partial(correct, context, "share_out", entry, shared.share.date)),
        (_("Undo"), "history", undo_of(context, entry)),
    ]
    if shared.still_owed:
        acts.insert(1, (_("Pay the rest"), "banknote-arrow-up", partial(_pay, shown, shared)))
    made = [button(text, act, "", picture) for text, picture, act in acts]
    for one in made:
        one.setAccessibleName(f"{one.text()}: {title} ({_('No.')} {entry})")
    return list(made)


def _amount(shown: CardList, amount: Money) -> str:
    return money(amount) if shown.reveal.amounts_shown else HIDDEN


def _pay(shown: CardList, shared: SharedOut) -> None:
    """Ask whom and from where, and pay what is still owed."""
    context = shown.context
    owed = [line for line in shared.lines if line.still_owed > ZERO]
    whom = tuple((str(line.line.put_in.party), f"{line.name} · {money(line.still_owed)}") for line in owed)
    everybody = (EVERYBODY, _("All of them · {amount}").format(amount=money(shared.still_owed)))
    where = tuple((str(place.id), place.name) for place in context.books.fetch(places))
    questions = (Question(_("Who is paid?"), (everybody, *whom)), Question(_("Where did you pay from?"), where))
    answers = context.dialogs.ask(_("Pay the rest"), questions)
    if answers is None:
        return
    party = int(answers[0]) if answers[0] != EVERYBODY else None
    payment = RestPayment(shared.entry, context.books.today, int(answers[1]), str(uuid.uuid4()), party)

    def done(committed: Committed) -> None:
        shown.told(_("Payment saved"), undo_of(context, committed.row_id))

    context.books.do(pay_rest, payment, done, shown.error.say)


def build(context: Context, _entry: int | None) -> CardList:
    """Return the screen."""
    return CardList(context, WORDS, _cards)
