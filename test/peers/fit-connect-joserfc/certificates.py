"""Certificates in `x5c`, read and verified by Python's `cryptography`."""

import base64
import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature


def is_certified(jwk: dict) -> bool:
    """Whether the key comes with a valid certificate over the same key."""
    reading = read_certificate("key", jwk)
    return reading["isSameKey"] and reading["isSelfSigned"] and reading["isValidNow"]


def read_certificate(name: str, jwk: dict) -> dict:
    certificate = x509.load_der_x509_certificate(base64.b64decode(jwk["x5c"][0], validate=True))
    key = certificate.public_key()
    numbers = key.public_numbers()
    now = datetime.datetime.now(datetime.timezone.utc)
    return {
        "name": name,
        "isSameKey": numbers.n == _number(jwk["n"]) and numbers.e == _number(jwk["e"]),
        "isSelfSigned": _is_self_signed(certificate),
        "isValidNow": certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc,
        "bits": key.key_size,
        "signature": f"{certificate.signature_algorithm_oid.dotted_string} {certificate.signature_hash_algorithm.name}",
    }


def _is_self_signed(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
        return True
    except (InvalidSignature, TypeError, ValueError):
        return False


def _number(base64url: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(base64url + "=" * (-len(base64url) % 4)), "big")
