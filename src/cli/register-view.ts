/** `register list` and `register status`: what is in a register, for people and programs. */
import { systemClock } from '../core/clock.ts';
import { EXTENT_WORDS } from '../core/publication-extents.ts';
import { entryIn, evaluatedStatusOf, EVENT_WORDS, extentOf, readRegister, STATUS_WORDS, statusEntryOf } from '../register/index.ts';
import type { EvaluatedStatus, Register, RegisterEntry } from '../register/index.ts';
import { argumentError } from './failure.ts';
import { instantFrom } from './instant.ts';
import { DEFAULT_REGISTER } from './register-options.ts';
import type { ChangeOptions } from './register-options.ts';
import type { Session } from './session.ts';
import type { SigningOptions } from './signing.ts';
import { harmless, paintFor } from './terminal.ts';
import type { Tone } from './terminal.ts';

/** Options of all actions of `register`. */
export interface RegisterOptions extends ChangeOptions, SigningOptions {
  readonly publishBundle?: boolean;
  readonly out?: string;
  readonly at?: string;
  readonly format?: 'text' | 'json';
  readonly name?: string;
  readonly baseUrl?: string;
  readonly contact?: string;
  readonly prefix?: string;
  readonly contentLanguage?: 'de' | 'en';
  readonly complaints?: string;
  readonly anchors?: string;
  readonly tsaAnchors?: string;
}

/**
 * The instant of `--at`, else now. A register knows what it was told up to its newest event: entries and documents as they
 * were before that are not in it.
 * @returns milliseconds since the epoch
 * @throws ERR_CONFIG_ARGUMENT for no instant, or one before the newest event
 */
export function instantOf({ at }: RegisterOptions, { events }: Register): number {
  if (at === undefined) return systemClock.now();
  const instant = instantFrom(at).getTime();
  const newest = events.at(-1);
  if (newest === undefined || instant >= Date.parse(newest.instant)) return instant;
  throw argumentError(
    {
      de: `Das Register kennt ein späteres Ereignis (${newest.instant}); wie es zu „${at}“ stand, lässt sich aus ihm nicht zeigen.`,
      en: `The register knows a later event (${newest.instant}); how it stood at "${at}" cannot be shown from it.`,
    },
    {
      de: 'Einen späteren Zeitpunkt nennen, oder den Ordner von damals aus Versionsverwaltung oder Sicherung.',
      en: 'Name a later instant, or the folder of that time from version control or backup.',
    },
  );
}

const TONES: Readonly<Record<EvaluatedStatus, Tone>> = { valid: 'good', suspended: 'remark', revoked: 'bad', expired: 'quiet', notYetValid: 'open' };

function open(options: RegisterOptions, session: Session): Register {
  return readRegister(session.pathOf(options.register ?? DEFAULT_REGISTER));
}

function dataOf(entry: RegisterEntry, at: number): Readonly<Record<string, unknown>> {
  const { product, level, conclusion, validFrom } = entry.certificate;
  const { status: decided, ...line } = statusEntryOf(entry);
  return {
    ...line,
    status: evaluatedStatusOf(entry, at),
    decided,
    product: product.name,
    version: product.version,
    vendor: product.vendor.name,
    level,
    conclusion,
    validFrom,
    extent: extentOf(entry),
  };
}

export async function listEntries(options: RegisterOptions, session: Session): Promise<number> {
  const register = open(options, session);
  const at = instantOf(options, register);
  const { entries } = register;
  if (options.format === 'json') {
    session.print(
      JSON.stringify(
        entries.map((entry) => dataOf(entry, at)),
        null,
        2,
      ),
    );
    return 0;
  }
  const paint = paintFor(session.stdout, session.env);
  const width = Math.max(...Object.values(STATUS_WORDS).map((word) => session.tell(word).length));
  for (const entry of entries) {
    const status = evaluatedStatusOf(entry, at);
    const { product, level, validUntil } = entry.certificate;
    session.print(
      `${entry.number}  ${paint(TONES[status], session.tell(STATUS_WORDS[status]).padEnd(width))}  ${validUntil}  ${level}  ${harmless(`${product.name} ${product.version} (${product.vendor.name})`)}`,
    );
  }
  if (entries.length === 0) session.print(session.say('Das Register hat noch keine Einträge.', 'The register has no entries yet.'));
  return 0;
}

/** @returns 0 when the entry is valid, else 1 */
export async function showStatus(subject: string, options: RegisterOptions, session: Session): Promise<number> {
  const register = open(options, session);
  const at = instantOf(options, register);
  const entry = entryIn(register, subject);
  const status = evaluatedStatusOf(entry, at);
  if (options.format === 'json') session.print(JSON.stringify(dataOf(entry, at), null, 2));
  else showEntry(entry, status, session);
  return status === 'valid' ? 0 : 1;
}

function showEntry(entry: RegisterEntry, status: EvaluatedStatus, session: Session): void {
  const { say, tell } = session;
  const { product, level, validFrom, validUntil } = entry.certificate;
  const { reason, replacedBy } = statusEntryOf(entry);
  const paint = paintFor(session.stdout, session.env);
  const width = Math.max(...entry.events.map(({ kind }) => tell(EVENT_WORDS[kind]).length));
  session.print(
    `${entry.number}  ${paint(TONES[status], tell(STATUS_WORDS[status]))}`,
    `  ${harmless(`${product.name} ${product.version} (${product.vendor.name})`)}, ${level}`,
    say(`  gültig von ${validFrom} bis ${validUntil}`, `  valid from ${validFrom} to ${validUntil}`),
    ...(reason === undefined ? [] : [`  ${say('Grund', 'Reason')}: ${harmless(reason)}`]),
    ...(replacedBy === undefined ? [] : [`  ${say('erneuert durch', 'renewed by')} ${replacedBy}`]),
    `  ${say('öffentlich höchstens', 'public at most')}: ${tell(EXTENT_WORDS[extentOf(entry)])}`,
    ...entry.events.map(({ instant, kind, actor, reason: why }) => `  ${instant}  ${tell(EVENT_WORDS[kind]).padEnd(width)}  ${harmless(`${actor}: ${why}`)}`),
  );
}
