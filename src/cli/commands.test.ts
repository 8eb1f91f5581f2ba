/** The commands that write: init with and without questions, doctor, report, merge, output folders, a run. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ProgressEvent } from '../runner/run-options.ts';
import type { Result } from '../core/result.ts';
import { makeTestFolder } from '../runner/target-test-folder.ts';
import { MARKER } from './output-folder.ts';
import { createProgress } from './progress.ts';
import { createSession } from './session.ts';
import { openTerminal } from './test-terminal.ts';

const EXAMPLE = fileURLToPath(new URL('../../fixtures/result/example-result.json', import.meta.url));
const example = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Result;

describe('init', () => {
  test('asks on a terminal, again after a wrong answer, and makes what was answered', async () => {
    using terminal = openTerminal();
    const answers = ['', 'Kita Plus', '4.20', '', 'v9', 'v1', '0.5', 'nicht-adresse', 'https://kita.example:9443/cb', '', 'localhost'];
    const { exitCode, stdout, stderr } = await terminal.call(['init', 'ziel'], { isTerminal: true, answers, env: { NO_COLOR: '1' } });
    equal(exitCode, 0, stderr);
    match(stdout, /^Profil \(fit-connect-fachverfahren, bundid-portal, .*Name des Produkts \[Mein Fachverfahren\]: /);
    match(stderr, /--api-version kennt „v9“ nicht/);
    match(stderr, /--callback nimmt eine vollständige Adresse/);
    const target = readFileSync(terminal.pathOf('ziel/target.yaml'), 'utf8');
    for (const line of [
      '  name: "Kita Plus"',
      '  version: "4.20"',
      '  vendor: "Mein Unternehmen"',
      '  apiVersion: v1',
      '  pollingSeconds: 0.5',
      '  url: "https://kita.example:9443/cb"',
    ])
      ok(target.includes(line), line);
    match(stdout, /✓ Angelegt: ziel \(22 Dateien\)/);
    match(stdout, /pruefstand doctor --target ziel\/target\.yaml/);
    const again = await terminal.call(['init', 'ziel', '--yes']);
    deepStrictEqual([again.exitCode, again.stdout], [2, '']);
    match(again.stderr, /gibt es schon, ebenso \d+ weitere; nichts wurde geschrieben\.\n {2}Ort: +ziel\/target\.yaml\n {2}Abhilfe: .*--force/);
  });
});

describe('init without answers', () => {
  test('an end of input or an interruption leaves nothing behind', async () => {
    using terminal = openTerminal();
    const ended = await terminal.call(['init', 'ziel'], { isTerminal: true, answers: ['', 'Nur ein Name'] });
    deepStrictEqual([ended.exitCode, readdirSync(terminal.cwd)], [2, []]);
    match(ended.stderr, /endete vor der letzten Antwort.*\n.*--yes/);
    const stopped = await terminal.call(['init', 'ziel'], { isTerminal: true, signal: AbortSignal.abort() });
    deepStrictEqual([stopped.exitCode, readdirSync(terminal.cwd)], [2, []]);
  });
});

describe('doctor', () => {
  test('exit code 0 for a sound target, 2 for a wrong file, 3 for a product that is not there', async () => {
    using terminal = openTerminal();
    using made = await makeTestFolder({ callbackUrl: 'https://127.0.0.1:1/c', adapterUrl: 'https://127.0.0.1:1/a' });
    const target = readFileSync(made.outcome.targetFile, 'utf8').replace('8470', '0').replace('8471', '0');
    const code = async (text: string): Promise<number> => (
      writeFileSync(made.pathOf('t.yaml'), text),
      (await terminal.call(['doctor', '--target', made.pathOf('t.yaml')])).exitCode
    );
    equal(await code(target), 3);
    equal(await code(target.replaceAll(/^(callback|adapter):\n(?: {2}.*\n)+/gm, '')), 0);
    equal(await code(target.replace('apiVersion: v2', 'apiVersion: v7')), 2);
    deepStrictEqual(readdirSync(terminal.cwd), []);
  });
});

describe('output folder', () => {
  test('anything else stays untouched', async () => {
    using terminal = openTerminal();
    mkdirSync(terminal.pathOf('fotos'));
    writeFileSync(terminal.pathOf('fotos/urlaub.txt'), 'x');
    writeFileSync(terminal.pathOf('datei'), 'x');
    for (const [out, said] of [
      ['fotos', /nicht vom Prüfstand/],
      ['datei', /ist eine Datei/],
      ['datei/unten', /Die Ausgabe lässt sich nicht schreiben: der Ordner ist eine Datei\./],
    ] as const) {
      const { exitCode, stderr } = await terminal.call(['run', '--out', out]);
      equal(exitCode, 2);
      match(stderr, said);
      match(stderr, /--out/);
    }
    deepStrictEqual(readdirSync(terminal.cwd).sort(), ['datei', 'fotos']);
    deepStrictEqual(readdirSync(terminal.pathOf('fotos')), ['urlaub.txt']);
  });
});

describe('report', () => {
  test('writes the reports of a result again, in the language asked for', async () => {
    using terminal = openTerminal();
    cpSync(EXAMPLE, terminal.pathOf('result.json'));
    const { exitCode, stdout } = await terminal.call(['report', 'result.json', '--format', 'html,junit', '--out', 'neu', '--lang', 'en']);
    equal(exitCode, 0);
    const files = readdirSync(terminal.pathOf('neu')).sort();
    ok(files.includes('junit.xml') && files.includes('report.html') && !files.includes('result.json'));
    deepStrictEqual(
      stdout.trimEnd().split('\n').sort(),
      files.map((name) => join('neu', name)),
    );
    writeFileSync(terminal.pathOf('datei'), '');
    const unwritten = await terminal.call(['report', 'result.json', '--out', 'datei/unten']);
    equal(unwritten.exitCode, 2);
    match(unwritten.stderr, /^Fehler: Die Ausgabe lässt sich nicht schreiben: der Ordner ist eine Datei\.\n.*datei\/unten\n.*--out/);
    match(readFileSync(terminal.pathOf('neu/report.html'), 'utf8'), /<html lang="en"/);
  });

  test('console prints the summary and writes nothing', async () => {
    using terminal = openTerminal();
    cpSync(EXAMPLE, terminal.pathOf('result.json'));
    const { exitCode, stdout } = await terminal.call(['report', 'result.json', '--format', 'console']);
    equal(exitCode, 0);
    match(stdout, /NICHT KONFORM/);
    deepStrictEqual(readdirSync(terminal.cwd), ['result.json']);
  });

  test('refuses what is no valid result', async () => {
    using terminal = openTerminal();
    const refused = async (value: unknown, said: RegExp): Promise<void> => {
      writeFileSync(terminal.pathOf('result.json'), typeof value === 'string' ? value : JSON.stringify(value));
      const { exitCode, stderr } = await terminal.call(['report', 'result.json']);
      equal(exitCode, 2);
      match(stderr, said);
      match(stderr, /ERR_CONFIG_RESULT_INVALID/);
    };
    await refused('kein json', /kein Ergebnis/);
    await refused([], /kein Ergebnis/);
    await refused({ ...example, format: 'anders' }, /kein Ergebnis/);
    await refused({ ...example, formatVersion: 2 }, /Formatversion 2/);
    await refused({ ...example, conclusion: 'prima' }, /verletzt sein Schema.*\n {2}Ort: +result\.json \(\/conclusion\)/);
    await refused({ ...example, evidence: [{ path: '../../etc/passwd', sizeBytes: 1, sha256: 'a'.repeat(64) }] }, /\/evidence\/0\/path/);
    deepStrictEqual(readdirSync(terminal.cwd), ['result.json']);
  });
});

describe('merge', () => {
  /** Two shards of the example with their evidence beside them. */
  function writeShards(folder: string): readonly string[] {
    const half = Math.ceil(example.cases.length / 2);
    return [example.cases.slice(0, half), example.cases.slice(half)].map((cases, index) => {
      const part = join(folder, `teil-${index + 1}`);
      for (const { path } of example.evidence) {
        mkdirSync(dirname(join(part, path)), { recursive: true });
        writeFileSync(join(part, path), `${basename(path)} of part ${index + 1}`);
      }
      writeFileSync(
        join(part, 'result.json'),
        JSON.stringify({ ...example, cases, run: { ...example.run, id: `teil-${index + 1}`, shard: { index: index + 1, total: 2 } } }),
      );
      return `teil-${index + 1}/result.json`;
    });
  }

  test('joins shards with evidence and reports; the verdict is the exit code', async () => {
    using terminal = openTerminal();
    const parts = writeShards(terminal.cwd);
    const { exitCode, stdout } = await terminal.call(['merge', ...parts, '-o', 'ganz']);
    equal(exitCode, 1);
    match(stdout, /NICHT KONFORM/);
    const merged = JSON.parse(readFileSync(terminal.pathOf('ganz/result.json'), 'utf8')) as Result;
    equal(merged.cases.length, example.cases.length);
    for (const { path } of merged.evidence) ok(existsSync(terminal.pathOf(`ganz/${path}`)), path);
    equal((await terminal.call(['report', 'ganz/result.json', '--format', 'console'])).exitCode, 0, 'the merged result is valid');
  });

  test('names a missing shard, missing evidence, and parts that do not fit', async () => {
    using terminal = openTerminal();
    const [one = '', two = ''] = writeShards(terminal.cwd);
    const other = JSON.parse(readFileSync(terminal.pathOf(two), 'utf8')) as Result;
    writeFileSync(terminal.pathOf('fremd.json'), JSON.stringify({ ...other, profile: { ...other.profile, sha256: 'a'.repeat(64) } }));
    const misfit = await terminal.call(['merge', one, 'fremd.json', '-o', 'ganz']);
    deepStrictEqual([misfit.exitCode, misfit.stdout], [2, '']);
    match(misfit.stderr, /verschieden ist das Profil.*\n {2}Ort: +fremd\.json\n.*\n.*ERR_CONFIG_MERGE_MISMATCH/);
    writeFileSync(terminal.pathOf('ohne.json'), JSON.stringify(other));
    match((await terminal.call(['merge', one, 'ohne.json', '-o', 'ganz'])).stderr, /Nachweis.*fehlt/);
    ok(!existsSync(terminal.pathOf('ganz')));
    const third = { ...other, evidence: [], cited: [], run: { ...other.run, shard: { index: 3, total: 3 } } };
    const first = {
      ...(JSON.parse(readFileSync(terminal.pathOf(one), 'utf8')) as Result),
      evidence: [],
      run: { ...example.run, id: 'teil-1', shard: { index: 1, total: 3 } },
    };
    writeFileSync(terminal.pathOf('1.json'), JSON.stringify(first));
    writeFileSync(terminal.pathOf('3.json'), JSON.stringify(third));
    match((await terminal.call(['merge', '1.json', '3.json', '-o', 'ganz'])).stderr, /Es fehlen die Teile: 2\/3/);
  });

  test('does not write over its own parts', async () => {
    using terminal = openTerminal();
    const parts = writeShards(terminal.cwd);
    const { exitCode, stderr } = await terminal.call(['merge', ...parts, '-o', 'teil-1']);
    equal(exitCode, 2);
    match(stderr, /liegt im Ausgabeordner/);
  });
});

