/** Codes of refusals in receipts and faults of the old SOAP interface. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESSAGES_DE } from '../../core/messages.de.ts';
import { leaveSoapAlone } from './index.ts';
import { exchangeAt } from './sample-senders.ts';
import { refusedBySoap } from './soap-receipts.ts';

const receipt = (code: string): string =>
  `<bspQuittung>&lt;ErgebnisStatus&gt;&lt;Tabelle&gt;9006&lt;/Tabelle&gt;&lt;Schluessel&gt;${code}&lt;/Schluessel&gt;</bspQuittung>`;
const fault = (code: string): string => `<SOAP-ENV:Fault><faultcode>${code}</faultcode></SOAP-ENV:Fault>`;

for (const [title, texts, expected] of [
  ['a message that was taken', [receipt('0')], undefined],
  ['no answer that can be read', ['', '<html>'], undefined],
  ['a code that is not in the table', [receipt('7')], undefined],
  ['receipts, each reason once', [receipt('31'), receipt('0'), receipt('31'), receipt('32')], [3, '31 (content not allowed), 32 (attachment not allowed)']],
  ['receipts in plain markup', ['<Schluessel>30</Schluessel>'], [1, '30 (unknown mailbox)']],
  ['faults', [fault('BSP1020'), fault('BSP1999'), fault('SOAP-ENV:Client')], [2, '20 (schema of the message), 99 (other error)']],
] as const) {
  test(title, () => {
    const refused = refusedBySoap(texts.map((text) => exchangeAt(0, { text })));
    assert.deepEqual(refused === undefined ? undefined : [refused.exchanges.length, refused.reasons.en], expected);
  });
}

test('a refusal is remarked upon beside the break, in words that have all their parts', () => {
  const findings = leaveSoapAlone.run({ soap: [exchangeAt(0, { text: receipt('31') })], rest: [] });
  assert.deepEqual(
    findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`),
    ['broken soap-used', 'observation soap-refused'],
  );
  const [, remark] = findings;
  const { summary = '', observed = '' } = MESSAGES_DE['soap-refused'] ?? {};
  for (const [, name = ''] of `${summary}${observed}`.matchAll(/\{(\w+)\}/g)) assert.ok(name in (remark?.params ?? {}), name);
});
