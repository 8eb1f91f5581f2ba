"""The receiving system: picks up whatever waits, checks event log, tags, encryption and hashes in this order, and answers
with accept or with the problem found. It knows neither services nor data schemas.
"""

import json

from joserfc.jwk import KeySet

from api_client import ApiClient
from events import EventLog
from sealing import key_of, open_sealed, sha512, tag_of

PROBLEMS = "https://schema.fitko.de/fit-connect/events/problems/"


class Flaw(Exception):
    """A flaw of a submission, to be told to its sender."""

    def __init__(self, kind: str, instance: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.instance = instance
        self.detail = detail


class SpecialistApplication:
    def __init__(self, client: ApiClient, plan: dict) -> None:
        self._client = client
        self._plan = plan
        self._events = EventLog(client, plan)
        self._keys = KeySet([key_of(jwk) for jwk in plan["decryptionKeys"]])
        self._path = f"/{plan['apiVersion']}/submissions"

    def register_callback(self, url: str) -> None:
        """v1 changes destinations in the Submission API, v2 in the Destination API."""
        plan = self._plan
        base = plan["submissionApiUrl"] if plan["apiVersion"] == "v1" else plan["destinationApiUrl"]
        callback = {"url": url, "secret": plan["callback"]["secret"]}
        self._client.send("PATCH", f"/{plan['apiVersion']}/destinations/{plan['destinationId']}", 200, json={"callback": callback}, url=base)

    def receive_all(self) -> list[dict]:
        """Answers every submission that waits."""
        waiting = self._client.get_all(self._path, "submissions", destinationId=self._plan["destinationId"])
        return [self._receive(item["submissionId"], item["caseId"]) for item in waiting]

    def _receive(self, submission_id: str, case_id: str) -> dict:
        try:
            submission = self._client.get(f"{self._path}/{submission_id}").json()
            encrypted = {part: self._client.get(f"{self._path}/{submission_id}/attachments/{part}").text for part in submission["attachments"]}
            tags = {
                "metadata": tag_of(submission["encryptedMetadata"]),
                "data": tag_of(submission["encryptedData"]),
                "attachments": {part: tag_of(jwe) for part, jwe in encrypted.items()},
            }
            _compare_tags(self._submit_tags(submission_id, case_id), tags)
            digests = self._open_and_check(submission, encrypted)
            self._events.post("accept-submission", case_id, submission_id, {"authenticationTags": tags})
            return {"submissionId": submission_id, "decision": "accepted", **digests}
        except Flaw as flaw:
            problem = {"type": PROBLEMS + flaw.kind, "title": flaw.kind, "detail": flaw.detail, "instance": flaw.instance}
            self._events.post("reject-submission", case_id, submission_id, {"problems": [problem]})
            return {"submissionId": submission_id, "decision": "rejected", "problem": flaw.kind, "detail": flaw.detail}

    def _submit_tags(self, submission_id: str, case_id: str) -> dict:
        try:
            log = self._events.read(case_id)
        except Exception as not_genuine:
            raise Flaw("invalid-event-log", "submission", repr(not_genuine)) from not_genuine
        submits = [
            event
            for event in log
            if event.name == "submit-submission"
            and event.issuer == self._plan["submissionApiUrl"]
            and event.subject == f"submission:{submission_id}"
            and event.transaction == f"case:{case_id}"
        ]
        if len(submits) != 1:
            raise Flaw("not-exactly-one-submit-event", "submission", f"{len(submits)} submit events")
        if "authenticationTags" not in submits[0].payload:
            raise Flaw("missing-authentication-tags", "submission", "no tags")
        return submits[0].payload["authenticationTags"]

    def _open_and_check(self, submission: dict, encrypted: dict) -> dict:
        metadata = json.loads(self._open(submission["encryptedMetadata"], "metadata"))
        data = self._open(submission["encryptedData"], "data")
        opened = {part: self._open(jwe, f"attachment:{part}") for part, jwe in encrypted.items()}
        structure = metadata["contentStructure"]
        _compare_hash(structure["data"], data, "data")
        digests = _compare_attachments(structure["attachments"], opened)
        for data_set in metadata.get("dataSets", []):
            _compare_hash(data_set, data_set["content"].encode("utf-8"), "metadata")
        return {"dataSha512": sha512(data), "attachments": digests}

    def _open(self, jwe: str, instance: str) -> bytes:
        try:
            return open_sealed(jwe, self._keys)
        except Exception as refusal:
            raise Flaw("encryption-issue", instance, repr(refusal)) from refusal


def _compare_tags(told: dict, own: dict) -> None:
    for name, tag in own.items():
        if told.get(name) != tag:
            raise Flaw("incorrect-authentication-tag", name, f"The tag of {name} is another one.")


def _compare_attachments(described: list[dict], opened: dict) -> dict:
    """Attachments may travel in fragments, which are joined in the order of the metadata."""
    unused = set(opened)
    digests = {}
    for attachment in described:
        parts = attachment.get("fragments") or [attachment["attachmentId"]]
        if not unused.issuperset(parts):
            raise Flaw("attachments-mismatch", "metadata", f"There is no part {parts}")
        unused.difference_update(parts)
        whole = b"".join(opened[part] for part in parts)
        _compare_hash(attachment, whole, f"attachment:{attachment['attachmentId']}")
        digests[attachment["attachmentId"]] = sha512(whole)
    if unused:
        raise Flaw("attachments-mismatch", "metadata", f"Not listed: {unused}")
    return digests


def _compare_hash(described: dict, content: bytes, instance: str) -> None:
    if described["hash"]["content"] != sha512(content):
        raise Flaw("hash-mismatch", instance, f"The hash of {instance} is another one.")