describe('simulate', () => {
  const FLAWLESS = 'die gültig ist und keine Anlagen hat';

  test('prints what to enter, shows the traffic, and ends on a signal', async () => {
    using terminal = openTerminal();
    const controller = new AbortController();
    const onWrite = (stdout: string): void => {
      if (stdout.includes('Einreichungen gesendet')) controller.abort();
    };
    const { exitCode, stdout, stderr } = await terminal.call(['simulate', '--port', '0', '--send', FLAWLESS], { signal: controller.signal, onWrite });
    equal(exitCode, 0, stderr);
    for (const line of [
      /^Token-Adresse +https:\/\/localhost:\d+\/token$/m,
      /^Submission API +https:\/\/localhost:\d+\/submission-api$/m,
      /^Client-Secret +[\w-]{32}$/m,
      /^Zertifizierungsstelle +\/.*authority\.pem$/m,
      /^Steuerung +http:\/\/127\.0\.0\.1:\d+$/m,
    ])
      match(stdout, line);
    match(stdout, /^\d\d:\d\d:\d\d → suite {3}201 POST {2}\/submission-api\/v2\/submissions$/m);
    match(stdout, /^Einreichungen gesendet: 1\.$/m);
    const key = /^Schlüssel: Signieren +(.*)$/m.exec(stdout)?.[1] ?? '';
    equal((JSON.parse(readFileSync(key, 'utf8')) as { alg?: string }).alg, 'PS512');
  });

  test('the development destination stays the same; a target shows no secret', async () => {
    using terminal = openTerminal();
    using made = await makeTestFolder({}, false);
    const shownBy = async (argv: readonly string[]): Promise<string> => {
      const controller = new AbortController();
      return (
        await terminal.call(['simulate', '--port', '0', ...argv], {
          signal: controller.signal,
          onWrite: (stdout) => (stdout.includes('Läuft') ? controller.abort() : undefined),
        })
      ).stdout;
    };
    const destination = (stdout: string): string | undefined => /^Zustellpunkt +(\S+)$/m.exec(stdout)?.[1];
    equal(destination(await shownBy([])), destination(await shownBy([])));
    const stdout = await shownBy(['--target', made.outcome.targetFile]);
    ok(!stdout.includes(readFileSync(made.pathOf('product/client-secret.txt'), 'utf8').trim()));
    match(stdout, /^Client-Secret +wie in der Zieldatei$/m);
  });
});

