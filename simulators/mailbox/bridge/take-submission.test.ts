/** Submissions by way of FIT-Connect as the mailbox takes them: kept, shown to the citizen, noted as a delivery; or refused with a reason. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { ZBP_SERVICES } from '../index.ts';
import type { SubmissionHandOver, SubmissionOutcome } from '../index.ts';
import { APPLICATION, createStand, envelopeOf, MAILBOX, messageOf, SENDER, stateOf, testKeys, tokenOf } from '../test-stand.ts';
import type { Stand } from '../test-stand.ts';

const keys = await testKeys();
const FILE = { filename: 'Größe.txt', bytes: Buffer.from('Größe') };

function handOver(content: unknown, change: Readonly<Record<string, unknown>> = {}, rest: Partial<SubmissionHandOver> = {}): SubmissionHandOver {
  const data = { ...envelopeOf(keys.sender, content), authorToken: tokenOf(keys.sender), authorCertificate: keys.sender.certificate, ...change };
  return {
    serviceIdentifier: ZBP_SERVICES.message.identifier,
    schemaUri: `${ZBP_SERVICES.message.schemaBase}1.0.0/zbp-message.schema.json`,
    dataBase64: Buffer.from(JSON.stringify(data)).toString('base64'),
    attachments: [],
    exchange: 'x000007',
    ...rest,
  };
}

const STATUS = { serviceIdentifier: ZBP_SERVICES.status.identifier, schemaUri: `${ZBP_SERVICES.status.schemaBase}1.0.0/zbp-status.schema.json` };
const rulesOf = ({ problems }: SubmissionOutcome): readonly string[] => problems.map(({ rule }) => rule);

async function inboxOf(stand: Stand): Promise<string> {
  const response = await stand.simulator.fetch(new Request(`https://zbp.test/inbox/de/${MAILBOX}/3`), {});
  return response.text();
}

test('ZBP-19: a message is provided, with its attachments, and noted with what it showed of its sender', async () => {
  const stand = await createStand();
  const attachments = [{ filename: FILE.filename, mediaType: 'text/plain', contentBase64: FILE.bytes.toString('base64') }];
  const waiting = stand.control.waitFor({ kind: 'delivery', exchanges: ['x000007'] }, 10_000);
  const outcome = await stand.control.handOver(handOver(messageOf({ title: 'Über FIT-Connect' }, [FILE]), {}, { attachments }));
  deepEqual(rulesOf(outcome), []);
  ok((await waiting).isMet);
  const [message] = await stand.control.messages();
  deepEqual([message?.via, message?.messageUuid, message?.exchange, message?.title], ['fit-connect', outcome.messageUuid, 'x000007', 'Über FIT-Connect']);
  deepEqual(Buffer.from(await stand.control.attachment(message?.messageUuid ?? '', 0)), FILE.bytes);
  const [delivery] = await stand.control.deliveries();
  const { operation, status, sender, certificate, token, envelope, parts } = delivery ?? {};
  deepEqual([operation, status, sender, certificate?.commonName], ['submitted-message', 200, SENDER, SENDER]);
  deepEqual([token?.isSignatureValid, envelope?.isSignatureValid, parts?.map(({ filename }) => filename)], [true, true, ['Größe.txt']]);
  ok((await inboxOf(stand)).includes('Über FIT-Connect'));
});

test('ZBP-19: a status report reaches the status monitor', async () => {
  const stand = await createStand();
  deepEqual(rulesOf(await stand.control.handOver(handOver(stateOf(), {}, STATUS))), []);
  const [state] = await stand.control.states(APPLICATION);
  deepEqual([state?.status, state?.exchange], ['RECEIVED', 'x000007']);
  deepEqual(rulesOf(await stand.control.handOver(handOver(stateOf({ applicationId: MAILBOX }), {}, STATUS))), ['application-not-found']);
  equal((await stand.control.deliveries()).at(-1)?.status, 404);
});

test('ZBP-12: a mailbox that is not there, or harmful attachments, are refused and nothing is kept', async () => {
  const stand = await createStand();
  await stand.control.deleteMailbox(MAILBOX);
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf()))), ['mailbox-not-found']);
  await stand.control.putMailbox({ mailboxUuid: MAILBOX });
  const bytes = Buffer.from([String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}`, '$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));
  const attachments = [{ filename: 'a.com', mediaType: 'text/plain', contentBase64: bytes.toString('base64') }];
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf({}, [{ filename: 'a.com', bytes }]), {}, { attachments }))), ['virus-found']);
  deepEqual(await stand.control.messages(), []);
  deepEqual(
    (await stand.control.deliveries()).map(({ status, refusal }) => [status, refusal]),
    [
      [404, 'mailbox-not-found'],
      [422, 'virus-found'],
    ],
  );
});

test('ZBP-19: the token has to be valid when the submission is processed, however late that is', async () => {
  const stand = await createStand();
  await stand.control.putMailbox({ mailboxUuid: MAILBOX, processedAfterSeconds: 3600 });
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf()))), ['token']);
  await stand.control.putMailbox({ mailboxUuid: MAILBOX, processedAfterSeconds: 600 });
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf()))), []);
});

test('ZBP-19: what cannot be read is refused, and noted without what it does not show', async () => {
  const stand = await createStand();
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf(), {}, { dataBase64: Buffer.from('[').toString('base64') }))), ['data']);
  deepEqual(rulesOf(await stand.control.handOver(handOver(messageOf(), { authorCertificate: keys.stranger.certificate }))), [
    'certificate',
    'token',
    'signature',
  ]);
  const [unreadable, foreign] = await stand.control.deliveries();
  deepEqual([unreadable?.envelope, unreadable?.token, unreadable?.certificate], [undefined, undefined, undefined]);
  deepEqual([foreign?.sender, foreign?.certificate?.commonName, foreign?.token?.isSignatureValid], [undefined, 'Fremd', false]);
});
