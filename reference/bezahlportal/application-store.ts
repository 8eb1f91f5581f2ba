/**
 * Applications that survive a restart: one row each in an SQLite file, on the disk before anything is done that costs money. They are few and
 * small, so that all of them are read when the product starts.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Application } from './application.ts';

export interface ApplicationStore {
  /** In the order in which they were made. */
  list(): readonly Application[];
  /** Writes an application down as it is now. */
  put(application: Application): void;
  close(): void;
}

/** Opens the store in a directory, which is created when missing. */
export function openApplicationStore(dataDir: string): ApplicationStore {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(dataDir, 'bezahlportal.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS application (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT');
  const all = db.prepare('SELECT content FROM application ORDER BY rowid');
  const upsert = db.prepare('INSERT INTO application VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content');
  let isClosed = false;
  return {
    list: () => all.all().map(({ content }) => JSON.parse(String(content)) as Application),
    put(application) {
      // What is still learned while the product stops, it learns again when it starts.
      if (!isClosed) upsert.run(application.id, JSON.stringify(application));
    },
    close() {
      isClosed = true;
      db.close();
    },
  };
}
