/**
 * Untouched bundles of every kind of run raise no alarm, elsewhere and later as well; and what can no longer be known later is
 * said so. The runs are real and made once.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { thisSuite } from '../../src/certification/own-rules.ts';
import { verify } from '../../src/certification/verify.ts';
import type { VerifyOptions } from '../../src/certification/verify.ts';
import { packageRoot } from '../../src/runner/environment.ts';
import { again } from './attempt-tamperings.ts';
import { certificateMaterial, reissued } from './certificate-material.ts';
import { makeInterruptedRun } from './runs.ts';
import type { Runs } from './runs.ts';
import { merge } from '../../tools/run-folder.ts';
import type { Run } from '../../tools/run-folder.ts';
import { QUESTIONS, answers, openScene, told, trusting } from './scene.ts';
import type { Material } from './tampering.ts';
import { YEAR_MS, bundleOf, createParty, createTime, filesIn, textIn, withFiles, zipOf } from './world.ts';
import type { Files, World } from './world.ts';

let runs: Runs & { readonly interrupted: Run };
let world: World;
let material: Material;

before(async () => {
  const interrupted = await makeInterruptedRun();
  const scene = await openScene();
  ({ world, material } = scene);
  runs = { ...scene.runs, interrupted };
});

describe('untouched', () => {
  const kinds: readonly (readonly [name: string, of: (all: typeof runs) => Run])[] = [
    ['a whole run with a declaration', ({ whole }) => whole],
    ['two shards merged', ({ merged }) => merged],
    ['a run made twice', ({ whole }) => merge([whole, again(whole)])],
    ['a divided run made twice', ({ merged }) => merge([merged, again(merged)])],
  ];
  for (const [name, of] of kinds) {
    test(`${name}: three times yes and nothing to say`, async () => {
      const report = await verify(await bundleOf(of(runs), world), trusting(world));
      answers(report, ['yes', 'yes', 'yes']);
      deepStrictEqual(report.findings, []);
      equal(report.recomputed.equal, report.recomputed.judgements);
      equal(report.recomputed.cases, of(runs).result.cases.flatMap(({ attempts }) => attempts).length + joinedIn(of(runs)));
    });
  }

  const parts: readonly (readonly [name: string, of: (all: typeof runs) => Run, text: RegExp])[] = [
    ['a shard of a product with faults', ({ shard }) => shard, /^This is part 1 of 2 of a divided run;/],
    [
      'an interrupted run with two attempts',
      ({ interrupted }) => interrupted,
      /^The run ended early \(interrupted by the user\): \d+ of \d\d+ cases were not tried/,
    ],
  ];
  for (const [name, of, text] of parts) {
    test(`${name}: nothing is wrong, and it is not complete`, async () => {
      const report = await verify(await bundleOf(of(runs), world), trusting(world));
      answers(report, ['yes', 'unknown', 'yes']);
      deepStrictEqual(
        report.findings.map(({ kind, grade }) => `${kind} ${grade}`),
        ['run-incomplete open'],
      );
      match(report.findings[0]?.text.en ?? '', text);
      equal(report.recomputed.equal, report.recomputed.judgements);
      equal(report.recomputed.cases, of(runs).result.cases.flatMap(({ attempts }) => attempts).length);
    });
  }

  /** Attempts that several shards made together. */
  function joinedIn({ files, result }: Run): number {
    const lines = [...files.keys()].filter((path) => path.endsWith('judgements.ndjson')).flatMap((path) => textIn(files, path).split('\n').slice(0, -1));
    return lines.length - result.cases.flatMap(({ attempts }) => attempts).length;
  }

  test('a certificate: three times yes, valid', async () => {
    const report = await verify(await zipOf(material.reported.files), trusting(world, { status: material.reported.status }));
    deepStrictEqual(report.findings, [], told(report));
    deepStrictEqual(
      [report.subject.kind, report.subject.status, ...QUESTIONS.map((question) => report[question])],
      ['certificate', 'valid', 'yes', 'yes', 'yes'],
    );
  });

  test('a certificate of before competence, ties, reception and consent were stated: the same', async () => {
    const files = await reissued(material.certificate.files, world, ({ itemReceivedAt: _, publication: __, tester, decider, ...one }) => ({
      ...one,
      tester: { name: tester.name, role: tester.role },
      decider: { name: decider.name, role: decider.role },
    }));
    const report = await verify(await zipOf(files), trusting(world, { status: material.certificate.status }));
    deepStrictEqual([report.findings, report.subject.status, report.subject.ties], [[], 'valid', undefined], told(report));
  });

  test('ties that were disclosed are told and are not wrong', async () => {
    const ties = ['War bis 2022 beim Hersteller beschäftigt (erfunden).'];
    const files = await reissued(material.certificate.files, world, (one) => ({
      ...one,
      tester: { ...one.tester, independence: { ties, declaredOn: '2026-01-01' } },
    }));
    const report = await verify(await zipOf(files), trusting(world, { status: material.certificate.status }));
    deepStrictEqual([report.findings, report.subject.ties], [[], [{ name: 'Musterfrau, Erika (Beispielperson)', ties }]], told(report));
  });

  test('on another machine, in another time zone and language: the same answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pruefstand-elsewhere-'));
    try {
      writeFileSync(join(folder, 'a.zip'), material.zip);
      writeFileSync(join(folder, 'anchors.pem'), world.vendor.root.certificate);
      const argv = [join(packageRoot(), 'bin/pruefstand.mjs'), 'verify', 'a.zip', '--trust', 'anchors.pem', '--at', world.at.toISOString(), '--json'];
      const env = { PATH: process.env['PATH'], TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C', HOME: folder };
      const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, env, encoding: 'utf8' });
      equal(status, 0, stderr);
      const here = await verify(material.zip, trusting(world, { anchors: [world.vendor.root.der], tsaAnchors: [world.vendor.root.der] }));
      deepStrictEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(here)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('the same result gives the same bytes, but for signature and time', async () => {
    const again = await filesIn(await bundleOf(runs.whole, { ...world, at: new Date(world.at.getTime() + 5000) }, { withoutDocuments: true }));
    const differing = [...material.files.keys()].filter((path) => !Buffer.from(material.files.get(path) ?? '').equals(Buffer.from(again.get(path) ?? '')));
    deepStrictEqual([differing, again.size], [['manifest.json', 'manifest.jws.json'], material.files.size]);
    const { createdAt: _, ...one } = JSON.parse(textIn(material.files, 'manifest.json')) as Record<string, unknown>;
    const { createdAt: __, ...other } = JSON.parse(textIn(again, 'manifest.json')) as Record<string, unknown>;
    deepStrictEqual(one, other);
  });

  test('the table of checks per case is that of this run', () => {
    const lines = textIn(runs.whole.files, 'evidence/judgements.ndjson').split('\n').slice(0, -1);
    const seen = lines.map((line) => JSON.parse(line) as { case: string; calls: readonly { checks: readonly string[] }[] });
    const table = JSON.parse(readFileSync(join(packageRoot(), 'docs/proof/fit-connect-fachverfahren.checks.json'), 'utf8')) as Readonly<
      Record<string, readonly string[]>
    >;
    for (const { case: id, calls } of seen)
      deepStrictEqual(
        calls.flatMap(({ checks }) => checks),
        table[id],
        `docs/proof/fit-connect-fachverfahren.checks.json: ${id}`,
      );
  });
});

