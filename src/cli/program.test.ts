/** The command line in process: help, wrong calls, languages, colours, and the commands that only read. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { suiteVersion } from '../runner/environment.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

let terminal: TestTerminal;
before(() => (terminal = openTerminal()));
after(() => terminal[Symbol.dispose]());

const golden = (name: string): string => fileURLToPath(new URL(`golden/${name}`, import.meta.url));
const COMMANDS = [
  '',
  'init',
  'doctor',
  'declare',
  'run',
  'simulate',
  'certificate',
  'explain',
  'profiles',
  'report',
  'merge',
  'bundle',
  'verify',
  'rejudge',
  'issue',
  'gate',
  'compare',
  'register',
  'suspend',
  'resume',
  'revoke',
  'extend',
  'renew',
  'restrict',
];
/** Control characters besides the line feed. */
const CONTROL_CODES = /[^\P{Cc}\n]/u;

describe('help', () => {
  for (const language of ['de', 'en'] as const) {
    test(`is as in golden/help.${language}.txt (UPDATE_GOLDEN=1 writes it)`, async () => {
      const pages: string[] = [];
      for (const command of COMMANDS) {
        const { exitCode, stdout, stderr } = await terminal.call([...(command === '' ? [] : [command]), '--help', '--lang', language]);
        deepStrictEqual([exitCode, stderr], [0, '']);
        pages.push(`$ pruefstand ${command} --help`.replace('  ', ' '), '', stdout);
      }
      const text = pages.join('\n');
      if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(golden(`help.${language}.txt`), text);
      equal(text, readFileSync(golden(`help.${language}.txt`), 'utf8'));
    });
  }

  test('every command is shown', async () => {
    const { stdout } = await terminal.call(['--help', '--lang', 'en']);
    const [, list = ''] = stdout.split('\nCommands:\n');
    const shown = [...(list.split('\n\n', 1)[0] ?? '').matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== 'help');
    deepStrictEqual(shown, COMMANDS.slice(1));
  });

  test('a bare call and “help run” show it too', async () => {
    const { stdout } = await terminal.call(['--help']);
    deepStrictEqual(await terminal.call([]), { exitCode: 0, stdout, stderr: '' });
    equal((await terminal.call(['help', 'run'])).stdout, (await terminal.call(['run', '--help'])).stdout);
  });

  test('no line is wider than 80 columns where there is no terminal, examples apart', async () => {
    for (const command of COMMANDS) {
      const { stdout } = await terminal.call([...(command === '' ? [] : [command]), '--help']);
      deepStrictEqual(
        stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  pruefstand ')),
        [],
      );
    }
  });

  test('the version is the one of the package', async () => {
    deepStrictEqual(await terminal.call(['--version']), { exitCode: 0, stdout: `${suiteVersion()}\n`, stderr: '' });
  });
});

