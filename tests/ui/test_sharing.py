"""Assemblies, share-outs and hand-overs as a treasurer does them, through the real window."""

import datetime as dt
import io
import json
import uuid

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from emprende_desktop.commands.gathering import gather
from emprende_desktop.commands.gold import GoldRecord, record_gold
from emprende_desktop.commands.lots import open_lot
from emprende_desktop.commands.members import save_member
from emprende_desktop.domain.enterprise import LegalForm, TaxRegime, Trade
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import ZERO, Money
from emprende_desktop.domain.progress import unwatched
from emprende_desktop.gold.gathering import Brought, Gathering
from emprende_desktop.gold.lots import Held, LotKind, NewLot, Ownership, Stage
from emprende_desktop.gold.members import MemberChange, NewMember
from emprende_desktop.gold.notes import GoldSale, SoldPart
from emprende_desktop.gold.sharing import BasisKind
from emprende_desktop.queries.checks import first_finding
from emprende_desktop.queries.masters import places
from emprende_desktop.queries.sharing import acts, hand_overs, share_outs
from reports.writers import Format
from tests.reading import nets as nets_of
from tests.reading import told
from ui.screens.share import MIX

DAY = dt.date(2026, 9, 1)
NAMES = ("Ana Quispe", "Berta Ccama", "Celia Roque")
KILOS = (412_500, 388_000, 275_500)


def key():
    return str(uuid.uuid4())


def member_of(company, name):
    written = NewMember(NewParty(name), dt.date(1985, 3, 12), joined_on=dt.date(2026, 1, 1))
    return company.execute(save_member, MemberChange(None, written)).row_id


@pytest.fixture
def company(make_company):
    """An association that sold a lot for its members: S/ 10,000.00 lie in the till and are theirs."""
    made = make_company(LegalForm.ASSOCIATION, TaxRegime.NONE, trade=Trade.GOLD)
    members = [member_of(made, name) for name in NAMES]
    new = NewLot("2026-001", LotKind.ORE, DAY, Ownership.AGENCY, key())
    lot = made.execute(open_lot, new).row_id
    brought = zip(members, NAMES, (6, 4, 1), KILOS, strict=True)
    lines = tuple(Brought(party, name, halves, ore_g=grams) for party, name, halves, grams in brought)
    made.execute(gather, Gathering(DAY, lot, lines, key()))
    part = SoldPart(lot, Stage.STOCKPILE, Held(sum(KILOS)))
    place = made.fetch(places)[0].id
    sale = GoldSale(DAY, LotKind.ORE, (part,), None, place, Money(1_000_000), key())
    made.execute(record_gold, GoldRecord(sale))
    return made


def nets(window):
    return nets_of(window.books.company)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def words(page):
    QApplication.processEvents()
    return plain(told(page))


def labelled(page, start):
    QApplication.processEvents()
    return next(b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(start))


def write_act(window, qtbot, came=3, votes=("3", "0", "0")):
    window.navigate("acts")
    window.page.findChild(QAbstractButton, "main").click()
    form = window.page
    qtbot.keyClicks(form.subject, "Reparto del lote 2026-001")
    form.held_at.setText("Casa de Ana")
    form.agreed.setText("Repartir por kilos secos")
    for box in list(form.ticks.boxes.values())[:came]:
        box.click()
    for name, text in zip(("in_favour", "against", "abstained"), votes, strict=True):
        form.counts[name].setText(text)
    return form


def test_an_act_is_written_printed_and_taken_back(window, qtbot, person):
    form = write_act(window, qtbot)
    assert "Aprobado: 3 a favor" in plain(form.foot.sentence.text())
    qtbot.keyClick(form.subject, Qt.Key.Key_Return)
    (act,) = window.books.fetch(acts)
    assert (act.votes.members, act.votes.quorum, act.attended) == (3, 2, NAMES)
    assert "Casa de Ana" not in words(window.page)
    labelled(window.page, "Para el libro").click()
    paper = paper_of(window)
    assert all(name in paper for name in NAMES)
    assert "Casa de Ana" not in paper
    window.navigate("acts")
    labelled(window.page, "Deshacer").click()
    assert window.books.fetch(acts) == ()
    assert "Todavía no hay ninguna asamblea" in words(window.page)


