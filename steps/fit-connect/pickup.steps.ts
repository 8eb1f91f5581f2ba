/** Words about the pickup as a whole: obstacles in the list, a missing link, false certificates, a key roll-over. */
import { After, Given, Then, When } from '@cucumber/cucumber';
import {
  isolateBadItems,
  pageThroughPickupList,
  publishKeyBeforeSwitch,
  refuseBadCertificates,
  surviveMissingSubmission,
  tellMissingLink,
} from '../../src/checks/fit-connect/index.ts';
import type { CertificateSubject } from '../../src/checks/fit-connect/subject.ts';
import type { HiddenSubmission } from '../../src/core/submission.ts';
import { createStaged } from '../staged.ts';
import { made } from './made.ts';
import type { FitConnectWorld } from './world.ts';

const DEFAULT_LIMIT = 100;
/** A slow machine may need that long for a connection, however often the product polls. */
const LEAST_CONNECT_MS = 10_000;

interface PickupState {
  readonly afterSeq: number;
  readonly faults: string[];
  badItem?: HiddenSubmission;
  lastItem?: HiddenSubmission;
  ghostIds?: readonly string[];
  limit?: number;
  certificate?: CertificateSubject['certificate'];
  handshakesBefore?: number;
  requestsBefore?: number;
  adapterExchange?: string;
  answeredKid?: string;
}

const states = createStaged<PickupState>();

async function begin(world: FitConnectWorld): Promise<PickupState> {
  const { seq } = await world.control.waitFor({ kind: 'exchange', query: { operation: 'list-submissions' } }, 0);
  const state: PickupState = { afterSeq: seq, faults: [] };
  states.set(world, state);
  return state;
}

After(async function (this: FitConnectWorld) {
  const state = states.find(this);
  if (state === undefined) return;
  for (const fault of state.faults) await this.control.disarm(fault);
  if (state.certificate !== undefined) await this.control.showCertificate('valid');
});

/** Page size the product asks for, from its latest list request. */
async function limitOf(world: FitConnectWorld): Promise<number> {
  const lists = await world.control.exchanges({ peer: 'product', operation: 'list-submissions' });
  const asked = Number(new URLSearchParams(lists.at(-1)?.request.target.split('?')[1] ?? '').get('limit') ?? DEFAULT_LIMIT);
  return Number.isInteger(asked) && asked > 0 && asked <= 500 ? asked : DEFAULT_LIMIT;
}

Given(
  'eine Abholliste, die mit einer unlesbaren Einreichung beginnt, danach eine volle Seite verschwundener Einreichungen zeigt und mit einer gültigen endet',
  async function (this: FitConnectWorld) {
    await this.waitForAnswers((await this.campaign()).submissionIds);
    const state = await begin(this);
    state.badItem = await this.own('bad-item');
    state.lastItem = await this.own('last-item');
    state.limit = await limitOf(this);
    const ghostIds = Array.from({ length: state.limit }, () => crypto.randomUUID());
    state.ghostIds = ghostIds;
    state.faults.push(await this.control.arm({ fault: 'pickup-ghosts', params: { submissionIds: ghostIds, position: 'first' } }));
    state.faults.push(await this.control.arm({ fault: 'pickup-ghosts', params: { submissionIds: [state.badItem.submissionId], position: 'first' } }));
    await this.control.disarm(state.lastItem.hidingFault);
  },
);

When('das Fachverfahren die Abholliste abgearbeitet hat', async function (this: FitConnectWorld) {
  const { lastItem, afterSeq } = states.get(this);
  await this.control.waitFor(
    { kind: 'exchange', query: { peer: 'product', operation: 'get-submission', submissionId: made(lastItem).submissionId, afterSeq } },
    Math.max(3 * this.roundMs, this.target.deadlineSeconds * 1000),
  );
});

Then('hat es weitergeblättert, die verschwundenen übergangen und sich von der unlesbaren nicht aufhalten lassen', async function (this: FitConnectWorld) {
  const { ghostIds = [], limit = DEFAULT_LIMIT, badItem, lastItem, afterSeq } = states.get(this);
  const exchanges = await this.productExchanges(afterSeq);
  const subject = { ghostIds, limit, badItem: await this.observe(made(badItem)), last: await this.observe(made(lastItem)), exchanges };
  const told = [...exchanges.filter(({ operation }) => operation === 'list-submissions'), ...subject.last.exchanges];
  return this.judge([pageThroughPickupList, surviveMissingSubmission, isolateBadItems], subject, told);
});

