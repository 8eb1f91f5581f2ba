/** What has to be true after a conversation, whatever language it was held in: told by the peer, by the state of the simulator and by the record. */
import assert from 'node:assert/strict';
import { headerOf } from '../../../src/core/exchange.ts';
import { sha512 } from '../../../src/drivers/fit-connect/plan.ts';
import type { Answer } from './conversation.ts';
import { sendingsFor } from './conversation.ts';
import { exchangesOf } from './simulated-service.ts';
import type { PeerTenant, SimulatedService } from './simulated-service.ts';
import type { SentCase } from './suite-sending.ts';

/** The peer sent everything it was asked to, in the form the simulator demands of a product. */
export async function assertSent(tenant: PeerTenant, answer: Answer): Promise<void> {
  const planned = sendingsFor(tenant.apiVersion);
  assert.deepEqual(
    answer.sent.map(({ name }) => name),
    planned.map(({ name }) => name),
  );
  for (const { name, submissionId, keyKid } of answer.sent) {
    assert.equal(keyKid, tenant.destination.encryptionKid, 'the key is the one the destination names');
    const view = await tenant.control.submission(submissionId);
    const isWrong = planned.find((sending) => sending.name === name)?.wrongHash === true;
    assert.equal(view.status, isWrong ? 'rejected' : 'accepted', name);
  }
}

/** The peer opened, verified and decided what the suite sent as the suite's own expectation says. */
export async function assertReceived(service: SimulatedService, tenant: PeerTenant, answer: Answer, cases: readonly SentCase[]): Promise<void> {
  const received = new Map(answer.received.map((item) => [item.submissionId, item]));
  assert.equal(answer.received.length, received.size, 'FC-SVC-012: an answered submission is not listed again');
  const wrong: string[] = [];
  for (const { submissionId, phrase, expectation, problems } of cases) {
    const item = received.get(submissionId);
    const wanted = expectation === 'accept' ? 'accepted' : 'rejected';
    const { status } = await tenant.control.submission(submissionId);
    if (item?.decision !== wanted || status !== wanted)
      wrong.push(`eine Einreichung, ${phrase}: ${item?.decision} ${item?.problem ?? ''} ${item?.detail ?? ''}, ${status}`);
    else if (expectation === 'refuse' && !problems.includes(item.problem ?? ''))
      wrong.push(`eine Einreichung, ${phrase}: rejected for ${item.problem} (${item.detail}), not for ${problems.join(' or ')}`);
  }
  assert.deepEqual(wrong, []);
  const data = new Set([service.samples.json, service.samples.xml].flatMap((sample) => (sample === undefined ? [] : [sha512(sample.bytes)])));
  const accepted = answer.received.filter(({ decision }) => decision === 'accepted');
  assert.deepEqual(
    accepted.filter(({ dataSha512 }) => !data.has(dataSha512 ?? '')),
    [],
    'the plaintext is, byte for byte, what was sealed',
  );
}

/** The sender read a whole, verified log whose last event is the receiver's decision. */
export function assertLogs(tenant: PeerTenant, answer: Answer): void {
  const { destinationId } = tenant.destination;
  const issuer = tenant.addresses.submissionApiUrl;
  assert.equal(answer.logs.length, answer.sent.length);
  for (const [index, log] of answer.logs.entries()) {
    const isWrong = sendingsFor(tenant.apiVersion)[index]?.wrongHash === true;
    assert.deepEqual(
      log.events.map(({ name, issuer: from }) => [name, from]),
      [
        ['create-submission', issuer],
        ['submit-submission', issuer],
        ['notify-submission', issuer],
        [isWrong ? 'reject-submission' : 'accept-submission', destinationId],
      ],
      'FC-SVC-011, FC-SVC-016',
    );
    assert.equal(log.tagsEqual, true, 'FC-SVC-011: the tags are the last part of each JWE');
  }
}

/** Nothing the peer asked for was refused, and it used every operation of the conversation. */
export async function assertExchanges(tenant: PeerTenant): Promise<void> {
  const exchanges = await exchangesOf(tenant);
  const refused = exchanges.filter(({ response }) => response === undefined || response.status >= 300);
  assert.deepEqual(
    refused.map(({ request, response }) => `${request.method} ${request.target} ${response?.status}: ${response?.body.text ?? ''}`),
    [],
  );
  const used = new Set(exchanges.map(({ operation }) => operation));
  const needed = [
    'request-token',
    'get-destination',
    'create-submission',
    'add-attachment',
    'submit-submission',
    'list-submissions',
    'get-submission',
    'get-attachment',
    'get-event-log',
    'post-event',
  ];
  assert.deepEqual(
    needed.filter((operation) => !used.has(operation)),
    [],
  );
  const submitted = exchanges.filter(({ operation }) => operation === 'submit-submission');
  assert.deepEqual([...new Set(submitted.map(({ response }) => response?.status))], [tenant.apiVersion === 'v1' ? 202 : 200], 'FC-SVC-009');
  const posted = exchanges.filter(({ operation }) => operation === 'post-event');
  assert.deepEqual([...new Set(posted.map(({ request }) => headerOf(request.headers, 'content-type')))], ['application/jose'], 'FC-SVC-014');
}
