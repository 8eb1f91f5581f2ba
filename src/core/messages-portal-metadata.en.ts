/** Sentences of findings about metadata of online services, English. */
import type { MessageTable } from './messages.ts';

export const PORTAL_METADATA_EN: MessageTable = {
  'metadata-not-seen': {
    summary: 'The metadata of the service were not at hand; the rule could not be checked.',
    expected: 'Metadata, named in the target file.',
    observed: 'None.',
  },
  'metadata-not-readable': {
    summary: 'The metadata of the service cannot be read.',
    expected: 'An XML document without DTD.',
    observed: 'Reading failed: {code}',
  },
  'metadata-invalid': {
    summary: 'The metadata of the service are not schema-valid.',
    expected: 'One EntityDescriptor with one SPSSODescriptor, complete and without repetition.',
    observed: '{seen}',
  },
  'metadata-no-post': {
    summary: 'The metadata name no address that takes responses by HTTP-POST.',
    expected: 'AssertionConsumerService with the HTTP-POST binding.',
    observed: '{seen}',
  },
  'metadata-valid-until': {
    summary: 'The metadata state a period of validity.',
    expected: 'Neither validUntil nor cacheDuration.',
    observed: '{name}: {seen}',
  },
  'metadata-id': { summary: 'The metadata carry an ID.', expected: 'EntityDescriptor without attribute ID.', observed: 'ID: {seen}' },
  'metadata-signed': {
    summary: 'The metadata are signed.',
    expected: 'Metadata without signature, for without an ID none is possible.',
    observed: 'An element ds:Signature.',
  },
  'entity-id-form': { summary: 'The entityID is no https URL without port.', expected: 'https://… without a port', observed: 'entityID: {seen}' },
  'entity-id-changed': {
    summary: 'The entityID did not stay as it was.',
    expected: 'The same entityID at each retrieval of the metadata and in each request: {before}',
    observed: 'Later: {after}',
  },
  'entity-id-seen-once': {
    summary: 'Whether the entityID stays the same cannot be seen.',
    expected: 'Metadata that can be retrieved several times, or several requests.',
    observed: 'It could be read once only.',
  },
  'metadata-not-fetched-again': {
    summary: 'The metadata could not be read once more; whether the entityID stays the same cannot be seen.',
    expected: 'The same metadata as at the beginning of the run.',
    observed: 'No readable answer.',
  },
  'metadata-no-key': {
    summary: 'The metadata name no key for the purpose {use}.',
    expected: 'KeyDescriptor with use="{use}" or without use.',
    observed: 'None with a readable certificate.',
  },
  'metadata-algorithms': {
    summary: 'The metadata declare algorithms.',
    expected: 'Neither EncryptionMethod nor DigestMethod nor SigningMethod.',
    observed: '{seen}',
  },
  'metadata-one-key': {
    summary: 'The same key serves signing and encryption.',
    expected: 'Two different key pairs.',
    observed: 'Equal public key in both certificates.',
  },
  'metadata-short-key': { summary: 'A key of the metadata is too short.', expected: 'RSA with at least 2048 bit.', observed: '{bits} bit' },
  'metadata-key-below-advice': {
    summary: 'A key of the metadata is shorter than 3000 bit.',
    expected: 'At least 2048 bit; BSI TR-03116-4 advises 3000 to our knowledge.',
    observed: '{bits} bit',
  },
  'no-signed-request': {
    summary: 'No request carried a signature to compare with the keys of the metadata.',
    expected: 'At least one signed request.',
    observed: 'None.',
  },
  'request-signature-other-key': {
    summary: 'The signature of the request fits no key of the metadata.',
    expected: 'Signature with the key whose certificate is in the metadata.',
    observed: 'Verification failed with all signing keys of the metadata.',
  },
  'request-signature-unverifiable': {
    summary: 'The signature of the request could not be verified.',
    expected: 'An algorithm with RSA and SHA-2 that the suite knows.',
    observed: 'Algorithm: {algorithm}',
  },
};