describe('wrong calls', () => {
  const WRONG: readonly (readonly [argv: readonly string[], said: RegExp, mend: RegExp])[] = [
    [['prüfe'], /Befehl „prüfe“ gibt es nicht/, /--help/],
    [['rnu'], /Befehl „rnu“/, /„run“/],
    [['--verbose'], /Option „--verbose“/, /--help/],
    [['run', '--traget', 'x'], /Option „--traget“/, /„--target“/],
    [['run', 'ziel.yaml'], /zu viele Argumente/, /pruefstand run --help/],
    [['run', '--target'], /Hinter „--target“ fehlt der Wert/, /--help/],
    [['run', '--target', 'fehlt.yaml'], /nicht lesbar: die Datei gibt es nicht/, /init/],
    [['run', '--profile', 'x'], /Profil „x“ gibt es nicht/, /fit-connect-fachverfahren/],
    [['run', '--tls'], /--tls gilt dem mitgelieferten Portal/, /Zieldatei/],
    [['run', '--tls', '--profile', 'zbp-absender'], /--tls gilt dem mitgelieferten Portal/, /Zieldatei/],
    [['run', '--tls', '--profile', 'bundid-portal', '--target', 'ziel.yaml'], /--tls gilt dem mitgelieferten Portal/, /Zieldatei/],
    [['run', '--parallel', '-1'], /--parallel nimmt eine ganze Zahl von 0 bis 64/, /--parallel 1/],
    [['run', '--parallel', 'viele'], /--parallel nimmt eine ganze Zahl/, /--parallel/],
    [['run', '--repeat', '0'], /--repeat nimmt eine ganze Zahl von 1 bis 100, nicht „0“/, /--repeat 1/],
    [['run', '--shard', '2'], /--shard nimmt Teil und Anzahl/, /2\/5/],
    [['run', '--shard', '6/5'], /--shard nimmt Teil und Anzahl/, /2\/5/],
    [['run', '--report', 'html,pdf'], /--report kennt „pdf“ nicht/, /html/],
    [['doctor', '--wait', 'lange'], /--wait nimmt eine ganze Zahl/, /--wait 1/],
    [['simulate', '--port', '99999'], /--port nimmt eine ganze Zahl von 0 bis 65534/, /--port/],
    [['simulate', '--send', 'gibt es nicht'], /Fall „gibt es nicht“ gibt es nicht/, /Fälle/],
    [['simulate', '--send', 'die gültig'], /Fall „die gültig“/, /die gültig ist und keine Anlagen hat/],
    [['init', '--callback', 'localhost'], /--callback nimmt eine vollständige Adresse/, /https/],
    [['init', '--api-version', 'v4'], /--api-version kennt „v4“ nicht/, /v1|v2/],
    [['init', '--profile', 'dvdv'], /--profile kennt „dvdv“ nicht/, /bundid-portal/],
    [['init', '--profile', 'bundid-portal', '--login', 'localhost'], /--login nimmt eine vollständige Adresse/, /https/],
    [
      ['init', '--profile', 'bundid-portal', '--callback', 'http://localhost:1'],
      /--callback gehört nicht zum Profil bundid-portal/,
      /fit-connect-fachverfahren/,
    ],
    [['init', '--profile', 'zbp-absender', '--sender', 'x'.repeat(65)], /--sender nimmt einen Namen von höchstens 64 Zeichen/, /kürzeren/],
    [['init', '--profile', 'zbp-absender', '--role', 'amt'], /--role kennt „amt“ nicht/, /back-office/],
    [['init', '--logged-in', 'Hallo'], /--logged-in gehört nicht zum Profil fit-connect-fachverfahren/, /bundid-portal, muk-portal/],
    [['init', '--polling', 'oft'], /--polling nimmt Sekunden/, /30/],
    [['init', '--product-host', 'https://x'], /Rechnernamen/, /ohne Anschluss/],
    [['explain'], /Argument <id> fehlt/, /--help/],
    [['explain', 'FC-SUB-0112'], /„FC-SUB-0112“ gibt es nicht/, /FC-SUB-0\d\d/],
    [['explain', 'XYZ'], /„XYZ“ gibt es nicht/, /Kennungen beginnen mit .*FC-SUB-/],
    [['report', 'fehlt.json'], /nicht lesbar/, /result\.json/],
    [['report', 'fehlt.json', '--format', 'word'], /--format kennt „word“ nicht/, /html/],
    [['bundle'], /Ergebnis ist nicht lesbar/, /pruefstand run/],
    [['verify'], /Argument <bundle\.zip> fehlt/, /--help/],
    [['rejudge'], /Argument <bundle\.zip> fehlt/, /--help/],
    [['issue'], /Argument <bundle\.zip> fehlt/, /--help/],
    [['merge'], /Argument <result\.json> fehlt/, /--help/],
    [['profiles', '--lang', 'fr'], /--lang/, /--lang/],
  ];
  for (const [argv, said, mend] of WRONG) {
    test(argv.join(' '), async () => {
      const { exitCode, stdout, stderr } = await terminal.call(argv);
      equal(exitCode, 2, stderr);
      equal(stdout, '');
      const [sentence = '', ...rest] = stderr.trimEnd().split('\n');
      match(sentence, /^Fehler: .*[.:]$/);
      match(sentence, said);
      match(rest.find((line) => line.startsWith('  Abhilfe: ')) ?? '', mend);
      match(rest.at(-1) ?? '', /^ {2}\[ERR_CONFIG_[A-Z_]+\]$/);
      deepStrictEqual(readdirSync(terminal.cwd), [], 'something was written');
    });
  }

  test('speak English when asked', async () => {
    const { stderr } = await terminal.call(['run', '--shrad', '1/2', '--lang', 'en']);
    equal(stderr, 'Error: There is no option "--shrad" here.\n  Mend:  Perhaps "--shard" is meant.\n  [ERR_CONFIG_ARGUMENT]\n');
  });
});

