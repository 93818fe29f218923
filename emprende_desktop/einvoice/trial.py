"""A certificate to try out with: it vouches for itself, SUNAT's beta takes it and its production does not."""

import datetime as dt

from emprende_desktop.einvoice.certificate import SigningKey

_KEY_BITS = 2048
_DAYS = 365


def trial_key(ruc: str, name: str, now: dt.datetime) -> SigningKey:
    """Return a new key and its certificate, valid for a year from a moment, for an enterprise."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    key = generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"PRUEBA {name}"[:64]),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, ruc),
        ]
    )
    builder = x509.CertificateBuilder(
        issuer_name=subject,
        subject_name=subject,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - dt.timedelta(days=1),
        not_valid_after=now + dt.timedelta(days=_DAYS),
    )
    made = builder.sign(key, SHA256())
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(private, made.public_bytes(Encoding.DER))
