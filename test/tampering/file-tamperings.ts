/** An outsider changes, removes or adds files, generated over all files of the bundle. It has no key, so the manifest stays. */
import type { Tampering as Kind } from '../../src/core/verification.ts';
import { canonicalJson } from '../../src/formats/canonical-json.ts';
import type { Material, Tampering } from './tampering.ts';
import { relisted, textIn, withFiles, zipOf } from './world.ts';
import type { Files } from './world.ts';

const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.jws.json';

/** One bit of the middle byte is turned. */
export function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const place = copy.length >> 1;
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

/** Documents take their time to be written again: only where they are what it is about. */
export function bundleWith(path: string, { files, documented }: Material): Files {
  return files.has(path) ? files : documented;
}

const isCovered = (path: string): boolean => path !== MANIFEST && path !== SIGNATURE;

function deniedFor(path: string): Tampering['denied'] {
  return path.startsWith('evidence/') ? ['signature', 'evidence'] : ['signature'];
}

/** For every file that the manifest lists. @param paths of the files of a bundle */
export function fileTamperings(paths: readonly string[]): readonly Tampering[] {
  return paths.filter(isCovered).flatMap((path): readonly Tampering[] => [
    {
      name: `a bit of ${path} is turned`,
      by: 'outsider',
      kinds: ['file-changed'],
      denied: deniedFor(path),
      make: async (material) => {
        const files = bundleWith(path, material);
        return { zip: await zipOf(withFiles(files, { [path]: flipped(files.get(path) ?? new Uint8Array()) })) };
      },
    },
    {
      name: `${path} is removed`,
      by: 'outsider',
      kinds: ['file-missing'],
      denied: deniedFor(path),
      make: async (material) => ({ zip: await zipOf(withFiles(bundleWith(path, material), { [path]: undefined })) }),
    },
  ]);
}

function outsider(
  name: string,
  kinds: readonly Kind[],
  denied: Tampering['denied'],
  change: (material: Material) => Readonly<Record<string, Uint8Array | string | undefined>>,
): Tampering {
  return { name, by: 'outsider', kinds, denied, make: async (material) => ({ zip: await zipOf(withFiles(material.files, change(material))) }) };
}

export const OUTSIDER_TAMPERINGS: readonly Tampering[] = [
  outsider('the manifest is removed', ['file-missing'], ['signature'], () => ({ [MANIFEST]: undefined })),
  outsider('the manifest is no JSON', ['manifest-invalid'], ['signature'], () => ({ [MANIFEST]: 'manifest' })),
  outsider('the manifest lacks a member', ['manifest-invalid'], ['signature'], ({ files }) => {
    const { product: _, ...rest } = JSON.parse(textIn(files, MANIFEST)) as Record<string, unknown>;
    return { [MANIFEST]: canonicalJson(rest) };
  }),
  outsider('the manifest holds half a character', ['manifest-invalid'], ['signature'], ({ files }) => ({
    [MANIFEST]: textIn(files, MANIFEST).replace('"name":"', '"name":"\\ud800'),
  })),
  outsider('the manifest is written with other white space', ['manifest-not-canonical', 'manifest-not-signed-one'], ['signature'], ({ files }) => ({
    [MANIFEST]: JSON.stringify(JSON.parse(textIn(files, MANIFEST)), null, 2),
  })),
  outsider('a member of the manifest is there twice', ['manifest-not-canonical'], ['signature'], ({ files }) => ({
    [MANIFEST]: textIn(files, MANIFEST).replace('{', '{"conclusion":"conformant",'),
  })),
  outsider('the signature is removed', ['signature-missing'], ['signature'], () => ({ [SIGNATURE]: undefined })),
  outsider('the signature is no JSON', ['signature-unreadable'], ['signature'], () => ({ [SIGNATURE]: 'x' })),
  outsider('the signature is empty', ['signature-unreadable'], ['signature'], () => ({ [SIGNATURE]: '' })),
  outsider('a file is added', ['file-unlisted'], ['signature'], () => ({ 'notes.txt': 'x' })),
  outsider('evidence is added', ['file-unlisted'], ['signature', 'evidence'], () => ({ 'evidence/bodies/x000001-request.bin': 'x' })),
  outsider('a report is added', ['file-unlisted'], ['signature'], () => ({ 'reports/certificate.html': '<p>x</p>' })),
  outsider('a line feed is appended to the result', ['file-size-changed'], ['signature'], ({ files }) => ({
    'result.json': `${textIn(files, 'result.json')}\n`,
  })),
  outsider('the conclusion of the result is changed', ['file-size-changed', 'conclusion-changed'], ['signature', 'verdicts'], ({ files }) => ({
    'result.json': textIn(files, 'result.json').replace('"conclusion": "conformant"', '"conclusion": "notConformant"'),
  })),
  {
    name: 'a file is changed and listed anew, without a signature over that',
    by: 'outsider',
    kinds: ['manifest-not-signed-one'],
    denied: ['signature'],
    make: async ({ files }) => ({ zip: await zipOf(relisted(withFiles(files, { 'sbom.cdx.json': '{}' }))) }),
  },
  {
    name: 'manifest and signature of another bundle',
    by: 'outsider',
    kinds: ['run-differs', 'file-missing', 'evidence-root-wrong'],
    denied: ['signature', 'evidence', 'verdicts'],
    make: async ({ files, faultyFiles }) => ({
      zip: await zipOf(withFiles(files, { [MANIFEST]: faultyFiles.get(MANIFEST), [SIGNATURE]: faultyFiles.get(SIGNATURE) })),
    }),
  },
];
