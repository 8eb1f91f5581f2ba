import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headerOf, isExchangeId, matchesQuery, renameExchange } from './exchange.ts';
import type { Exchange, ExchangeQuery } from './exchange.ts';

const EMPTY = { sizeBytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', text: '', isTruncated: false };
const exchange: Exchange = {
  id: 'x000007',
  seq: 7,
  tenant: 'default',
  direction: 'inbound',
  peer: 'product',
  operation: 'get-submission',
  startedAt: '2026-02-03T10:00:00.000Z',
  durationMs: 1,
  labels: { submissionId: 's', caseId: 'c' },
  request: { method: 'GET', target: '/v2/submissions/s', headers: [], body: EMPTY },
  response: { status: 200, headers: [], body: EMPTY },
  faults: [],
};

describe('ids', () => {
  it('are an x and at least six digits', () => {
    assert.deepEqual(['x000123', 'x2000123', 'x00012', 'x0001234567890123', 'y000123', ' x000123'].map(isExchangeId), [true, true, false, false, false, false]);
  });

  it('of parts are named as the merged result does', () => {
    assert.deepEqual([renameExchange('x000123', 0), renameExchange('x000123', 2_000_000)], ['x000123', 'x2000123']);
  });
});

describe('headers', () => {
  it('are found in any letter case, the first one when repeated', () => {
    const headers = [
      ['Content-TYPE', 'a'],
      ['content-type', 'b'],
      ['X-Empty', ''],
    ] as const;
    assert.equal(headerOf(headers, 'content-type'), 'a');
    assert.equal(headerOf(headers, 'CONTENT-TYPE'), 'a');
    assert.equal(headerOf(headers, 'x-empty'), '');
    assert.equal(headerOf(headers, 'content'), undefined);
  });
});

describe('queries', () => {
  it('without members match everything', () => {
    assert.equal(matchesQuery(exchange, {}), true);
  });

  const members: readonly (readonly [ExchangeQuery, ExchangeQuery])[] = [
    [{ afterSeq: 6 }, { afterSeq: 7 }],
    [{ peer: 'product' }, { peer: 'suite' }],
    [{ direction: 'inbound' }, { direction: 'outbound' }],
    [{ operation: 'get-submission' }, { operation: 'get-attachment' }],
    [{ submissionId: 's' }, { submissionId: 'c' }],
    [{ caseId: 'c' }, { caseId: 's' }],
    [{ status: 200 }, { status: 404 }],
  ];
  for (const [fits, differs] of members) {
    it(`tell by ${Object.keys(fits).join()}, alone and among others`, () => {
      assert.equal(matchesQuery(exchange, fits), true);
      assert.equal(matchesQuery(exchange, differs), false);
      const all = Object.assign({}, ...members.map(([member]) => member)) as ExchangeQuery;
      assert.equal(matchesQuery(exchange, all), true);
      assert.equal(matchesQuery(exchange, { ...all, ...differs }), false);
    });
  }

  it('for a status match no exchange whose answer never left', () => {
    const { response: _, ...unanswered } = exchange;
    assert.equal(matchesQuery(unanswered, { status: 200 }), false);
    assert.equal(matchesQuery(unanswered, {}), true);
  });
});
