"""Does what it is ordered with a client that openapi-python-client made of the published description of the directory. This program adds
what the description leaves to its reader: the assertion, and the slashes of the entry path.

Arguments: folder that holds the generated package `directory_client`, path of a JSON file with the members of the peer test. Prints the list
of what came of the orders, one entry for each.
"""

import json
import ssl
import sys
import time
from importlib import import_module
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from joserfc import jwt
from joserfc.jwk import RSAKey

sys.path.insert(0, sys.argv[1])
from directory_client.client import AuthenticatedClient, Client  # noqa: E402
from directory_client.models import CreateTokenBody, Request  # noqa: E402

PLAN = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
STANDALONE = "extern/standaloneauth/directory"
SEEN: list[httpx.Response] = []


def see(response: httpx.Response) -> None:
    response.read()
    SEEN.append(response)


def restore_slashes(request: httpx.Request) -> None:
    """The entry path is declared as one parameter; the generated client encodes its slashes, addresses of servers have them."""
    request.url = request.url.copy_with(raw_path=request.url.raw_path.replace(b"%2F", b"/"))


def options(keeps_encoding: bool = False) -> dict:
    hooks = {"request": [] if keeps_encoding else [restore_slashes], "response": [see]}
    context = ssl.create_default_context(cafile=PLAN["authorityFile"])
    return {"base_url": PLAN["baseUrl"], "verify_ssl": context, "raise_on_unexpected_status": True, "httpx_args": {"event_hooks": hooks, "trust_env": False}}


def log_in() -> str:
    certificate = x509.load_pem_x509_certificate(Path(PLAN["certificateFile"]).read_bytes())
    subject = "fp:" + certificate.fingerprint(hashes.SHA1()).hex()
    now = int(time.time())
    claims = {"sub": subject, "iss": subject, "iat": now, "exp": now + 60}
    assertion = jwt.encode({"alg": "RS256"}, claims, RSAKey.import_key(Path(PLAN["keyFile"]).read_text()), algorithms=["RS256"])
    body = CreateTokenBody(
        grant_type="client_credentials",
        client_assertion_type="urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion=assertion,
    )
    return function("create_token")(client=Client(**options()), body=body).parsed.access_token


def function(name: str):
    return import_module(f"directory_client.api.default.{name}").sync_detailed


def plain(parsed: object) -> object:
    """What the models made of an answer, as they write it again."""
    if isinstance(parsed, list):
        return [plain(entry) for entry in parsed]
    return parsed.to_dict() if hasattr(parsed, "to_dict") else parsed


def carry_out(order: dict) -> object:
    if order["operation"] == "create_token":
        return len(log_in()) > 0
    given = {}
    if "members" in order:
        given["request_json"] = json.dumps(order["members"], ensure_ascii=False)
    if "text" in order:
        given["request_json"] = order["text"]
    if "requests" in order:
        given["body"] = [Request.from_dict(members) for members in order["requests"]]
    settings = options(order.get("keepsEncoding", False))
    entry = order.get("entry", STANDALONE)
    if entry != STANDALONE:
        client = Client(**settings)
    else:
        client = AuthenticatedClient(**settings, token=log_in(), prefix=order.get("word", "EmbeddedBearer"))
    SEEN.clear()
    return plain(function(order["operation"])(entry, client=client, **given).parsed)


def obey(order: dict) -> dict:
    SEEN.clear()
    try:
        outcome = {"outcome": "done", "value": carry_out(order)}
    except Exception as raised:
        outcome = {"outcome": "raised", "message": f"{type(raised).__name__}: {raised}"[:400]}
    last = SEEN[-1] if SEEN else None
    return {"name": order["name"], **outcome, "status": None if last is None else last.status_code}


print(json.dumps([obey(order) for order in PLAN["orders"]]))
