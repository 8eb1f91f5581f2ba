/** Every fault changes what its name says, as seen by pkijs, and nothing when it is not armed or does not match. */
import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { readDerCertificate } from '../../src/formats/certificate-reading.ts';
import type { CertificateFacts } from '../../src/formats/certificate-reading.ts';
import type { OcspFacts, OcspSingleFacts } from '../../src/formats/pki/reading.ts';
import { wireFaultOf } from '../../src/core/simulator.ts';
import { FAULTS } from './index.ts';
import type { ArmedFault } from './index.ts';
import { ask, BASE, createStand, listOf, NOW, questionFor, readAnswer, serialsOf, statusOf } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

const HOUR_MS = 3_600_000;
const tried = new Set<string>();

async function armed(order: ArmedFault): Promise<Stand> {
  tried.add(order.fault);
  const stand = await createStand();
  await stand.control.arm(order);
  return stand;
}

async function answerOf(stand: Stand): Promise<OcspFacts> {
  const { serialNumber } = await stand.issue();
  return readAnswer(await ask(stand, `${BASE}/ocsp/client`, await questionFor(stand, 'client', [serialNumber])));
}

async function isVerified(stand: Stand): Promise<boolean> {
  const { isSignedUnder } = await answerOf(stand);
  return isSignedUnder([(await stand.pki.authority('client')).der, (await stand.pki.authority('root')).der]);
}

async function isListVerified(stand: Stand): Promise<boolean> {
  return (await listOf(stand, 'client')).isSignedBy((await stand.pki.authority('client')).der);
}

test('what is revoked', async () => {
  const stand = await armed({ fault: 'authority-revoked' });
  const serials = await serialsOf(stand, 'root');
  equal(serials.length, 1);
  equal(await statusOf(stand, { authority: 'root', serialNumber: serials[0] ?? '' }), 'revoked');
  equal((await answerOf(stand)).certificates[0]?.status, 'good', 'the authority itself says nothing of it');
  const forgetful = await armed({ fault: 'revocations-forgotten' });
  const one = await forgetful.issue();
  await forgetful.control.revoke({ certificate: one.certificate });
  deepEqual([await statusOf(forgetful, one), await serialsOf(forgetful, 'client')], ['good', []]);
});

test('lists', async () => {
  const good = await createStand();
  equal(await isListVerified(good), true);
  for (const fault of ['list-wrong-signer', 'list-wrong-signature', 'list-of-another']) equal(await isListVerified(await armed({ fault })), false, fault);
  const expired = await listOf(await armed({ fault: 'list-expired' }), 'client');
  equal(expired.nextUpdate, NOW - HOUR_MS);
  const early = await listOf(await armed({ fault: 'list-from-the-future' }), 'client');
  ok(early.thisUpdate > NOW);
  const critical = await listOf(await armed({ fault: 'list-unknown-critical' }), 'client');
  deepEqual(critical.critical, ['2.999.5280.5']);
});

test('answers', async () => {
  equal(await isVerified(await createStand()), true);
  for (const fault of ['ocsp-wrong-signature', 'ocsp-wrong-signer']) equal(await isVerified(await armed({ fault })), false, fault);
  const single = async (order: ArmedFault): Promise<OcspSingleFacts | undefined> => (await answerOf(await armed(order))).certificates[0];
  equal((await single({ fault: 'ocsp-unknown' }))?.status, 'unknown');
  ok(Number((await single({ fault: 'ocsp-expired' }))?.nextUpdate) < NOW);
  ok(Number((await single({ fault: 'ocsp-from-the-future' }))?.thisUpdate) > NOW);
  const refused = await answerOf(await armed({ fault: 'ocsp-refused', params: { status: 'unauthorized' } }));
  deepEqual([refused.status, refused.certificates], [6, []]);
  const stand = await armed({ fault: 'ocsp-other-certificate' });
  const { serialNumber } = await stand.issue();
  const other = await readAnswer(await ask(stand, `${BASE}/ocsp/client`, await questionFor(stand, 'client', [serialNumber])));
  equal(other.certificates[0]?.status, 'good');
  notEqual(other.certificates[0].serialNumber, serialNumber);
});

test('nonces and responders', async () => {
  equal((await answerOf(await armed({ fault: 'ocsp-no-nonce' }))).nonce, undefined);
  const { nonce = new Uint8Array() } = await answerOf(await armed({ fault: 'ocsp-wrong-nonce' }));
  equal(Buffer.from(nonce).toString('hex'), '041000112233445566778899aabbccddeefe');
  const responderOf = async (fault: string): Promise<CertificateFacts | undefined> => {
    const [signer = new Uint8Array()] = (await answerOf(await armed({ fault }))).signers;
    return readDerCertificate(signer);
  };
  const notAllowed = await responderOf('ocsp-responder-not-allowed');
  deepEqual([notAllowed?.issuer.includes('TLS-Client'), notAllowed?.extendedKeyUsage], [true, undefined]);
  const expired = await responderOf('ocsp-responder-expired');
  ok(Number(expired?.notAfter) < NOW);
});

test('network', async () => {
  const wireOf = async (order: ArmedFault): Promise<unknown> => {
    const stand = await armed(order);
    return wireFaultOf(await stand.simulator.fetch(new Request(`${BASE}/crl/client.crl`)));
  };
  deepEqual(await wireOf({ fault: 'no-answer' }), { kind: 'reset' });
  deepEqual(await wireOf({ fault: 'slow', params: { milliseconds: 5 } }), { kind: 'delay', delayMs: 5 });
  deepEqual(await wireOf({ fault: 'truncated-answer' }), { kind: 'truncate', afterBytes: 10 });
  const statusWith = async (order: ArmedFault): Promise<number> => (await (await armed(order)).simulator.fetch(new Request(`${BASE}/crl/client.crl`))).status;
  equal(await statusWith({ fault: 'answer-status', params: { status: 404 } }), 404);
  equal(await statusWith({ fault: 'redirect', params: { location: 'http://a.test/' } }), 307);
  equal(await statusWith({ fault: 'page-instead' }), 200);
});

test('faults match, count, and are named in the record', async () => {
  const stand = await createStand();
  const id = await stand.control.arm({ fault: 'ocsp-unknown', times: 1, skip: 1, match: { authority: 'client' } });
  const one = await stand.issue();
  deepEqual([await statusOf(stand, one), await statusOf(stand, one), await statusOf(stand, one)], ['good', 'unknown', 'good']);
  deepEqual(
    (await stand.control.exchanges({ operation: 'ocsp' })).map(({ faults }) => faults),
    [[], ['ocsp-unknown'], []],
  );
  equal((await stand.control.armed())[0]?.struck, 1);
  await stand.control.disarm(id);
  await stand.control.arm({ fault: 'ocsp-unknown', match: { serialNumber: one.serialNumber, operation: 'ocsp' } });
  const two = await stand.issue();
  deepEqual([await statusOf(stand, one), await statusOf(stand, two)], ['unknown', 'good']);
  await rejects(stand.control.arm({ fault: 'nichts' }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(stand.control.arm({ fault: 'slow', params: { milliseconds: 'x' } }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(stand.control.arm({ fault: 'redirect' }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(stand.control.arm({ fault: 'no-answer', params: { x: 1 } }), { code: 'ERR_CONTROL_REFUSED' });
  await rejects(stand.control.arm({ fault: 'ocsp-refused', params: { status: 'x' } }), { code: 'ERR_CONTROL_REFUSED' });
});

test('every fault was tried', () => {
  deepEqual(
    [...FAULTS.keys()].filter((name) => !tried.has(name)),
    [],
  );
});
