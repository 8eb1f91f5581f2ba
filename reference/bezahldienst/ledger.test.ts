/** The ledger: a payment ends once, and a restart finds everything again, half a line at the end included. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openLedger } from './ledger.ts';
import type { PaymentRequest } from './request-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'bezahldienst-ledger-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const TENANT = { originatorId: 'o', endPointId: 'e', authority: 'Stadt', clients: [], bookingKeys: [] };
const request = (requestId: string): PaymentRequest => ({ requestId, grosAmount: 1, purpose: 'x', redirectUrl: 'https://a.example/', items: [] });

test('survives a restart', () => {
  const first = openLedger(folder, new Set());
  const payment = first.create(TENANT, request('r1'), 100n);
  first.remember(payment);
  first.end(payment.id, 'PAYED', 'PAYPAL');
  appendFileSync(join(folder, 'ledger.jsonl'), '{"id":"half');
  const second = openLedger(folder, new Set());
  assert.equal(second.hasRequest(TENANT, 'r1'), true);
  assert.equal(second.hasRequest({ ...TENANT, endPointId: 'other' }, 'r1'), false);
  assert.deepEqual([second.find(payment.id)?.status, second.find(payment.id)?.method], ['PAYED', 'PAYPAL']);
});

test('the first end stays', () => {
  const ledger = openLedger(undefined, new Set());
  const { id } = ledger.create(TENANT, request('r2'), 100n);
  assert.equal(ledger.end(id, 'CANCELED')?.status, 'CANCELED');
  assert.equal(ledger.end(id, 'PAYED', 'PAYPAL')?.status, 'CANCELED');
  assert.equal(ledger.end('nobody', 'PAYED'), undefined);
});
