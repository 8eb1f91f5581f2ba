"""The entry of the peer: `converse PLAN`, `judge VECTORS` or `connect URL AUTHORITY`. Prints one JSON object.

Whatever does not go as FIT-Connect says ends the program with exit code 1 and its cause on standard error.
"""

import json
import sys
from pathlib import Path

import requests

from api_client import ApiClient
from callback_listener import CallbackListener
from judge import judge
from portal import Portal
from specialist_application import SpecialistApplication

CALLBACKS_PER_SENDING = 3
CALLBACK_DEADLINE_SECONDS = 30


def converse(plan: dict) -> dict:
    """Send, receive everything, look at the logs of what was sent and at the callbacks that came."""
    with CallbackListener(plan["callback"]) as listener:
        subscriber = ApiClient(plan, "subscriber")
        application = SpecialistApplication(subscriber, plan)
        application.register_callback(listener.url)
        portal = Portal(ApiClient(plan, "sender"), plan, listener.url)
        sent = [portal.send(sending) for sending in plan["sendings"]]
        received = application.receive_all()
        logs = [portal.log(submission) for submission in sent]
        # New submission to the receiver; notify event and decision to the sender.
        callbacks = listener.wait_for(CALLBACKS_PER_SENDING * len(sent), CALLBACK_DEADLINE_SECONDS)
    told = [{"name": one.name, "submissionId": one.submission_id, "caseId": one.case_id, "keyKid": one.key_kid} for one in sent]
    return {"sent": told, "received": received, "logs": logs, "callbacks": callbacks}


def connect(url: str, authority: str) -> dict:
    """Tries one request and says whether requests and OpenSSL trust the server."""
    session = requests.Session()
    session.trust_env = False
    try:
        return {"outcome": "connected", "status": session.get(url, verify=authority, timeout=20).status_code}
    except requests.exceptions.SSLError as refusal:
        return {"outcome": "refused", "detail": str(refusal)}


def main(order: str, *words: str) -> dict:
    if order == "converse":
        return converse(json.loads(Path(words[0]).read_text(encoding="utf-8")))
    if order == "judge":
        return judge(json.loads(Path(words[0]).read_text(encoding="utf-8")))
    if order == "connect":
        return connect(words[0], words[1])
    raise ValueError(f"Unknown order: {order}")


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
