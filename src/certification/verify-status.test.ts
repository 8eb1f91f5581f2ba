import { deepStrictEqual, equal } from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Certificate, StatusList } from '../core/certificate.ts';
import { canonicalJson } from '../formats/canonical-json.ts';
import { issueCertificate } from '../formats/certificate-issuing.ts';
import { signJades } from '../formats/jades.ts';
import { signerFromPem } from '../formats/signer.ts';
import type { Signer } from '../formats/signer.ts';
import { verifySignature } from './verify-signature.ts';
import type { SignatureReading, Trust } from './verify-signature.ts';
import { readStatus } from './verify-status.ts';

const AT = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;
const NUMBER = 'PS-2026-000001';
const certificate = { number: NUMBER, issuer: { name: 'Beispielstelle' }, validUntil: '2027-01-01' } as Certificate;
const entry = { number: NUMBER, status: 'valid', since: AT.toISOString(), validUntil: '2027-01-01' } as const;
const validity = { notBefore: AT.getTime() - DAY_MS, notAfter: AT.getTime() + 365 * DAY_MS };

let trust: Trust;
let signers: Readonly<Record<'body' | 'sameBody' | 'vendor' | 'impostor' | 'disguised', Signer>>;
let body: SignatureReading;

before(async () => {
  const root = await issueCertificate({ subject: 'CN=Wurzel, O=Vertrauensdienst', authority: {}, ...validity });
  const other = await issueCertificate({ subject: 'CN=Wurzel, O=Muster GmbH', authority: {}, ...validity });
  const make = async (subject: string, issuer = root): Promise<Signer> => {
    const { key, chain } = await issueCertificate({ subject, issuer, ...validity });
    return signerFromPem({ key, chain });
  };
  signers = {
    body: await make('CN=Zertifikate, O=Beispielstelle, C=DE'),
    sameBody: await make('CN=Register, O=Beispielstelle, C=DE'),
    vendor: await make('CN=Signatur, O=Muster GmbH, C=DE'),
    impostor: await make('CN=Register, O=Beispielstelle, C=DE', other),
    disguised: await make(String.raw`CN=x\, O=Beispielstelle, C=DE`),
  };
  trust = { anchors: [root.der, other.der], tsaAnchors: [], at: AT };
  const payload = Buffer.from('{}');
  const text = await signJades({ payload, contentType: 'application/json', signer: signers.body, signedAt: AT });
  const files = new Map([
    ['a', payload],
    ['b', Buffer.from(text)],
  ]);
  body = await verifySignature(files, { document: 'a', signature: 'b' }, trust);
});

async function told(changes: Partial<StatusList>, by: keyof typeof signers = 'body', at = AT): Promise<readonly string[]> {
  const list = { format: 'pruefstand-status-list', formatVersion: 1, issuer: 'Beispielstelle', issuedAt: AT.toISOString(), ...changes };
  const payload = Buffer.from(canonicalJson({ nextUpdate: new Date(AT.getTime() + DAY_MS).toISOString(), entries: [entry], ...list }));
  const text = await signJades({ payload, contentType: 'application/json', signer: signers[by], signedAt: AT });
  const { entry: found, findings } = await readStatus(certificate, { list: payload, signature: Buffer.from(text) }, body, { ...trust, at });
  return [found?.status ?? '–', ...findings.map(({ kind, grade }) => `${kind} ${grade}`)];
}

const REFUSED = ['–', 'status-list-invalid wrong', 'status-unknown open'];

test('a list of the same body is believed, whichever of its keys signed it', async () => {
  deepStrictEqual([await told({}), await told({}, 'sameBody')], [['valid'], ['valid']]);
});

test('a list of anybody else is not, although its signer is trusted', async () => {
  for (const by of ['vendor', 'impostor', 'disguised'] as const) deepStrictEqual(await told({}, by), REFUSED, by);
});

test('one that names the certificate twice says nothing', async () => {
  deepStrictEqual(await told({ entries: [entry, { ...entry, status: 'revoked' }] }), REFUSED);
});

test('without the certificate, of another issuer, too old or from after now: open', async () => {
  deepStrictEqual(await told({ entries: [] }), ['–', 'status-unknown open']);
  deepStrictEqual(await told({ issuer: 'Andere Stelle' }), ['–', 'status-unknown open']);
  deepStrictEqual(await told({}, 'body', new Date(AT.getTime() + 2 * DAY_MS)), ['valid', 'status-list-stale open']);
  deepStrictEqual(await told({ issuedAt: new Date(AT.getTime() + 10 * 60_000).toISOString() }), ['valid', 'clock-before-validity open']);
});

test('no list, one without signature, one that is no JSON', async () => {
  deepStrictEqual(
    (await readStatus(certificate, undefined, body, trust)).findings.map(({ kind }) => kind),
    ['status-unknown'],
  );
  for (const text of ['{', '{}', '[]'])
    equal((await readStatus(certificate, { list: Buffer.from(text) }, body, trust)).findings[0]?.kind, 'status-list-invalid');
});
