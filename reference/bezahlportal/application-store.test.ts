/** What is put into the store is there after it was opened anew, as it was put last. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openApplicationStore } from './application-store.ts';
import type { Application } from './application.ts';

const folder = mkdtempSync(join(tmpdir(), 'bezahlportal-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function applicationOf(id: string): Application {
  const item = { reference: 'gebuehr', description: 'Gebühr „Ä“', quantity: 1, unitNetCents: 1250, unitTaxCents: 0, taxRate: 0 };
  return { id, order: { face: 'xbezahldienste', purpose: 'Auskunft', description: undefined, items: [item] }, attempts: [], bookings: 0 };
}

test('applications come back in their order, as they were put last', () => {
  const store = openApplicationStore(join(folder, 'neu', 'data'));
  assert.deepEqual(store.list(), []);
  const [first, second] = [applicationOf('a'), applicationOf('b')];
  store.put(first);
  store.put(second);
  first.attempts.push({ number: 1, ownId: 'x', state: 'paid', isDoubted: false, receipt: { reference: '99', texts: ['ok'], raw: { status: 'PAYED' } } });
  first.bookings = 1;
  store.put(first);
  store.close();
  const again = openApplicationStore(join(folder, 'neu', 'data'));
  assert.deepEqual(JSON.stringify(again.list()), JSON.stringify([first, second]));
  again.close();
  assert.equal(statSync(join(folder, 'neu', 'data')).mode & 0o777, 0o700);
});

test('what is put after the end changes nothing and breaks nothing', () => {
  const store = openApplicationStore(folder);
  store.close();
  store.put(applicationOf('spät'));
  const again = openApplicationStore(folder);
  assert.deepEqual(again.list(), []);
  again.close();
});
