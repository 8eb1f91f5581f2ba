/** The directory of a run holds together with what target files may say, and knows the partners as it should. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { createRecorder } from '../../transport/recorder.ts';
import { createCountryAuthority, createDvdv } from '../../../simulators/dvdv/index.ts';
import type { DvdvClientLoaded } from './dvdv-client-loaded.ts';
import { DEFAULT_ADDRESSEES } from './dvdv-client-target-file.ts';
import { seedDirectory } from './dvdv-seed.ts';
import type { SeededDirectory } from './dvdv-seed.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const LOADED: DvdvClientLoaded = {
  room: 'dvdv-client',
  target: {
    kind: 'running',
    profile: 'dvdv-client',
    product: { name: 'Produkt', version: '1', vendor: 'Haus' },
    deadlineSeconds: 30,
    capabilities: new Set(),
  },
  listen: { hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: 0 },
  addressees: DEFAULT_ADDRESSEES,
  usesTls: false,
};

/** Seeds, and enters it into a simulator, which refuses what does not hold together. */
async function seeded(change: Partial<DvdvClientLoaded>): Promise<SeededDirectory> {
  const made = await seedDirectory({ ...LOADED, ...change }, NOW, await createCountryAuthority({ now: NOW }));
  createDvdv({ baseUrl: () => 'http://dvdv.invalid', recorder: createRecorder() }).createTenant({ id: 'default', directory: made.directory });
  return made;
}

test('categories and services of a target file are added, groups of the same name step aside', async () => {
  const { directory, partners } = await seeded({
    addressees: { ...DEFAULT_ADDRESSEES, category: 'Bauverwaltung', serviceUris: ['urn:example:dienst'] },
    offered: { serviceUri: 'urn:example:angebot', consumers: ['Meldebehörde', 'Standesamt', 'Passbehörde', 'Amtsgericht', 'Neue Kategorie'] },
  });
  const added = directory.categories.at(-1)?.children?.map(({ name }) => name);
  deepStrictEqual(added, ['Bauverwaltung', 'Neue Kategorie', 'Fremde Kategorie (Test)']);
  equal(partners.offered.foreignCategory, 'Fremde Kategorie (Test)');
  const uris = directory.specifications.map(({ uri }) => uri);
  ok(uris.includes('urn:example:dienst') && uris.includes('urn:example:angebot'));
});

test('partners: the unknown one is not in the directory, the foreign one is no consumer, and each has a certificate of its own', async () => {
  const { directory, partners, fingerprint } = await seeded({ offered: { serviceUri: 'urn:example:angebot', consumers: ['Bauportal'] } });
  const entered = new Map(
    directory.organizations.flatMap(({ category, clientCertificates = [] }) => clientCertificates.map((print) => [print, category] as const)),
  );
  const categoryOf = (name: keyof typeof partners.callers): string | undefined => entered.get(partners.callers[name].fingerprint);
  deepStrictEqual((['entitled', 'second-entitled', 'third-entitled', 'control', 'foreign', 'unknown'] as const).map(categoryOf), [
    'Bauportal',
    'Bauportal',
    'Bauportal',
    'Bauportal',
    'Meldebehörde',
    undefined,
  ]);
  equal(new Set(Object.values(partners.callers).map((caller) => caller.fingerprint)).size, 6);
  equal(directory.certificates.filter(({ certificate }) => certificate === partners.callers.unknown.certificate).length, 0);
  equal(fingerprint, undefined);
});
