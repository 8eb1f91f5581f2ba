import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileFile, errorsOf } from '../../../schemas/compile.ts';
import { metadataOf, partsOf, sha512 } from './plan.ts';
import type { PlannedAttachment, SubmissionPlan } from './plan.ts';

const schemas = {
  '1.0.0': compileFile(new URL('../../../schemas/fit-connect/metadata-1.0.schema.json', import.meta.url)),
  '2.1.0': compileFile(new URL('../../../schemas/fit-connect/metadata-2.1.schema.json', import.meta.url)),
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const attachment: PlannedAttachment = {
  attachmentId: '3f0c1a52-7d5e-4c8b-9b1f-2a6d8e4c0b17',
  bytes: text('abc'),
  filename: 'a.txt',
  mimeType: 'text/plain',
  purpose: 'attachment',
};
const FRAGMENTS = ['c2e8f4b7-1a3d-4e69-b0c5-8d7f6a5e4b32', '5b1d6a90-0f37-4f0b-8d5e-6f2c9a7b3e10'];

function planOf(metadataVersion: SubmissionPlan['metadataVersion'], attachments: PlannedAttachment[] = []): SubmissionPlan {
  return {
    apiVersion: 'v2',
    service: { identifier: 'urn:de:fim:leika:leistung:99999001001000', name: 'Anmeldung' },
    data: { bytes: text('{"größe":1}'), mimeType: 'application/json', schemaUri: 'urn:pruefstand:schema:kindergartenanmeldung:1.0:json' },
    attachments,
    metadataVersion,
  };
}

describe('metadata of a flawless plan', () => {
  for (const version of ['1.0.0', '2.1.0'] as const) {
    it(`${version} are valid with and without attachments`, () => {
      const { filename: _, ...nameless } = attachment;
      for (const attachments of [[], [attachment], [nameless], [attachment, { ...attachment, attachmentId: FRAGMENTS[0]!, purpose: 'form' as const }]]) {
        assert.deepEqual(errorsOf(schemas[version], metadataOf(planOf(version, attachments))), []);
      }
    });
  }

  it('2.1.0 are valid with fragments, and name them in their order', () => {
    const metadata = metadataOf(planOf('2.1.0', [{ ...attachment, fragments: [...FRAGMENTS] }]));
    assert.deepEqual(errorsOf(schemas['2.1.0'], metadata), []);
    assert.deepEqual(metadata.contentStructure.attachments[0]?.['fragments'], FRAGMENTS);
  });

  it('name their schema from 2.1.0 on only', () => {
    assert.equal(metadataOf(planOf('2.1.0'))['$schema'], 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json');
    assert.equal('$schema' in metadataOf(planOf('1.0.0')), false);
  });

  it('carry the hash of the unencrypted bytes', () => {
    const { data, attachments } = metadataOf(planOf('2.1.0', [attachment])).contentStructure;
    assert.equal(data?.hash.content, sha512('{"größe":1}'));
    // FIPS 180-4, example for "abc".
    assert.match((attachments[0]?.['hash'] as { content: string }).content, /^ddaf35a193617aba.*2a9ac94fa54ca49f$/);
  });
});

describe('parts of an attachment', () => {
  it('are itself when it has no fragments', () => {
    assert.deepEqual(partsOf(attachment), [{ id: attachment.attachmentId, bytes: attachment.bytes }]);
  });

  it('join to its bytes in the order of the fragments, whatever its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 7 }), (bytes, count) => {
        const fragments = Array.from({ length: count }, (_, index) => `fragment-${index}`);
        const parts = partsOf({ ...attachment, bytes, fragments });
        assert.deepEqual(
          parts.map(({ id }) => id),
          fragments,
        );
        assert.deepEqual(Buffer.concat(parts.map((part) => part.bytes)), Buffer.from(bytes));
      }),
    );
  });
});
