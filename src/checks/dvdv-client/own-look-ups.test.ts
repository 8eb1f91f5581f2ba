/** Products that look up by themselves: only who asks elsewhere again and again, and for the missing entry alone, is told to fail over. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stayWhenAnEntryIsMissing } from './index.ts';
import { call, KEY } from './sample-clients.ts';
import type { SeenCall } from './subject.ts';

const MISSING = 'ags:069900000099';
type Server = SeenCall['server'];

const hit = (server: Server = 'first'): SeenCall => call({ server, requests: [{ organizationKey: KEY }] });
const miss = (server: Server = 'first', status = 404): SeenCall => call({ server, status, outcomes: ['miss'], requests: [{ organizationKey: MISSING }] });
const rounds = (count: number, round: () => readonly SeenCall[]): readonly SeenCall[] => Array.from({ length: count }, round).flat();

/** Calls are made in the order in which they come. */
const ROWS: readonly (readonly [title: string, calls: readonly SeenCall[], expected?: string])[] = [
  ['asks one server for both', rounds(3, () => [hit(), miss()])],
  ['asks one server for both, answered 204', rounds(3, () => [hit(), miss('first', 204)])],
  ['asks the substitute for both', rounds(3, () => [hit('second'), miss('second')])],
  ['asks the substitute for the missing entry in every round', rounds(3, () => [hit(), miss(), miss('second')]), 'broken dvdv-failover-on-answer'],
  [
    'asks the first for the missing entry while the substitute is in use',
    rounds(2, () => [hit('second'), miss('second'), miss()]),
    'broken dvdv-failover-on-answer',
  ],
  ['asks the substitute once', [hit(), miss(), miss('second'), hit(), miss(), hit(), miss()], 'cantTell dvdv-servers-alternate'],
  ['changes the server from round to round', [hit(), miss(), hit('second'), miss('second'), hit(), miss()], 'cantTell dvdv-servers-alternate'],
  ['changes the server for every request', rounds(3, () => [hit(), miss('second')]), 'cantTell dvdv-not-answered'],
  ['moves to the substitute with both', [hit(), miss(), hit('second'), miss('second'), hit('second'), miss('second')], 'cantTell dvdv-servers-alternate'],
  ['asks for the missing entry once', [hit(), miss(), hit(), hit()], 'cantTell dvdv-servers-alternate'],
  ['asks for the missing entry alone', rounds(3, () => [miss()]), 'cantTell dvdv-not-answered'],
  ['never asks for the missing entry', rounds(3, () => [hit()]), 'cantTell dvdv-not-answered'],
  ['asks nothing', [], 'cantTell dvdv-not-answered'],
];

describe(stayWhenAnEntryIsMissing.id, () => {
  for (const [title, calls, expected] of ROWS)
    it(`${title}: ${expected ?? 'holds'}`, () => {
      const findings = stayWhenAnEntryIsMissing.run({ missing: MISSING, present: KEY, calls });
      assert.deepEqual(
        findings.map(({ kind, messageKey }) => `${kind} ${messageKey}`),
        expected === undefined ? [] : [expected],
      );
    });
});
