/** Files in the folder of a register, written whole or not at all; what the disk refuses is told as the operator's to mend. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { unreadable, whileWriting, whyUnreadable } from '../core/file-errors.ts';
import type { Bilingual } from '../core/language.ts';

/** Of a file or folder that is written but not yet in its place. */
export const NEXT = '.next';

const THE_FILE: Bilingual = { de: 'Eine Datei des Registers', en: 'A file of the register' };
const THE_REGISTER: Bilingual = { de: 'Das Register', en: 'The register' };
const MEND: Bilingual = { de: 'Pfad und Rechte des Ordners prüfen, oder Platz schaffen.', en: 'Check path and rights of the folder, or make room.' };

/** @throws ERR_CONFIG_FILE_UNREADABLE */
export function readOwnFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unreadable(file, THE_FILE, { why: whyUnreadable(cause), cause, mend: MEND });
  }
}

/** Carries out what writes to the folder of a register. @throws ERR_CONFIG_OUTPUT_UNWRITABLE */
export function changing<T>(place: string, work: () => T): T {
  return whileWriting(work, place, THE_REGISTER, MEND);
}

/** Survives a power failure. @throws what the file system says */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, 'w', 0o644);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A file under its name only once it is complete. @throws what the file system says */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const beside = `${file}${NEXT}`;
  try {
    writeDurably(beside, content);
    renameSync(beside, file);
  } catch (cause) {
    removeQuietly(beside);
    throw cause;
  }
}

/** Takes away what a failure left, which alone says what is wrong. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Never begun, or on the disk that failed.
  }
}
