"""Does what it is ordered with the client `fitconnect_client` from PyPI, configured through its public attributes. Reads a JSON
list of orders, prints the list of what came of them, one entry for each.
"""

import json
import sys
from pathlib import Path

from fitconnect_client import Attachment, Environment, FitconnectClient


def submit(order: dict) -> dict:
    client = FitconnectClient(Environment.TESTING, order["clientId"], order["clientSecret"])
    client.oauth_api_url = order["tokenUrl"]
    client.submission_api_url = order["submissionApiUrl"]
    client.obtain_access_token()
    attachments = [Attachment(file) for file in order["attachmentFiles"]]
    submission = client.create_submission(order["destinationId"], order["service"], order["serviceName"], attachments)
    metadata = client.create_metadata(
        submission_date="2026-01-15",
        sender_reference="Testdaten",
        submission_schema_url=order["schemaUri"],
        metadata_schema_url="",
        email_reply_to="test@example.org",
        attachments=attachments,
    )
    return client.send_submission(submission, metadata)


def obey(order: dict) -> dict:
    try:
        return {"name": order["name"], "outcome": "done", "value": submit(order)}
    except Exception as raised:
        return {"name": order["name"], "outcome": "raised", "message": f"{type(raised).__name__}: {raised}"}


print(json.dumps([obey(order) for order in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]))
