import { deepStrictEqual, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../core/exchange.ts';
import { UnresolvedReference, readSubject, writeSubject } from './written-subject.ts';
import type { SubjectSources } from './written-subject.ts';

const EXCHANGES = [1, 2, 3].map((seq) => ({ id: `x00000${seq}`, seq, direction: 'inbound', request: {}, labels: {} }) as unknown as Exchange);
const SOURCES: SubjectSources = {
  exchange: (id) => EXCHANGES.find((exchange) => exchange.id === id),
  submission: () => undefined,
  signingKeys: [],
};

test('what was written is read again, exchanges from the record', async () => {
  const [first, second, third] = EXCHANGES;
  const subject = { calls: [{ exchange: first, code: '01' }], answers: [second, third], none: [] };
  const { subject: written } = writeSubject(subject);
  deepStrictEqual(written, { calls: [{ exchange: { $exchange: 'x000001' }, code: '01' }], answers: { $exchanges: 'x000002-x000003' }, none: [] });
  deepStrictEqual(await readSubject(written, SOURCES), subject);
});

const REFUSED: Readonly<Record<string, unknown>> = {
  'leads nowhere': { $exchange: 'x000004' },
  'is a range that is none': { $exchanges: 'x000003-x000001' },
  'says more than where it leads': { $exchange: 'x000001', more: { $exchanges: 'x000002' } },
  'is two at once': { $exchange: 'x000001', $event: 'x000002' },
  'is about an unknown submission': { $observation: { submission: 'unknown', exchanges: 'x000001' } },
  'names its submission in another form': { $observation: { submission: ['unknown'], exchanges: 'x000001' } },
  'names no exchanges': { $observation: { submission: 'unknown' } },
  'is an observation that says more': { $observation: { submission: 'unknown', exchanges: 'x000001', more: { $exchanges: 'x000002' } } },
};

for (const [name, written] of Object.entries(REFUSED))
  test(`a reference that ${name} is not read`, async () => {
    await rejects(readSubject({ deep: [written] }, SOURCES), UnresolvedReference);
  });