describe('language and colour', () => {
  test('the locale decides where --lang does not, German where neither says anything', async () => {
    const first = async (env: Readonly<Record<string, string>>): Promise<string> => (await terminal.call(['--help'], { env })).stdout.split(' ')[0] ?? '';
    deepStrictEqual(
      [await first({ LANG: 'en_GB.UTF-8' }), await first({ LANG: 'C' }), await first({ LANG: 'en_US', LC_ALL: 'de_AT' })],
      ['Usage:', 'Aufruf:', 'Aufruf:'],
    );
  });

  test('no terminal, no control codes', async () => {
    for (const argv of [['--help'], ['profiles'], ['explain', 'FC-SUB-012'], ['nonsense']]) {
      const { stdout, stderr } = await terminal.call(argv);
      ok(!CONTROL_CODES.test(stdout + stderr), argv.join(' '));
    }
  });

  test('colours on a terminal, unless NO_COLOR; always with FORCE_COLOR', async () => {
    const isColored = async (isTerminal: boolean, env: Readonly<Record<string, string>>): Promise<boolean> =>
      (await terminal.call(['profiles'], { isTerminal, env })).stdout.includes('\u001B[');
    equal(await isColored(true, {}), true);
    equal(await isColored(true, { NO_COLOR: '1' }), false);
    equal(await isColored(true, { TERM: 'dumb' }), false);
    equal(await isColored(false, { FORCE_COLOR: '1' }), true);
    equal(await isColored(true, { FORCE_COLOR: '0' }), false);
    equal(await isColored(true, { NO_COLOR: '1', FORCE_COLOR: '1' }), true);
    ok((await terminal.call(['nonsense'], { isTerminal: true })).stderr.includes('\u001B[31m'));
  });
});

describe('explain and profiles', () => {
  test('explain tells everything about a requirement, whatever the case of its id', async () => {
    const { exitCode, stdout } = await terminal.call(['explain', 'fc-sub-012', '--lang', 'en']);
    equal(exitCode, 0);
    for (const part of [
      /^FC-SUB-012 {2}MUST \(our reading/,
      /Clause\n/,
      /\[DOC\]/,
      /Basis: T/,
      /Verification\n {2}automated/,
      /fit-connect-fachverfahren: failure\./,
      /Conforming\n/,
      /"authenticationTags"/,
      /Mend\n/,
      /features\/fit-connect\/.*\.feature:\d+/,
    ])
      match(stdout, part);
  });

  test('a requirement of no profile says so', async () => {
    match((await terminal.call(['explain', 'FC-SVC-001'])).stdout, /Kein Profil wählt diese Anforderung/);
  });

  test('profiles lists role, version and extent', async () => {
    const { exitCode, stdout } = await terminal.call(['profiles']);
    equal(exitCode, 0);
    match(stdout, /^fit-connect-fachverfahren {2}\d+\.\d+\.\d+, /m);
    match(stdout, /^bundid-portal {2}\d+\.\d+\.\d+, /m);
    match(stdout, /Rolle: fachverfahren/);
    match(stdout, /Anforderungen: \d+ \(\d+ verbindlich, \d+ am Produkt geprüft\) {3}Szenarien: \d+/);
    ok(!existsSync(terminal.pathOf('pruefstand-out')));
  });
});
