"""A lot whose twelve proofs come to be one after another, for whoever asks how they stand."""

import datetime as dt
import io
import uuid

from PIL import Image
from sqlalchemy import text

from emprende_desktop.commands.gathering import gather, save_permission
from emprende_desktop.commands.gold import GoldRecord, record_gold
from emprende_desktop.commands.measures import Measuring, note_measure
from emprende_desktop.commands.members import save_member
from emprende_desktop.commands.proofs import NewProof, attach_proof
from emprende_desktop.domain.masters import NewParty
from emprende_desktop.domain.money import Money
from emprende_desktop.gold.assays import AssayBy, Metal
from emprende_desktop.gold.evidence import RECEIPTS, Proof
from emprende_desktop.gold.gathering import Brought, Gathering, NewPermission, Permission
from emprende_desktop.gold.lots import Held, LotKind, NewLot, Ownership, Stage
from emprende_desktop.gold.measures import Assaying, AssayUnit, Drying, MeasuredBy, Weighing
from emprende_desktop.gold.members import Accreditation, AccreditationKind, Consent, MemberChange, NewMember
from emprende_desktop.gold.notes import GoldSale, SoldPart
from emprende_desktop.gold.share_outs import ShareTitle
from emprende_desktop.queries.masters import places
from emprende_desktop.trade.documents import Document, DocumentKind
from emprende_desktop.trade.papers import NewPaper
from tests.gold.conftest import DAY
from tests.gold.test_share_outs import share

BORN = dt.date(1985, 3, 12)
YEAR_END = dt.date(2026, 12, 31)
NAMED = Consent(DAY, "que mi nombre y mi DNI estén en la carpeta del comprador", YEAR_END)
BARE = Consent(DAY, "padrón y reparto, sin DNI", YEAR_END)
GPS, LATITUDE = 0x8825, 2
PLACE = "Mina de Rosa"


def key():
    return str(uuid.uuid4())


def photo(shade, side=24):
    """Return a JPEG as a phone makes it: with a place, a maker and a comment."""
    about = Image.Exif()
    about[0x010F] = PLACE
    about[GPS] = {1: "S", LATITUDE: (14.0, 38.0, 12.5)}
    held = io.BytesIO()
    Image.new("RGB", (side, side), (shade % 256, 20 * (shade // 256), 90)).save(
        held, "JPEG", exif=about, comment=PLACE.encode()
    )
    return NewPaper("image/jpeg", held.getvalue())


class Story:
    """Two members gather a lot that is weighed, assayed, sold and shared out; each step adds what one proof asks."""

    def __init__(self, company):
        self.company = company
        self.shade = 0
        self.lot = None

    def paper(self):
        self.shade += 1
        return photo(40 * self.shade)

    def enrol(self, name, dni, consent, until=YEAR_END, *, papered=True):
        accredited = Accreditation(AccreditationKind.PADRON, f"PU-{dni[:4]}", "Ananea", DAY, until)
        written = NewMember(NewParty(name, dni), BORN, DAY, consent=consent, accreditation=accredited)
        change = MemberChange(None, written, self.paper() if papered else None)
        return self.company.execute(save_member, change).row_id

    def attach(self, proof, paper=None):
        slot = proof.value if isinstance(proof, Proof) else proof
        return self.company.execute(attach_proof, NewProof(self.lot, slot, paper or self.paper())).row_id

    def open(self, ana=NAMED, berta=None):
        """Two members, a permission and two days."""
        self.ana = self.enrol("Ana Quispe", "12345678", ana)
        self.berta = self.enrol("Berta Ccama", "87654321", berta)
        told = Permission("Cooperativa San José", "La Poderosa", "010012345", "Contrato", DAY, YEAR_END)
        permission = self.company.execute(save_permission, NewPermission(told, key(), self.paper())).row_id
        new = NewLot("2026-001", LotKind.ORE, DAY, Ownership.POOL, key(), "Llampo", "", permission)
        for day, lot in ((DAY, new), (DAY + dt.timedelta(1), None)):
            lines = (Brought(self.ana, "Ana", 2, ore_g=400_000), Brought(self.berta, "Berta", 2, ore_g=300_000))
            self.company.execute(gather, Gathering(day, lot or self.lot, lines, key(), permission))
            self.lot = self.lot or self.value("SELECT id FROM lot")
        return self

    def measure(self, measure):
        self.company.execute(note_measure, Measuring(measure, self.paper()))

    def weigh(self):
        self.measure(Weighing(self.lot, DAY, MeasuredBy.OWN, 720_000, 20_000, key(), 14, "T-77"))

    def dry(self):
        self.measure(Drying(self.lot, DAY, MeasuredBy.OWN, 1_000_000, 938_500, key()))

    def assay(self, by, value):
        self.measure(Assaying(self.lot, DAY, by, Metal.GOLD, value, AssayUnit.OZ_TC, key(), "Laboratorio Sur"))

    def review(self):
        self.write(
            "INSERT INTO settlement_review (uid, lot_id, party_id, date, key) VALUES ('r', :lot, :party, :day, 'r')",
            lot=self.lot, party=self.ana, day=DAY.isoformat(),
        )  # fmt: skip

    def sell(self):
        part = SoldPart(self.lot, Stage.STOCKPILE, Held(700_000))
        place = self.company.fetch(places)[0].id
        sale = GoldSale(
            DAY, LotKind.ORE, (part,), None, place, Money(300_000), key(),
            document=Document(DocumentKind.FACTURA, "E001-15"),
        )  # fmt: skip
        self.company.execute(record_gold, GoldRecord(sale, (self.paper(),)))

    def share(self):
        share(
            self.company, (self.ana, self.berta), ShareTitle.WORK, 280_000, grams=(400_000, 300_000), lots=(self.lot,)
        )

    def steps(self):
        """Yield each proof as it is there."""
        self.open()
        yield {Proof.PERMISSION, Proof.PADRON}
        self.attach(Proof.MEMBERS)
        yield {Proof.MEMBERS}
        for proof, note in (
            (Proof.WEIGHT, self.weigh),
            (Proof.MOISTURE, self.dry),
            (Proof.OWN_ASSAY, lambda: self.assay(AssayBy.OWN, "0.381")),
            (Proof.BUYER_ASSAY, lambda: self.assay(AssayBy.PLANT, "0.342")),
            (Proof.ORIGIN, lambda: self.attach(Proof.ORIGIN)),
            (Proof.GUIDE, lambda: self.attach(Proof.GUIDE)),
            (Proof.SETTLEMENT, self.review),
            (Proof.DOCUMENT, self.sell),
            (Proof.PAYMENT, self.pay),
        ):
            note()
            yield {proof}

    def pay(self):
        self.share()
        self.attach(Proof.PAYMENT)
        self.attach(RECEIPTS)

    def whole(self, **consents):
        """Have all twelve there."""
        self.open(**consents)
        self.attach(Proof.MEMBERS)
        self.weigh()
        self.dry()
        self.assay(AssayBy.OWN, "0.381")
        self.assay(AssayBy.PLANT, "0.342")
        self.attach(Proof.ORIGIN)
        self.attach(Proof.GUIDE)
        self.review()
        self.sell()
        self.pay()
        return self

    def write(self, sql, **values):
        with self.company._engine.begin() as connection:
            connection.execute(text(sql), values)

    def value(self, sql):
        with self.company._engine.connect() as connection:
            return connection.execute(text(sql)).scalar()
