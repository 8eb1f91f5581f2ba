/**
 * Wrong calls of bundle, verify, rejudge and issue: exit code 2, one sentence with the place and what to do, nothing on stdout,
 * and not a file more than before. The results are small ones made for the test; no product is run.
 */
import { deepStrictEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import fs, { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { sampleResult } from '../../fixtures/result/sample-results.ts';
import { sha256Hex } from '../formats/hash.ts';
import { writeZip } from '../formats/zip.ts';
import { openSigners } from './test-signers.ts';
import type { TestSigners } from './test-signers.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

const NOW = Date.now();
const VENDOR = ['--key', 'vendor.key.pem', '--chain', 'vendor.chain.pem'];
const BODY = ['--key', 'body.key.pem', '--chain', 'body.chain.pem'];
const TSA = ['--tsa', 'https://tsa.example/'];
/** A key in place of what a token of a run may never be. */
const BEARER = `Authorization: Bearer eyJhbGciOiJub25lIn0`;

let terminal: TestTerminal;
let signers: TestSigners;
/** Answers with a page, as an address that is no authority does. */
let page: string;
const cleanUp: (() => unknown)[] = [];

before(async () => {
  terminal = openTerminal();
  signers = await openSigners(terminal, NOW);
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  page = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  cleanUp.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  await writeInputs();
});
after(async () => {
  for (const end of cleanUp) end();
  await signers[Symbol.asyncDispose]();
  terminal[Symbol.dispose]();
});

const write = (name: string, content: string | Uint8Array): void => writeFileSync(terminal.pathOf(name), content);

async function writeInputs(): Promise<void> {
  const result = sampleResult({ requirements: [{ id: 'R-1' }], cases: [{ id: 'a', requirement: 'R-1', attempts: [[]] }] });
  const evidenceOf = (content: string): object[] => [{ path: 'evidence/exchanges.ndjson', sizeBytes: content.length, sha256: sha256Hex(content) }];
  mkdirSync(terminal.pathOf('evidence'));
  write('evidence/exchanges.ndjson', `${BEARER}\n`);
  write('result.json', JSON.stringify(result));
  write('missing.json', JSON.stringify({ ...result, evidence: [{ path: 'evidence/facts.json', sizeBytes: 2, sha256: sha256Hex('{}') }] }));
  write('changed.json', JSON.stringify({ ...result, evidence: evidenceOf('what was recorded\n') }));
  write('leaking.json', JSON.stringify({ ...result, evidence: evidenceOf(`${BEARER}\n`) }));
  write('other.json', '{"format":"other"}');
  write('newer.json', JSON.stringify({ ...result, formatVersion: 2 }));
  write('shapeless.json', JSON.stringify({ ...result, cases: {} }));
  write('list.json', '[]');
  write('text.txt', 'This is a text.\n');
  write('there.zip', 'mine');
  write('empty.zip', await writeZip([{ path: 'a.txt', content: Buffer.from('a') }]));
  write('bad-result.zip', await writeZip([{ path: 'result.json', content: Buffer.from('{}') }]));
  const outcome = await terminal.call(['bundle', 'result.json', '--no-pdf', '--out', 'good.zip', ...VENDOR]);
  equal(outcome.exitCode, 0, outcome.stderr);
  write('review.yaml', REVIEW);
  write('no-tester.yaml', REVIEW.replace(/^tester:.*\n/m, ''));
  write('unknown-member.yaml', `${REVIEW}colour: green\n`);
  write('bad-number.yaml', REVIEW.replace('PS-2026-000001', '../../etc/passwd'));
  write('bad-level.yaml', REVIEW.replace('level: L4', 'level: L5'));
  write('bad-date.yaml', `${REVIEW}validUntil: 2027-02-30\n`);
  write('no-yaml.yaml', 'a: [');
  write('twice.yaml', `${REVIEW}level: L3\n`);
}

const REVIEW = `format: pruefstand-review
formatVersion: 1
number: PS-2026-000001
level: L4
issuer: { name: Beispielstelle, place: Musterstadt, accreditation: none }
scheme: { title: Beispielschema }
customer: { name: Muster Software GmbH }
tester: { name: Musterperson Eins, role: Prüfung }
decider: { name: Musterperson Zwei, role: Entscheidung }
complaints: { name: Beispielstelle }
attestations: []
`;

/** The sentence, the place (absent where there is none but the call itself), what to do. */
type Row = readonly [argv: readonly string[], said: RegExp, place: RegExp | undefined, mend: RegExp];

const RESULT_WRONG: readonly Row[] = [
  [['bundle', ...VENDOR], /result cannot be read: there is none/, /^pruefstand-out\/result\.json$/, /"pruefstand run"/],
  [['bundle', 'nothing.json', ...VENDOR], /result cannot be read: there is none/, /^nothing\.json$/, /path of a result\.json/],
  [['bundle', 'evidence', ...VENDOR], /result cannot be read: it is a folder/, /^evidence$/, /path of a result\.json/],
  [['bundle', 'text.txt', ...VENDOR], /no result of the suite/, /^text\.txt$/, /unchanged result\.json/],
  [['bundle', 'list.json', ...VENDOR], /no result of the suite/, /^list\.json$/, /unchanged/],
  [['bundle', 'other.json', ...VENDOR], /no result of the suite/, /^other\.json$/, /unchanged/],
  [['bundle', 'newer.json', ...VENDOR], /format version 2; this suite reads version 1/, /^newer\.json$/, /unchanged/],
  [['bundle', 'shapeless.json', ...VENDOR], /breaks its schema/, /^shapeless\.json \(\/cases\)$/, /unchanged/],
  [['bundle', 'missing.json', ...VENDOR], /evidence evidence\/facts\.json is missing/, /^evidence\/facts\.json$/, /unchanged, or run again/],
  [['bundle', 'changed.json', ...VENDOR], /was changed since the run/, /^evidence\/exchanges\.ndjson$/, /unchanged, or run again/],
  [['bundle', 'leaking.json', ...VENDOR], /may be a secret \(bearer token\)/, /^evidence\/exchanges\.ndjson$/, /run again/],
];

const KEY_WRONG: readonly Row[] = [
  [['bundle', 'result.json'], /Who signs is named by --key and --chain, or by --p12/, undefined, /--key key\.pem --chain certificate\.pem/],
  [['bundle', 'result.json', '--key', 'vendor.key.pem'], /Who signs is named by/, undefined, /Name both together/],
  [['bundle', 'result.json', ...VENDOR, '--p12', 'text.txt'], /Who signs is named by/, undefined, /Name both together/],
  [['bundle', 'result.json', '--unsigned', ...VENDOR], /--unsigned excludes key and time stamp/, undefined, /Leave out one/],
  [['bundle', 'result.json', '--unsigned', ...TSA], /--unsigned excludes key and time stamp/, undefined, /Leave out one/],
  [['bundle', 'result.json', '--key', 'nothing.pem', '--chain', 'vendor.chain.pem'], /key cannot be read: there is none/, /^nothing\.pem$/, /path/],
  [['bundle', 'result.json', '--key', 'vendor.key.pem', '--chain', 'nothing.pem'], /chain cannot be read: there is none/, /^nothing\.pem$/, /path/],
  [['bundle', 'result.json', '--key', 'text.txt', '--chain', 'vendor.chain.pem'], /private key cannot be read/, /^text\.txt, vendor\.chain\.pem$/, /PKCS #8/],
  [['bundle', 'result.json', '--key', 'vendor.key.pem', '--chain', 'text.txt'], /There is no certificate/, /^vendor\.key\.pem, text\.txt$/, /belong together/],
  [
    ['bundle', 'result.json', '--key', 'stranger.key.pem', '--chain', 'vendor.chain.pem'],
    /None of the certificates belongs to the private key/,
    /^stranger\.key\.pem, vendor\.chain\.pem$/,
    /issued for this key/,
  ],
  [
    ['bundle', 'result.json', '--key', 'late.key.pem', '--chain', 'late.chain.pem'],
    /certificate of CN=Signatur, O=Beispielstelle, C=DE expired on/,
    /^late\.chain\.pem$/,
    /valid now/,
  ],
  [['bundle', 'result.json', '--p12', 'nothing.p12'], /PKCS #12 file cannot be read: there is none/, /^nothing\.p12$/, /path/],
  [['bundle', 'result.json', '--p12', 'text.txt'], /not PKCS #12/, /^text\.txt$/, /\w/],
  [['bundle', 'result.json', '--p12', 'text.txt', '--password-file', 'nothing.txt'], /password file cannot be read/, /^nothing\.txt$/, /path/],
];

const OUTPUT_WRONG: readonly Row[] = [
  [['bundle', 'result.json', ...VENDOR, '--out', 'there.zip'], /is there already/, /^there\.zip$/, /--force/],
  [['bundle', 'result.json', ...VENDOR, '--out', 'result.json', '--force'], /--out names a file that is read/, /^result\.json$/, /--out/],
  [
    ['bundle', 'result.json', ...VENDOR, '--no-pdf', '--out', 'no/such/a.zip'],
    /cannot be written: there is no such folder/,
    /^no\/such\/a\.zip$/,
    /another place/,
  ],
  [['bundle', 'result.json', ...VENDOR, '--no-pdf', '--out', 'evidence', '--force'], /cannot be written: there is a folder/, /^evidence$/, /another place/],
  [['bundle', 'result.json', ...VENDOR, '--tsa', 'tsa.example'], /--tsa takes a complete address, not "tsa\.example"/, undefined, /https:\/\//],
  [['bundle', 'result.json', 'other.json'], /Too many arguments/, undefined, /bundle --help/],
  [['bundle', '--sign'], /no option "--sign" here/, undefined, /\w/],
  [['bundle', '--key'], /value after "--key" is missing/, undefined, /bundle --help/],
];

const VERIFY_WRONG: readonly Row[] = [
  [['verify'], /argument <bundle\.zip> is missing/, undefined, /verify --help/],
  [['verify', 'nothing.zip'], /bundle cannot be read: there is none/, /^nothing\.zip$/, /path/],
  [['verify', 'evidence'], /bundle cannot be read: it is a folder/, /^evidence$/, /path/],
  [['verify', 'good.zip', '--trust', 'nothing.pem'], /trusted certificates cannot be read: there is none/, /^nothing\.pem$/, /path/],
  [['verify', 'good.zip', '--trust', 'text.txt'], /trust anchors are not X\.509 certificates in PEM/, /^text\.txt$/, /BEGIN CERTIFICATE/],
  [['verify', 'good.zip', '--trust-tsa', 'vendor.key.pem'], /trust anchors are not X\.509/, /^vendor\.key\.pem$/, /BEGIN CERTIFICATE/],
  [['verify', 'good.zip', '--status', 'nothing.json'], /status list cannot be read/, /^nothing\.json$/, /path/],
  [['verify', 'good.zip', '--status', 'list.json', '--status-signature', 'no.json'], /signature of the status list cannot be read/, /^no\.json$/, /path/],
  [['verify', 'good.zip', '--status-signature', 'list.json'], /--status-signature is there without --status/, undefined, /--status status\.json/],
  ...['tomorrow', '2030-13-01', '2030-02-30', '2030-01-31T12:00:00', '31.01.2030', ''].map((text): Row => [
    ['verify', 'good.zip', '--at', text],
    /--at takes an instant with its zone, not/,
    undefined,
    /2030-01-31T12:00:00Z/,
  ]),
  [['verify', 'good.zip', '--tust', 'x'], /no option "--tust" here/, undefined, /"--trust"/],
  [['verify', 'good.zip', 'empty.zip'], /Too many arguments/, undefined, /verify --help/],
];

const REJUDGE_WRONG: readonly Row[] = [
  [['rejudge'], /argument <bundle\.zip> is missing/, undefined, /rejudge --help/],
  [['rejudge', 'nothing.zip'], /bundle cannot be read: there is none/, /^nothing\.zip$/, /path/],
  [['rejudge', 'text.txt'], /The file is no bundle/, /^text\.txt$/, /"pruefstand bundle"/],
  [['rejudge', 'empty.zip'], /The file is no bundle/, /^empty\.zip$/, /"pruefstand issue"/],
  [['rejudge', 'bad-result.zip'], /no result of the suite/, /^bad-result\.zip \(result\.json\)$/, /\w/],
  [['rejudge', 'good.zip'], /no profile "sample-profile"/, undefined, /fit-connect-fachverfahren/],
];

const issue = (review: string, ...more: readonly string[]): readonly string[] => ['issue', 'good.zip', '--review', review, ...more];
const ISSUE_WRONG: readonly Row[] = [
  [['issue'], /argument <bundle\.zip> is missing/, undefined, /issue --help/],
  [['issue', 'good.zip', ...BODY, ...TSA], /--review is missing/, undefined, /certificates\.md/],
  [['issue', 'nothing.zip', '--review', 'review.yaml', ...BODY, ...TSA], /bundle cannot be read: there is none/, /^nothing\.zip$/, /path/],
  [issue('nothing.yaml', ...BODY, ...TSA), /review cannot be read: there is none/, /^nothing\.yaml$/, /path/],
  [issue('no-yaml.yaml', ...BODY, ...TSA), /no valid YAML/, /^no-yaml\.yaml:\d+:\d+$/, /\w/],
  [issue('twice.yaml', ...BODY, ...TSA), /no valid YAML|twice|unique/i, /^twice\.yaml:\d+:\d+$/, /\w/],
  [issue('text.txt', ...BODY, ...TSA), /The review must be a group of members/, /^text\.txt/, /certificates\.md/],
  [issue('no-tester.yaml', ...BODY, ...TSA), /The member "tester" is missing/, /^no-tester\.yaml/, /certificates\.md/],
  [issue('unknown-member.yaml', ...BODY, ...TSA), /"colour" is no known member here\.$/, /^unknown-member\.yaml:12:1 /, /Possible are: /],
  [issue('bad-number.yaml', ...BODY, ...TSA), /"number" does not have the form that is asked for \(here: /, /^bad-number\.yaml:3:\d+/, /certificates\.md/],
  [issue('bad-level.yaml', ...BODY, ...TSA), /"level" must be L0 or L1 or .* \(here: L5\)/, /^bad-level\.yaml:4:\d+/, /certificates\.md/],
  [issue('bad-date.yaml', ...BODY, ...TSA), /"validUntil" does not have the form that is asked for/, /^bad-date\.yaml:12:\d+/, /certificates\.md/],
  [issue('review.yaml', ...TSA), /Who signs is named by/, undefined, /Name both together/],
  [issue('review.yaml', ...BODY), /certificate needs a time stamp/, undefined, /--tsa/],
  [issue('review.yaml', ...BODY, '--tsa', 'ftp://tsa.example/'), /--tsa takes a complete address/, undefined, /https:\/\//],
  [issue('review.yaml', ...BODY, ...TSA, '--out', 'there.zip'), /is there already/, /^there\.zip$/, /--force/],
  [issue('review.yaml', ...BODY, ...TSA, '--out', 'good.zip', '--force'), /--out names a file that is read/, /^good\.zip$/, /--out/],
  [issue('review.yaml', ...BODY, ...TSA, '--trust-tsa', 'text.txt'), /trust anchors are not X\.509/, /^text\.txt$/, /BEGIN CERTIFICATE/],
  [issue('review.yaml', ...BODY, ...TSA, '--trust', 'text.txt'), /trust anchors are not X\.509/, /^text\.txt$/, /BEGIN CERTIFICATE/],
];

const filesThere = (): readonly string[] => readdirSync(terminal.cwd, { recursive: true, encoding: 'utf8' }).sort();

async function assertRefused([argv, said, place, mend]: Row): Promise<void> {
  const before = filesThere();
  const mine = readFileSync(terminal.pathOf('there.zip'), 'utf8');
  const { exitCode, stdout, stderr } = await terminal.call([...argv, '--lang', 'en']);
  deepStrictEqual([exitCode, stdout], [2, ''], stderr);
  const [sentence = '', ...rest] = stderr.trimEnd().split('\n');
  match(sentence, /^Error: [^\n]*\.$/);
  match(sentence, said);
  const lineOf = (label: string): string | undefined =>
    rest
      .find((line) => line.startsWith(`  ${label}`))
      ?.slice(`  ${label}`.length)
      .trim();
  if (place === undefined) equal(lineOf('Place:'), undefined, stderr);
  else match(lineOf('Place:') ?? '', place);
  match(lineOf('Mend:') ?? '', mend);
  match(rest.at(-1) ?? '', /^ {2}\[ERR_CONFIG_[A-Z_]+\]$/);
  ok(rest.length <= 3, 'one sentence, one place, one mend, one code');
  deepStrictEqual([filesThere(), readFileSync(terminal.pathOf('there.zip'), 'utf8')], [before, mine], 'something was written');
}

for (const [name, rows] of Object.entries({
  'bundle: the result': RESULT_WRONG,
  'bundle: who signs': KEY_WRONG,
  'bundle: the file and the call': OUTPUT_WRONG,
  verify: VERIFY_WRONG,
  rejudge: REJUDGE_WRONG,
  issue: ISSUE_WRONG,
})) {
  describe(name, () => {
    for (const row of rows) test(row[0].join(' '), async () => assertRefused(row));
  });
}

describe('the time-stamping authority', () => {
  test('is no authority, or does not answer: nothing is signed and nothing written', async () => {
    const closed = createServer();
    await once(closed.listen(0, '127.0.0.1'), 'listening');
    const { port } = closed.address() as AddressInfo;
    await once(closed.close(), 'close');
    await assertRefused([
      ['bundle', 'result.json', '--no-pdf', ...VENDOR, '--out', 'stamped.zip', '--tsa', page],
      /no time stamp/,
      /^http:/,
      /Check the address/,
    ]);
    const nobody = `http://127.0.0.1:${port}/`;
    await assertRefused([
      ['bundle', 'result.json', '--no-pdf', ...VENDOR, '--out', 'stamped.zip', '--tsa', nobody],
      /could not be reached/,
      /^http:/,
      /address/,
    ]);
  });

  test('is one: the bundle is stamped', async () => {
    const argv = ['bundle', 'result.json', '--no-pdf', ...VENDOR, '--out', 'stamped.zip', '--tsa', signers.tsa];
    equal((await terminal.call(argv)).exitCode, 0);
    const { stdout } = await terminal.call(['verify', 'stamped.zip', '--trust', 'vendor-ca.pem', '--trust-tsa', 'tsa-ca.pem', '--json']);
    equal((JSON.parse(stdout) as { signers: { level: string }[] }).signers[0]?.level, 'B-T');
  });
});

test('a file that is no bundle is not called a self-test', async () => {
  for (const name of ['text.txt', 'empty.zip']) {
    const { exitCode, stdout } = await terminal.call(['verify', name, '--lang', 'en']);
    equal(exitCode, 1);
    match(stdout, /^No archive of the suite that can be read\n/);
  }
  match((await terminal.call(['verify', 'good.zip', '--lang', 'en'])).stdout, /^Self-test of a vendor, not a certificate\n/);
});

test('a result is read once: what is bundled is what was held against the schema', async (t) => {
  const reads = t.mock.method(fs, 'readFileSync');
  syncBuiltinESMExports();
  const { exitCode, stderr } = await terminal.call(['bundle', 'result.json', '--unsigned', '--no-pdf', '--out', 'once.zip']);
  const read = reads.mock.calls.filter(({ arguments: [path] }) => path === terminal.pathOf('result.json'));
  t.mock.restoreAll();
  syncBuiltinESMExports();
  deepStrictEqual([exitCode, read.length], [0, 1], stderr);
});

test('the same in German: a sentence, a place, a mend', async () => {
  const { exitCode, stderr } = await terminal.call(['verify', 'nothing.zip']);
  equal(exitCode, 2);
  match(stderr, /^Fehler: Das Nachweispaket ist nicht lesbar: die Datei gibt es nicht\.\n {2}Ort: {5}nothing\.zip\n {2}Abhilfe: Den Pfad prüfen\.\n {2}\[/);
});

test('a password is never an argument and never repeated', async () => {
  write('password.txt', 'geheim-7f3a\n');
  const { stdout, stderr } = await terminal.call(['bundle', 'result.json', '--p12', 'text.txt', '--password-file', 'password.txt']);
  doesNotMatch(stdout + stderr, /geheim-7f3a/);
  const fromEnvironment = await terminal.call(['bundle', 'result.json', '--p12', 'text.txt'], { env: { PRUEFSTAND_KEY_PASSWORD: 'geheim-7f3a' } });
  doesNotMatch(fromEnvironment.stdout + fromEnvironment.stderr, /geheim-7f3a/);
  match((await terminal.call(['bundle', 'result.json', '--password', 'geheim'])).stderr, /--password-file/);
});