describe('progress', () => {
  const EVENTS: readonly ProgressEvent[] = [
    { kind: 'stage', stage: 'keys' },
    { kind: 'campaign', sent: 1, total: 2 },
    { kind: 'campaign', sent: 2, total: 2 },
    { kind: 'scenario', name: 'Etwas gelingt', verdict: 'passed', hasWarning: false, done: 1, total: 3 },
    { kind: 'waiting', for: 'eine Antwort' },
    { kind: 'scenario', name: 'Etwas \u001B[31mmisslingt', verdict: 'failed', hasWarning: false, done: 2, total: 3 },
    { kind: 'scenario', name: 'Etwas bleibt offen', verdict: 'cantTell', hasWarning: false, done: 3, total: 3 },
  ];
  const shown = (isTTY: boolean, isQuiet = false): string => {
    let text = '';
    const output = { write: (part: string) => void (text += part), isTTY, columns: 60 };
    const progress = createProgress(
      createSession({ cwd: '/', stdout: output, stderr: output, env: { NO_COLOR: '1' }, signal: new AbortController().signal }, 'de'),
      isQuiet,
    );
    for (const event of EVENTS) progress.tell(event);
    progress.end();
    return text;
  };

  test('is plain lines where there is no terminal', () => {
    deepStrictEqual(shown(false).split('\n'), [
      'Schlüssel bereitstellen …',
      'Einreichungen senden: 2/2',
      'wartet auf eine Antwort',
      '✗ nicht erfüllt  Etwas \uFFFD[31mmisslingt',
      '? unklar  Etwas bleibt offen',
      'Szenarien prüfen: 3/3',
      '',
    ]);
  });

  test('is one line that updates itself on a terminal, with what did not pass above it', () => {
    const lines = shown(true).split('\r\u001B[K');
    deepStrictEqual(
      lines.filter((line) => line.endsWith('\n')),
      ['✗ nicht erfüllt  Etwas \uFFFD[31mmisslingt\n', '? unklar  Etwas bleibt offen\n'],
    );
    equal(lines.at(-2), 'Szenarien prüfen: 3/3');
    equal(lines.at(-1), '', 'the line is taken away at the end');
  });

  test('is nothing when quiet', () => equal(shown(true, true), ''));
});

