/** Time stamps of a local authority: sound ones, and each of its deviations under the name it has to have. */
import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTimestampAuthority, createTimestampKeys } from '../../simulators/timestamp/index.ts';
import type { TimestampFault } from '../../simulators/timestamp/index.ts';
import { certificatesInPem } from './certificate-reading.ts';
import { nonceHex, timestampRequest } from './timestamp-request.ts';
import { readTimestampResponse, verifyTimestamp } from './timestamp.ts';
import type { TimestampAnswer } from './timestamp.ts';
import { grantedResponse, readStampRequest, rejectedResponse } from './timestamp-issuing.ts';
import { readTimestampToken } from './timestamp-token.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DATA = Buffer.from('was zu stempeln ist');
const IMPRINT = hash('sha256', DATA, 'buffer');

const keys = await createTimestampKeys(NOW);
const authority = createTimestampAuthority({ ...keys, clock: { now: () => NOW } });
const anchors = certificatesInPem(keys.root.certificate);
const sound = await authority.stamp(IMPRINT);

function judge(token: Uint8Array, trusted = anchors, data = DATA): TimestampAnswer {
  return verifyTimestamp(token, { data, anchors: trusted, place: 'sigTst' });
}

function namesIn({ findings }: TimestampAnswer): readonly string[] {
  return findings.map(({ kind, grade }) => `${kind} ${grade}`);
}

async function deviating(fault: TimestampFault): Promise<TimestampAnswer> {
  authority.deviate(fault);
  try {
    return judge(await authority.stamp(IMPRINT));
  } finally {
    authority.deviate(undefined);
  }
}

await test('a sound time stamp says when and who', () => {
  const answer = judge(sound);
  assert.deepEqual([answer.isSound, answer.isAnchored, answer.findings], [true, true, []]);
  assert.equal(answer.time, NOW);
  assert.match(answer.authority ?? '', /^CN=Zeitstempel/);
});

await test('without anchors, with others, and with the certificate of the authority itself', () => {
  const own = certificatesInPem(keys.chain);
  assert.deepEqual([judge(sound, []).isAnchored, ...namesIn(judge(sound, []))], [false, 'chain-not-anchored open']);
  assert.equal(judge(sound, own).isAnchored, true);
});

await test('every deviation of an authority has its name', async () => {
  assert.deepEqual(namesIn(await deviating('wrong-imprint')), ['timestamp-other-data wrong']);
  assert.deepEqual(namesIn(await deviating('wrong-signature')), ['timestamp-invalid wrong']);
  assert.deepEqual(namesIn(await deviating('no-extended-key-usage')), ['key-usage-wrong wrong']);
  assert.deepEqual(namesIn(await deviating('uncritical-key-usage')), ['key-usage-wrong wrong']);
  assert.deepEqual(namesIn(await deviating('expired-certificate')), ['certificate-expired-at-signing wrong']);
  assert.deepEqual(namesIn(await deviating('wrong-time')), ['certificate-not-yet-valid wrong']);
  assert.deepEqual(namesIn(judge(sound, anchors, Buffer.from('etwas anderes'))), ['timestamp-other-data wrong']);
  for (const fault of ['no-extended-key-usage', 'expired-certificate'] as const) assert.equal((await deviating(fault)).isSound, false);
});

await test('any changed octet of a time stamp is noticed', () => {
  fc.assert(
    fc.property(fc.nat(sound.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Uint8Array.from(sound);
      changed[at] = (changed[at] ?? 0) ^ mask;
      const answer = judge(changed);
      assert.equal(answer.isAnchored, false);
      assert.ok(answer.findings.some(({ grade }) => grade === 'wrong'));
    }),
    { numRuns: 250 },
  );
});

await test('octets that are no time stamp are named, not thrown', () => {
  const hostile = [new Uint8Array(), Buffer.from('kein Zeitstempel'), sound.subarray(0, 200), Buffer.concat([sound, sound]), new Uint8Array(1 << 19)];
  for (const bytes of hostile) assert.deepEqual(namesIn(judge(bytes)), ['timestamp-invalid wrong']);
});

await test('a request says what is asked, whatever the nonce', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (nonce) => {
      const request = readStampRequest(timestampRequest(IMPRINT, nonce));
      assert.deepEqual(request?.imprint, new Uint8Array(IMPRINT));
      assert.equal(request.wantsCertificate, true);
      assert.equal(BigInt(`0x${nonceHex(nonce)}`), BigInt(`0x${Buffer.from(nonce).toString('hex')}`));
      assert.equal(
        Buffer.from(request.nonce ?? [])
          .subarray(2)
          .toString('hex'),
        nonceHex(nonce),
      );
    }),
    { numRuns: 100 },
  );
});

await test('a response grants with a token or refuses with a status', () => {
  const granted = readTimestampResponse(grantedResponse(sound));
  assert.equal(granted?.status, 0);
  assert.deepEqual(Buffer.from(granted.token ?? []), Buffer.from(sound));
  assert.deepEqual(readTimestampResponse(rejectedResponse('keine Uhr', 14)), { status: 2 });
  assert.equal(readTimestampResponse(randomBytes(64)), undefined);
  assert.equal(readTimestampToken(sound)?.statement.nonce, undefined);
});
