/** Reading what is compared: results, bundles, certificates, and everything that only looks like one. */
import { deepStrictEqual, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import type { VerificationReport } from '../core/verification.ts';
import { readZip, writeZip } from '../formats/zip.ts';
import { checkedOf } from './checked.ts';
import { readSubject } from './subject.ts';
import type { SubjectReader, SubjectReading } from './subject.ts';

const resultSchema = JSON.parse(readFileSync(new URL('../../schemas/result/result-1.schema.json', import.meta.url), 'utf8')) as object;
const reader: SubjectReader = { readZip, resultSchema };
const result = sampleResult({ requirements: [{ id: 'R-1' }], cases: [{ id: 'a', requirement: 'R-1' }] });
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const certificate = { format: 'pruefstand-certificate', number: 'PS-2026-000007', level: 'L4', validUntil: '2027-05-01', more: 1 };

const text = { de: 'Satz.', en: 'Sentence.' };
const REPORT: VerificationReport = {
  format: 'pruefstand-verification',
  formatVersion: 1,
  verifiedAt: '2026-11-21T12:00:00.000Z',
  subject: { kind: 'self-test' },
  signers: [],
  signature: 'no',
  evidence: 'yes',
  verdicts: 'unknown',
  recomputed: { cases: 0, judgements: 0, equal: 0, suiteVersion: '0.1.0' },
  findings: [
    { kind: 'signature-missing', grade: 'wrong', text },
    { kind: 'suite-other', grade: 'open', text },
  ],
};

async function zip(files: Readonly<Record<string, unknown>>): Promise<Uint8Array> {
  return writeZip(Object.entries(files).map(([path, content]) => ({ path, content: content instanceof Uint8Array ? content : bytesOf(content) })));
}
const bundle = async (files: Readonly<Record<string, unknown>> = {}): Promise<Uint8Array> => zip({ 'result.json': result, ...files });

async function refusal(bytes: Uint8Array): Promise<string> {
  const reading: SubjectReading = await readSubject('x.zip', bytes, reader);
  ok('problem' in reading, 'it was read');
  ok(reading.problem.text.de !== reading.problem.text.en && reading.problem.mend.en !== '');
  match(reading.problem.place, /^x\.zip/);
  return reading.problem.text.en;
}

describe('what is read', () => {
  test('a result', async () => {
    deepStrictEqual(await readSubject('r.json', bytesOf(result), reader), {
      subject: { file: 'r.json', kind: 'result', result: JSON.parse(JSON.stringify(result)) },
    });
  });

  test('a self-test bundle', async () => {
    const reading = await readSubject('a.zip', await bundle(), reader);
    ok('subject' in reading);
    deepStrictEqual([reading.subject.kind, reading.subject.checked], ['selfTest', undefined]);
  });

  test('a certificate with the bundle inside', async () => {
    const reading = await readSubject('c.zip', await zip({ 'certificate.json': certificate, 'bundle.zip': await bundle() }), reader);
    ok('subject' in reading);
    deepStrictEqual([reading.subject.kind, reading.subject.certificate], ['certificate', { number: 'PS-2026-000007', level: 'L4', validUntil: '2027-05-01' }]);
  });

  test('a verifier is asked with the whole file, and a bare result needs none', async () => {
    const seen: number[] = [];
    const verify: SubjectReader['verify'] = (bytes) => Promise.resolve((seen.push(bytes.length), REPORT));
    const bytes = await bundle();
    const reading = await readSubject('a.zip', bytes, { ...reader, verify });
    ok('subject' in reading);
    deepStrictEqual(reading.subject.checked, checkedOf(REPORT));
    await readSubject('r.json', bytesOf(result), { ...reader, verify });
    deepStrictEqual(seen, [bytes.length]);
  });
});

test('unsigned is no forged signature; what is wrong is named once, and whose signature it is', () => {
  deepStrictEqual(checkedOf(REPORT), { signature: 'none', evidence: 'yes', verdicts: 'unknown', isTrusted: false, wrong: [] });
  const signer = { issuer: '', chain: [], notBefore: '', notAfter: '', sha256: '', level: 'B-T' as const };
  const forged: VerificationReport = {
    ...REPORT,
    subject: { kind: 'certificate' },
    signers: [
      { ...signer, role: 'body', subject: 'O=Selbst', isAnchored: false },
      { ...signer, role: 'vendor', subject: 'O=Anders', isAnchored: true },
    ],
    findings: [...REPORT.findings, { kind: 'chain-not-anchored', grade: 'wrong', text }, { kind: 'chain-not-anchored', grade: 'wrong', text }],
  };
  const { signature, signer: told, isTrusted, wrong } = checkedOf(forged);
  deepStrictEqual([signature, told, isTrusted, wrong], ['no', 'O=Selbst', false, ['signature-missing', 'chain-not-anchored']]);
});

describe('what is refused', () => {
  test('no result, another version, another shape', async () => {
    match(await refusal(bytesOf('{')), /no result/);
    match(await refusal(bytesOf([result])), /no result/);
    match(await refusal(bytesOf({ ...result, formatVersion: 2 })), /format version 2/);
    match(await refusal(bytesOf({ ...result, cases: {} })), /breaks its schema/);
    match(await refusal(await bundle({ 'result.json': { ...result, conclusion: 'fine' } })), /breaks its schema/);
  });

  test('archives without a result, certificates without bundle or with a broken one', async () => {
    match(await refusal(await zip({ 'readme.txt': 'x' })), /lacks result\.json/);
    match(await refusal(await zip({ 'certificate.json': certificate })), /lacks its bundle/);
    match(await refusal(await zip({ 'certificate.json': { ...certificate, number: 7 }, 'bundle.zip': await bundle() })), /cannot be read or lacks/);
    match(await refusal(await zip({ 'certificate.json': certificate, 'bundle.zip': bytesOf('PK') })), /archive is not in order/);
  });

  test('an archive with any trick in it', async () => {
    const bytes = await bundle();
    match(await refusal(bytes.slice(0, -5)), /archive is not in order/);
    match(await refusal(Buffer.concat([bytes, Buffer.from('more')])), /archive is not in order/);
  });

  test('any bytes: never an exception', async () => {
    const good = await bundle();
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const changed = good.slice();
        changed[at] = value;
        const reading = await readSubject('x.zip', changed, reader);
        ok('subject' in reading || reading.problem.text.en !== '');
      }),
      { numRuns: 150 },
    );
  });
});
