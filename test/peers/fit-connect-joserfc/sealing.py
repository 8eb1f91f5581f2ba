"""Encryption as FIT-Connect wants it (RSA-OAEP-256, A256GCM, kid, cty), made and opened by joserfc."""

import hashlib

from joserfc import jwe
from joserfc.jwk import KeySet, RSAKey

PINNED = ("RSA-OAEP-256", "A256GCM", "DEF")


class _Registry(jwe.JWERegistry):
    """joserfc bounds JWEs for HTTP headers by default; attachments are larger."""

    max_ciphertext_length = 50_000_000


def key_of(jwk: dict) -> RSAKey:
    """joserfc wants `encrypt` and `decrypt` where FIT-Connect's keys say `wrapKey` and `unwrapKey`, so `key_ops` stays out."""
    return RSAKey.import_key({name: value for name, value in jwk.items() if name != "key_ops"})


def seal(plaintext: bytes, recipient: RSAKey, media_type: str, is_compressed: bool) -> str:
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": recipient.kid, "cty": media_type}
    if is_compressed:
        header["zip"] = "DEF"
    return jwe.encrypt_compact(header, plaintext, recipient, registry=_Registry(algorithms=PINNED))


def open_sealed(compact: str, keys: KeySet | RSAKey, algorithms=PINNED) -> bytes:
    """Opens with the given algorithms only; of a set, the key is taken whose id the header names."""
    plaintext = jwe.decrypt_compact(compact, keys, registry=_Registry(algorithms=algorithms)).plaintext
    if plaintext is None:
        raise ValueError("The JWE has no plaintext.")
    return plaintext


def tag_of(compact: str) -> str:
    """FIT-Connect's authentication tag: the last part, unchanged."""
    return compact.rsplit(".", 1)[-1]


def sha512(content: bytes) -> str:
    return hashlib.sha512(content).hexdigest()
