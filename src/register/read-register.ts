/**
 * Reads a register from its folder. The log decides: an entry is there when an event issued it, and its files are those
 * with the digest that the log names, also when a change was interrupted between the log and the files.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Certificate } from '../core/certificate.ts';
import { TranslatedError } from '../core/translated-error.ts';
import { sha256Hex } from '../formats/hash.ts';
import { readCertificate } from './certificate-document.ts';
import { dayOf } from './dates.ts';
import { readEventLog } from './event-log.ts';
import { NEXT, readOwnFile } from './files-on-disk.ts';
import { ENTRY_FILES, REGISTER_FILES } from './model.ts';
import type { Register, RegisterEntry, RegisterEvent } from './model.ts';
import { readRegisterConfig } from './register-config.ts';
import { brokenRegister } from './register-error.ts';

/**
 * @throws ERR_CONFIG_FILE_UNREADABLE when the folder is no register; ERR_CONFIG_NOT_YAML, ERR_CONFIG_INVALID with the place
 */
export function readRegister(path: string): Register {
  const folder = resolve(path);
  const configFile = join(folder, REGISTER_FILES.config);
  const config = readRegisterConfig(readConfig(configFile), configFile);
  const events = readEvents(folder);
  const entries = [...eventsByNumber(events)].map(([number, own]) => readEntry(folder, number, own));
  return { folder, config, events, entries: entries.sort((a, b) => (a.number < b.number ? -1 : 1)) };
}

function readConfig(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new TranslatedError(
      'ERR_CONFIG_FILE_UNREADABLE',
      {
        de: 'Der Ordner ist kein Register: register.yaml fehlt oder ist nicht lesbar.',
        en: 'The folder is no register: register.yaml is missing or cannot be read.',
      },
      {
        place: file,
        cause,
        mend: {
          de: 'Mit --register den Ordner nennen; „pruefstand register init“ legt einen an.',
          en: 'Name the folder with --register; "pruefstand register init" makes one.',
        },
      },
    );
  }
}

/** The log of a folder; a register without it is empty. */
function readEvents(folder: string): readonly RegisterEvent[] {
  const file = join(folder, REGISTER_FILES.events);
  return existsSync(file) ? readEventLog(readOwnFile(file), file) : [];
}

function eventsByNumber(events: readonly RegisterEvent[]): ReadonlyMap<string, readonly RegisterEvent[]> {
  const byNumber = new Map<string, RegisterEvent[]>();
  for (const event of events) {
    const own = byNumber.get(event.number);
    if (own === undefined) byNumber.set(event.number, [event]);
    else own.push(event);
  }
  return byNumber;
}

/** Digest of the certificate that the log names last. */
export function expectedDigest(events: readonly RegisterEvent[]): string | undefined {
  return events.findLast(({ certificateSha256 }) => certificateSha256 !== undefined)?.certificateSha256;
}

function readEntry(folder: string, number: string, events: readonly RegisterEvent[]): RegisterEntry {
  const home = join(folder, REGISTER_FILES.entries, number);
  const issued = events[0];
  const expected = expectedDigest(events);
  if (issued?.kind !== 'issued' || issued.product === undefined || expected === undefined || events.filter(({ kind }) => kind === 'issued').length > 1)
    throw brokenRegister(
      { de: `Das Protokoll zu ${number} beginnt nicht mit der Ausstellung.`, en: `The log of ${number} does not begin with its issue.` },
      home,
    );
  const { place, bytes } = currentFiles(home, expected, number);
  const certificate = certificateIn(bytes, join(place, ENTRY_FILES.certificate));
  if (certificate.number !== number) throw changed(number, place);
  const archive = events.findLast(({ archiveSha256 }) => archiveSha256 !== undefined)?.archiveSha256;
  return {
    number,
    product: issued.product,
    certificate,
    certificateBytes: bytes,
    signatureBytes: read(join(place, ENTRY_FILES.signature)) ?? missing(join(place, ENTRY_FILES.signature)),
    origin: originOf(place, issued, certificate, expected),
    ...(archive === undefined ? {} : { archive: { file: join(place, ENTRY_FILES.archive), sha256: archive } }),
    events,
  };
}

/** The files may be in the folder of the entry or still beside it; which, the digest tells. */
function currentFiles(home: string, expected: string, number: string): { readonly place: string; readonly bytes: Uint8Array } {
  // Twice: a writer may move the folder between the two looks.
  for (const place of [home, home + NEXT, home]) {
    const bytes = read(join(place, ENTRY_FILES.certificate));
    if (bytes !== undefined && sha256Hex(bytes) === expected) return { place, bytes };
  }
  throw changed(number, join(home, ENTRY_FILES.certificate));
}

function originOf(place: string, issued: RegisterEvent, current: Certificate, expected: string): RegisterEntry['origin'] {
  const first = issued.certificateSha256 === expected ? current : firstIssue(place, issued);
  return { issuedOn: dayOf(first.issuedAt), validFrom: first.validFrom };
}

function firstIssue(place: string, issued: RegisterEvent): Certificate {
  const file = join(place, ENTRY_FILES.former, '1', ENTRY_FILES.certificate);
  const bytes = read(file) ?? missing(file);
  if (sha256Hex(bytes) !== issued.certificateSha256) throw changed(issued.number, file);
  return certificateIn(bytes, file);
}

function certificateIn(bytes: Uint8Array, file: string): Certificate {
  const reading = readCertificate(bytes);
  if ('certificate' in reading) return reading.certificate;
  throw brokenRegister({ de: `Das Zertifikat ist nicht lesbar: ${reading.flaw.de}.`, en: `The certificate cannot be read: ${reading.flaw.en}.` }, file);
}

function read(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function missing(file: string): never {
  throw brokenRegister({ de: 'Eine Datei des Registers fehlt.', en: 'A file of the register is missing.' }, file);
}

function changed(number: string, place: string): TranslatedError {
  return brokenRegister(
    {
      de: `Das Zertifikat ${number} fehlt oder ist nicht das, das ins Register aufgenommen wurde.`,
      en: `The certificate ${number} is missing or not the one that was added to the register.`,
    },
    place,
  );
}
