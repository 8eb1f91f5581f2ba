import { deepStrictEqual, equal, ok, rejects } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Result } from '../core/result.ts';
import { sha256Hex } from '../formats/hash.ts';
import { readZip } from '../formats/zip.ts';
import { makeBundle } from './bundle.ts';
import { issue } from './issue.ts';
import { rejudge } from './rejudge.ts';
import type { Review } from './review.ts';

const example = JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;
const AT = new Date('2026-10-01T12:00:00Z');
const PATH = 'evidence/exchanges.ndjson';

function inputOf(text: string, recorded = text): Parameters<typeof makeBundle>[0] {
  const result: Result = { ...example, evidence: [{ path: PATH, sizeBytes: recorded.length, sha256: sha256Hex(recorded) }] };
  const resultBytes = Buffer.from(JSON.stringify(result), 'utf8');
  return { result, resultBytes, files: new Map([[PATH, Buffer.from(text)]]), createdAt: AT, withoutDocuments: true };
}

test('the manifest lists every other file with its digest, and says what the result says', async () => {
  const { zip, manifest } = await makeBundle(inputOf('{}\n'));
  const { files, problems } = await readZip(zip);
  deepStrictEqual(problems, []);
  deepStrictEqual(
    manifest.files.map(({ path }) => path),
    [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
  );
  for (const { path, sha256, sizeBytes } of manifest.files)
    deepStrictEqual([sha256Hex(files.get(path) ?? ''), files.get(path)?.length], [sha256, sizeBytes], path);
  deepStrictEqual(
    [manifest.kind, manifest.conclusion, manifest.run.id, manifest.createdAt],
    ['self-test', example.conclusion, example.run.id, AT.toISOString()],
  );
});

test('evidence that was changed, is missing, or looks like a secret is not bundled', async () => {
  await rejects(makeBundle(inputOf('changed', 'recorded')), /changed since the run/);
  await rejects(makeBundle({ ...inputOf('x'), files: new Map() }), /is missing/);
  await rejects(makeBundle(inputOf('{"client_secret":"0123456789abcdef"}')), /may be a secret/);
});

test('more evidence than anybody reads is not bundled', async () => {
  const MIB = 1_048_576;
  const sized = (...sizes: readonly number[]): Parameters<typeof makeBundle>[0] => {
    const input = inputOf('{}\n');
    const evidence = sizes.map((mib, index) => ({ path: `evidence/part-${index + 1}/exchanges.ndjson`, sizeBytes: mib * MIB, sha256: sha256Hex('') }));
    return { ...input, result: { ...input.result, evidence } };
  };
  await rejects(makeBundle(sized(257)), /more than can be verified: 269.484.032.B, at most 268.435.456.B/u);
  await rejects(makeBundle(sized(200, 200, 200)), /more than can be verified/);
  await rejects(makeBundle(sized(200, 200)), /is missing/);
});

test('nothing is issued over a bundle that is not signed and does not conform', async () => {
  const { zip } = await makeBundle(inputOf('{}\n'));
  const never = (): never => {
    throw new Error('Nothing has to be signed.');
  };
  const signer = { sign: never, chain: [] } as unknown as Parameters<typeof issue>[0]['signer'];
  const person = (name: string): { name: string; role: string } => ({ name, role: 'Beispiel' });
  const review = {
    number: 'PS-2026-000001',
    level: 'L3',
    issuer: { name: 'z' },
    attestations: [],
    tester: person('A'),
    decider: person('B'),
  } as unknown as Review;
  const product = example.declaration?.product ?? { name: 'x', version: '1', vendor: { name: 'y' }, role: 'z', modules: [], thirdParty: [], deviations: [] };
  const outcome = await issue({ bundle: zip, review: { ...review, product }, signer, timestamp: never, at: AT, trust: { anchors: [], tsaAnchors: [] } });
  equal('refusals' in outcome && outcome.refusals.some(({ en }) => en.includes('no signature')), true);
  equal('refusals' in outcome && outcome.refusals.filter(({ en }) => en.includes('The conclusion is')).length, 1);
});

test('judged anew without evidence nothing can be told; what is new needs a run, what is gone is named', async () => {
  const [first, ...others] = example.requirements.map(({ requirement }) => requirement);
  const catalogue = { id: 'fit-connect', version: 'x', sha256: 'ab'.repeat(32) };
  const casesOf = new Map(others.slice(0, 1).map(({ id }) => [id, ['a case of tomorrow']]));
  const again = await rejudge(example, new Map(), { catalogue, requirements: others, policy: example.profile.policy, casesOf });
  deepStrictEqual([again.isSameCatalogue, again.dropped, again.needsRun.map(({ cases }) => cases)], [false, [first?.id], [['a case of tomorrow']]]);
  equal(again.after, 'undetermined');
  deepStrictEqual([again.catalogue.before.version, again.catalogue.after], [example.specification.version, catalogue]);
  const asBefore = await rejudge(example, new Map(), { catalogue, requirements: others, policy: example.profile.policy, casesOf: new Map() });
  equal(asBefore.after, 'undetermined');
  ok(asBefore.changed.every(({ after }) => after !== 'passed'));
  deepStrictEqual(again.wouldFail, []);
});
