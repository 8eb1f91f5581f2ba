"""Security event tokens of a case: read, verified by the keys their issuer publishes, and made."""

import json
import time
import uuid
from dataclasses import dataclass

from joserfc import jws
from joserfc.jwk import KeySet, RSAKey

from api_client import ApiClient
from sealing import key_of

TYPE = "secevent+jwt"
PREFIX = "https://schema.fitko.de/fit-connect/events/"
SCHEMA = "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json"


@dataclass(frozen=True)
class Event:
    """A verified token."""

    name: str
    issuer: str
    kid: str
    subject: str
    transaction: str
    payload: dict


def verify(compact: str, keys: KeySet | RSAKey) -> bytes:
    """Verifies with PS512 and the type of FIT-Connect's tokens only."""
    token = jws.deserialize_compact(compact, keys, algorithms=["PS512"])
    if token.protected.get("typ") != TYPE:
        raise ValueError(f"The token is of type {token.protected.get('typ')}.")
    return token.payload


class EventLog:
    def __init__(self, client: ApiClient, plan: dict) -> None:
        self._client = client
        self._plan = plan
        self._version = f"/{plan['apiVersion']}"
        self._signing_key = RSAKey.import_key(plan["signingKey"])

    def read(self, case_id: str) -> list[Event]:
        """The log of a case, oldest first. Raises when a token is not a genuine one of its issuer."""
        return [self._verified(compact) for compact in self._client.get_all(f"{self._version}/cases/{case_id}/events", "eventLog")]

    def _verified(self, compact: str) -> Event:
        untrusted = jws.extract_compact(compact.encode("ascii"))
        issuer = json.loads(untrusted.payload)["iss"]
        kid = untrusted.protected["kid"]
        claims = json.loads(verify(compact, self._keys_of(issuer, kid)))
        ((uri, payload),) = claims["events"].items()
        if not uri.startswith(PREFIX) or "jti" not in claims or "iat" not in claims:
            raise ValueError("The claims of the event are incomplete.")
        return Event(uri.removeprefix(PREFIX), issuer, kid, claims["sub"], claims["txn"], payload)

    def _keys_of(self, issuer: str, kid: str) -> KeySet | RSAKey:
        """The service publishes a JWKS below its base URL; a destination publishes single keys."""
        if issuer == self._plan["submissionApiUrl"]:
            return KeySet.import_key_set(self._client.get("/.well-known/jwks.json").json())
        if issuer != self._plan["destinationId"]:
            raise ValueError(f"Nobody known issues as {issuer}.")
        return key_of(self._client.get(f"{self._version}/destinations/{issuer}/keys/{kid}").json())

    def post(self, name: str, case_id: str, submission_id: str, payload: dict) -> None:
        """Signs an event as the destination and posts it to the log of the case."""
        claims = {
            "$schema": SCHEMA,
            "iss": self._plan["destinationId"],
            "iat": int(time.time()),
            "jti": str(uuid.uuid4()),
            "sub": f"submission:{submission_id}",
            "txn": f"case:{case_id}",
            "events": {PREFIX + name: payload},
        }
        header = {"typ": TYPE, "alg": "PS512", "kid": self._signing_key.kid}
        compact = jws.serialize_compact(header, json.dumps(claims), self._signing_key, algorithms=["PS512"])
        self._client.send("POST", f"{self._version}/cases/{case_id}/events", 204, jose=compact)
