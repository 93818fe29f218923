import datetime as dt

import pytest

from emprende_desktop.einvoice.certificate import read_file
from emprende_desktop.einvoice.service import Addresses, SoapService
from emprende_desktop.invoicing.file_names import FileName
from tests.einvoice.certificates import PASSWORD as FILE_PASSWORD
from tests.einvoice.certificates import RUC, pfx
from tests.einvoice.stand_in import PASSWORD, USER, standing_in

TIMEOUT = dt.timedelta(seconds=10)
HASTY = dt.timedelta(milliseconds=300)


@pytest.fixture(scope="session")
def signing():
    return read_file(pfx(), FILE_PASSWORD)


@pytest.fixture
def sunat():
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def service(sunat):
    return SoapService(Addresses(sunat.address, sunat.address), USER, PASSWORD, TIMEOUT)


@pytest.fixture
def hasty(sunat):
    """Return the service of somebody who waits for 0.3 s alone."""
    return SoapService(Addresses(sunat.address, sunat.address), USER, PASSWORD, HASTY)


@pytest.fixture
def factura():
    return FileName(RUC, "01", "F001", 12)


@pytest.fixture
def summary():
    return FileName(RUC, "RC", "20261126", 1)