describe('later and elsewhere, truthfully', () => {
  const tenYears = (): Date => new Date(world.at.getTime() + 10 * YEAR_MS);

  test('ten years later, without a time stamp: the signature cannot be told any more, the rest can', async () => {
    const report = await verify(material.zip, trusting(world, { at: tenYears() }));
    answers(report, ['unknown', 'yes', 'yes']);
    deepStrictEqual(
      report.findings.map(({ kind, grade }) => `${kind} ${grade}`),
      ['timestamp-missing open'],
    );
  });

  test('ten years later, with a time stamp: as it stood then', async () => {
    const report = await verify(await zipOf(material.stamped), trusting(world, { at: tenYears() }));
    answers(report, ['yes', 'yes', 'yes']);
    deepStrictEqual([report.signers[0]?.level, report.signers[0]?.timestamp?.time.slice(0, 19)], ['B-T', world.at.toISOString().slice(0, 19)]);
  });

  test('thirty years later the certificate of the time stamp has ended too: open', async () => {
    const report = await verify(await zipOf(material.stamped), trusting(world, { at: new Date(world.at.getTime() + 30 * YEAR_MS) }));
    answers(report, ['unknown', 'yes', 'yes']);
    deepStrictEqual(
      report.findings.map(({ kind, grade }) => `${kind} ${grade}`),
      ['timestamp-missing open'],
    );
  });

  test('ten years later a certificate has expired; that it was right then is said, the vendor’s signature inside included', async () => {
    const { files, status } = material.certificate;
    const report = await verify(await zipOf(files), trusting(world, { at: tenYears(), status }));
    equal(report.subject.status, 'expired');
    answers(report, ['yes', 'yes', 'yes']);
    deepStrictEqual(new Set(report.findings.map(({ kind }) => kind)), new Set(['certificate-expired', 'status-list-stale']));
    equal(report.signers[1]?.existedAt?.slice(0, 19), world.at.toISOString().slice(0, 19));
  });

  test('nothing attests the vendor’s signature where the time stamp of the body is not trusted or is not about this bundle', async () => {
    const { files, status } = material.certificate;
    const other = withFiles(files, { 'bundle.zip': await zipOf(withFiles(material.files, { x: 'x' })) });
    const offers: readonly (readonly [name: string, changes: Partial<VerifyOptions>, archive: Files])[] = [
      ['nobody trusts the authority of time', { tsaAnchors: [world.otherTime.anchor] }, files],
      ['the body is not known', { anchors: [] }, files],
      ['the time stamp itself has ended', { at: new Date(world.at.getTime() + 30 * YEAR_MS) }, files],
      ['another bundle', {}, other],
    ];
    for (const [name, changes, archive] of offers) {
      const report = await verify(await zipOf(archive), trusting(world, { at: tenYears(), status, ...changes }));
      const isOpen = report.findings.some(
        ({ kind, grade, place }) => kind === 'timestamp-missing' && grade === 'open' && place?.startsWith('bundle.zip: ') === true,
      );
      ok(isOpen && report.signature !== 'yes', `${name}: ${told(report)}`);
      equal(report.signers.find(({ role }) => role === 'vendor')?.existedAt, undefined, name);
    }
  });

  test('a time stamp of the body after the end of the vendor’s certificate attests nothing', async () => {
    const lasting = { ...world, body: await createParty('Beispielstelle', world.at, [17, 16, 15]), time: await createTime(world.at) };
    lasting.time.clock.advance(3 * YEAR_MS);
    const { files } = await certificateMaterial(material.zip, runs.whole.result, lasting, true);
    const report = await verify(await zipOf(files), trusting(lasting, { at: new Date(world.at.getTime() + 3 * YEAR_MS) }));
    const open = report.findings.filter(({ grade }) => grade === 'open').map(({ kind, place }) => `${kind} ${place ?? ''}`);
    ok(open.includes('timestamp-missing bundle.zip: manifest.jws.json (header)'), told(report));
  });

  test('another version of the suite: verdicts are told, what had to be tested is open, nothing is wrong', async () => {
    for (const suite of [
      { ...thisSuite(), version: '99.0.0' },
      { ...thisSuite(), sha256: 'ab'.repeat(32) },
    ]) {
      const report = await verify(material.zip, trusting(world, { suite }));
      answers(report, ['yes', 'unknown', 'yes']);
      deepStrictEqual(
        report.findings.map(({ kind, grade }) => `${kind} ${grade}`),
        ['suite-other note', 'suite-other open'],
      );
    }
  });

  test('whom to trust was not said: told, and not judged', async () => {
    const report = await verify(await zipOf(material.stamped), trusting(world, { anchors: [], tsaAnchors: [] }));
    answers(report, ['yes', 'yes', 'yes']);
    ok(report.findings.every(({ kind, grade }) => kind === 'chain-not-anchored' && grade === 'open'));
  });
});
