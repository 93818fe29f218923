"""Certificates made for the tests: they vouch for themselves and are good for nothing else."""

import datetime as dt
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

RUC, PASSWORD = "20123456786", "clave"
OIDS = {"serial": "2.5.4.5", "organization": "2.5.4.97", "unit": "2.5.4.11", "common": "2.5.4.3"}


@lru_cache
def rsa_key(bits=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def name_of(**parts):
    return x509.Name([x509.NameAttribute(x509.ObjectIdentifier(OIDS[kind]), text) for kind, text in parts.items()])


def certificate_of(key, subject, first, last, issuer):
    begun, ended = (dt.datetime.combine(day, dt.time(12), dt.UTC) for day in (first, last))
    builder = x509.CertificateBuilder(issuer, subject, key.public_key(), 0xABC, begun, ended)
    return builder.sign(rsa_key(), hashes.SHA256())


def pfx(subject=None, days=(dt.date(2026, 1, 1), dt.date(2028, 12, 31)), bits=2048, issuer=None, password=PASSWORD):
    """Return a .pfx of an enterprise; its subject is told by parts: serial, organization, unit, common."""
    subject = name_of(**(subject or {"common": f"CONFECCIONES DEL CERRO {RUC}"}))
    issuer = name_of(common=issuer) if issuer else subject
    key = rsa_key(bits)
    made = certificate_of(key, subject, *days, issuer)
    return pkcs12.serialize_key_and_certificates(b"prueba", key, made, None, BestAvailableEncryption(password.encode()))


def pfx_without_rsa():
    key, name = ec.generate_private_key(ec.SECP256R1()), name_of(common="X")
    made = certificate_of(key, name, dt.date(2026, 1, 1), dt.date(2027, 1, 1), name)
    return pkcs12.serialize_key_and_certificates(b"x", key, made, None, BestAvailableEncryption(PASSWORD.encode()))


def pfx_without_key():
    key, name = rsa_key(), name_of(common="X")
    made = certificate_of(key, name, dt.date(2026, 1, 1), dt.date(2027, 1, 1), name)
    return pkcs12.serialize_key_and_certificates(b"x", None, made, None, BestAvailableEncryption(PASSWORD.encode()))
