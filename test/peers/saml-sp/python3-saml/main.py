"""A service provider of a few lines with python3-saml: what the library decides is the answer, nothing is checked besides.

Argument: path of a JSON file with the members of `python3-saml.ts`. Listens on loopback until its input ends.
"""

import html
import json
import os
import secrets
import sys
import threading
import traceback
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.settings import OneLogin_Saml2_Settings

with open(sys.argv[1], encoding="utf-8") as plan_file:
    PLAN = json.load(plan_file)
ORIGIN = f"http://127.0.0.1:{PLAN['port']}"
SETTINGS = OneLogin_Saml2_IdPMetadataParser.merge_settings(
    {
        "strict": True,
        "sp": {
            "entityId": PLAN["entityId"],
            "assertionConsumerService": {
                "url": f"{ORIGIN}/acs",
                "binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
            },
            "NameIDFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
            "x509cert": PLAN["certificate"],
            "privateKey": PLAN["key"],
        },
        "security": {
            "authnRequestsSigned": True,
            "wantAssertionsSigned": True,
            # Only so does it publish a key for encryption.
            "wantAssertionsEncrypted": True,
            "rejectDeprecatedAlgorithm": True,
            "requestedAuthnContext": [PLAN["level"]],
            "requestedAuthnContextComparison": "minimum",
        },
    },
    OneLogin_Saml2_IdPMetadataParser.parse(PLAN["idpMetadata"]),
)
REQUESTS: dict[str, str] = {}
SESSIONS: dict[str, OneLogin_Saml2_Auth] = {}


class Service(BaseHTTPRequestHandler):
    """Login, consumer service and the protected page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/metadata":
            self.say(200, OneLogin_Saml2_Settings(SETTINGS, sp_validation_only=True).get_sp_metadata().decode())
        elif path == "/login":
            auth = self.auth({})
            location = auth.login(return_to=f"{ORIGIN}/protected")
            browser = secrets.token_urlsafe()
            REQUESTS[browser] = auth.get_last_request_id()
            self.say(302, "", Location=location, Set_Cookie=f"browser={browser}; Path=/; HttpOnly; Secure; SameSite=None")
        elif path == "/protected":
            auth = SESSIONS.get(self.cookie("session"))
            if auth is None:
                self.say(302, "", Location="/login")
            else:
                self.say(200, page_of(auth))
        else:
            self.say(404, "")

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        auth = self.auth({name: values[0] for name, values in form.items()})
        try:
            auth.process_response(request_id=REQUESTS.get(self.cookie("browser")))
            reason = auth.get_last_error_reason() or ", ".join(auth.get_errors())
        except Exception as error:
            traceback.print_exc()
            reason = repr(error)
        if reason or not auth.is_authenticated():
            print(f"refused: {reason}", flush=True)
            self.say(403, "<p>Die Anmeldung ist fehlgeschlagen.</p>")
            return
        REQUESTS.pop(self.cookie("browser"), None)
        session = secrets.token_urlsafe()
        SESSIONS[session] = auth
        self.say(303, "", Location="/protected", Set_Cookie=f"session={session}; Path=/; HttpOnly; SameSite=Lax")

    def auth(self, form: dict[str, str]) -> OneLogin_Saml2_Auth:
        """The library's view of this request."""
        request = {
            "https": "off",
            "http_host": f"127.0.0.1:{PLAN['port']}",
            "script_name": urlsplit(self.path).path,
            "get_data": {},
            "post_data": form,
        }
        return OneLogin_Saml2_Auth(request, SETTINGS)

    def cookie(self, name: str) -> str:
        found = SimpleCookie(self.headers.get("Cookie", "")).get(name)
        return "" if found is None else found.value

    def say(self, status: int, text: str, **headers: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def page_of(auth: OneLogin_Saml2_Auth) -> str:
    """The protected page; the names of its variables stand in double braces."""
    text = PLAN["page"].replace("{{nameId}}", html.escape(auth.get_nameid() or ""))
    for name, urn in PLAN["shown"].items():
        values = auth.get_attribute(urn) or []
        text = text.replace("{{" + name + "}}", html.escape(";".join(str(value) for value in values)))
    return text


def end_with_input() -> None:
    """Whoever started this program is gone when its input ends."""
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", PLAN["port"]), Service).serve_forever()
