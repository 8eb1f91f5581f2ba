import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from './store.ts';
import type { Application, Delivery, StoredAttachment } from './store.ts';

const DELIVERY: Delivery = {
  submissionId: 'einreichung',
  caseId: 'vorgang',
  state: 'received',
  decision: 'accept',
  event: 'a.b.c',
  problems: [],
  receivedAt: '2030-01-01T00:00:00.000Z',
};

const application = (attachments: readonly StoredAttachment[] = []): Application => ({
  submissionId: 'einreichung',
  caseId: 'vorgang',
  metadata: Buffer.from('{}'),
  data: Buffer.from([0, 255]),
  mimeType: 'application/json',
  dataSha512: 'ab',
  attachments,
});

const attachment = (file: string): StoredAttachment => ({
  attachmentId: 'anlage',
  filename: undefined,
  mimeType: 'application/pdf',
  sha512: 'cd',
  sizeBytes: 3,
  file,
});

async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'kita-store-'));
  try {
    await work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('what was kept is there after opening again, files without a record are removed', () =>
  inDirectory(async (directory) => {
    const store = openStore(directory);
    const spool = await store.spool();
    await spool.write(Buffer.from('abc'));
    await spool.finish();
    store.keep(DELIVERY, application([attachment(spool.file)]));
    writeFileSync(join(directory, 'attachments', 'verwaist'), 'x');
    store.close();

    const again = openStore(directory);
    assert.deepEqual(again.delivery('einreichung'), DELIVERY);
    assert.deepEqual(again.applications('einreichung'), [application([attachment(spool.file)])]);
    assert.deepEqual(readdirSync(join(directory, 'attachments')), [spool.file]);
    again.close();
  }));

test('a failed transaction leaves nothing behind', () =>
  inDirectory(async (directory) => {
    const store = openStore(directory);
    const bad = { ...attachment('x'), sha512: null } as unknown as StoredAttachment;
    assert.throws(() => store.keep(DELIVERY, application([bad])));
    assert.equal(store.delivery('einreichung'), undefined);
    assert.deepEqual(store.applications('einreichung'), []);
    store.close();
  }));

test('unanswered deliveries are those received and not settled', () =>
  inDirectory(async (directory) => {
    const store = openStore(directory);
    store.keep(DELIVERY, application());
    store.keep({ ...DELIVERY, submissionId: 'zweite', decision: 'reject' }, undefined);
    store.settle('einreichung', 'accepted');
    assert.deepEqual(
      store.unanswered().map(({ submissionId }) => submissionId),
      ['zweite'],
    );
    assert.equal(store.delivery('einreichung')?.state, 'accepted');
    store.close();
  }));

test('a discarded spool is gone, also after it was finished', () =>
  inDirectory(async (directory) => {
    const store = openStore(directory);
    const [open, finished] = [await store.spool(), await store.spool()];
    await finished.finish();
    await Promise.all([open.discard(), finished.discard()]);
    assert.deepEqual(readdirSync(join(directory, 'attachments')), []);
    store.close();
  }));
