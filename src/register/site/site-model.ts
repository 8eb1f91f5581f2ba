/** What all files of a site are made from: the register at one instant, grouped by product, in an order that never varies. */
import type { StatusEntry } from '../../core/certificate.ts';
import { evaluatedStatusOf, statusEntryOf } from '../entry-state.ts';
import type { EvaluatedStatus } from '../entry-state.ts';
import type { Register, RegisterConfig, RegisterEntry, RegisterEvent } from '../model.ts';

export interface SiteEntry {
  readonly entry: RegisterEntry;
  readonly status: EvaluatedStatus;
  readonly line: StatusEntry;
}

export interface SiteProduct {
  readonly slug: string;
  readonly name: string;
  readonly vendor: string;
  /** Newest issue first. */
  readonly entries: readonly SiteEntry[];
}

export interface Site {
  readonly config: RegisterConfig;
  /** RFC 3339 in UTC. */
  readonly evaluatedAt: string;
  readonly nextUpdate: string;
  /** By name, then slug. */
  readonly products: readonly SiteProduct[];
  /** By number. */
  readonly entries: readonly SiteEntry[];
  readonly events: readonly RegisterEvent[];
  /** Whether the status list comes with a signature. */
  readonly isSigned: boolean;
}

const DAY_MS = 86_400_000;

/** @param at milliseconds since the epoch */
export function siteOf(register: Register, at: number, isSigned: boolean): Site {
  const { config, events } = register;
  const entries = register.entries.map((entry): SiteEntry => ({ entry, status: evaluatedStatusOf(entry, at), line: statusEntryOf(entry) }));
  return {
    config,
    evaluatedAt: new Date(at).toISOString(),
    nextUpdate: new Date(at + config.statusListDays * DAY_MS).toISOString(),
    products: productsOf(entries),
    entries,
    events,
    isSigned,
  };
}

function productsOf(entries: readonly SiteEntry[]): readonly SiteProduct[] {
  const groups = Map.groupBy(entries, ({ entry }) => entry.product);
  const products = [...groups].map(([slug, own]): SiteProduct => {
    const sorted = own.toSorted(newestFirst);
    const { name = '', vendor } = sorted[0]?.entry.certificate.product ?? {};
    return { slug, name, vendor: vendor?.name ?? '', entries: sorted };
  });
  return products.sort((a, b) => compare(folded(a.name), folded(b.name)) || compare(a.slug, b.slug));
}

function newestFirst({ entry: a }: SiteEntry, { entry: b }: SiteEntry): number {
  return Date.parse(b.certificate.issuedAt) - Date.parse(a.certificate.issuedAt) || compare(b.number, a.number);
}

/** For the order of names, the same on every machine: without marks and case, by code units. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The newest entry of a product that is valid. */
export function newestValid({ entries }: SiteProduct): SiteEntry | undefined {
  return entries.find(({ status }) => status === 'valid');
}
