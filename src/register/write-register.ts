/**
 * Changes a register so that every moment of interruption leaves the former state or the new one: files of an entry are
 * written beside their place, the log is replaced in one step, which decides, then the files move into place.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Hex } from '../formats/hash.ts';
import { appendedLog } from './event-log.ts';
import { changing, NEXT, removeQuietly, replaceFile, writeDurably } from './files-on-disk.ts';
import { lockRegister } from './lock.ts';
import type { LockHolder } from './lock.ts';
import { ENTRY_FILES, REGISTER_FILES } from './model.ts';
import type { EventDraft, Register } from './model.ts';
import { expectedDigest, readRegister } from './read-register.ts';

const OLD = '.old';

/** What a change adds. */
export interface RegisterChange {
  /** In the order in which they happened. */
  readonly events: readonly EventDraft[];
  /** The whole new content of the entry's folder by path, where files change. */
  readonly entry?: { readonly number: string; readonly files: ReadonlyMap<string, Uint8Array> };
}

/**
 * Reads a register, asks for a change and writes it, while nobody else can.
 * @returns the register after the change
 * @throws ERR_CONFIG_EXISTS when another process is changing it; ERR_CONFIG_OUTPUT_UNWRITABLE or whatever `decide` throws, with nothing written
 */
export async function changeRegister(
  folder: string,
  holder: LockHolder,
  decide: (register: Register) => RegisterChange | Promise<RegisterChange>,
): Promise<Register> {
  // Before the lock, so that a folder that is no register stays as it is.
  readRegister(folder);
  using _lock = lockRegister(folder, holder);
  changing(folder, () => tidy(readRegister(folder)));
  const register = readRegister(folder);
  const change = await decide(register);
  changing(folder, () => write(register, change));
  return readRegister(folder);
}

function write({ folder, events }: Register, change: RegisterChange): void {
  const { entry } = change;
  try {
    if (entry !== undefined) stage(folder, entry);
    replaceFile(join(folder, REGISTER_FILES.events), appendedLog(events, change.events));
  } catch (cause) {
    if (entry !== undefined) removeQuietly(stagedEntry(folder, entry.number));
    throw cause;
  }
  try {
    if (entry !== undefined) moveIntoPlace(folder, entry.number);
  } catch {
    // The log has decided: files that did not move are read where they are, and the next change moves them.
  }
}

/** Ends what an interrupted change began: what the log knows moves into place, the rest goes. */
function tidy({ folder, entries }: Register): void {
  const home = join(folder, REGISTER_FILES.entries);
  if (!existsSync(home)) return;
  const names = readdirSync(home);
  for (const name of names.filter((one) => one.endsWith(NEXT))) {
    const number = name.slice(0, -NEXT.length);
    const entry = entries.find((one) => one.number === number);
    // The entry was read from where its digest was right.
    if (entry !== undefined && !isInPlace(folder, number, expectedDigest(entry.events))) moveIntoPlace(folder, number);
    else rmSync(join(home, name), { recursive: true, force: true });
  }
  for (const name of names.filter((one) => one.endsWith(OLD))) rmSync(join(home, name), { recursive: true, force: true });
}

function isInPlace(folder: string, number: string, expected: string | undefined): boolean {
  const file = join(folder, REGISTER_FILES.entries, number, ENTRY_FILES.certificate);
  return existsSync(file) && sha256Hex(readFileSync(file)) === expected;
}

function stage(folder: string, { number, files }: NonNullable<RegisterChange['entry']>): void {
  const next = stagedEntry(folder, number);
  rmSync(next, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(next, path);
    mkdirSync(dirname(file), { recursive: true });
    writeDurably(file, content);
  }
}

function stagedEntry(folder: string, number: string): string {
  return join(folder, REGISTER_FILES.entries, number + NEXT);
}

function moveIntoPlace(folder: string, number: string): void {
  const home = join(folder, REGISTER_FILES.entries, number);
  rmSync(home + OLD, { recursive: true, force: true });
  if (existsSync(home)) renameSync(home, home + OLD);
  renameSync(home + NEXT, home);
  rmSync(home + OLD, { recursive: true, force: true });
}
