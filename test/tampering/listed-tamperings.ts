/** The vendor changes single files of a bundle besides the result, and signs the manifest that follows from them with its own key. */
import { deflateSync } from 'node:zlib';
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { sha256Hex } from '../../src/formats/hash.ts';
import { bundleWith } from './file-tamperings.ts';
import type { Tampering } from './tampering.ts';
import { bytesOfResult } from '../../tools/run-folder.ts';
import { bundleOf, filesIn, relisted, signed, textIn, withFiles, zipOf } from './world.ts';

function listed(
  name: string,
  kinds: readonly Kind[],
  denied: Tampering['denied'],
  change: (files: ReadonlyMap<string, Uint8Array>) => Readonly<Record<string, Uint8Array | string | undefined>>,
): Tampering {
  return {
    name: `signed anew: ${name}`,
    by: 'vendor',
    kinds,
    denied,
    make: async ({ files, world }) => ({
      zip: await zipOf(await signed(relisted(withFiles(files, change(files))), { signer: world.vendor.signer, at: world.at })),
    }),
  };
}

/** @param paths of the files of a bundle */
export function reportTamperings(paths: readonly string[]): readonly Tampering[] {
  return paths
    .filter((path) => path.startsWith('reports/') || path === 'attestation.cdx.json')
    .map((path) => ({
      name: `signed anew: ${path} is another one`,
      by: 'vendor',
      kinds: ['report-not-of-result'],
      denied: ['verdicts'],
      make: async (material) => {
        const { world } = material;
        const files = bundleWith(path, material);
        const content = Buffer.from(files.get(path) ?? new Uint8Array());
        const changed = relisted(withFiles(files, { [path]: Buffer.concat([content, Buffer.from(' ')]) }));
        return { zip: await zipOf(await signed(changed, { signer: world.vendor.signer, at: world.at })) };
      },
    }));
}

