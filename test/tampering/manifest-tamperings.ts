/** The vendor itself writes other facts into the manifest and signs it with its own key: one per member. */
import type { BundleManifest } from '../../src/core/bundle.ts';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import type { Tampering } from './tampering.ts';
import { relisted, signed, zipOf } from './world.ts';

const OTHER = 'ab'.repeat(32);

function stated(name: string, kind: Kind, change: (manifest: BundleManifest) => unknown, denied: Tampering['denied'] = ['verdicts']): readonly Tampering[] {
  const make = (by: 'vendor' | 'outsider'): Tampering => ({
    name: `manifest: ${name}${by === 'outsider' ? ', without a signature over that' : ''}`,
    by,
    kinds: by === 'vendor' ? [kind] : [kind, 'manifest-not-signed-one'],
    denied: by === 'vendor' ? denied : ['signature', ...denied],
    make: async ({ files, world }) => {
      const changed = relisted(files, change);
      return { zip: await zipOf(by === 'vendor' ? await signed(changed, { signer: world.vendor.signer, at: world.at }) : changed) };
    },
  });
  return [make('vendor'), make('outsider')];
}

const digestIn = (member: 'suite' | 'catalogue' | 'profile', change: object) => (manifest: BundleManifest) => ({
  ...manifest,
  [member]: { ...manifest[member], ...change },
});

export const MANIFEST_TAMPERINGS: readonly Tampering[] = [
  ...stated('the product has another name', 'product-differs', (manifest) => ({ ...manifest, product: { ...manifest.product, name: 'Anderes Produkt' } })),
  ...stated('the product has another version', 'product-differs', (manifest) => ({ ...manifest, product: { ...manifest.product, version: '99.0' } })),
  ...stated('the product has another vendor', 'product-differs', (manifest) => ({ ...manifest, product: { ...manifest.product, vendor: 'Andere GmbH' } })),
  ...stated('the conclusion is another one', 'conclusion-changed', (manifest) => ({ ...manifest, conclusion: 'conformantWithRemarks' })),
  ...stated('the run is another one', 'run-differs', (manifest) => ({ ...manifest, run: { ...manifest.run, id: '00000000-0000-4000-8000-000000000000' } })),
  ...stated('the run was later', 'run-differs', (manifest) => ({ ...manifest, run: { ...manifest.run, startedAt: manifest.run.finishedAt } })),
  ...stated('the suite has another version', 'suite-other', digestIn('suite', { version: '99.0.0' })),
  ...stated('the suite has another digest', 'suite-other', digestIn('suite', { sha256: OTHER })),
  ...stated('the catalogue has another version', 'catalogue-other', digestIn('catalogue', { version: '2020-01' })),
  ...stated('the catalogue has another digest', 'catalogue-other', digestIn('catalogue', { sha256: OTHER })),
  ...stated('the profile has another version', 'profile-other', digestIn('profile', { version: '0.0.1' })),
  ...stated('the profile has another digest', 'profile-other', digestIn('profile', { sha256: OTHER })),
  ...stated('a schema has another digest', 'suite-other', (manifest) => ({
    ...manifest,
    schemas: manifest.schemas.map((schema, index) => (index === 0 ? { ...schema, sha256: OTHER } : schema)),
  })),
  ...stated('a schema is left out', 'suite-other', (manifest) => ({ ...manifest, schemas: manifest.schemas.slice(1) })),
  ...stated(
    'the root of the evidence is another one',
    'evidence-root-wrong',
    (manifest) => ({ ...manifest, evidence: manifest.evidence.map((part) => ({ ...part, root: OTHER })) }),
    ['evidence'],
  ),
  ...stated(
    'the number of exchanges is another one',
    'evidence-root-wrong',
    (manifest) => ({ ...manifest, evidence: manifest.evidence.map((part) => ({ ...part, exchanges: part.exchanges + 1 })) }),
    ['evidence'],
  ),
  ...stated('a file is not listed', 'file-unlisted', (manifest) => ({ ...manifest, files: manifest.files.filter(({ path }) => path !== 'sbom.cdx.json') }), [
    'signature',
  ]),
  ...stated(
    'a file is listed that is not there',
    'file-missing',
    (manifest) => ({ ...manifest, files: [...manifest.files, { path: 'zusatz.txt', sizeBytes: 1, sha256: OTHER }] }),
    ['signature'],
  ),
];