Given('ein Zustelldienst, der die Abholliste mit 403 verweigert', async function (this: FitConnectWorld) {
  const state = await begin(this);
  state.faults.push(
    await this.control.arm({ fault: 'answer-status', match: { operation: 'list-submissions', peer: 'product' }, params: { status: 403, body: 'problem' } }),
  );
});

When('das Fachverfahren die Abholliste abgerufen hat', async function (this: FitConnectWorld) {
  const { afterSeq } = states.get(this);
  await this.control.waitFor(
    { kind: 'exchange', query: { peer: 'product', operation: 'list-submissions', status: 403, afterSeq }, count: 2 },
    3 * this.roundMs,
  );
});

Then('meldet es seinem Betreiber nicht, es sei nichts abzuholen', async function (this: FitConnectWorld) {
  const { afterSeq } = states.get(this);
  const refusals = await this.control.exchanges({ peer: 'product', operation: 'list-submissions', status: 403, afterSeq });
  const told = await this.adapter?.status();
  return this.judge([tellMissingLink], { refusals, ...(told === undefined ? {} : { told }) }, refusals);
});

const CERTIFICATES: Readonly<Record<string, CertificateSubject['certificate']>> = {
  'abgelaufen ist': 'expired',
  'auf einen anderen Rechner lautet': 'wrong-host',
  'von einer unbekannten Stelle ausgestellt wurde': 'unknown-ca',
};

Given(/^ein Zustelldienst, der ein Zertifikat zeigt, das (.+)$/, async function (this: FitConnectWorld, flaw: string) {
  const certificate = CERTIFICATES[flaw];
  if (certificate === undefined) throw new Error(`No certificate is made for "${flaw}".`);
  const state = await begin(this);
  const { refused, requests } = await this.control.handshakes();
  state.certificate = certificate;
  state.handshakesBefore = refused[certificate];
  state.requestsBefore = requests[certificate];
  await this.control.showCertificate(certificate);
});

When('das Fachverfahren eine neue Verbindung aufbaut', async function (this: FitConnectWorld) {
  const { certificate, handshakesBefore = 0, requestsBefore = 0 } = states.get(this);
  const facts = await this.own('callback');
  // A callback makes products that have one connect at once; the others come with their next poll.
  if (this.target.hasCallback)
    await this.control.sendCallback(this.target.destinationId, {
      submissions: [{ destinationId: facts.destinationId, submissionId: facts.submissionId, caseId: facts.caseId }],
    });
  await this.control.waitFor(
    { kind: 'handshake', certificate: made(certificate), afterCount: handshakesBefore + requestsBefore },
    Math.max(2 * this.roundMs, LEAST_CONNECT_MS),
  );
});

Then('hat es über sie keine Anfrage gesendet', async function (this: FitConnectWorld) {
  const { handshakesBefore = 0, requestsBefore = 0, afterSeq, ...state } = states.get(this);
  const certificate = made(state.certificate);
  const { refused, requests } = await this.control.handshakes();
  const taken = requests[certificate] - requestsBefore;
  const exchanges = taken > 0 ? (await this.control.exchanges({ direction: 'inbound', afterSeq })).filter(({ peer }) => peer !== 'suite') : [];
  return this.judge(
    [refuseBadCertificates],
    { certificate, refusedHandshakes: refused[certificate] - handshakesBefore, requests: taken, exchanges, usesTls: this.target.usesTls },
    exchanges,
  );
});

When('das Fachverfahren auf Wunsch seinen Verschlüsselungsschlüssel wechselt', async function (this: FitConnectWorld) {
  const state = await begin(this);
  const answer = await this.adapter?.rollKeyOver();
  if (answer === undefined) return;
  state.adapterExchange = answer.exchange;
  if (answer.encryptionKid !== undefined) state.answeredKid = answer.encryptionKid;
});

Then('ist der neue Schlüssel veröffentlicht, bevor der Zustellpunkt ihn nennt', async function (this: FitConnectWorld) {
  const { afterSeq, adapterExchange, answeredKid } = states.get(this);
  const exchanges = await this.productExchanges(afterSeq);
  const relevant = exchanges.filter(({ operation }) => ['add-destination-key', 'patch-destination', 'update-destination'].includes(operation));
  return this.judge(
    [publishKeyBeforeSwitch],
    { exchanges, ...(adapterExchange === undefined ? {} : { adapterExchange }), ...(answeredKid === undefined ? {} : { answeredKid }) },
    relevant,
  );
});
