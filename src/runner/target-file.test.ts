/** The loader takes what `init` writes and tells every wrong file in one sentence with place and mend. */
import { deepStrictEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { ErrorCode } from '../core/errors.ts';
import { generateKeyPair } from '../formats/keys.ts';
import { createCertificateAuthority } from '../formats/pki.ts';
import { defaultDeadlineSeconds, loadTargetFile, readTargetFile } from './target-file.ts';
import { makeTestFolder } from './target-test-folder.ts';
import type { TestFolder } from './target-test-folder.ts';
import { TranslatedError } from '../core/translated-error.ts';

let made: TestFolder;
let good: string;

before(async () => {
  made = await makeTestFolder();
  good = readFileSync(made.outcome.targetFile, 'utf8');
  await writeWrongFiles(made);
});
after(() => made[Symbol.dispose]());

/** Files that wrong targets name: each is a good one with one change. */
async function writeWrongFiles({ pathOf }: TestFolder): Promise<void> {
  const key = (name: string): Record<string, unknown> => JSON.parse(readFileSync(pathOf(`keys/${name}.public.json`), 'utf8')) as Record<string, unknown>;
  const put = (name: string, value: unknown): void => writeFileSync(pathOf(name), typeof value === 'string' ? value : JSON.stringify(value));
  const [encryption, second, signing] = [key('encryption-1'), key('encryption-2'), key('signing')];
  put('keys/no-json.json', 'nothing');
  put('keys/set.json', { keys: [encryption] });
  put('keys/short.json', { ...encryption, n: String(encryption['n']).slice(0, 342) });
  put('keys/ec.json', { ...encryption, kty: 'EC' });
  put('keys/short-kid.json', { ...encryption, kid: 'abc' });
  put('keys/no-certificate.json', { ...encryption, x5c: undefined });
  put('keys/same-kid.json', { ...second, kid: encryption['kid'] });
  put('keys/same-key.json', { ...encryption, kid: 'another-kid-for-the-same-key' });
  put('keys/foreign-certificate.json', { ...encryption, x5c: second['x5c'] });
  put('keys/also-signing.json', { ...signing, n: encryption['n'], x5c: encryption['x5c'] });
  put('keys/self-signed.json', (await generateKeyPair('encryption', { now: Date.now() })).publicJwk);
  put('samples/empty-secret.txt', '\n');
  put('samples/short-secret.txt', 'too short');
  put('samples/broken.json', '{ "kind": ');
  put('samples/incomplete.json', { kind: {} });
  put('samples/broken.xml', '<a><b></a>');
  put('samples/no-schema.json', '[]');
  put('samples/wrong-draft.json', { $schema: 'http://json-schema.org/draft-04/schema#' });
  put(
    'samples/remote-import.xsd',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:x" schemaLocation="https://example.org/x.xsd"/></xs:schema>',
  );
  put('samples/big.txt', 'x'.repeat(2_000));
  const other = await createCertificateAuthority({ commonName: 'Andere CA', now: Date.now() });
  const expired = await createCertificateAuthority({ commonName: 'Prüfstand Test-CA', now: Date.now() - 3 * 365 * 86_400_000 });
  put('tls/other.pem', other.cert);
  put('tls/other-key.pem', other.key);
  put('tls/expired.pem', expired.cert);
  put('tls/expired-key.pem', expired.key);
}

test('what init writes is a complete target', async () => {
  const { target, samples, listen, authority } = await loadTargetFile(made.outcome.targetFile, {});
  deepStrictEqual(target.product, { name: 'Testprodukt', version: '4.10', vendor: 'Testhersteller' });
  deepStrictEqual([...target.capabilities].sort(), [
    'adapter',
    'api-v2',
    'attachments',
    'callback',
    'data-schema',
    'metadata-1',
    'metadata-2',
    'reply-channel',
    'second-decryption-key',
    'tls',
    'xml',
  ]);
  equal(target.kind, 'running');
  equal(target.deadlineSeconds, defaultDeadlineSeconds(5));
  equal(target.clientSecret, readFileSync(made.pathOf('product/client-secret.txt'), 'utf8').trim());
  deepStrictEqual(listen, { hostname: '127.0.0.1', names: ['localhost'], servicePort: 8470, controlPort: 8471 });
  equal(authority?.cert, readFileSync(made.pathOf('tls/authority.pem'), 'utf8'));
  equal(samples.metadataVersion, '2.1.0');
  ok((samples.json?.canaries.length ?? 0) >= 3);
  deepStrictEqual(
    samples.attachments.map(({ filename, mimeType }) => [filename, mimeType]),
    [['attachment.txt', 'text/plain']],
  );
});

test('broken variants lack one required member and nothing else', async () => {
  const { samples } = await loadTargetFile(made.outcome.targetFile, {});
  const whole = JSON.parse(Buffer.from(samples.json?.bytes ?? []).toString()) as { kind: { vorname?: string } };
  const { vorname: _, ...kind } = whole.kind;
  deepStrictEqual(JSON.parse(Buffer.from(samples.json?.brokenBytes ?? []).toString()), { ...whole, kind });
  const xml = Buffer.from(samples.xml?.bytes ?? []).toString();
  equal(Buffer.from(samples.xml?.brokenBytes ?? []).toString(), xml.replace(/<vorname>[^<]*<\/vorname>/, ''));
});

/** Writes a changed target beside the good one. */
function changed(change: Change): string {
  const file = made.pathOf('wrong.yaml');
  if (typeof change === 'string') writeFileSync(file, change);
  else {
    const document = parseDocument(good);
    change(document);
    writeFileSync(file, document.toString());
  }
  return file;
}

type Change = string | ((document: Document.Parsed) => unknown);
const set =
  (path: string, value: unknown): Change =>
  (document) =>
    document.setIn(keys(path), value);
const remove =
  (path: string): Change =>
  (document) =>
    document.deleteIn(keys(path));
const keys = (path: string): (string | number)[] => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
const text =
  (from: string | RegExp, to: string): (() => string) =>
  () => {
    ok(typeof from === 'string' ? good.includes(from) : from.test(good), `nothing to replace: ${String(from)}`);
    return good.replace(from, to);
  };

interface Wrong {
  readonly what: string;
  readonly change: Change | (() => string);
  readonly code?: ErrorCode;
  /** JSON Pointer in the place. */
  readonly at: string;
  readonly said: RegExp;
  readonly mend: RegExp;
}

const WRONG: readonly Wrong[] = [
  // The file as YAML.
  { what: 'an empty file', change: () => '', at: '', said: /Gruppe von Angaben.*leer/, mend: /Produkt/ },
  { what: 'a list', change: () => '- 1', at: '', said: /Gruppe von Angaben.*Liste/, mend: /Produkt/ },
  {
    what: 'indentation by tabs',
    change: text('  name: "Testprodukt"', '\tname: "Testprodukt"'),
    code: 'ERR_CONFIG_NOT_YAML',
    at: ':8:',
    said: /Tabulatoren/,
    mend: /Zeile/,
  },
  {
    what: 'a member twice',
    change: text('pruefstand: 1', 'pruefstand: 1\npruefstand: 1'),
    code: 'ERR_CONFIG_NOT_YAML',
    at: ':4:',
    said: /zweimal/,
    mend: /Zeile/,
  },
  {
    what: 'an open bracket',
    change: text('replyChannels: [eMail]', 'replyChannels: [eMail'),
    code: 'ERR_CONFIG_NOT_YAML',
    at: '',
    said: /YAML/,
    mend: /Zeile/,
  },
  {
    what: 'two documents',
    change: text('pruefstand: 1', '---\npruefstand: 1\n---'),
    code: 'ERR_CONFIG_NOT_YAML',
    at: '',
    said: /mehrere Dokumente/,
    mend: /Zeile/,
  },
  // Its shape.
  { what: 'another format version', change: set('pruefstand', 2), at: '/pruefstand', said: /muss 1 sein \(hier: 2\)/, mend: /Version des Formats/ },
  { what: 'a missing section', change: remove('destination'), at: '/destination', said: /„destination“ fehlt/, mend: /Zustellpunkt/ },
  { what: 'a missing member', change: remove('product.vendor'), at: '/product/vendor', said: /„product\.vendor“ fehlt/, mend: /Hersteller/ },
  {
    what: 'a misspelt member',
    change: text('pollingSeconds:', 'poolingSeconds:'),
    at: '/pickup/poolingSeconds',
    said: /„poolingSeconds“ ist hier keine bekannte Angabe/,
    mend: /„pollingSeconds“/,
  },
  { what: 'a foreign member', change: set('kubernetes', {}), at: '/kubernetes', said: /keine bekannte Angabe/, mend: /Möglich sind: pruefstand, profile/ },
  {
    what: 'a version that YAML reads as a number',
    change: text('version: "4.10"', 'version: 4.10'),
    at: '/product/version',
    said: /ein Text sein, ist aber eine Zahl/,
    mend: /"4\.10"/,
  },
  {
    what: 'a client id that YAML reads as a number',
    change: set('credentials.clientId', 12345),
    at: '/credentials/clientId',
    said: /ein Text sein/,
    mend: /Anführungszeichen setzen: "12345"/,
  },
  {
    what: 'a text for a number',
    change: set('pickup.pollingSeconds', 'oft'),
    at: '/pickup/pollingSeconds',
    said: /eine Zahl sein, ist aber ein Text/,
    mend: /Sekunden/,
  },
  { what: 'a polling interval of zero', change: set('pickup.pollingSeconds', 0), at: '/pickup/pollingSeconds', said: /mindestens 0\.05/, mend: /Sekunden/ },
  {
    what: 'an API version that does not exist',
    change: set('interface.apiVersion', 'v3'),
    at: '/interface/apiVersion',
    said: /muss v1 oder v2 sein \(hier: v3\)/,
    mend: /Submission API/,
  },
  { what: 'an empty name', change: set('product.name', ''), at: '/product/name', said: /zu kurz/, mend: /Name des Produkts/ },
  { what: 'a list for a text', change: set('product.name', ['A']), at: '/product/name', said: /ein Text sein, ist aber eine Liste/, mend: /Name/ },
  {
    what: 'a destination id that is no UUID',
    change: set('destination.destinationId', '4711'),
    at: '/destination/destinationId',
    said: /nicht die verlangte Form/,
    mend: /UUID/,
  },
  { what: 'no service', change: set('destination.services', []), at: '/destination/services', said: /ist leer/, mend: /mindestens eine/ },
  {
    what: 'a service key without URN',
    change: set('destination.services.0.identifier', '99999001001000'),
    at: '/destination/services/0/identifier',
    said: /verlangte Form/,
    mend: /urn:de:fim:leika/,
  },
  {
    what: 'a region by name',
    change: set('destination.services.0.regions', ['Bayern']),
    at: '/destination/services/0/regions/0',
    said: /verlangte Form.*Bayern/,
    mend: /DE/,
  },
  {
    what: 'a media type of another kind',
    change: set('destination.services.0.schemas.0.mimeType', 'text/xml'),
    at: '/destination/services/0/schemas/0/mimeType',
    said: /application\/json oder application\/xml/,
    mend: /application/,
  },
  {
    what: 'a metadata version as a number',
    change: text('["1.0.0", "2.1.0"]', '["1.0.0", 2.1]'),
    at: '/destination/metadataVersions/1',
    said: /Text sein/,
    mend: /"2\.1"/,
  },
  { what: 'an unknown reply channel', change: set('destination.replyChannels', ['fax']), at: '/destination/replyChannels/0', said: /hier: fax/, mend: /eMail/ },
  {
    what: 'a reply channel twice',
    change: set('destination.replyChannels', ['eMail', 'eMail']),
    at: '/destination/replyChannels',
    said: /zweimal/,
    mend: /Rückkanäle/,
  },
  { what: 'a port above the range', change: set('listen.servicePort', 70000), at: '/listen/servicePort', said: /höchstens 65535/, mend: /8470/ },
  { what: 'tls: true', change: set('tls', true), at: '/tls', said: /false sein/, mend: /authorityCert/ },
  { what: 'tls without the key', change: remove('tls.authorityKey'), at: '/tls/authorityKey', said: /„tls\.authorityKey“ fehlt/, mend: /P-256/ },
  {
    what: 'a secret from two places',
    change: set('credentials.clientSecret', { env: 'A', file: 'b' }),
    at: '/credentials/clientSecret',
    said: /zugleich/,
    mend: /env: NAME/,
  },
  { what: 'a secret from nowhere', change: set('credentials.clientSecret', {}), at: '/credentials/clientSecret', said: /leer/, mend: /env: NAME/ },
  {
    what: 'a secret as a number',
    change: set('credentials.clientSecret', 987654321),
    at: '/credentials/clientSecret',
    said: /Text oder eine Gruppe/,
    mend: /^Den Wert in Anführungszeichen setzen\.$/,
  },
  {
    what: 'a short canary',
    change: set('samples.json.canaries', ['kurz']),
    at: '/samples/json/canaries/0',
    said: /mindestens 6 Zeichen/,
    mend: /sechs Zeichen/,
  },
  {
    what: 'attachments above what the suite sends',
    change: set('samples.maxAttachmentBytes', 10 ** 9),
    at: '/samples/maxAttachmentBytes',
    said: /höchstens 104857600/,
    mend: /Anlage/,
  },
  // Values that do not fit together, and files.
  {
    what: 'an unknown profile',
    change: set('profile', 'fit-connect-fachverfaren'),
    code: 'ERR_CONFIG_PROFILE_UNKNOWN',
    at: '/profile',
    said: /Profil „fit-connect-fachverfaren“ gibt es nicht/,
    mend: /fit-connect-fachverfahren/,
  },
  { what: 'a deadline below the interval', change: set('pickup.deadlineSeconds', 5), at: '/pickup/deadlineSeconds', said: /nicht länger/, mend: /30 s/ },
  {
    what: 'a variable that is not set',
    change: set('credentials.clientSecret', { env: 'PRODUKT_SECRET' }),
    at: '/credentials/clientSecret/env',
    said: /PRODUKT_SECRET.*nicht gesetzt/,
    mend: /PRODUKT_SECRET setzen/,
  },
  {
    what: 'a secret file that is not there',
    change: set('callback.secret', { file: 'fehlt.txt' }),
    code: 'ERR_CONFIG_FILE_UNREADABLE',
    at: '/callback/secret/file',
    said: /fehlt\.txt ist nicht lesbar: es gibt sie nicht/,
    mend: /Ordner der Zieldatei/,
  },
  {
    what: 'an empty secret file',
    change: set('callback.secret', { file: 'samples/empty-secret.txt' }),
    at: '/callback/secret/file',
    said: /ist leer/,
    mend: /Geheimnis/,
  },
  {
    what: 'a short callback secret',
    change: set('callback.secret', { file: 'samples/short-secret.txt' }),
    at: '/callback/secret',
    said: /9 Zeichen.*32 bis 512/,
    mend: /zufälliges/,
  },
  { what: 'a callback over http', change: set('callback.url', 'http://localhost:8443/callback'), at: '/callback/url', said: /http:\/\//, mend: /allowHttp/ },
  {
    what: 'a callback path only',
    change: set('callback.url', '/callback'),
    at: '/callback/url',
    said: /keine vollständige Adresse/,
    mend: /https:\/\/localhost/,
  },
  {
    what: 'credentials in the adapter address',
    change: set('adapter.url', 'https://a:b@localhost/x'),
    at: '/adapter/url',
    said: /ohne Zugangsdaten/,
    mend: /https/,
  },
  { what: 'one port for both', change: set('listen.controlPort', 8470), at: '/listen/controlPort', said: /denselben Anschluss 8470/, mend: /verschiedene/ },
  {
    what: 'all addresses without a name',
    change: (document) => {
      document.setIn(['listen', 'hostname'], '0.0.0.0');
      document.deleteIn(['listen', 'names']);
    },
    at: '/listen/hostname',
    said: /0\.0\.0\.0/,
    mend: /listen\.names/,
  },
  { what: 'a name with a port', change: set('listen.names', ['host:8470']), at: '/listen/names/0', said: /weder ein Rechnername/, mend: /ohne Anschluss/ },
  {
    what: 'a key that is not there',
    change: set('destination.signingKey', 'keys/fehlt.json'),
    code: 'ERR_CONFIG_FILE_UNREADABLE',
    at: '/destination/signingKey',
    said: /keys\/fehlt\.json/,
    mend: /Pfad/,
  },
  {
    what: 'a folder for a key',
    change: set('destination.signingKey', 'keys'),
    code: 'ERR_CONFIG_FILE_UNREADABLE',
    at: '/destination/signingKey',
    said: /Ordner/,
    mend: /Pfad/,
  },
  {
    what: 'a key that is no JSON',
    change: set('destination.signingKey', 'keys/no-json.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/signingKey',
    said: /kein JSON-Objekt/,
    mend: /JWK/,
  },
  {
    what: 'a key set',
    change: set('destination.encryptionKeys.0', 'keys/set.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /JWKS/,
    mend: /eigene Datei/,
  },
  {
    what: 'a private key',
    change: set('destination.encryptionKeys.0', 'product/encryption-1.private.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /privaten Schlüssel/,
    mend: /bleibt beim Produkt/,
  },
  {
    what: 'a signing key for encryption',
    change: set('destination.encryptionKeys.0', 'keys/signing.public.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /key_ops.*wrapKey/,
    mend: /anderen Zweck/,
  },
  {
    what: 'a short key',
    change: set('destination.encryptionKeys.0', 'keys/short.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /4096 Bit/,
    mend: /4096/,
  },
  {
    what: 'a key of another kind',
    change: set('destination.encryptionKeys.0', 'keys/ec.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /kty.*"EC"/,
    mend: /JWK/,
  },
  {
    what: 'a short kid',
    change: set('destination.encryptionKeys.0', 'keys/short-kid.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /8 bis 64 Zeichen/,
    mend: /JWK/,
  },
  {
    what: 'a key without certificate',
    change: set('destination.encryptionKeys.0', 'keys/no-certificate.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/0',
    said: /x5c/,
    mend: /selbst signiertes/,
  },
  {
    what: 'one kid twice',
    change: set('destination.encryptionKeys.1', 'keys/same-kid.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/1',
    said: /dieselbe Kennung/,
    mend: /eigene Kennung/,
  },
  {
    what: 'one key under two kids',
    change: set('destination.encryptionKeys.1', 'keys/same-key.json'),
    code: 'ERR_CONFIG_KEY_INVALID',
    at: '/destination/encryptionKeys/1',
    said: /derselbe Schlüssel/,
    mend: /anderen/,
  },
  {
    what: 'an authority file that holds a key',
    change: set('tls.authorityCert', 'tls/authority-key.pem'),
    at: '/tls/authorityCert',
    said: /kein Zertifikat in PEM/,
    mend: /BEGIN CERTIFICATE/,
  },
  {
    what: 'an authority key that holds a certificate',
    change: set('tls.authorityKey', 'tls/authority.pem'),
    at: '/tls/authorityKey',
    said: /keinen privaten Schlüssel/,
    mend: /init/,
  },
  {
    what: 'the key of another authority',
    change: set('tls.authorityKey', 'tls/other-key.pem'),
    at: '/tls/authorityKey',
    said: /gehört nicht zum Zertifikat/,
    mend: /init/,
  },
  {
    what: 'an authority of another name',
    change: set('tls', { authorityCert: 'tls/other.pem', authorityKey: 'tls/other-key.pem' }),
    at: '/tls/authorityCert',
    said: /nicht auf den Namen/,
    mend: /init/,
  },
  {
    what: 'an authority that ran out',
    change: set('tls', { authorityCert: 'tls/expired.pem', authorityKey: 'tls/expired-key.pem' }),
    at: '/tls/authorityCert',
    said: /gilt nur vom/,
    mend: /init/,
  },
  {
    what: 'a server certificate as authority',
    change: set('tls', { authorityCert: 'product/server.pem', authorityKey: 'product/server-key.pem' }),
    at: '/tls/authorityCert',
    said: /Namen|Zertifizierungsstelle/,
    mend: /init/,
  },
  {
    what: 'trust in no certificate',
    change: set('trustedCertificates', ['product/client-secret.txt']),
    at: '/trustedCertificates/0',
    said: /kein Zertifikat/,
    mend: /DER/,
  },
  {
    what: 'no sample at all',
    change: (document) => {
      document.deleteIn(['samples', 'json']);
      document.deleteIn(['samples', 'xml']);
    },
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples',
    said: /kein Beispiel/,
    mend: /samples\.json oder samples\.xml/,
  },
  {
    what: 'a schema without sample',
    change: remove('samples.xml'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples',
    said: /samples\.xml fehlt/,
    mend: /samples\.xml/,
  },
  {
    what: 'a sample of a schema that is not offered',
    change: set('samples.json.schemaUri', 'urn:anders'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/schemaUri',
    said: /Keine Leistung/,
    mend: /kindergartenanmeldung/,
  },
  {
    what: 'a sample of another service',
    change: set('samples.json.service', 'urn:de:anders'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/service',
    said: /nennt das Schema nicht/,
    mend: /99999001001000/,
  },
  {
    what: 'a sample that is no JSON',
    change: set('samples.json.file', 'samples/broken.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/file',
    said: /kein JSON/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample that breaks its schema',
    change: set('samples.json.file', 'samples/incomplete.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/file',
    said: /verletzt sein Schema samples\/example\.schema\.json/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample that is no XML',
    change: set('samples.xml.file', 'samples/broken.xml'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/xml/file',
    said: /kein XML/,
    mend: /Beispiel/,
  },
  {
    what: 'a sample of the other form',
    change: set('samples.xml.file', 'samples/example.json'),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/xml/file',
    said: /kein XML/,
    mend: /Beispiel/,
  },
  {
    what: 'a schema file that is no object',
    change: set('destination.services.0.schemas.0.file', 'samples/no-schema.json'),
    at: '/destination/services/0/schemas/0/file',
    said: /kein brauchbares JSON-Schema/,
    mend: /Schemadatei/,
  },
  {
    what: 'a schema of an old draft',
    change: set('destination.services.0.schemas.0.file', 'samples/wrong-draft.json'),
    at: '/destination/services/0/schemas/0/file',
    said: /draft-04/,
    mend: /Schemadatei/,
  },
  {
    what: 'an XSD that imports from the network',
    change: set('destination.services.0.schemas.1.file', 'samples/remote-import.xsd'),
    at: '/destination/services/0/schemas/1/file',
    said: /only local files/,
    mend: /Schemadatei/,
  },
  {
    what: 'a schema twice',
    change: set('destination.services.0.schemas.1', { schemaUri: 'urn:pruefstand:schema:kindergartenanmeldung:1.0:json', mimeType: 'application/json' }),
    at: '/destination/services/0/schemas/1/schemaUri',
    code: 'ERR_CONFIG_INVALID',
    said: /zweimal/,
    mend: /entfernen/,
  },
  {
    what: 'a canary that is not in the data',
    change: set('samples.json.canaries', ['Balthasar Kanarienfrei']),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/json/canaries/0',
    said: /kommt in samples\/example\.json nicht vor/,
    mend: /genau so/,
  },
  {
    what: 'attachments where none are taken',
    change: set('samples.maxAttachmentBytes', 0),
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/maxAttachmentBytes',
    said: /aber maxAttachmentBytes ist 0/,
    mend: /entfernen/,
  },
  {
    what: 'an attachment larger than allowed',
    change: (document) => {
      document.setIn(['samples', 'attachments'], ['samples/big.txt']);
      document.setIn(['samples', 'maxAttachmentBytes'], 1000);
    },
    code: 'ERR_CONFIG_SAMPLE_INVALID',
    at: '/samples/attachments/0',
    said: /2000 Byte/,
    mend: /kleinere/,
  },
  {
    what: 'metadata versions the suite cannot send',
    change: set('destination.metadataVersions', ['1.6.0']),
    at: '/destination/metadataVersions',
    said: /Keine der genannten/,
    mend: /1\.0\.0 oder 2\.1\.0/,
  },
  {
    what: 'a managed destination without adapter',
    change: (document) => {
      document.setIn(['capabilities', 'managesDestination'], true);
      document.deleteIn(['adapter']);
    },
    at: '/capabilities/managesDestination',
    said: /adapter fehlt/,
    mend: /adapter eintragen/,
  },
  {
    what: 'a clock that can be set without adapter',
    change: (document) => {
      document.setIn(['capabilities', 'settableClock'], true);
      document.deleteIn(['adapter']);
    },
    at: '/capabilities/settableClock',
    said: /adapter fehlt/,
    mend: /adapter eintragen/,
  },
  {
    what: 'fragments without attachments',
    change: (document) =>
      void (
        document.setIn(['capabilities', 'fragments'], true),
        document.setIn(['samples', 'maxAttachmentBytes'], 0),
        document.deleteIn(['samples', 'attachments'])
      ),
    at: '/capabilities/fragments',
    said: /nur mit Anlagen/,
    mend: /weglassen/,
  },
  {
    what: 'fragments with old metadata',
    change: (document) => {
      document.setIn(['capabilities', 'fragments'], true);
      document.setIn(['destination', 'metadataVersions'], ['1.0.0']);
    },
    at: '/capabilities/fragments',
    said: /erst in den Metadaten 2\.1\.0/,
    mend: /2\.1\.0/,
  },
];

describe('wrong target files', () => {
  for (const { what, change, code = 'ERR_CONFIG_INVALID', at, said, mend } of WRONG) {
    test(what, async () => {
      const file = changed(typeof change === 'function' && change.length === 0 ? (change as () => string)() : change);
      const filesBefore = readdirSync(made.folder, { recursive: true }).sort();
      const error = await loadTargetFile(file, {}).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      ok(error instanceof TranslatedError, `not refused: ${String(error)}`);
      equal(error.code, code, error.text.de);
      equal(error.family, 'configuration');
      match(error.text.de, said);
      match(error.mend?.de ?? '', mend);
      match(error.place ?? '', /^\/.*wrong\.yaml:\d+:\d+( \(\/.*\))?$/);
      ok(error.place?.includes(at.startsWith('/') ? `(${at})` : at), error.place);
      ok(error.text.en.endsWith('.') && (error.mend?.en ?? '').length > 0 && error.message === error.text.en);
      ok(!/\{\w+\}|undefined|\[object/.test(`${error.text.de} ${error.text.en} ${error.mend?.de} ${error.mend?.en}`), 'text with holes');
      deepStrictEqual(readdirSync(made.folder, { recursive: true }).sort(), filesBefore, 'something was written');
    });
  }

  test('line and column lead to the value', async () => {
    const file = changed(text('pollingSeconds: 5', 'pollingSeconds: -5')());
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((candidate) => candidate.includes('pollingSeconds: -5'));
    await rejects(loadTargetFile(file, {}), (error: TranslatedError) => error.place === `${file}:${line + 1}:19 (/pickup/pollingSeconds)`);
  });

  test('no message shows a secret', () => {
    const file = changed((document) => {
      document.setIn(['callback', 'secret'], 'geheim-aber-zu-kurz');
      document.setIn(['credentials', 'clientSecret'], ['geheim-und-eine-liste']);
    });
    ok(!JSON.stringify(readTargetFile(file, {})).includes('geheim-'));
    const short = changed(set('callback.secret', 'geheim-aber-zu-kurz'));
    ok(!JSON.stringify(readTargetFile(short, {}).problems).includes('geheim-'));
  });

  test('a file that is not there, a folder, a huge one', async () => {
    writeFileSync(made.pathOf('huge.yaml'), 'x'.repeat(1_100_000));
    for (const name of ['fehlt.yaml', 'keys', 'huge.yaml']) {
      await rejects(
        loadTargetFile(made.pathOf(name), {}),
        (error: TranslatedError) => error.code === 'ERR_CONFIG_FILE_UNREADABLE' && (error.hint ?? '').includes('init'),
      );
    }
    writeFileSync(made.pathOf('latin1.yaml'), Buffer.from('product: "M\u00FCller"', 'latin1'));
    await rejects(loadTargetFile(made.pathOf('latin1.yaml'), {}), { code: 'ERR_CONFIG_NOT_YAML' });
  });
});

describe('what works but deserves a word', () => {
  test('self-signed certificates', () => {
    const { warnings, problems } = readTargetFile(changed(set('destination.encryptionKeys.0', 'keys/self-signed.json')), {});
    deepStrictEqual([warnings.length, problems.length], [1, 0]);
    match(warnings[0]?.text.de ?? '', /Selbst signiert/);
    const chained = readTargetFile(made.outcome.targetFile, {});
    deepStrictEqual([chained.warnings, chained.problems], [[], []]);
  });

  test('a certificate of another key, and one key for two purposes, are left to the judgement of the run', () => {
    const foreign = readTargetFile(changed(set('destination.encryptionKeys.0', 'keys/foreign-certificate.json')), {});
    ok(foreign.loaded !== undefined && foreign.warnings.some(({ text: { de } }) => de.includes('anderen Schlüssel')));
    const shared = readTargetFile(changed(set('destination.signingKey', 'keys/also-signing.json')), {});
    ok(shared.loaded !== undefined && shared.warnings.some(({ text: { de } }) => de.includes('FC-SUB-051')));
  });

  test('certificates are judged at the time that is given', () => {
    const { warnings } = readTargetFile(made.outcome.targetFile, {}, Date.now() + 4 * 365 * 86_400_000);
    equal(warnings.filter(({ text: { de } }) => de.includes('gilt jetzt nicht')).length, 3);
  });
});

describe('capabilities', () => {
  const capabilitiesOf = (change: Change): readonly string[] => {
    const { loaded, problems } = readTargetFile(changed(change), { SECRET: 'x'.repeat(40) });
    deepStrictEqual(problems, []);
    return [...(loaded?.target.capabilities ?? [])];
  };

  test('follow from what is there', () => {
    ok(!capabilitiesOf(remove('callback')).includes('callback'));
    ok(!capabilitiesOf(remove('adapter')).includes('adapter'));
    ok(!capabilitiesOf(remove('destination.encryptionKeys.1')).includes('second-decryption-key'));
    ok(!capabilitiesOf(remove('destination.replyChannels')).includes('reply-channel'));
    ok(!capabilitiesOf(set('destination.metadataVersions', ['2.1.0'])).includes('metadata-1'));
    ok(!capabilitiesOf(set('tls', false)).includes('tls'));
    ok(!capabilitiesOf(remove('destination.services.0.schemas.1.file')).includes('data-schema'), 'one sample without a broken variant');
    ok(capabilitiesOf(set('interface.apiVersion', 'v1')).includes('api-v1'));
    ok(capabilitiesOf(set('capabilities.fragments', true)).includes('fragments'));
    ok(capabilitiesOf(set('capabilities.managesDestination', true)).includes('destination-api'));
    ok(capabilitiesOf(set('capabilities.settableClock', true)).includes('settable-clock'));
    ok(!capabilitiesOf(set('capabilities.settableClock', false)).includes('settable-clock'));
    ok(
      !capabilitiesOf((document) => {
        document.setIn(['samples', 'maxAttachmentBytes'], 0);
        document.deleteIn(['samples', 'attachments']);
      }).includes('attachments'),
    );
  });

  test('secrets come from the environment or stand in the file', () => {
    equal(readTargetFile(changed(set('callback.secret', { env: 'SECRET' })), { SECRET: 'y'.repeat(32) }).loaded?.target.callback?.secret, 'y'.repeat(32));
    equal(readTargetFile(changed(set('credentials.clientSecret', 'offen')), {}).loaded?.target.clientSecret, 'offen');
  });

  test('the name of the environment is handed on', () => {
    equal(readTargetFile(changed(set('environment', 'Abnahme')), {}).loaded?.target.environment, 'Abnahme');
  });

  test('a callback over http is possible when it is asked for', () => {
    const { loaded } = readTargetFile(
      changed((document) => {
        document.setIn(['callback', 'url'], 'http://localhost:8443/c');
        document.setIn(['callback', 'allowHttp'], true);
      }),
      {},
    );
    equal(loaded?.target.callback?.url, 'http://localhost:8443/c');
  });
});
