/**
 * Proves that nothing secret left a run: searches every output for the run's own secrets in every spelling, for canaries
 * that may stand inside encrypted parts only, and for everything that looks like a key or a token. A report names the
 * secret, the file and the place, never the value.
 */
import { createPrivateKey } from 'node:crypto';
import type { Bilingual } from '../core/language.ts';
import { decodeBase64url } from '../formats/base64url.ts';
import { createNeedleSearch } from './needle-search.ts';
import { partsOf, pdfParts, streamBudget } from './scanned-parts.ts';
import type { ScannedFile, ScannedPart, StreamBudget } from './scanned-parts.ts';
import { secretPatternsIn } from './secret-patterns.ts';
import { needlesOf } from './secret-spellings.ts';
import type { SoughtValue } from './secret-spellings.ts';

export type { ScannedFile } from './scanned-parts.ts';
export type { SoughtValue } from './secret-spellings.ts';

export interface Leak {
  /** Path of the file; for something inside an archive or PDF the way to it. */
  readonly file: string;
  /** First place in that part. @unit bytes */
  readonly offset: number;
  /** Name of the secret or canary, or what it looks like. */
  readonly what: string;
  /** How it is spelt there; absent for what was recognised by its looks. */
  readonly spelling?: string;
}

export interface ScanOutcome {
  readonly leaks: readonly Leak[];
  /** Names of values too short to be told from chance, and paths of files that unpack to too much: nothing is known about them. */
  readonly unsearched: readonly string[];
}

/** Searches files. @param sought what this run kept secret; patterns are sought besides */
export async function scanForSecrets(files: Iterable<ScannedFile>, sought: readonly SoughtValue[]): Promise<ScanOutcome> {
  const needles = sought.map(needlesOf);
  const search = createNeedleSearch(needles.flat());
  const leaks: Leak[] = [];
  const budget = streamBudget();
  const tooLarge: string[] = [];
  for (const file of files) {
    for (const { path, content, isUnsearched } of await partsOf(file, budget)) {
      if (isUnsearched === true) tooLarge.push(path);
      const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
      const places = [
        ...search(bytes).map(({ needle, offset }) => ({ what: needle.name, spelling: needle.spelling, offset })),
        ...secretPatternsIn(bytes.toString('latin1')).map(({ what, offset }) => ({ what: what.en, offset })),
      ];
      leaks.push(...firstPlaces(path, places));
    }
  }
  return { leaks, unsearched: [...sought.filter((_, index) => needles[index]?.length === 0).map(({ name }) => name), ...tooLarge] };
}

export interface SecretTrace {
  /** Path of the file; for a part of a PDF the way to it. */
  readonly place: string;
  /** @unit bytes */
  readonly offset: number;
  readonly what: Bilingual;
  /** There may be something in it that nobody has looked at. Default false. */
  readonly isUnsearched?: boolean;
}

/** Whoever reads of so many looks at the files. */
const MAX_TRACES = 1_000;

/**
 * Looks in files, and in the streams of PDFs, for what looks like a key, a token or a password, without knowing any.
 * @param budget for tests
 */
export function findSecretPatterns(files: Iterable<ScannedFile>, budget = streamBudget()): readonly SecretTrace[] {
  const traces: SecretTrace[] = [];
  for (const file of files)
    for (const part of withParts(file, budget))
      for (const trace of tracesIn(part)) {
        traces.push(trace);
        if (traces.length === MAX_TRACES) return traces;
      }
  return traces;
}

function* withParts(file: ScannedFile, budget: StreamBudget): Generator<ScannedPart, void> {
  yield file;
  yield* pdfParts(file, budget);
}

const UNSEARCHED: Bilingual = { de: 'nicht durchsucht: zu viel gepackt', en: 'not searched: too much is packed' };

function tracesIn({ path, content, isUnsearched }: ScannedPart): readonly SecretTrace[] {
  if (isUnsearched === true) return [{ place: path, offset: 0, what: UNSEARCHED, isUnsearched }];
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return secretPatternsIn(text).map(({ what, offset }) => ({ place: path, offset, what }));
}

interface Place {
  readonly what: string;
  readonly spelling?: string;
  readonly offset: number;
}

/** One entry per secret and spelling of a part: its first place. */
function firstPlaces(file: string, places: readonly Place[]): readonly Leak[] {
  const leaks = new Map<string, Leak>();
  for (const { what, spelling, offset } of places) {
    const key = `${what}\n${spelling ?? ''}`;
    if (!leaks.has(key)) leaks.set(key, { file, offset, what, ...(spelling === undefined ? {} : { spelling }) });
  }
  return [...leaks.values()];
}

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'] as const;

/** The private members of a JSON Web Key (RFC 7518 section 6), as text and as the number they spell. */
export function secretsOfJwk(name: string, jwk: Readonly<Record<string, unknown>>): readonly SoughtValue[] {
  return PRIVATE_MEMBERS.flatMap((member): readonly SoughtValue[] => {
    const text = jwk[member];
    if (typeof text !== 'string') return [];
    const bytes = decodeBase64url(text);
    const place = `${name}: ${member}`;
    return [{ name: place, kind: 'secret', value: text }, ...(bytes === undefined ? [] : [{ name: place, kind: 'secret', value: bytes } as const])];
  });
}

/** The private numbers of a key in PEM, so that they are found in other encodings of the key too. @throws when it is none */
export function secretsOfPem(name: string, pem: string): readonly SoughtValue[] {
  return secretsOfJwk(name, createPrivateKey(pem).export({ format: 'jwk' }));
}

/** The signature of a signed token: the part that no other token shares. */
export function secretOfToken(name: string, token: string): SoughtValue {
  return { name, kind: 'secret', value: /^[^.]+\.[^.]+\.([^.]+)$/.exec(token)?.[1] ?? token };
}
