"""The sending system: asks for the destination and its key, announces, uploads, submits, and reads the event log."""

import json
import uuid
from dataclasses import dataclass
from pathlib import Path

from joserfc.jwk import RSAKey

from api_client import ApiClient
from certificates import is_certified
from events import EventLog
from sealing import key_of, seal, sha512, tag_of


@dataclass(frozen=True)
class Sent:
    """A submission on its way, with the tags of its parts."""

    name: str
    submission_id: str
    case_id: str
    key_kid: str
    tags: dict


class Portal:
    def __init__(self, client: ApiClient, plan: dict, callback_url: str) -> None:
        self._client = client
        self._plan = plan
        self._callback = {"url": callback_url, "secret": plan["callback"]["secret"]}
        self._version = f"/{plan['apiVersion']}"
        self._is_v1 = plan["apiVersion"] == "v1"

    def send(self, sending: dict) -> Sent:
        key = self._encryption_key()
        parts = [(str(uuid.uuid4()), file, Path(file["file"]).read_bytes()) for file in self._plan["attachmentFiles"][: sending["attachments"]]]
        announced = self._announce([part_id for part_id, _, _ in parts])
        path = f"{self._version}/submissions/{announced['submissionId']}"
        tags = {}
        for part_id, file, content in parts:
            jwe = seal(content, key, file["mimeType"], sending["zip"])
            tags[part_id] = tag_of(jwe)
            self._client.send("PUT", f"{path}/attachments/{part_id}", 204, jose=jwe)
        metadata = seal(self._metadata(parts, sending["wrongHash"]), key, "application/json", sending["zip"])
        data = seal(self._data(), key, "application/json", sending["zip"])
        self._client.send("PUT", path, 202 if self._is_v1 else 200, json={"encryptedMetadata": metadata, "encryptedData": data})
        all_tags = {"metadata": tag_of(metadata), "data": tag_of(data), "attachments": tags}
        return Sent(sending["name"], announced["submissionId"], announced["caseId"], key.kid, all_tags)

    def log(self, sent: Sent) -> dict:
        """The log of a submission as its sender sees it at the end, every token of it verified."""
        events = EventLog(self._client, self._plan).read(sent.case_id)
        are_tags_equal = all(
            event.subject == f"submission:{sent.submission_id}"
            and event.transaction == f"case:{sent.case_id}"
            and event.payload.get("authenticationTags", sent.tags) == sent.tags
            for event in events
        )
        told = [{"name": event.name, "issuer": event.issuer, "kid": event.kid} for event in events]
        return {"submissionId": sent.submission_id, "events": told, "tagsEqual": are_tags_equal}

    def _encryption_key(self) -> RSAKey:
        destination_path = f"{self._version}/destinations/{self._plan['destinationId']}"
        destination = self._client.get(destination_path).json()
        offered = [service["identifier"] for service in destination["services" if self._is_v1 else "publicServices"]]
        if destination["status"] != "active" or self._plan["service"]["identifier"] not in offered:
            raise RuntimeError("The destination takes no such submissions.")
        jwk = self._client.get(f"{destination_path}/keys/{destination['encryptionKid']}").json()
        key = key_of(jwk)
        fits = jwk["kid"] == destination["encryptionKid"] and jwk["key_ops"] == ["wrapKey"] and key.raw_value.key_size == 4096
        if not fits or not is_certified(jwk):
            raise RuntimeError("The encryption key of the destination is not fit for use.")
        return key

    def _announce(self, attachment_ids: list[str]) -> dict:
        body = {
            "destinationId": self._plan["destinationId"],
            "announcedAttachments": attachment_ids,
            "serviceType" if self._is_v1 else "publicService": self._plan["service"],
            "callback": self._callback,
        }
        return self._client.send("POST", f"{self._version}/submissions", 201, json=body).json()

    def _data(self) -> bytes:
        return Path(self._plan["dataFile"]).read_bytes()

    def _metadata(self, parts: list, is_hash_wrong: bool) -> bytes:
        attachments = [
            {"attachmentId": part_id, "purpose": "attachment", "filename": file["filename"], "mimeType": file["mimeType"], "hash": _hash(content)}
            for part_id, file, content in parts
        ]
        schema = {"schemaUri": self._plan["schemaUri"], "mimeType": "application/json"}
        data = {"hash": _hash(b"" if is_hash_wrong else self._data()), "submissionSchema": schema}
        metadata: dict = {"contentStructure": {"data": data, "attachments": attachments}}
        version = self._plan["metadataVersion"]
        if not version.startswith("1."):
            metadata["$schema"] = f"https://schema.fitko.de/fit-connect/metadata/{version}/metadata.schema.json"
        return json.dumps(metadata).encode("utf-8")


def _hash(content: bytes) -> dict:
    return {"type": "sha512", "content": sha512(content)}
