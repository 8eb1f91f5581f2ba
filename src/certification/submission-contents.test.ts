/** What a submission holds is what the facts say of it, part by part. */
import { deepEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { sampleSent } from '../checks/fit-connect/sample-observations.ts';
import type { SentSubmission } from '../core/submission.ts';
import { sha512Hex } from '../formats/hash.ts';
import { craftJwe } from '../formats/jwe-crafting.ts';
import { generateKeyPair } from '../formats/keys.ts';
import { otherThanContained, unpackingBudget } from './submission-contents.ts';
import type { RecordedParts } from './submission-contents.ts';

const { publicJwk } = await generateKeyPair('encryption', { bits: 2048, kid: 'empfang' });
const data = Buffer.from('{"ort":"Kanarienvogelstieg"}');
const [first, second] = [Buffer.from('erster Teil'), Buffer.from('zweiter Teil')];

interface Change {
  /** Hashes in the metadata instead of the right ones. */
  readonly dataHash?: string;
  readonly attachmentHash?: string;
  readonly facts?: Partial<SentSubmission>;
  /** Parts that were not recorded whole. */
  readonly without?: readonly string[];
  readonly budget?: number;
}

/** A flawless submission with one attachment in two fragments, changed. @returns what is found wrong */
function found({ dataHash, attachmentHash, facts = {}, without = [], budget }: Change = {}): readonly string[] {
  const metadata = Buffer.from(
    JSON.stringify({
      contentStructure: {
        data: { hash: { type: 'sha512', content: dataHash ?? sha512Hex(data) } },
        attachments: [
          { attachmentId: 'a', fragments: ['a1', 'a2'], hash: { type: 'sha512', content: attachmentHash ?? sha512Hex(Buffer.concat([first, second])) } },
        ],
      },
    }),
  );
  const sealed = new Map(
    Object.entries({ metadata, data, a1: first, a2: second }).map(([name, bytes]) => {
      const contentKey = randomBytes(32);
      return [name, { compact: craftJwe(bytes, publicJwk, { contentKey }), key: contentKey.toString('base64url') }];
    }),
  );
  const key = (name: string): string => sealed.get(name)?.key ?? '';
  const part = (name: string): object => (without.includes(name) ? {} : { [name]: sealed.get(name)?.compact });
  const recorded = { ...part('metadata'), ...part('data'), attachments: { ...part('a1'), ...part('a2') } } as RecordedParts;
  const contentKeys = { metadata: key('metadata'), data: key('data'), attachments: { a1: key('a1'), a2: key('a2') } };
  const own = { contentKeys, dataSha512: sha512Hex(data), attachmentIds: ['a1', 'a2'], canaries: ['Kanarienvogelstieg'], ...facts };
  return otherThanContained(sampleSent(own), recorded, budget === undefined ? unpackingBudget() : { left: budget });
}

test('a submission that is what the facts say', () => deepEqual(found(), []));

test('hashes that the metadata name wrongly are told, for data and for attachments in fragments', () => {
  deepEqual(found({ dataHash: 'ab'.repeat(64) }), ['contentStructure/data/hash']);
  deepEqual(found({ attachmentHash: 'ab'.repeat(64) }), ['contentStructure/attachments/hash']);
  deepEqual(found({ dataHash: sha512Hex(data).toUpperCase() }), [], 'capitals are a matter of the schema');
});

test('keys that open nothing, and missing ones, are told by part', () => {
  const other = { metadata: 'A'.repeat(43), data: 'A'.repeat(43), attachments: {} };
  deepEqual(found({ facts: { contentKeys: other } }), ['contentKeys/metadata', 'contentKeys/data', 'contentKeys/attachments/a1', 'contentKeys/attachments/a2']);
  deepEqual(found({ facts: { contentKeys: undefined as unknown as SentSubmission['contentKeys'] } }), ['contentKeys']);
});

test('another digest and a canary that is not inside are told', () => {
  deepEqual(found({ facts: { dataSha512: 'ab'.repeat(64) } }), ['dataSha512']);
  deepEqual(found({ facts: { canaries: ['Kanarienvogelstieg', 'nie gesendet'] } }), ['canaries: nie gesendet']);
});

test('of what was not recorded whole nothing is known, and no canary is missed', () => {
  deepEqual(found({ without: ['a2'], attachmentHash: 'ab'.repeat(64), facts: { canaries: ['nie gesendet'] } }), []);
  deepEqual(found({ without: ['data'], dataHash: 'ab'.repeat(64) }), []);
});

test('what is unpacked has a bound', () => {
  deepEqual(found({ budget: 1 }), ['contentKeys/data', 'contentKeys/attachments/a1', 'contentKeys/attachments/a2']);
});

test('what a flawed submission holds is up to its flaw', () => {
  deepEqual(found({ dataHash: 'ab'.repeat(64), facts: { expectation: 'refuse' } }), []);
});
