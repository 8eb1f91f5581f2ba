"""Says what joserfc and jwcrypto make of given JWEs and JWSs: with the algorithms of FIT-Connect pinned, and with every RSA
algorithm they know. An answer is the SHA-512 of plaintext or payload, None stands for refused.
"""

import warnings
from collections.abc import Callable

import jwcrypto.jwe
import jwcrypto.jwk
import jwcrypto.jws
from joserfc import jws

from certificates import read_certificate
from events import TYPE, verify
from sealing import PINNED, key_of, open_sealed, sha512

JWE_ALGORITHMS = ["RSA-OAEP-256", "RSA-OAEP", "RSA1_5", "A256GCM", "A128GCM", "A256CBC-HS512", "DEF"]
JWS_ALGORITHMS = ["PS512", "PS384", "PS256", "RS512", "RS384", "RS256"]


def judge(file: dict) -> dict:
    # Both libraries warn of RSA1_5, which is asked for on purpose.
    warnings.simplefilter("ignore")
    # Without `alg`: the list of algorithms decides here, not the key.
    decryption_key, verification_key = ({name: value for name, value in file[key].items() if name != "alg"} for key in ("decryptionKey", "verificationKey"))
    openers = {"joserfc": (_open_joserfc, key_of(decryption_key)), "jwcrypto": (_open_jwcrypto, jwcrypto.jwk.JWK(**decryption_key))}
    verifiers = {"joserfc": (_verify_joserfc, key_of(verification_key)), "jwcrypto": (_verify_jwcrypto, jwcrypto.jwk.JWK(**verification_key))}
    return {
        "jwe": _judgements(file["jwe"], openers, list(PINNED), JWE_ALGORITHMS),
        "jws": _judgements(file["jws"], verifiers, ["PS512"], JWS_ALGORITHMS),
        "certificates": [read_certificate(one["name"], one["jwk"]) for one in file["certificates"]],
    }


def _judgements(vectors: list[dict], libraries: dict, pinned: list[str], unpinned: list[str]) -> list[dict]:
    return [_judgement(library, vector, attempt, key, pinned, unpinned) for vector in vectors for library, (attempt, key) in libraries.items()]


def _judgement(library: str, vector: dict, attempt: Callable, key: object, pinned: list[str], unpinned: list[str]) -> dict:
    details: list[str] = []
    digests = [_digest(lambda: attempt(vector["compact"], key, algorithms), details) for algorithms in (pinned, unpinned)]
    return {"library": library, "name": vector["name"], "pinned": digests[0], "unpinned": digests[1], "detail": " ".join(details)}


def _digest(attempt: Callable[[], bytes], details: list[str]) -> str | None:
    try:
        return sha512(attempt())
    except Exception as refusal:
        details.append(repr(refusal))
        return None


def _open_joserfc(compact: str, key, algorithms: list[str]) -> bytes:
    return open_sealed(compact, key, algorithms)


def _open_jwcrypto(compact: str, key: jwcrypto.jwk.JWK, algorithms: list[str]) -> bytes:
    token = jwcrypto.jwe.JWE(algs=algorithms)
    token.deserialize(compact, key=key)
    return token.payload


def _verify_joserfc(compact: str, key, algorithms: list[str]) -> bytes:
    if algorithms == ["PS512"]:
        return verify(compact, key)
    return jws.deserialize_compact(compact, key, algorithms=algorithms).payload


def _verify_jwcrypto(compact: str, key: jwcrypto.jwk.JWK, algorithms: list[str]) -> bytes:
    token = jwcrypto.jws.JWS()
    token.allowed_algs = algorithms
    token.deserialize(compact, key)
    if algorithms == ["PS512"] and token.jose_header.get("typ") != TYPE:
        raise ValueError("The token is of another type.")
    return token.payload