describe('run', () => {
  let outcome: { readonly exitCode: number; readonly stdout: string; readonly stderr: string };
  const terminal = openTerminal();
  before(async () => {
    outcome = await terminal.call(['run', '--shard', '5/100', '--report', 'junit']);
  });
  after(() => terminal[Symbol.dispose]());

  test('writes the reports that were asked for, and always the result', () => {
    deepStrictEqual(readdirSync(terminal.pathOf('pruefstand-out')).sort(), [MARKER, 'evidence', 'junit.xml', 'messages.ndjson', 'result.json']);
    match(outcome.stdout, /Ergebnis: +pruefstand-out\/result\.json/);
    ok(!outcome.stdout.includes('report.html'));
  });

  test('a shard decides nothing alone; the exit code is that of the conclusion', () => {
    const result = JSON.parse(readFileSync(terminal.pathOf('pruefstand-out/result.json'), 'utf8')) as Result;
    deepStrictEqual([result.conclusion, outcome.exitCode], ['undetermined', 5]);
    deepStrictEqual(result.run.shard, { index: 5, total: 100 });
  });

  test('tells what is tested and how far it is, without control codes', () => {
    match(outcome.stderr, /^Geprüft wird Referenz-Fachverfahren .* \(mitgelieferte Referenz, kein --target\)\.\n/);
    match(outcome.stderr, /Szenarien prüfen: (\d+)\/\1\n/);
    ok(!/[^\P{Cc}\n]/u.test(outcome.stderr));
  });

  test('an interrupted run leaves a partial result and is undetermined; what is beside it stays and is named', async () => {
    writeFileSync(terminal.pathOf('pruefstand-out/selbsttest.zip'), 'signed');
    const controller = new AbortController();
    controller.abort();
    const { exitCode, stdout } = await terminal.call(['run', '--shard', '5/100', '--quiet'], { signal: controller.signal });
    equal(exitCode, 5);
    match(stdout, /UNBESTIMMT/i);
    match(stdout, /\nVon früher behalten: selbsttest\.zip\n$/);
    equal(readFileSync(terminal.pathOf('pruefstand-out/selbsttest.zip'), 'utf8'), 'signed');
    equal((JSON.parse(readFileSync(terminal.pathOf('pruefstand-out/result.json'), 'utf8')) as Result).run.isComplete, false);
  });
});