def test_an_act_without_quorum_says_that_nothing_was_decided(window, qtbot):
    form = write_act(window, qtbot, came=1, votes=("1", "0", "0"))
    assert "sin quórum la asamblea no decidió nada" in plain(form.foot.sentence.text())
    form.counts["in_favour"].setText("2")
    assert "Hay 2 votos y asistieron 1" in plain(form.foot.sentence.text())
    form.submit()
    assert form.foot.error.isVisible()
    assert window.books.fetch(acts) == ()
    form.counts["in_favour"].setText("1")
    form.submit()
    assert "sin quórum" in words(window.page)


def paper_of(window):
    """Return the words of what is shown as it would be printed."""
    stream = io.BytesIO()
    window.page._put(stream, Format.PDF, unwatched)
    document = pypdfium2.PdfDocument(stream.getvalue())
    return plain(" ".join(page.get_textpage().get_text_range() for page in document))


def new_share(window):
    window.navigate("share_out")
    window.page.findChild(QAbstractButton, "main").click()
    return window.page


def test_what_was_sold_for_members_is_shared_by_kilos_in_few_clicks(window, qtbot):
    write_act(window, qtbot).submit()
    form = new_share(window)
    next(iter(form.lots.values())).click()
    assert form.whole.text() == "10,000.00"
    assert [plain(label.text()) for label in form.preview.shares.values()] == [
        "S/ 3,833.64",
        "S/ 3,605.95",
        "S/ 2,560.41",
    ]
    assert "S/ 10,000.00" in plain(form.preview.total.text())
    assert "mejor anótala" in form._warned.text()
    form.act.setCurrentIndex(1)
    assert not form._warned.isVisible()
    form.costs.setText("500")
    form.fund.setText("10 %")
    assert "S/ 8,550.00 entre 3 socias" in plain(form.foot.sentence.text())
    form.paid.setText("8000")
    qtbot.keyClick(form.detail, Qt.Key.Key_Return)
    (shared,) = window.books.fetch(share_outs)
    assert sum(line.line.amount.cents for line in shared.lines) == 855_000
    assert shared.still_owed == Money(55_000)
    assert nets(window)["4699"] == -55_000
    assert window.books.fetch(first_finding) is None
    assert "S/ ••••" in words(window.page)
    window.page.reveal.toggle()
    assert "S/ 550.00" in words(window.page)


def test_the_sheet_and_the_receipts_hold_a_line_for_each(window, qtbot):
    form = new_share(window)
    next(iter(form.lots.values())).click()
    form.paid.setText("9000")
    form.submit()
    labelled(window.page, "Para firmar").click()
    paper = paper_of(window)
    assert all(name in paper for name in NAMES)
    assert "412.5" in paper
    assert "Ningún acta de asamblea lo aprueba" in paper
    receipts = next(report for report in window.page._reports if report.key == "share-receipts")
    window.page.choose(receipts)
    cut = paper_of(window)
    assert cut.count("Se le queda debiendo") == 3
    shown = window.page._built(receipts).json
    assert not any(name in json.dumps(shown, ensure_ascii=False) for name in NAMES)


def test_the_rest_is_paid_and_everything_comes_back_in_one_step(window, person):
    before = nets(window)
    form = new_share(window)
    next(iter(form.lots.values())).click()
    form.paid.setText("4000")
    form.submit()
    place = window.books.fetch(places)[0].id
    first = window.books.fetch(share_outs)[0].lines[0]
    person.answers = (str(first.line.put_in.party), str(place))
    labelled(window.page, "Pagar lo que falta").click()
    assert window.books.fetch(share_outs)[0].lines[0].still_owed == ZERO
    person.answers = ("", str(place))
    labelled(window.page, "Pagar lo que falta").click()
    assert "4699" not in nets(window)
    labelled(window.page, "Deshacer").click()
    assert person.asked[-1] == "Parte de esto ya fue pagada. ¿Deshacer también el pago?"
    assert nets(window) == before
    assert window.books.fetch(first_finding) is None