export const LISTED_TAMPERINGS: readonly Tampering[] = [
  listed('the result is no JSON', ['result-invalid'], ['evidence', 'verdicts'], () => ({ 'result.json': '{' })),
  listed('the result breaks its schema', ['result-invalid'], ['evidence', 'verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('"formatVersion": 1', '"formatVersion": 2'),
  })),
  listed('the result has a member twice', ['result-invalid'], ['verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('{', '{"conclusion": "notConformant",'),
  })),
  listed('the result is removed', ['file-missing'], ['signature', 'evidence', 'verdicts'], () => ({ 'result.json': undefined })),
  listed('the bill of materials is removed', ['file-missing'], ['signature'], () => ({ 'sbom.cdx.json': undefined })),
  listed('the bill of materials names two programs', ['suite-other'], ['verdicts'], (files) => ({
    'sbom.cdx.json': textIn(files, 'sbom.cdx.json').replace('{', '{"metadata": {"component": {"name": "anderes"}},'),
  })),
  listed('the bill of materials is that of another program', ['suite-other'], ['verdicts'], () => ({ 'sbom.cdx.json': '{}' })),
  listed('the target holds half a character', ['target-other'], ['evidence'], (files) => ({
    'target.json': textIn(files, 'target.json').replace('"name": "', '"name": "\\ud800'),
  })),
  listed('the result holds half a character', ['result-invalid'], ['evidence', 'verdicts'], (files) => ({
    'result.json': textIn(files, 'result.json').replace('"name": "', '"name": "\\ud800'),
  })),
  listed('a report is removed', ['file-missing'], ['signature'], () => ({ 'reports/junit.xml': undefined })),
  listed('a report is added', ['report-not-of-result'], ['verdicts'], () => ({ 'reports/certificate.html': '<p>x</p>' })),
  listed('a file is added', ['file-unlisted'], ['signature'], () => ({ 'certificate.txt': 'x' })),
  listed('evidence is added', ['file-unlisted'], ['evidence'], () => ({ 'evidence/bodies/x000001-request.bin': 'x' })),
  listed('a body is added that unpacks without end', ['secret-inside'], ['evidence'], () => ({
    'evidence/bodies/x000001-request.bin': Buffer.concat([Buffer.from('%PDF-1.7\nstream\n'), deflateSync(Buffer.alloc(140_000_000))]),
  })),
  listed('the target is another one', ['target-other'], ['evidence'], () => ({ 'target.json': '{}' })),
  listed('the target names two products', ['target-other'], ['evidence'], (files) => ({
    'target.json': textIn(files, 'target.json').replace('{', '{"product": {"name": "Anderes", "version": "9", "vendor": "X"},'),
  })),
  listed('the target begins with a byte order mark', ['target-other'], ['evidence'], (files) => ({ 'target.json': `\ufeff${textIn(files, 'target.json')}` })),
  listed('a file of the catalogue is an older one', ['catalogue-other'], ['verdicts'], (files) => ({
    'basis/catalogue/fc-sub.yaml': textIn(files, 'basis/catalogue/fc-sub.yaml').replace(/level: MUST$/m, 'level: SHOULD'),
  })),
  listed('a file of the catalogue is removed', ['catalogue-other'], ['verdicts'], () => ({ 'basis/catalogue/fc-sub.yaml': undefined })),
  listed('the profile is an older one', ['profile-other'], ['verdicts'], (files) => ({
    'basis/profile.yaml': `# older\n${textIn(files, 'basis/profile.yaml')}`,
  })),
  listed('the profile is removed', ['profile-other'], ['verdicts'], () => ({ 'basis/profile.yaml': undefined })),
  listed('the leaves are others', ['file-changed'], ['evidence'], (files) => ({
    'evidence/exchanges.leaves': textIn(files, 'evidence/exchanges.leaves').replace(/^./, (first) => (first === '0' ? '1' : '0')),
  })),
  listed('the leaves begin with a byte order mark', ['evidence-root-wrong'], ['evidence'], (files) => ({
    'evidence/exchanges.leaves': `\ufeff${textIn(files, 'evidence/exchanges.leaves')}`,
  })),
  listed('the order of judgements is another one', ['file-changed'], ['evidence'], (files) => ({
    'evidence/judgements.ndjson': `${textIn(files, 'evidence/judgements.ndjson').split('\n').slice(0, -1).reverse().join('\n')}\n`,
  })),
  {
    name: 'another version of the suite is named, and a report says something else',
    by: 'vendor',
    kinds: ['suite-other', 'report-not-of-result'],
    denied: ['evidence'],
    isOpen: true,
    make: async ({ run, world }) => {
      const result = { ...run.result, suite: { ...run.result.suite, version: '0.0.1' } };
      const files = await filesIn(await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, world, { withoutDocuments: true }));
      const changed = withFiles(files, { 'reports/report.en.html': '<p>certified</p>' });
      return { zip: await zipOf(await signed(relisted(changed), { signer: world.vendor.signer, at: world.at })) };
    },
  },
  {
    name: 'an older catalogue, and the result says so',
    by: 'vendor',
    kinds: ['catalogue-other'],
    denied: ['verdicts'],
    make: async ({ run, world }) => {
      const text = Buffer.from(`# older\n`);
      const bundle = await filesIn(await bundleOf(run, world, { withoutDocuments: true }));
      const basis = [...bundle].filter(([path]) => path.startsWith('basis/catalogue/')).sort(([a], [b]) => (a < b ? -1 : 1));
      const older = new Map(basis.map(([path, bytes], index) => [path, index === 0 ? Buffer.concat([text, bytes]) : bytes]));
      const result = {
        ...run.result,
        specification: { ...run.result.specification, sha256: sha256Hex([...older.values()].map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')) },
      };
      const files = await filesIn(await bundleOf({ ...run, result, resultBytes: bytesOfResult(result) }, world, { withoutDocuments: true }));
      return { zip: await zipOf(await signed(relisted(withFiles(files, Object.fromEntries(older))), { signer: world.vendor.signer, at: world.at })) };
    },
  },
];
