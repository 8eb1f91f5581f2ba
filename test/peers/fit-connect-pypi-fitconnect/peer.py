"""Does what it is ordered with the client `fitconnect` from PyPI, used as its documentation says and configured through its
public attributes. Reads a JSON list of orders, prints the list of what came of them, one entry for each.
"""

import json
import sys
from pathlib import Path

from fitconnect import Environment, FITConnectClient


def client_for(order: dict) -> FITConnectClient:
    client = FITConnectClient(Environment.TESTING, order["clientId"], order["clientSecret"])
    client.token_url = order["tokenUrl"]
    client.submission_api_url = order["submissionApiUrl"]
    return client


def submit(client: FITConnectClient, order: dict) -> dict:
    """Sends data and at most one attachment; the client makes the metadata."""
    attachments = [Path(file).read_bytes() for file in order["attachmentFiles"]]
    return client.submission(
        order["destinationId"],
        order["service"],
        data=Path(order["dataFile"]).read_bytes(),
        data_schema={"schemaUri": order["schemaUri"], "mimeType": "application/json"},
        attachments=attachments,
    )


def retrieve(client: FITConnectClient, order: dict) -> dict:
    """Fetches a submission; the client decrypts it and compares the hashes."""
    submission = client.retrieve_submission(order["submissionId"], order["privateKey"])
    attachments = {name: content.decode("latin-1") for name, content in submission["attachments"].items()}
    return {"metadata": submission["metadata"], "data": submission["data_json"], "attachments": attachments}


ORDERS = {
    "submit": submit,
    "list": lambda client, _: client.available_submissions(),
    "retrieve": retrieve,
    "activate": lambda client, order: client.activate_destination(order["destinationId"]).json(),
}


def obey(order: dict) -> dict:
    try:
        return {"name": order["name"], "outcome": "done", "value": ORDERS[order["order"]](client_for(order), order)}
    except Exception as raised:
        return {"name": order["name"], "outcome": "raised", "message": f"{type(raised).__name__}: {raised}"}


print(json.dumps([obey(order) for order in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]))
