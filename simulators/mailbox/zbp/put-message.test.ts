/** Messages over REST: the three layers, every limit, attachments, and what is stored. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { issueCertificate } from '../../../src/formats/certificate-issuing.ts';
import {
  createStand,
  CLAIMS,
  envelopeOf,
  formOf,
  LOW_MAILBOX,
  MAILBOX,
  MESSAGES,
  messageOf,
  NOW,
  problemOf,
  putMessage,
  send,
  SENDER,
  tokenOf,
} from '../test-stand.ts';
import type { Stand, TestFile } from '../test-stand.ts';

const FILE: TestFile = { filename: 'Bürger 😀.pdf', bytes: Uint8Array.of(0, 255, 13, 10, 45, 45) };
const FORM = { 'Content-Type': 'multipart/form-data; boundary=BOUNDARY' };

test('a message with attachments is stored, answered as the service does, and told as it was sent', async () => {
  const stand = await createStand();
  const content = messageOf({ title: 'Bescheid 😀', senderUrl: 'https://example.org', reference: null, applicationId: null }, [FILE]);
  const response = await putMessage(stand, content, [FILE]);
  equal(response.status, 200);
  match(response.headers.get('cache-control') ?? '', /no-store/);
  ok(response.headers.has('set-cookie'));
  const answer = (await response.json()) as Record<string, unknown>;
  deepEqual(Object.keys(answer), ['mailboxHandle', 'messageId', 'messageUuid']);
  equal(answer['mailboxHandle'], MAILBOX);
  equal(answer['messageId'], NOW);
  const [message] = await stand.control.messages({ mailboxUuid: MAILBOX.toUpperCase() });
  equal(message?.messageUuid, answer['messageUuid']);
  equal(message?.title, 'Bescheid 😀');
  equal(message?.reference, undefined);
  equal(message?.attachments[0]?.filename, FILE.filename);
  equal((await stand.control.exchanges({ operation: 'put-message' }))[0]?.id, message?.exchange);
  deepEqual(await stand.control.attachment(message?.messageUuid ?? '', 0), FILE.bytes);
});

test('what a request showed of its sender and content is told; the signature of its token is kept nowhere', async () => {
  const stand = await createStand();
  const content = messageOf({}, [FILE]);
  await putMessage(stand, content, [FILE]);
  const [delivery] = await stand.control.deliveries();
  deepEqual(delivery?.token?.claims, CLAIMS);
  equal(delivery?.token?.isSignatureValid, true);
  deepEqual(delivery?.envelope, { content: JSON.stringify(content), isSignatureValid: true });
  deepEqual(delivery?.parts?.map(({ name, filenameForm, sizeBytes }) => [name, filenameForm, sizeBytes]).at(-1), ['files', 'utf8', 6]);
  equal(delivery?.certificate?.commonName, SENDER);
  const [exchange] = await stand.control.exchanges({ operation: 'put-message' });
  equal(exchange?.id, delivery?.exchange);
  equal(exchange?.peer, 'product');
  ok(!JSON.stringify([exchange, delivery]).includes(tokenOf(stand.keys.sender).split('.')[2] ?? '?'), 'no signature of a token is kept');
});

test('ZBP-13: two identical requests are two messages with numbers of their own', async () => {
  const stand = await createStand();
  const answers = await Promise.all([1, 2].map(async () => (await putMessage(stand, messageOf())).json() as Promise<Record<string, unknown>>));
  notEqual(answers[0]?.['messageUuid'], answers[1]?.['messageUuid']);
  notEqual(answers[0]?.['messageId'], answers[1]?.['messageId']);
  equal((await stand.control.messages()).length, 2);
});

test('ZBP-01: connections without a registered, valid certificate of the environment are refused', async () => {
  const stand = await createStand();
  const refusal = async (sending: Parameters<typeof putMessage>[3], on = stand): Promise<string> => problemOf(await putMessage(on, messageOf(), [], sending));
  equal(await refusal({ certificate: null }), '403 certificate-missing');
  equal(await refusal({ certificate: stand.keys.stranger }), '403 certificate-unknown');
  const expired = await issueCertificate({ subject: 'CN=Alt', keyKind: 'RSA-2048', notBefore: NOW - 9e8, notAfter: NOW - 1e3 });
  await stand.control.putSender({ name: 'Alt', certificate: expired.certificate, peer: 'product' });
  equal(await refusal({ certificate: expired }), '403 certificate-expired');
  await stand.control.putSender({ name: SENDER, certificate: stand.keys.sender.certificate, environment: 'prod', peer: 'product' });
  equal(await refusal({}), '403 certificate-of-other-environment');
  await stand.control.putSender({ name: 'Anders', certificate: stand.keys.sender.certificate, peer: 'product' });
  await stand.control.withdrawSender(SENDER);
  equal(await refusal({}), '403 certificate-unknown');
});

test('ZBP-02: tokens are refused for each of their rules', async () => {
  const stand = await createStand({ limits: { maxTokenSeconds: 3600 } });
  const { sender, stranger } = stand.keys;
  const second = NOW / 1000;
  const cases: readonly (readonly [token: string | undefined, problem: string])[] = [
    [undefined, '401 token-missing'],
    ['Basic eDp5', '401 token-missing'],
    ['Bearer abc', '401 token-malformed'],
    [`Bearer ${tokenOf(sender, {}, { alg: 'RS256' })}`, '401 token-algorithm'],
    [`Bearer ${tokenOf(sender, {}, { alg: 'none' })}`, '401 token-algorithm'],
    [`Bearer ${tokenOf(stranger)}`, '401 token-signature'],
    [`Bearer ${tokenOf(sender, { exp: second - 31 })}`, '401 token-expired'],
    [`Bearer ${tokenOf(sender, { exp: undefined })}`, '401 token-expired'],
    [`Bearer ${tokenOf(sender, { iat: second + 60, exp: second + 120 })}`, '401 token-not-yet-valid'],
    [`Bearer ${tokenOf(sender, { iat: 'now' })}`, '401 token-not-yet-valid'],
    [`Bearer ${tokenOf(sender, { exp: second + 3601 })}`, '401 token-too-long'],
    [`Bearer ${tokenOf(sender, { signer: 'Fremd' })}`, '403 signer-unknown'],
    [`Bearer ${tokenOf(sender, { roles: 'THIRD_PARTY' })}`, '403 role-missing'],
    [`Bearer ${tokenOf(sender, { roles: ['MANAGEMENT_TOKEN'] })}`, '403 role-missing'],
  ];
  for (const [token, expected] of cases) equal(await problemOf(await putMessage(stand, messageOf(), [], { token })), expected);
  equal((await putMessage(stand, messageOf(), [], { token: `Bearer ${tokenOf(sender, { roles: ['OTHER', 'THIRD_PARTY'] })}` })).status, 200);
});

test('ZBP-04: the signature is over the exact bytes of the content', async () => {
  const stand = await createStand();
  const envelope = envelopeOf(stand.keys.sender, messageOf());
  const put = async (value: unknown): Promise<Response> => send(stand, 'PUT', MESSAGES, formOf(value), { headers: FORM });
  equal((await put(envelope)).status, 200);
  equal(await problemOf(await put({ ...envelope, content: `${envelope.content} ` })), '422 signature-wrong');
  equal(await problemOf(await put(envelopeOf(stand.keys.stranger, messageOf()))), '422 signature-wrong');
  equal(await problemOf(await put({ ...envelope, more: 1 })), '400 content-invalid');
  equal(await problemOf(await put({ content: envelope.content })), '400 content-invalid');
  equal(await problemOf(await put({ ...envelope, content: messageOf() })), '400 content-invalid');
  equal(await problemOf(await put('{')), '400 request-malformed');
  equal(await problemOf(await put(envelopeOf(stand.keys.sender, 'no JSON'))), '400 request-malformed');
  equal((await put(envelopeOf(stand.keys.sender, ` ${JSON.stringify(messageOf(), undefined, 2)}\n`))).status, 200);
});

test('ZBP-07: every limit of the content, each with the last value that is taken', async () => {
  const stand = await createStand();
  const status = async (change: Readonly<Record<string, unknown>>): Promise<string> => {
    const response = await putMessage(stand, messageOf(change));
    return response.status === 200 ? '200' : problemOf(response);
  };
  const lengths: readonly (readonly [name: string, max: number])[] = [
    ['sender', 255],
    ['title', 1024],
    ['content', 1_048_576],
    ['service', 255],
    ['senderUrl', 255],
    ['reference', 255],
  ];
  for (const [name, max] of lengths) {
    equal(await status({ [name]: 'ä'.repeat(max) }), '200', name);
    equal(await status({ [name]: 'ä'.repeat(max + 1) }), '400 content-invalid', name);
  }
  for (const name of ['mailboxUuid', 'stork_qaa_level', 'sender', 'title', 'content', 'service']) {
    equal(await status({ [name]: undefined }), '400 content-invalid', name);
    equal(await status({ [name]: name === 'stork_qaa_level' ? '1' : '' }), '400 content-invalid', name);
  }
  for (const level of [0, 5, 1.5]) equal(await status({ stork_qaa_level: level }), '400 content-invalid');
  for (const name of ['retrievalConfirmationAddress', 'replyAddress']) {
    equal(await status({ [name]: 'amt@example.org' }), '200');
    equal(await status({ [name]: 'amt' }), '400 content-invalid');
    equal(await status({ [name]: `${'a'.repeat(310)}@example.org` }), '400 content-invalid');
  }
  equal(await status({ applicationId: 'x' }), '400 content-invalid');
  equal(await status({ unknown: 1 }), '200');
});

test('ZBP-08: attachments agree with the parts in number, order, name, length and digest', async () => {
  const stand = await createStand();
  const other: TestFile = { filename: 'b.pdf', bytes: Uint8Array.of(1) };
  const status = async (content: unknown, files: readonly TestFile[]): Promise<string> => problemOf(await putMessage(stand, content, files));
  equal(await status(messageOf({}, [FILE]), []), '400 attachments-differ');
  equal(await status(messageOf(), [FILE]), '400 attachments-differ');
  equal(await status(messageOf({ attachments: null }), [FILE]), '400 attachments-differ');
  equal(await status(messageOf({}, [FILE, other]), [other, FILE]), '400 attachments-differ');
  equal(await status(messageOf({}, [FILE]), [{ ...FILE, filename: 'x.pdf' }]), '400 attachments-differ');
  equal(await status(messageOf({}, [FILE]), [{ ...FILE, bytes: Uint8Array.of(1, 2, 3, 4, 5, 6) }]), '400 attachments-differ');
  equal(await status(messageOf({}, [FILE]), [{ ...FILE, bytes: Uint8Array.of(1) }]), '400 attachments-differ');
  equal(await status(messageOf({}, [FILE]), [{ ...FILE, parameter: 'x=1' }]), '400 attachments-differ');
  const [attachment] = messageOf({}, [FILE])['attachments'] as [Record<string, unknown>];
  equal(await status(messageOf({ attachments: [{ ...attachment, sha512sum: 'abc' }] }), [FILE]), '400 content-invalid');
  equal(await status(messageOf({ attachments: [{ ...attachment, sha512sum: String(attachment['sha512sum']).toUpperCase() }] }), [FILE]), '200 ');
});

test('ZBP-09: file names beyond ASCII arrive in each form that libraries use', async () => {
  const stand = await createStand();
  for (const parameter of [undefined, "filename*=UTF-8''B%C3%BCrger%20%F0%9F%98%80.pdf", 'filename="x.pdf"; filename*=UTF-8\'\'B%C3%BCrger%20%F0%9F%98%80.pdf'])
    equal((await putMessage(stand, messageOf({}, [FILE]), [parameter === undefined ? FILE : { ...FILE, parameter }])).status, 200, parameter);
  const quoted: TestFile = { filename: 'a"b.pdf', bytes: FILE.bytes };
  for (const parameter of ['filename="a%22b.pdf"', String.raw`filename="a\"b.pdf"`])
    equal((await putMessage(stand, messageOf({}, [quoted]), [{ ...quoted, parameter }])).status, 200, parameter);
  equal((await putMessage(stand, messageOf({}, [FILE]), [{ ...FILE, parameter: 'filename="=?UTF-8?Q?B=C3=BCrger?="' }])).status, 400);
  deepEqual((await stand.control.deliveries()).at(-1)?.parts?.at(-1)?.filenameForm, 'encoded-word');
});

test('ZBP-12: an unknown mailbox and one whose owner left are answered alike', async () => {
  const stand = await createStand();
  equal(await problemOf(await putMessage(stand, messageOf({ mailboxUuid: '99999999-9999-4999-8999-999999999999' }))), '404 mailbox-not-found');
  await stand.control.deleteMailbox(MAILBOX);
  equal(await problemOf(await putMessage(stand, messageOf())), '404 mailbox-not-found');
  await stand.control.putMailbox({ mailboxUuid: MAILBOX });
  equal((await putMessage(stand, messageOf())).status, 200);
  deepEqual(
    (await stand.control.mailboxes()).map(({ mailboxUuid, isDeleted, messages }) => [mailboxUuid, isDeleted, messages]),
    [
      [MAILBOX, false, 1],
      [LOW_MAILBOX, false, 0],
    ],
  );
});

test('the EICAR test file is refused, or taken where the tenant says so', async () => {
  const eicar: TestFile = { filename: 'a.txt', bytes: Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EI', 'CAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')) };
  equal(await problemOf(await putMessage(await createStand(), messageOf({}, [eicar]), [eicar])), '422 virus-found');
  equal((await putMessage(await createStand({ virusReaction: 'take' }), messageOf({}, [eicar]), [eicar])).status, 200);
});

test('limits of attachments are the tenant’s', async () => {
  const stand = await createStand({ limits: { maxAttachments: 1, maxAttachmentBytes: 6, attachmentTypes: ['application/pdf'] } });
  const status = async (...files: readonly TestFile[]): Promise<string> => problemOf(await putMessage(stand, messageOf({}, files), files));
  equal(await status(FILE), '200 ');
  equal(await status(FILE, FILE), '413 content-too-large');
  equal(await status({ ...FILE, bytes: new Uint8Array(7) }), '413 content-too-large');
  equal(await status({ ...FILE, type: 'text/html' }), '415 attachment-type-closed');
});

test('forms are refused when their media type, parts or boundary are wrong', async () => {
  const stand: Stand = await createStand();
  const envelope = envelopeOf(stand.keys.sender, messageOf());
  const put = async (body: Uint8Array | string, type: string): Promise<string> =>
    problemOf(await send(stand, 'PUT', MESSAGES, body, { headers: { 'Content-Type': type } }));
  equal(await put(JSON.stringify(envelope), 'application/json'), '415 content-type-wrong');
  equal(await put(formOf(envelope), 'multipart/form-data'), '400 request-malformed');
  equal(await put(formOf(envelope), 'multipart/form-data; boundary=OTHER'), '400 request-malformed');
  equal(await put(formOf(envelope).subarray(0, -6), FORM['Content-Type']), '400 request-malformed');
  equal(await put(formOf(envelope, [], 'BOUNDARY', 'text/plain'), FORM['Content-Type']), '415 content-type-wrong');
  const twice = Buffer.concat([formOf(envelope).subarray(0, -'--BOUNDARY--\r\n'.length), formOf(envelope)]);
  equal(await put(twice, FORM['Content-Type']), '400 request-malformed');
  const unknown = Buffer.concat([Buffer.from('--BOUNDARY\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n'), formOf(envelope)]);
  equal(await put(unknown, FORM['Content-Type']), '400 request-malformed');
});

test('paths and methods are exact', async () => {
  const stand = await createStand();
  equal(await problemOf(await send(stand, 'POST', MESSAGES, '{}')), '405 method-not-allowed');
  equal(await problemOf(await send(stand, 'PUT', `${MESSAGES}/`, '{}')), '404 path-not-found');
  equal(await problemOf(await send(stand, 'PUT', MESSAGES.toUpperCase(), '{}')), '404 path-not-found');
  equal(await problemOf(await send(stand, 'PUT', `/t/nobody${MESSAGES}`, '{}')), '404 tenant-not-found');
});
