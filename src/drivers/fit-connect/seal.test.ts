import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decryptJwe, jweParts } from '../../formats/jose.ts';
import { generateKeyPair } from '../../formats/keys.ts';
import type { CaseDefinition, CaseKit } from './case.ts';
import { sha512 } from './plan.ts';
import { planOf, seal } from './seal.ts';
import type { RecipientKeys, SealedSubmission } from './seal.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const [current, next, foreign] = await Promise.all(
  ['aktuell-2026', 'naechster-2027', 'fremd-2026'].map(async (kid) => generateKeyPair('encryption', { bits: 2048, kid })),
);
const keys: RecipientKeys = { current: current!.publicJwk, next: next!.publicJwk, foreign: foreign!.publicJwk };

const service = { serviceIdentifier: 'urn:de:fim:leika:leistung:99999001001000', serviceName: 'Anmeldung' };
const json = {
  name: 'a.json',
  ...service,
  schemaUri: 'urn:a:json',
  mimeType: 'application/json',
  bytes: text('{"a":1}'),
  canaries: ['Xaveria-Prüfstand'],
} as const;
const xml = {
  name: 'a.xml',
  ...service,
  serviceName: 'Abmeldung',
  schemaUri: 'urn:a:xml',
  mimeType: 'application/xml',
  bytes: text('<a/>'),
  canaries: [],
} as const;
let count = 0;
const kit: CaseKit = {
  samples: { json, xml, attachments: [], maxAttachmentBytes: 1_000, metadataVersion: '2.1.0', replyChannels: [] },
  uuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
};
const plain: CaseDefinition = { phrase: 'p', en: 'p', expectation: 'accept' };

async function sealed(definition: CaseDefinition, recipient = keys): Promise<SealedSubmission> {
  return seal(definition, planOf(definition, kit, 'v2')!, kit, recipient);
}

function withAttachment(bytes: Uint8Array, fragments?: readonly string[]): CaseDefinition {
  return {
    ...plain,
    shape: (plan, { uuid }) =>
      void plan.attachments.push({
        attachmentId: uuid(),
        bytes,
        mimeType: 'text/plain',
        purpose: 'attachment',
        ...(fragments === undefined ? {} : { fragments: [...fragments] }),
      }),
  };
}

describe('planning', () => {
  it('starts from the JSON sample, from XML where there is no other, and from the sample of the case', () => {
    assert.equal(planOf(plain, kit, 'v2')?.data.schemaUri, json.schemaUri);
    assert.equal(planOf({ ...plain, sample: 'xml' }, kit, 'v2')?.service.name, 'Abmeldung');
    const { json: _, ...samples } = kit.samples;
    assert.equal(planOf(plain, { ...kit, samples }, 'v1')?.data.mimeType, 'application/xml');
  });

  it('gives nothing without a fitting sample', () => {
    const { xml: _, ...samples } = kit.samples;
    assert.equal(planOf({ ...plain, sample: 'xml' }, { ...kit, samples }, 'v2'), undefined);
  });
});

describe('sealing', () => {
  it('encrypts every part on its own for the current key, naming kid and media type', async () => {
    const result = await sealed(withAttachment(text('Anlage')));
    const parts = [result.metadata, result.data, ...result.attachments.values()].map((part) => jweParts(part)!);
    assert.deepEqual(
      parts.map(({ header }) => header),
      ['application/json', 'application/json', 'text/plain'].map((cty) => ({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'aktuell-2026', cty })),
    );
    assert.equal(new Set(parts.map(({ encryptedKey }) => encryptedKey)).size, 3);
    assert.equal(new Set(parts.map(({ iv }) => iv)).size, 3);
    assert.deepEqual(await decryptJwe(result.data, current!.privateJwk), new Uint8Array(json.bytes));
  });

  it('tells tags, hash, canaries, service and first attachment of what it made', async () => {
    const result = await sealed(withAttachment(text('Anlage')));
    const [[id, part]] = [...result.attachments] as [[string, string]];
    assert.deepEqual(result.tags, { metadata: jweParts(result.metadata)?.tag, data: jweParts(result.data)?.tag, attachments: { [id]: jweParts(part)?.tag } });
    assert.equal(result.dataSha512, sha512(json.bytes));
    assert.deepEqual(result.canaries, json.canaries);
    assert.deepEqual(result.service, { identifier: service.serviceIdentifier, name: 'Anmeldung' });
    assert.equal(result.firstAttachmentId, id);
    assert.equal('firstAttachmentId' in (await sealed(plain)), false);
    assert.deepEqual((await sealed({ ...plain, sample: 'xml' })).canaries, []);
  });

  it('uploads fragments instead of the attachment, and they join back in the listed order', async () => {
    const fragments = ['f2', 'f1', 'f3'];
    const content = text('0123456789abcdef+');
    const result = await sealed(withAttachment(content, fragments));
    assert.deepEqual([...result.attachments.keys()], fragments);
    assert.deepEqual(Object.keys(result.tags.attachments), fragments);
    const opened = await Promise.all([...result.attachments.values()].map(async (part) => decryptJwe(part, current!.privateJwk)));
    assert.deepEqual(Buffer.concat(opened), Buffer.from(content));
    assert.notDeepEqual(Buffer.concat([opened[1]!, opened[0]!, opened[2]!]), Buffer.from(content));
  });

  it('takes large parts the same way', async () => {
    const content = new Uint8Array(4_000_001).fill(7);
    const [part] = [...(await sealed(withAttachment(content))).attachments.values()];
    assert.ok(Buffer.isBuffer(part));
    assert.deepEqual(jweParts(part)?.header['cty'], 'text/plain');
    assert.equal(Buffer.compare(await decryptJwe(part, current!.privateJwk), content), 0);
  });

  it('takes the next key where a case says so and there is one', async () => {
    const definition: CaseDefinition = { ...plain, craft: (crafting) => void (crafting.key = 'next') };
    assert.equal(jweParts((await sealed(definition)).data)?.header['kid'], 'naechster-2027');
    const { next: _, ...without } = keys;
    assert.equal(jweParts((await sealed(definition, without)).data)?.header['kid'], 'aktuell-2026');
  });

  it('crafts only the part a case names', async () => {
    const result = await sealed({ ...plain, craft: (crafting) => void (crafting.data = { foreignKey: true, header: { note: 1 } }) });
    assert.deepEqual(
      [jweParts(result.data)?.header['kid'], jweParts(result.data)?.header['note'], jweParts(result.data)?.header['cty']],
      ['aktuell-2026', 1, 'application/json'],
    );
    assert.deepEqual(await decryptJwe(result.data, foreign!.privateJwk), new Uint8Array(json.bytes));
    await assert.rejects(decryptJwe(result.data, current!.privateJwk));
    await decryptJwe(result.metadata, current!.privateJwk);
  });

  it('seals other bytes than the metadata describe where a case says so', async () => {
    const definition: CaseDefinition = {
      ...withAttachment(text('echt')),
      craft(crafting, plan) {
        crafting.metadataBytes = text('keine Metadaten');
        crafting.dataBytes = text('andere Daten');
        crafting.attachmentBytes = { [plan.attachments[0]!.attachmentId]: text('falsch') };
      },
    };
    const result = await sealed(definition);
    const opened = await Promise.all(
      [result.metadata, result.data, ...result.attachments.values()].map(async (part) => Buffer.from(await decryptJwe(part, current!.privateJwk)).toString()),
    );
    assert.deepEqual(opened, ['keine Metadaten', 'andere Daten', 'falsch']);
    assert.equal(result.dataSha512, sha512(json.bytes));
  });
});
