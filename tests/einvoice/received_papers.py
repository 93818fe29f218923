"""The sample papers, made out by one real RUC to another: those of the samples have no check digit."""

from pathlib import Path

PAPERS = Path(__file__).parents[1] / "cases" / "einvoice"
SAMPLES, GENERATED = PAPERS / "samples", PAPERS / "generated"
THEIRS, OURS = "20100070970", "20123456786"


def of_real_rucs(content):
    return content.replace(b"12345678912", THEIRS.encode()).replace(b"12121212121", OURS.encode())


def sample(name):
    return of_real_rucs((SAMPLES / name).read_bytes())


FACTURA = "homologacion/Group1Test/factura1Con3Items.xml"
