"""Takes callbacks over HTTPS and checks their HMAC with Python's standard library alone."""

import hashlib
import hmac
import json
import queue
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class CallbackListener:
    """Listens while the `with` block runs. @param options: paths of certificate and key, and the secret"""

    def __init__(self, options: dict) -> None:
        self._secret = options["secret"].encode("utf-8")
        self._arrived: queue.Queue = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(options["certificateFile"], options["keyFile"])
        self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self._server.server_address[1]}/callback"

    def __enter__(self) -> "CallbackListener":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def wait_for(self, count: int, deadline_seconds: float) -> list[dict]:
        """As many callbacks as asked for, or those that came before the deadline."""
        end = time.monotonic() + deadline_seconds
        callbacks: list[dict] = []
        try:
            while len(callbacks) < count:
                callbacks.append(self._arrived.get(timeout=max(0.0, end - time.monotonic())))
        except queue.Empty:
            pass
        return callbacks

    def _judge(self, headers, body: bytes) -> dict:
        timestamp = headers.get("callback-timestamp", "")
        expected = hmac.new(self._secret, timestamp.encode("utf-8") + b"." + body, hashlib.sha512).hexdigest()
        content = json.loads(body)
        return {
            "type": content["type"],
            "submissionIds": [item["submissionId"] for item in content["submissions"]],
            "isAuthentic": hmac.compare_digest(expected, headers.get("callback-authentication", "")),
            "ageSeconds": int(time.time()) - int(timestamp),
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                listener._arrived.put(listener._judge(self.headers, body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Standard output is for the answer only."""

        return Handler
