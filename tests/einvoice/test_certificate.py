import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emprende_desktop.einvoice.certificate import Check, Grade, facts_of, findings, read_file, unwrap, wrap
from emprende_desktop.invoicing.wire_errors import (
    CertificateNotOpenedError,
    PrivateKeyMissingError,
    SigningKeyDamagedError,
)
from tests.einvoice.certificates import PASSWORD, RUC, pfx, pfx_without_key, pfx_without_rsa

TODAY = dt.date(2026, 11, 26)
KEY = bytes(range(32))


def checked(today=TODAY, ruc=RUC, **told):
    facts = facts_of(read_file(pfx(**told), PASSWORD).certificate)
    return {one.check: (one.grade, one.detail) for one in findings(facts, ruc, today)}


def test_a_sound_certificate_passes_every_check():
    told = checked(issuer="Entidad Acreditada")
    assert told == {
        Check.KEY: (Grade.GOOD, "2048"),
        Check.PERIOD: (Grade.GOOD, "2028-12-31"),
        Check.OWNER: (Grade.GOOD, RUC),
        Check.ISSUER: (Grade.GOOD, "Entidad Acreditada"),
    }


@pytest.mark.parametrize(
    ("subject", "grade", "detail"),
    [
        ({"serial": RUC, "common": "X"}, Grade.GOOD, RUC),
        ({"organization": f"VATPE-{RUC}", "common": "X"}, Grade.GOOD, RUC),
        ({"unit": RUC, "common": "X"}, Grade.GOOD, RUC),
        ({"common": f"ROSA QUISPE (RUC {RUC})"}, Grade.GOOD, RUC),
        ({"common": "ROSA QUISPE"}, Grade.WARNING, ""),
        ({"common": "X", "unit": "20123456787"}, Grade.WARNING, ""),  # its check digit is another
        ({"common": "X", "serial": "120123456786"}, Grade.WARNING, ""),
        ({"common": "X", "unit": "20100070970"}, Grade.REFUSED, "20100070970"),
        ({"common": f"X {RUC}", "unit": "20100070970"}, Grade.GOOD, RUC),
    ],
)
def test_the_ruc_is_found_where_certificates_carry_it(subject, grade, detail):
    assert checked(subject=subject)[Check.OWNER] == (grade, detail)


@pytest.mark.parametrize(
    ("today", "grade", "detail"),
    [
        (dt.date(2025, 12, 31), Grade.REFUSED, "2026-01-01"),
        (dt.date(2026, 1, 1), Grade.GOOD, "2028-12-31"),
        (dt.date(2028, 11, 30), Grade.GOOD, "2028-12-31"),
        (dt.date(2028, 12, 1), Grade.WARNING, "2028-12-31"),
        (dt.date(2028, 12, 31), Grade.WARNING, "2028-12-31"),
        (dt.date(2029, 1, 1), Grade.REFUSED, "2028-12-31"),
    ],
)
def test_a_certificate_holds_from_its_first_to_its_last_day(today, grade, detail):
    assert checked(today)[Check.PERIOD] == (grade, detail)


def test_a_short_key_is_refused_and_one_that_vouches_for_itself_is_warned_of():
    told = checked(bits=1024)
    assert told[Check.KEY] == (Grade.REFUSED, "1024")
    assert told[Check.ISSUER][0] == Grade.WARNING


@pytest.mark.parametrize(
    ("content", "password"),
    [(pfx(), "otra"), (pfx(), ""), (b"", PASSWORD), (b"no certificate at all", PASSWORD), (pfx()[:-40], PASSWORD)],
    ids=range(5),
)
def test_a_file_that_does_not_open_is_refused(content, password):
    with pytest.raises(CertificateNotOpenedError):
        read_file(content, password)


@pytest.mark.parametrize("content", [pfx_without_rsa(), pfx_without_key()], ids=["elliptic", "none"])
def test_a_file_without_an_rsa_key_cannot_sign(content):
    with pytest.raises(PrivateKeyMissingError):
        read_file(content, PASSWORD)


def test_what_is_no_certificate_has_no_facts():
    with pytest.raises(CertificateNotOpenedError):
        facts_of(b"\x30\x03abc")


def test_a_wrapped_key_comes_back_and_shows_nothing(signing):
    first, second = wrap(signing, KEY), wrap(signing, KEY)
    assert unwrap(first, KEY) == unwrap(second, KEY) == signing
    assert first != second
    assert signing.private[100:140] not in first


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_wrapped_key_with_one_bit_changed_does_not_open(at, bit):
    sealed = bytearray(WRAPPED)
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(SigningKeyDamagedError):
        unwrap(bytes(sealed), KEY)


@pytest.mark.parametrize(("cut", "key"), [(0, bytes(32)), (5, KEY), (3000, KEY), (10_000, KEY)])
def test_a_wrapped_key_opens_whole_and_under_its_own_key_alone(cut, key):
    with pytest.raises(SigningKeyDamagedError):
        unwrap(WRAPPED[cut:], key)


WRAPPED = wrap(read_file(pfx(), PASSWORD), KEY)
