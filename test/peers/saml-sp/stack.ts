/**
 * What a service provider of others is here: how it is had, started in front of the simulated account, and seen. Each stack is set
 * up as its documentation says for one account, with one page that only logged-in people get and that names who they are.
 */
import { attributeUrn } from '../../../src/core/account-attributes.ts';
import type { AccountAddresses } from '../../../src/core/account-control.ts';
import type { PageMarkers } from '../../../src/drivers/portal/page-markers.ts';
import type { IssuedCertificate } from '../../../src/formats/certificate-issuing.ts';
import type { BuildOutcome } from '../building/build-outcome.ts';

export interface SamlStack {
  /** Key in `expectations.json`. */
  readonly name: string;
  /** Algorithms of the account that the stack can read. */
  readonly cryptoProfile: 'bundid-2025' | 'legacy';
  /** Installed with a pinned version, not by Debian. */
  readonly isPinned: boolean;
  /** Whether it can be had here; `folder` of the outcome goes to `versions` and `start`. */
  obtain(): Promise<BuildOutcome>;
  /** By package or program, as installed. */
  versions(folder: string): Promise<Readonly<Record<string, string>>>;
  start(order: StackOrder): Promise<RunningStack>;
}

export interface StackOrder {
  /** Of `obtain`. */
  readonly built: string;
  /** Empty folder of this run; the stack may be run by another user, who may read and write it. */
  readonly folder: string;
  readonly entityId: string;
  readonly idp: AccountAddresses;
  readonly idpMetadata: string;
  readonly signing: IssuedCertificate;
  readonly encryption: IssuedCertificate;
}

export interface RunningStack {
  readonly loginUrl: string;
  readonly protectedUrl: string;
  readonly logoutUrl?: string;
  /** The metadata as the stack writes them itself. */
  readonly metadata: string;
  /** What it logged, for a failed test. */
  log(): string;
  stop(): Promise<void>;
}

/** The level that every stack asks for, as minimum. */
export const LEVEL = 'STORK-QAA-Level-4';

/** What the protected page names. The key goes by its `Name`, as BundID wants it. */
export const SHOWN = {
  bPK2: attributeUrn('bPK2'),
  surname: attributeUrn('surname'),
  level: attributeUrn('level'),
} as const;

export const MARKERS: PageMarkers = {
  loggedIn: 'Angemeldet über das Konto.',
  userKey: { after: 'Kennung:' },
  level: { after: 'Niveau:' },
  attributes: { nameId: { after: 'NameID:' }, surname: { after: 'Name:' } },
};

/** The protected page. @param value text of one value as the page's own language writes it, already escaped */
export function protectedPage(value: (name: keyof typeof SHOWN | 'nameId') => string): string {
  const lines = [
    ['Kennung', 'bPK2'],
    ['NameID', 'nameId'],
    ['Name', 'surname'],
    ['Niveau', 'level'],
  ] as const;
  const shown = lines.map(([label, name]) => `<p>${label}: ${value(name)}</p>`).join('\n');
  return `<!DOCTYPE html>\n<html lang="de"><title>Geschützte Seite</title>\n<p>${MARKERS.loggedIn}</p>\n${shown}\n</html>\n`;
}