def test_a_share_out_reopens_as_it_was_and_is_corrected(window, qtbot):
    form = new_share(window)
    next(iter(form.lots.values())).click()
    form.basis.choose(MIX)
    form.mix[BasisKind.DRY_KILOS].setText("70")
    form.mix[BasisKind.DAYS].setText("30")
    form.fund.setText("5 %")
    form.paid.setText("9000")
    list(form.preview.boxes.values())[2].click()
    form.detail.setText("setiembre")
    form.submit()
    (old,) = window.books.fetch(share_outs)
    assert len(old.lines) == 2
    labelled(window.page, "Corregir").click()
    form = window.page
    assert (form.whole.text(), form.fund.text(), form.paid.text()) == ("10,000.00", "5 %", "9,000.00")
    assert (form.mix[BasisKind.DRY_KILOS].text(), form.detail.text()) == ("70", "setiembre")
    assert [box.isChecked() for box in form.preview.boxes.values()] == [True, True, False]
    assert form._drawn().lines == old.share.lines
    form.paid.setText("")
    form.submit()
    (new,) = window.books.fetch(share_outs)
    assert (new.still_owed, new.share.paid) == (ZERO, Money(950_000))
    assert window.books.fetch(first_finding) is None
    window.toast_bar.findChild(QAbstractButton).click()
    assert window.books.fetch(share_outs) == ()


def test_an_association_is_told_that_it_shares_no_surplus(window):
    form = new_share(window)
    form.title.choose(3)
    form.title.chosen.emit()
    sentence = "Una asociación no reparte excedentes mientras exista"
    assert sentence in plain(form.foot.sentence.text())
    form.whole.setText("100")
    form.submit()
    assert form.foot.error.isVisible()
    assert window.books.fetch(share_outs) == ()


def test_equal_parts_need_no_lot(window):
    form = new_share(window)
    form.title.choose(2)
    form.basis.choose(3)
    form.whole.setText("100")
    assert [plain(label.text()) for label in form.preview.shares.values()] == ["S/ 33.34", "S/ 33.33", "S/ 33.33"]
    form.submit()
    assert nets(window)["622"] == 10_000


def test_movements_open_the_form_and_the_sheet_of_a_share_out(window):
    form = new_share(window)
    form.title.choose(2)
    form.basis.choose(3)
    form.whole.setText("100")
    form.submit()
    window.navigate("movements")
    window.page.view.selectRow(0)
    shown = window.page.model.index(0, 1).data()
    assert "Reparto: Por su trabajo" in shown
    assert not any(name in shown for name in NAMES)
    window.page.receipt.click()
    assert [report.key for report in window.page._reports] == ["share-out", "share-receipts"]
    window.navigate("movements")
    window.page.view.selectRow(0)
    window.page.correct.click()
    assert window.page.whole.text() == "100.00"


def test_the_cash_is_handed_over_counted_and_signed(window, person):
    window.navigate("hand_over")
    window.page.findChild(QAbstractButton, "main").click()
    form = window.page
    form.giver.setText("Ana Quispe")
    form.taker.setText("Berta Ccama")
    assert "10,000.00" not in words(form)
    next(iter(form.counted.values())).setText("9990")
    assert "Faltan S/ 10.00." in words(form)
    next(iter(form.papers.values())).click()
    form.others.setText("Balanza")
    form.foot.save.click()
    assert person.asked[-1] == "¿Anotar lo que no coincide?"
    (done,) = window.books.fetch(hand_overs)
    assert (done.giver, done.taker, done.papers) == ("Ana Quispe", "Berta Ccama", ("Libro de actas", "Balanza"))
    assert nets(window)["6599"] == 1_000
    labelled(window.page, "Para firmar").click()
    paper = paper_of(window)
    assert all(part in paper for part in ("Entrega: Ana Quispe", "Recibe: Berta Ccama", "Balanza", "Faltan S/"))
    window.navigate("hand_over")
    labelled(window.page, "Deshacer").click()
    assert "6599" not in nets(window)
    assert window.books.fetch(hand_overs) == ()


def test_a_hand_over_that_is_not_agreed_to_is_not_saved(window, person):
    window.navigate("hand")
    form = window.page
    form.submit()
    assert form.foot.error.isVisible()
    form.giver.setText("Ana Quispe")
    form.taker.setText("Ana Quispe")
    form.submit()
    assert "la misma" in form.foot.error.text()
    form.taker.setText("Berta Ccama")
    next(iter(form.counted.values())).setText("1")
    person.yes = False
    form.submit()
    QApplication.processEvents()
    assert window.books.fetch(hand_overs) == ()
