/** Placeholders are filled with what the target and the run have, and nothing else is touched. */
import { deepStrictEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { PLACEHOLDER_NAMES, fillPlaceholders, hasValue, placeholdersIn, portOfAddress } from './container-placeholders.ts';

const addresses = {
  tokenUrl: 'https://localhost:8470/token',
  submissionApiUrl: 'https://localhost:8470/submission-api',
  destinationApiUrl: 'https://localhost:8470/destination-api',
  routingUrl: 'https://localhost:8470/routing-api',
  authorityCert: 'certificate',
};
const target = {
  apiVersion: 'v2',
  clientId: 'client',
  clientSecret: 'geheim $& {tokenUrl}',
  destination: { destinationId: 'd', services: [], metadataVersions: [], replyChannels: [], encryptionKeys: [], signingKey: { kid: 'k' } },
  pollingSeconds: 0.5,
  usesTls: true,
  callback: { url: 'https://localhost/cb', secret: 'c' },
  adapter: { url: 'http://127.0.0.1:8080/adapter', token: 'a' },
} as const;

test('every placeholder has a value where the target has all', () => {
  const filled = PLACEHOLDER_NAMES.map((name) => fillPlaceholders(`{${name}}`, target, addresses));
  deepStrictEqual(filled, [
    addresses.tokenUrl,
    addresses.submissionApiUrl,
    addresses.destinationApiUrl,
    addresses.routingUrl,
    '/run/pruefstand/authority.pem',
    'v2',
    'd',
    'client',
    'geheim $& {tokenUrl}',
    '0.5',
    'c',
    '443',
    'a',
    '8080',
  ]);
});

test('text around placeholders stays, values are not filled again, other braces are left alone', () => {
  equal(fillPlaceholders('a={clientId};b={clientSecret};', target, addresses), 'a=client;b=geheim $& {tokenUrl};');
  equal(fillPlaceholders('{"a":{"b":1}} {} {1} {a b} $1', target, addresses), '{"a":{"b":1}} {} {1} {a b} $1');
  deepStrictEqual(placeholdersIn('{"a":{"b":"{tokenUrl}"}} {nothing} { tokenUrl }'), ['tokenUrl', 'nothing']);
});

test('a target without callback, adapter and TLS has nothing for their placeholders', () => {
  const { callback: _, adapter: __, ...without } = { ...target, usesTls: false };
  deepStrictEqual(
    PLACEHOLDER_NAMES.filter((name) => !hasValue(name, without)),
    ['authorityFile', 'callbackSecret', 'callbackPort', 'adapterToken', 'adapterPort'],
  );
  deepStrictEqual(
    PLACEHOLDER_NAMES.filter((name) => !hasValue(name, target)),
    [],
  );
});

test('the port of an address', () => {
  deepStrictEqual(['https://a/b', 'http://a/b', 'https://a:8443/b', 'http://[::1]:81/'].map(portOfAddress), [443, 80, 8443, 81]);
});
