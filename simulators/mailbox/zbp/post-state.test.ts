/** Status reports: values, limits, time, applications. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { APPLICATION, createStand, postState, problemOf, putMessage, send, STATES, stateOf, messageOf, tokenOf } from '../test-stand.ts';

test('a report is stored and told', async () => {
  const stand = await createStand();
  const response = await postState(stand, stateOf());
  equal(response.status, 200);
  equal(await response.text(), '');
  const [state] = await stand.control.states(APPLICATION.toUpperCase());
  deepEqual([state?.status, state?.publicServiceName, state?.statusDetails], ['RECEIVED', 'Anmeldung in einer Kita', 'Eingegangen']);
  equal((await stand.control.exchanges({ operation: 'post-application-state' }))[0]?.id, state?.exchange);
});

test('ZBP-16: all values but NONE are taken, in any order', async () => {
  const stand = await createStand();
  for (const status of ['COMPLETED', 'INITIATED', 'SUBMITTED', 'RECEIVED', 'PROCESSING', 'ACTION_REQUIRED'])
    equal((await postState(stand, stateOf({ status }))).status, 200, status);
  equal(await problemOf(await postState(stand, stateOf({ status: 'NONE' }))), '422 status-reserved');
  equal(await problemOf(await postState(stand, stateOf({ status: 'received' }))), '400 content-invalid');
});

test('ZBP-17: the time is UTC with milliseconds and Z', async () => {
  const stand = await createStand();
  for (const createdDate of ['2025-05-05T09:00:00Z', '2025-05-05T09:00:00.000+02:00', '2025-05-05T09:00:00.0000Z', '2025-13-05T09:00:00.000Z', 1])
    equal(await problemOf(await postState(stand, stateOf({ createdDate }))), '400 content-invalid', String(createdDate));
});

test('ZBP-07: limits of the texts', async () => {
  const stand = await createStand();
  const cases: readonly (readonly [max: number, change: (text: string) => Record<string, unknown>])[] = [
    [100, (de) => ({ publicServiceName: { de } })],
    [100, (senderName) => ({ senderName })],
    [50, (de) => ({ statusDetails: { de } })],
    [100, (de) => ({ additionalInformation: { de } })],
    [50, (reference) => ({ reference })],
  ];
  for (const [max, change] of cases) {
    equal((await postState(stand, stateOf(change('x'.repeat(max))))).status, 200);
    equal(await problemOf(await postState(stand, stateOf(change('x'.repeat(max + 1))))), '400 content-invalid');
  }
});

test('applications that no login has are refused, or taken where the tenant says so', async () => {
  const other = stateOf({ applicationId: '99999999-9999-4999-8999-999999999999' });
  equal(await problemOf(await postState(await createStand(), other)), '404 application-not-found');
  equal((await postState(await createStand({ unknownApplications: 'take' }), other)).status, 200);
});

test('authentication, media type and signature hold here too', async () => {
  const stand = await createStand();
  equal(await problemOf(await postState(stand, stateOf(), { certificate: null })), '403 certificate-missing');
  equal(await problemOf(await postState(stand, stateOf(), { token: `Bearer ${tokenOf(stand.keys.stranger)}` })), '401 token-signature');
  equal(await problemOf(await postState(stand, stateOf(), { headers: { 'Content-Type': 'text/plain' } })), '415 content-type-wrong');
  equal(await problemOf(await send(stand, 'POST', STATES, '', { headers: { 'Content-Type': 'application/json' } })), '400 request-malformed');
});

test('where certificates are unseen, the token names the sender', async () => {
  const stand = await createStand({ clientCertificates: 'unseen' });
  equal((await postState(stand, stateOf(), { certificate: null })).status, 200);
  equal((await putMessage(stand, messageOf(), [], { certificate: null })).status, 200);
  equal(
    await problemOf(await postState(stand, stateOf(), { certificate: null, token: `Bearer ${tokenOf(stand.keys.sender, { signer: 'Fremd' })}` })),
    '403 signer-unknown',
  );
  equal(await problemOf(await postState(stand, stateOf(), { certificate: null, token: `Bearer ${tokenOf(stand.keys.stranger)}` })), '401 token-signature');
  equal((await stand.control.deliveries())[0]?.sender, 'Beispielverfahren Ä');
});
