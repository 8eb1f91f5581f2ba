/**
 * From a run to a registered certificate by the command line, as vendor, stranger and body would call it: what each call says,
 * what it writes, and its exit code. What can be wrong with bundles is tried in test/tampering.
 */
import { deepStrictEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { stringify } from 'yaml';
import { BUNDLE_FILES } from '../core/bundle.ts';
import { CERTIFICATE_FILES } from '../core/certificate.ts';
import type { Result } from '../core/result.ts';
import type { VerificationReport } from '../core/verification.ts';
import { compileSchema } from '../formats/json-schema.ts';
import { readZip, writeZip } from '../formats/zip.ts';
import { openSigners } from './test-signers.ts';
import type { TestSigners } from './test-signers.ts';
import { openTerminal } from './test-terminal.ts';
import type { CallOutcome, TestTerminal } from './test-terminal.ts';

const NOW = Date.now();
const DAY_MS = 86_400_000;
const NUMBER = 'PS-2026-000001';
const SCREEN_LINES = 40;
const VENDOR = ['--key', 'vendor.key.pem', '--chain', 'vendor.chain.pem'];
const BODY = ['--key', 'body.key.pem', '--chain', 'body.chain.pem', '--trust', 'vendor-ca.pem'];
const TRUST = ['--trust', 'body-ca.pem', '--trust-tsa', 'tsa-ca.pem'];
/** Longer than one screen has room for. */
const TIE = `War früher beim Auftraggeber (erfunden), ${'x'.repeat(300)}`;
const LANGUAGES = ['de', 'en'] as const;

let terminal: TestTerminal;
let signers: TestSigners;
const call = async (...argv: readonly string[]): Promise<CallOutcome> => terminal.call(argv);
const bytesOf = (name: string): Uint8Array => readFileSync(terminal.pathOf(name));

before(async () => {
  terminal = openTerminal();
  signers = await openSigners(terminal, NOW);
  equal((await call('run', '--quiet')).exitCode, 0);
  const { exitCode, stderr } = await call('bundle', ...VENDOR, '--out', 'selbsttest.zip', '--no-pdf');
  equal(exitCode, 0, stderr);
  writeFileSync(terminal.pathOf('review.yaml'), stringify(reviewOf()));
});
after(async () => {
  await signers[Symbol.asyncDispose]();
  terminal[Symbol.dispose]();
});

/** A review that attests everything that the result leaves to documents. */
function reviewOf(changes: Readonly<Record<string, unknown>> = {}): object {
  const result = JSON.parse(readFileSync(terminal.pathOf('pruefstand-out/result.json'), 'utf8')) as Result;
  const by = { name: 'Musterperson Eins', role: 'Prüfung' };
  const apart = result.requirements.filter(({ isApart, requirement }) => isApart && requirement.verification.method === 'inspection');
  return {
    format: 'pruefstand-review',
    formatVersion: 1,
    number: NUMBER,
    level: 'L4',
    issuer: { name: 'Beispielstelle', place: 'Musterstadt', accreditation: 'none' },
    scheme: { title: 'Beispielschema' },
    customer: { name: 'Muster Software GmbH' },
    attestations: apart.map(({ requirement: { id } }) => ({
      requirement: id,
      outcome: 'shown',
      documents: [{ title: 'Betriebskonzept' }],
      by,
      on: '2026-11-20',
    })),
    tester: { ...by, competence: 'Sachkunde (erfunden)', independence: { ties: [TIE], declaredOn: '2026-11-20' } },
    decider: { name: 'Musterperson Zwei', role: 'Entscheidung', competence: 'Sachkunde (erfunden)', independence: { ties: [], declaredOn: '2026-11-20' } },
    complaints: { name: 'Beispielstelle' },
    publication: { extent: 'certificate', consentedBy: { name: 'Musterperson Drei', role: 'Produktverantwortung' }, consentedOn: '2026-11-20' },
    ...changes,
  };
}

/** An archive with one file changed, added, or removed. */
async function alter(from: string, to: string, path: string, content: Uint8Array | undefined): Promise<string> {
  const files = new Map((await readZip(bytesOf(from))).files);
  if (content === undefined) files.delete(path);
  else files.set(path, content);
  writeFileSync(terminal.pathOf(to), await writeZip([...files].map(([name, bytes]) => ({ path: name, content: bytes }))));
  return to;
}

/** Where the word stands for what a body signs, and not for that of a key. */
function mentionsOfCertificates(text: string): readonly string[] {
  const plain = text.replaceAll(/Signaturzertifikat|signing certificate|kein Zertifikat|not a certificate/g, '');
  return plain.match(/[^\n]*(?:Zertifikat|certificate)[^\n]*/gi) ?? [];
}

describe('bundle', () => {
  test('writes one file beside the result, as a self-test that nobody calls a certificate', async () => {
    const folder = readdirSync(terminal.pathOf('pruefstand-out'));
    for (const language of LANGUAGES) {
      const { exitCode, stdout, stderr } = await call('bundle', ...VENDOR, '--no-pdf', '--force', '--lang', language);
      deepStrictEqual([exitCode, stderr], [0, '']);
      match(
        stdout,
        language === 'de' ? /^Selbsttest: pruefstand-out\/selbsttest\.zip \(\d+ Dateien/ : /^Self-test: pruefstand-out\/selbsttest\.zip \(\d+ files/,
      );
      match(stdout, /pruefstand verify pruefstand-out\/selbsttest\.zip$/m);
      deepStrictEqual(mentionsOfCertificates(stdout), []);
    }
    deepStrictEqual(readdirSync(terminal.pathOf('pruefstand-out')).sort(), [...folder, 'selbsttest.zip'].sort());
  });

  test('no file inside calls it a certificate', async () => {
    const { files } = await readZip(bytesOf('selbsttest.zip'));
    const reports = [...files].filter(([path]) => path.startsWith('reports/') || path === BUNDLE_FILES.attestation);
    ok(reports.length > 5);
    for (const [path, content] of reports) {
      const text = Buffer.from(content).toString('utf8');
      doesNotMatch(text, /\bist ein Zertifikat|\bis a certificate|Zertifikat Nr|Certificate No/i, path);
    }
    match(Buffer.from(files.get('reports/report.en.html') ?? '').toString('utf8'), /self-test/i);
  });
});

describe('verify', () => {
  const outcomeOf = async (...argv: readonly string[]): Promise<VerificationReport & { readonly exitCode: number }> => {
    const { exitCode, stdout } = await call('verify', ...argv, '--json');
    return { ...(JSON.parse(stdout) as VerificationReport), exitCode };
  };

  test('0: three times yes, with and without knowing whom to trust', async () => {
    const told = await outcomeOf('selbsttest.zip', '--trust', 'vendor-ca.pem');
    deepStrictEqual([told.exitCode, told.signature, told.evidence, told.verdicts], [0, 'yes', 'yes', 'yes'], JSON.stringify(told.findings));
    deepStrictEqual([told.subject.kind, told.signers.map(({ level, isAnchored }) => [level, isAnchored])], ['self-test', [['B-B', true]]]);
    equal(told.recomputed.equal, told.recomputed.judgements);
    const others = await outcomeOf('selbsttest.zip', '--trust', 'vendor-ca.pem', '--trust', 'stranger-ca.pem');
    deepStrictEqual([others.exitCode, others.signers[0]?.isAnchored], [0, true]);
    const untold = await outcomeOf('selbsttest.zip');
    deepStrictEqual([untold.exitCode, untold.findings.map(({ kind, grade }) => [kind, grade])], [0, [['chain-not-anchored', 'open']]]);
  });

  test('says it on one screen, in both languages, and never calls it a certificate', async () => {
    for (const language of LANGUAGES) {
      const { exitCode, stdout } = await call('verify', 'selbsttest.zip', '--trust', 'vendor-ca.pem', '--lang', language);
      equal(exitCode, 0);
      match(stdout, language === 'de' ? /^Selbsttest eines Herstellers, kein Zertifikat\n/ : /^Self-test of a vendor, not a certificate\n/);
      match(stdout, language === 'de' ? /^Unterschrift des Nachweispakets \(JAdES B-B\)$/m : /^Signature of the bundle \(JAdES B-B\)$/m);
      ok(stdout.split('\n').length <= SCREEN_LINES);
      deepStrictEqual(mentionsOfCertificates(stdout), []);
    }
  });

  test('says that a status list is not for a self-test', async () => {
    const { exitCode, stderr } = await call('verify', 'selbsttest.zip', '--status', 'review.yaml', '--status-signature', 'review.yaml');
    deepStrictEqual([exitCode, stderr], [0, 'Hinweis: --status gilt für Zertifikate; das hier ist keines, und die Statusliste blieb ungelesen.\n']);
  });

  test('1: what is wrong is named; another signer, none, a changed file, no archive', async () => {
    const kindsOf = async (...argv: readonly string[]): Promise<readonly string[]> => {
      const { exitCode, findings } = await outcomeOf(...argv);
      equal(exitCode, 1);
      return findings.map(({ kind }) => kind);
    };
    deepStrictEqual(await kindsOf('selbsttest.zip', '--trust', 'stranger-ca.pem'), ['chain-not-anchored']);
    equal((await call('bundle', '--unsigned', '--no-pdf', '--out', 'unsigned.zip')).exitCode, 0);
    deepStrictEqual(await kindsOf('unsigned.zip'), ['signature-missing']);
    const flipped = Uint8Array.from((await readZip(bytesOf('selbsttest.zip'))).files.get(BUNDLE_FILES.exchanges) ?? []);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    ok((await kindsOf(await alter('selbsttest.zip', 'flipped.zip', BUNDLE_FILES.exchanges, flipped))).includes('exchange-changed'));
    ok((await kindsOf('review.yaml')).includes('zip-unreadable'));
  });

  test('5: nothing is wrong, but something cannot be told', async () => {
    const early = new Date(NOW - 2 * DAY_MS).toISOString();
    const told = await outcomeOf('selbsttest.zip', '--trust', 'vendor-ca.pem', '--at', early);
    deepStrictEqual([told.exitCode, told.signature, told.findings.map(({ kind }) => kind)], [5, 'unknown', ['clock-before-validity']]);
    equal(told.verifiedAt, early);
  });

  test('however much is wrong, it stays on one screen, the first of each kind on it', async () => {
    const { files } = await readZip(bytesOf('selbsttest.zip'));
    const many = [...files].map(([path, content]) => ({ path, content: path.startsWith('reports/') ? Buffer.concat([content, Buffer.from(' ')]) : content }));
    const strangers = Array.from({ length: 60 }, (_, index) => ({ path: `zusatz/${index}`, content: Buffer.from('x') }));
    writeFileSync(terminal.pathOf('much.zip'), await writeZip([...many, ...strangers]));
    const { exitCode, stdout } = await call('verify', 'much.zip', '--lang', 'en');
    equal(exitCode, 1);
    const lines = stdout.trimEnd().split('\n');
    ok(lines.length <= SCREEN_LINES, `${lines.length} lines`);
    for (const kind of new Set((await outcomeOf('much.zip')).findings.filter(({ grade }) => grade !== 'note').map((finding) => finding.kind)))
      ok(stdout.includes(`[${kind}]`), kind);
    match(lines.at(-1) ?? '', /… \d+ more: --json$/);
  });
});

describe('rejudge', () => {
  test('0: conformant by the rules of today, in words of the language', async () => {
    const german = await call('rejudge', 'selbsttest.zip');
    deepStrictEqual([german.exitCode, german.stderr], [0, '']);
    match(german.stdout, /: konform → konform\nKatalog und Entscheidungsregel sind dieselben/);
    match((await call('rejudge', 'selbsttest.zip', '--lang', 'en')).stdout, /: conformant → conformant\nCatalogue and decision rule are the same/);
  });

  test('the outcome as JSON', async () => {
    const { exitCode, stdout } = await call('rejudge', 'selbsttest.zip', '--json');
    equal(exitCode, 0);
    const told = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    deepStrictEqual([told['before'], told['after'], told['wouldFail'], told['needsRun'], told['isSameCatalogue']], ['conformant', 'conformant', [], [], true]);
  });

  test('5: evidence that cannot be judged', async () => {
    const broken = await alter('selbsttest.zip', 'unjudged.zip', BUNDLE_FILES.exchanges, Buffer.from('{}\n'));
    const { exitCode, stdout } = await call('rejudge', broken, '--lang', 'en');
    equal(exitCode, 5);
    match(stdout, / → undetermined\n/);
    match(stdout, /Cannot be judged:/);
    equal((JSON.parse((await call('rejudge', broken, '--json')).stdout) as { readonly after: string }).after, 'undetermined');
  });

  test('5: a judgement of an attempt that the result does not have', async () => {
    const path = 'evidence/judgements.ndjson';
    const lines = Buffer.from((await readZip(bytesOf('selbsttest.zip'))).files.get(path) ?? '').toString('utf8');
    const more = await alter(
      'selbsttest.zip',
      'more.zip',
      path,
      Buffer.from(lines + (lines.split('\n')[0] ?? '').replace('"attempt":1', '"attempt":2') + '\n'),
    );
    const { exitCode, stdout } = await call('rejudge', more, '--lang', 'en');
    equal(exitCode, 5);
    match(stdout, / → undetermined\n/);
  });

  test('both catalogues are named; a text of the bundle controls no terminal', async () => {
    const { files } = await readZip(bytesOf('selbsttest.zip'));
    const result = JSON.parse(Buffer.from(files.get(BUNDLE_FILES.result) ?? '').toString('utf8')) as Result;
    const specification = { ...result.specification, version: '2020-01\u001B[2J', sha256: 'ab'.repeat(32) };
    const older = await alter('selbsttest.zip', 'older.zip', BUNDLE_FILES.result, Buffer.from(JSON.stringify({ ...result, specification })));
    const { stdout } = await call('rejudge', older, '--lang', 'en');
    const { id, version, sha256 } = result.specification;
    ok(stdout.includes(`Then: ${id} 2020-01\uFFFD[2J (abababab); today: ${id} ${version} (${sha256.slice(0, 8)}).`), stdout);
    const told = JSON.parse((await call('rejudge', older, '--json')).stdout) as { readonly catalogue: Readonly<Record<string, object>> };
    deepStrictEqual(told.catalogue, {
      before: { id, version: specification.version, sha256: specification.sha256 },
      after: { id, version, sha256 },
    });
  });
});

describe('issue', () => {
  test('1: nothing is issued while something stands against it, and every reason is told', async () => {
    const short = {
      attestations: [],
      tester: { name: 'Musterperson Eins', role: 'Prüfung' },
      decider: { name: 'MUSTERPERSON  EINS', role: 'Entscheidung' },
      validFrom: '2026-01-01',
      standards: [{ title: 'Anderer Standard', version: '1' }],
      errata: [{ id: 'SUITE-7', text: { de: 'x', en: 'x' }, cases: ['Kein Fall'] }],
      replaces: { number: NUMBER, reason: 'Neue Version.' },
    };
    writeFileSync(terminal.pathOf('short.yaml'), stringify(reviewOf(short)));
    const { exitCode, stdout, stderr } = await call('issue', 'selbsttest.zip', '--review', 'short.yaml', ...BODY, '--tsa', signers.tsa, '--lang', 'en');
    deepStrictEqual([exitCode, stderr], [1, '']);
    match(stdout, /^Nothing was issued:\n/);
    match(stdout, /✘ The attestation of FC-SUB-050 is missing: /);
    match(stdout, /✘ The same person \(Musterperson Eins\) tested and decided\./);
    match(stdout, /✘ What enables Musterperson Eins to test or decide is missing: the review says it as "competence"\./);
    match(stdout, /✘ The declaration of independence of Musterperson Eins is missing: the review says it as "independence"/);
    match(stdout, /✘ The validity begins on 2026-01-01, before the issue on /);
    match(stdout, /✘ The review names "Anderer Standard" 1; the bundle has: "/);
    match(stdout, /✘ The erratum SUITE-7 names the case "Kein Fall", which the bundle does not have\./);
    match(stdout, /✘ The certificate replaces itself; /);
    const stranger = await call('issue', 'selbsttest.zip', '--review', 'review.yaml', ...BODY.slice(0, 4), '--trust', 'stranger-ca.pem', '--tsa', signers.tsa);
    equal(stranger.exitCode, 1);
    match(stranger.stdout, /Kette/);
    const late = ['--key', 'late.key.pem', '--chain', 'late.chain.pem', '--tsa', signers.tsa, '--lang', 'en'];
    const expired = await call('issue', 'selbsttest.zip', '--review', 'review.yaml', ...late);
    deepStrictEqual([expired.exitCode, expired.stderr], [1, '']);
    match(expired.stdout, /✘ The certificate of CN=Signatur, O=Beispielstelle, C=DE expired on /);
    ok(!existsSync(terminal.pathOf(`${NUMBER}.zip`)));
  });

  test('0: issued, registered, and in force by the status list', async () => {
    const { exitCode, stdout, stderr } = await call('issue', 'selbsttest.zip', '--review', 'review.yaml', ...BODY, '--tsa', signers.tsa);
    equal(exitCode, 0, stderr + stdout);
    match(stdout, /^Zertifikat PS-2026-000001: PS-2026-000001\.zip\n {2}gültig \d{4}-\d\d-\d\d – /);
    doesNotMatch(stdout, /Hinweis/);
    const { files } = await readZip(bytesOf(`${NUMBER}.zip`));
    deepStrictEqual(Buffer.from(files.get(CERTIFICATE_FILES.bundle) ?? ''), Buffer.from(bytesOf('selbsttest.zip')));
    const schema = JSON.parse(readFileSync(new URL('../../schemas/certificate/certificate-1.schema.json', import.meta.url), 'utf8')) as object;
    deepStrictEqual(compileSchema(schema)(JSON.parse(Buffer.from(files.get(CERTIFICATE_FILES.certificate) ?? '').toString('utf8'))), []);
    const actor = ['--actor', 'Leitung (Beispielperson)'];
    for (const argv of [
      ['init', 'register', '--name', 'Beispielstelle', '--base-url', 'https://register.example/', '--contact', 'post@register.example', ...actor],
      ['add', `${NUMBER}.zip`, ...actor],
      ['build', '--out', 'site', ...BODY.slice(0, 4), '--tsa', signers.tsa],
    ]) {
      const anchors = argv[0] === 'init' ? ['--anchors', 'body-ca.pem', '--tsa-anchors', 'tsa-ca.pem'] : [];
      const outcome = await call('register', ...argv, ...anchors);
      equal(outcome.exitCode, 0, outcome.stderr);
    }
    const verified = await call('verify', `${NUMBER}.zip`, ...TRUST, '--status', 'site/status.json');
    equal(verified.exitCode, 0, verified.stdout);
    match(verified.stdout, /^Zertifikat PS-2026-000001\n/);
    match(verified.stdout, /Stufe +L4, Zertifikat mit Überwachung\n/);
    match(verified.stdout, /Offengelegte Bindungen +Musterperson Eins: War früher beim Auftraggeber \(erfunden\), x{100,}… \(--json\)\n/);
    match(verified.stdout, /Status +gültig\n/);
    ok(verified.stdout.split('\n').length <= SCREEN_LINES);
  });

  test('a certificate without its status list, or of a body that is not trusted, cannot be told; an expired one is wrong', async () => {
    const status = ['--status', 'site/status.json', '--status-signature', 'site/status.jws.json'];
    const exitCodeOf = async (...argv: readonly string[]): Promise<number> => (await call('verify', `${NUMBER}.zip`, ...argv)).exitCode;
    equal(await exitCodeOf(...TRUST), 5);
    equal(await exitCodeOf(), 5);
    copyFileSync(terminal.pathOf('site/status.json'), terminal.pathOf('alone.json'));
    const alone = await call('verify', `${NUMBER}.zip`, ...TRUST, '--status', 'alone.json');
    equal(alone.exitCode, 1);
    match(alone.stdout, /Die Statusliste ist ungültig: Es gibt keine Signatur\. \[status-list-invalid\]/);
    equal(await exitCodeOf('--trust', 'stranger-ca.pem', '--trust-tsa', 'tsa-ca.pem', ...status), 1);
    equal(await exitCodeOf(...TRUST, ...status, '--at', new Date(NOW + 2 * 365 * DAY_MS).toISOString()), 1);
    for (const language of LANGUAGES) {
      const { stdout } = await call('verify', `${NUMBER}.zip`, '--at', new Date(NOW + 10 * 365 * DAY_MS).toISOString(), '--lang', language);
      ok(stdout.split('\n').length <= SCREEN_LINES);
      match(stdout, language === 'de' ? /Status +ABGELAUFEN/ : /Status +EXPIRED/);
    }
  });

  test('rejudge reads a certificate too', async () => {
    equal((await call('rejudge', `${NUMBER}.zip`)).exitCode, 0);
  });

  test('what a body signs over a self-test alone is an entry', async () => {
    writeFileSync(terminal.pathOf('entry.yaml'), stringify(reviewOf({ number: 'PS-2026-000002', level: 'L1', publication: undefined })));
    const { exitCode, stdout } = await call('issue', 'selbsttest.zip', '--review', 'entry.yaml', ...BODY, '--tsa', signers.tsa);
    equal(exitCode, 0);
    match(
      stdout,
      /^Eintrag PS-2026-000002: [^]*\n {2}Hinweis: ohne Zustimmung des Herstellers zur Veröffentlichung \(publication\); ein Register nimmt das nicht auf\n$/,
    );
    const added = await call('register', 'add', 'PS-2026-000002.zip', '--actor', 'Leitung (Beispielperson)', '--lang', 'en');
    equal(added.exitCode, 2);
    match(added.stderr, /The consent of the vendor to publication is missing: give it in the review as "publication" and issue anew\./);
    deepStrictEqual(mentionsOfCertificates(stdout), []);
    match((await call('verify', 'PS-2026-000002.zip', '--lang', 'en')).stdout, /^Entry PS-2026-000002: self-test with signed evidence, not a certificate\n/);
  });
});
