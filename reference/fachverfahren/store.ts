/**
 * Durable storage: one SQLite file for deliveries and applications, attachments as files beside it. What is to survive
 * is on the disk before a method returns; an accept event is posted only after that.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSpool, prepareDirectory } from './attachment-files.ts';
import type { Spool } from './attachment-files.ts';
import type { Problem } from './problems.ts';

/** Where a delivery stands; `received` means decided and stored, but not yet answered. */
export type DeliveryState = 'received' | 'accepted' | 'rejected' | 'undelivered';

/** The delivery of one submission and the signed event that answers it. */
export interface Delivery {
  readonly submissionId: string;
  readonly caseId: string;
  readonly state: DeliveryState;
  readonly decision: 'accept' | 'reject';
  readonly event: string;
  readonly problems: readonly Problem[];
  readonly receivedAt: string;
}

/** An attachment whose content already lies in a file of the store. */
export interface StoredAttachment {
  readonly attachmentId: string;
  readonly filename: string | undefined;
  readonly mimeType: string | undefined;
  readonly sha512: string;
  readonly sizeBytes: number;
  readonly file: string;
}

/** The business record of an application. */
export interface Application {
  readonly submissionId: string;
  readonly caseId: string;
  readonly metadata: Buffer;
  readonly data: Buffer;
  readonly mimeType: string;
  readonly dataSha512: string;
  readonly attachments: readonly StoredAttachment[];
}

/** The storage of this product. The creator closes it. */
export interface Store {
  delivery(submissionId: string): Delivery | undefined;
  deliveries(): readonly Delivery[];
  unanswered(): readonly Delivery[];
  /** Stores a decision, and with it the application when there is one, in one transaction. */
  keep(delivery: Delivery, application: Application | undefined): void;
  settle(submissionId: string, state: DeliveryState): void;
  addAttachments(submissionId: string, attachments: readonly StoredAttachment[]): void;
  /** The business records of a submission, oldest first. */
  applications(submissionId: string): readonly Application[];
  spool(): Promise<Spool>;
  close(): void;
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  CREATE TABLE IF NOT EXISTS delivery (
    submission_id TEXT PRIMARY KEY, case_id TEXT NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL,
    event TEXT NOT NULL, problems TEXT NOT NULL, received_at TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS application (
    id INTEGER PRIMARY KEY, submission_id TEXT NOT NULL REFERENCES delivery, case_id TEXT NOT NULL,
    metadata BLOB NOT NULL, data BLOB NOT NULL, mime_type TEXT NOT NULL, data_sha512 TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS application_by_submission ON application (submission_id);
  CREATE TABLE IF NOT EXISTS attachment (
    application_id INTEGER NOT NULL REFERENCES application, attachment_id TEXT NOT NULL, filename TEXT, mime_type TEXT,
    sha512 TEXT NOT NULL, size_bytes INTEGER NOT NULL, file TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS attachment_by_application ON attachment (application_id);
`;

type Row = Record<string, unknown>;

/** Opens the store in a directory, which is created when missing. */
export function openStore(dataDir: string): Store {
  const files = join(dataDir, 'attachments');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dataDir, 'fachverfahren.sqlite'));
  db.exec(SCHEMA);
  prepareDirectory(
    files,
    new Set(
      db
        .prepare('SELECT file FROM attachment')
        .all()
        .map(({ file }) => String(file)),
    ),
  );
  const statements = prepare(db);

  function transaction(work: () => void): void {
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  }

  function insertAttachments(applicationId: number | bigint, attachments: readonly StoredAttachment[]): void {
    for (const a of attachments) {
      statements.insertAttachment.run(applicationId, a.attachmentId, a.filename ?? null, a.mimeType ?? null, a.sha512, a.sizeBytes, a.file);
    }
  }

  return {
    delivery(submissionId) {
      const row = statements.delivery.get(submissionId);
      return row && readDelivery(row);
    },
    deliveries: () => statements.deliveries.all().map(readDelivery),
    unanswered: () => statements.unanswered.all().map(readDelivery),
    keep: (d, application) =>
      transaction(() => {
        statements.upsertDelivery.run(d.submissionId, d.caseId, d.state, d.decision, d.event, JSON.stringify(d.problems), d.receivedAt);
        if (application === undefined) return;
        const a = application;
        const { lastInsertRowid } = statements.insertApplication.run(a.submissionId, a.caseId, a.metadata, a.data, a.mimeType, a.dataSha512);
        insertAttachments(lastInsertRowid, a.attachments);
      }),
    // After a crash the answer is sent again, as it is after one between answer and note.
    settle: (submissionId, state) => unhurried(db, () => statements.settle.run(state, submissionId)),
    addAttachments: (submissionId, attachments) =>
      transaction(() => {
        const row = statements.applications.all(submissionId).at(-1);
        if (row !== undefined) insertAttachments(Number(row['id']), attachments);
      }),
    applications: (submissionId) => statements.applications.all(submissionId).map((row) => readApplication(row, statements.attachments.all(Number(row['id'])))),
    spool: () => createSpool(files),
    close: () => db.close(),
  };
}

/** Does something that need not be on the disk when it returns. */
function unhurried(db: DatabaseSync, work: () => void): void {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    work();
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
}

function prepare(db: DatabaseSync) {
  return {
    delivery: db.prepare('SELECT * FROM delivery WHERE submission_id = ?'),
    deliveries: db.prepare('SELECT * FROM delivery ORDER BY received_at DESC, rowid DESC LIMIT 500'),
    unanswered: db.prepare(`SELECT * FROM delivery WHERE state = 'received' ORDER BY rowid`),
    upsertDelivery: db.prepare(`INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (submission_id) DO UPDATE SET
      case_id = excluded.case_id, state = excluded.state, decision = excluded.decision, event = excluded.event, problems = excluded.problems`),
    settle: db.prepare('UPDATE delivery SET state = ? WHERE submission_id = ?'),
    insertApplication: db.prepare(`INSERT INTO application (submission_id, case_id, metadata, data, mime_type, data_sha512) VALUES (?, ?, ?, ?, ?, ?)`),
    insertAttachment: db.prepare('INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?)'),
    applications: db.prepare('SELECT * FROM application WHERE submission_id = ? ORDER BY id'),
    attachments: db.prepare('SELECT * FROM attachment WHERE application_id = ? ORDER BY rowid'),
  };
}

function readDelivery(row: Row): Delivery {
  return {
    submissionId: String(row['submission_id']),
    caseId: String(row['case_id']),
    state: row['state'] as DeliveryState,
    decision: row['decision'] as Delivery['decision'],
    event: String(row['event']),
    problems: JSON.parse(String(row['problems'])) as Problem[],
    receivedAt: String(row['received_at']),
  };
}

function readApplication(row: Row, attachments: readonly Row[]): Application {
  const optional = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    submissionId: String(row['submission_id']),
    caseId: String(row['case_id']),
    metadata: Buffer.from(row['metadata'] as Uint8Array),
    data: Buffer.from(row['data'] as Uint8Array),
    mimeType: String(row['mime_type']),
    dataSha512: String(row['data_sha512']),
    attachments: attachments.map((a) => ({
      attachmentId: String(a['attachment_id']),
      filename: optional(a['filename']),
      mimeType: optional(a['mime_type']),
      sha512: String(a['sha512']),
      sizeBytes: Number(a['size_bytes']),
      file: String(a['file']),
    })),
  };
}
