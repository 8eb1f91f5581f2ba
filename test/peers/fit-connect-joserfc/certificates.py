"""Certificates in `x5c`, read and verified by Python's `cryptography`."""

import base64
import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature


def is_certified(jwk: dict) -> bool:
    """Whether the key comes with a valid certificate over the same key."""
    reading = read_certificate("key", jwk)
    return reading["isSameKey"] and reading["isChained"] and reading["isValidNow"]


def read_certificate(name: str, jwk: dict) -> dict:
    chain = [x509.load_der_x509_certificate(base64.b64decode(entry, validate=True)) for entry in jwk["x5c"]]
    certificate = chain[0]
    key = certificate.public_key()
    numbers = key.public_numbers()
    now = datetime.datetime.now(datetime.timezone.utc)
    return {
        "name": name,
        "isSameKey": numbers.n == _number(jwk["n"]) and numbers.e == _number(jwk["e"]),
        "isChained": _is_chained(chain),
        "isValidNow": certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc,
        "bits": key.key_size,
        "signature": f"{certificate.signature_algorithm_oid.dotted_string} {certificate.signature_hash_algorithm.name}",
    }


def _is_chained(chain: list[x509.Certificate]) -> bool:
    """Each certificate is signed by the next one, the last one by itself."""
    try:
        for certificate, issuer in zip(chain, [*chain[1:], chain[-1]]):
            certificate.verify_directly_issued_by(issuer)
        return True
    except (InvalidSignature, TypeError, ValueError):
        return False


def _number(base64url: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(base64url + "=" * (-len(base64url) % 4)), "big")
