/** The face for unit tests: a product's own fetch reaches the simulator in process. */
import { equal } from 'node:assert/strict';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { test } from 'node:test';
import { setupServer } from 'msw/node';
import { createMailboxForTests, mailboxHandlers } from './msw.ts';

test('a message sent with the platform’s own FormData is stored', async (t) => {
  const { simulator, control, addresses, sender, mailboxUuid } = await createMailboxForTests();
  const server = setupServer(...mailboxHandlers(simulator, { baseUrl: addresses.zbpUrl }));
  server.listen();
  t.after(() => server.close());
  const signed = (text: string): Buffer => sign('sha512', Buffer.from(text), createPrivateKey(sender.privateKey));
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const input = `${part({ typ: 'JWT', alg: 'RS512' })}.${part({ iat: seconds, exp: seconds + 600, signer: sender.name, roles: ['THIRD_PARTY'] })}`;
  const file = new File(['%PDF-1.7'], 'Bescheid für Ä.pdf', { type: 'application/pdf' });
  const attachments = [{ filename: file.name, sha512sum: createHash('sha512').update('%PDF-1.7').digest('hex'), contentLength: file.size }];
  const content = JSON.stringify({ mailboxUuid, stork_qaa_level: 1, sender: 'Amt', title: 'Bescheid', content: 'Text', service: 'Kita', attachments });
  const form = new FormData();
  form.append('json', new Blob([JSON.stringify({ content, sha512sum: signed(content).toString('base64') })], { type: 'application/json' }));
  form.append('files', file);
  const answer = await fetch(`${addresses.zbpUrl}/v6/mailbox/messages`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${input}.${signed(input).toString('base64url')}` },
    body: form,
  });
  equal(answer.status, 200);
  equal((await control.messages())[0]?.attachments[0]?.filename, file.name);
});
