/** `declare` from outside: the dialogue, its end in the middle and going on, the template, the review with its exit codes. */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import type { Declaration, DeclaredAnswer } from '../core/declaration.ts';
import { loadProforma, readDeclarationFile, referenceDeclarationFile } from '../runner/declaration.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

let terminal: TestTerminal;

beforeEach(() => (terminal = openTerminal()));
afterEach(() => terminal[Symbol.dispose]());

const proforma = loadProforma('fit-connect-fachverfahren');
const reference = parse(readFileSync(referenceDeclarationFile('fit-connect-fachverfahren'), 'utf8')) as Declaration;

/** What a user types for the reference's answers, in the order of the questions. */
function typed(): readonly string[] {
  const answers = new Map(reference.answers.map((answer) => [answer.item, answer]));
  const product = ['Kita Plus', '4.2', 'Haus', '', 'auskunft@example.org', 'Abnahme', '', 'Eingang, Rückkanal', '-', '', ''];
  const items = (proforma?.groups ?? []).flatMap(({ id }) =>
    (proforma?.items ?? []).filter(({ group }) => group === id).flatMap((item) => linesFor(item.id, answers.get(item.id))),
  );
  return [...product, ...items, 'Beispielperson (erfunden)', 'Produktverantwortung'];
}

const LETTER = { yes: 'j', no: 'n', notApplicable: '-' } as const;

function linesFor(id: string, answer: DeclaredAnswer | undefined): readonly string[] {
  const item = proforma?.items.find((candidate) => candidate.id === id);
  if (answer === undefined || item === undefined) return [];
  // Under API v2 this is not asked.
  if (id === 'ICS-FC-KEY-3') return [];
  const { support, value, remark } = answer;
  const values = support === 'yes' && item.value !== undefined ? [typeof value === 'object' ? value.join(', ') : String(value)] : [];
  return [LETTER[support], ...values, ...(support === 'notApplicable' ? [remark ?? ''] : [])];
}

function written(): Declaration {
  const { declaration, problems } = readDeclarationFile(terminal.pathOf('declaration.yaml'));
  deepStrictEqual(problems, undefined);
  ok(declaration !== undefined);
  return declaration;
}

describe('the dialogue', () => {
  test('asks product, items and person, writes the file and reviews it', async () => {
    const { exitCode, stdout, stderr } = await terminal.call(['declare'], { isTerminal: true, answers: typed() });
    equal(exitCode, 0, stdout + stderr);
    const { product, answers, declaredBy, declaredAt } = written();
    deepStrictEqual([product.name, product.version, product.vendor], ['Kita Plus', '4.2', { name: 'Haus', contact: 'auskunft@example.org' }]);
    deepStrictEqual(
      answers.map(({ item, support, value }) => [item, support, value]),
      reference.answers.map(({ item, support, value }) => [item, support, value]),
    );
    deepStrictEqual([product.role, product.environment], ['Fachverfahren', 'Abnahme']);
    deepStrictEqual([product.modules, product.thirdParty, product.deviations], [['Eingang', 'Rückkanal'], [], undefined]);
    equal(declaredBy.role, 'Produktverantwortung');
    match(declaredAt, /Z$/);
    match(stdout, /\[?Auswahl o\.1, genau eines; Submission API 1\.1\.3/);
    match(stdout, /verlangt \(m\); Profil fit-connect-fachverfahren, Rolle/);
    match(stdout, /nicht anwendbar, setzt voraus: ICS-FC-API-1/);
    match(stdout, /Statische Prüfung: ohne Fehler/);
    deepStrictEqual(readdirSync(terminal.cwd), ['declaration.yaml']);
  });

  test('ends when asked to, keeps every answer, and goes on where it ended', async () => {
    const lines = typed();
    const first = await terminal.call(['declare'], { isTerminal: true, answers: [...lines.slice(0, 20), ':ende'] });
    equal(first.exitCode, 1);
    match(first.stderr, /Gesichert: declaration\.yaml \(\d+\/62 Punkte beantwortet\)\. Weiter mit: pruefstand declare declaration\.yaml/);
    const draft = parse(readFileSync(terminal.pathOf('declaration.yaml'), 'utf8')) as { answers: { support: string | null }[] };
    const kept = draft.answers.filter(({ support }) => support !== null).length;
    ok(kept > 5 && kept < 20);
    const second = await terminal.call(['declare'], { isTerminal: true, answers: lines.slice(20) });
    equal(second.exitCode, 0, second.stdout + second.stderr);
    match(second.stdout, new RegExp(`62 Punkte, ${kept} beantwortet`));
    equal(written().answers.length, 62);
  });

  test('keeps every answer about product and person from the first on, and asks the rest', async () => {
    const lines = typed();
    const end = (count: number): Promise<{ readonly exitCode: number; readonly stderr: string }> =>
      terminal.call(['declare'], { isTerminal: true, answers: [...lines.slice(0, count), ':ende'] });
    const product = (): unknown => (parse(readFileSync(terminal.pathOf('declaration.yaml'), 'utf8')) as { product: unknown }).product;
    match((await end(1)).stderr, /Gesichert/);
    deepStrictEqual(product(), { name: 'Kita Plus', version: null, vendor: { name: null }, role: null });
    await end(6);
    deepStrictEqual(product(), {
      name: 'Kita Plus',
      version: '4.2',
      vendor: { name: 'Haus', contact: 'auskunft@example.org' },
      environment: 'Abnahme',
      role: null,
    });
    await end(lines.length - 1);
    const { declaredBy } = parse(readFileSync(terminal.pathOf('declaration.yaml'), 'utf8')) as { declaredBy: unknown };
    deepStrictEqual(declaredBy, { name: 'Beispielperson (erfunden)', role: null });
    const last = await terminal.call(['declare'], { isTerminal: true, answers: ['', 'Produktverantwortung'] });
    equal(last.exitCode, 0, last.stdout + last.stderr);
    deepStrictEqual(written().declaredBy, { name: 'Beispielperson (erfunden)', role: 'Produktverantwortung' });
  });

  test('an input that ends and an interrupt save what was answered', async () => {
    const ended = await terminal.call(['declare'], { isTerminal: true, answers: typed().slice(0, 12) });
    equal(ended.exitCode, 1);
    match(ended.stderr, /Gesichert/);
    ok(existsSync(terminal.pathOf('declaration.yaml')));
    const controller = new AbortController();
    const interrupted = await terminal.call(['declare', 'other.yaml', '--lang', 'en'], {
      isTerminal: true,
      signal: controller.signal,
      onWrite: () => controller.abort(),
    });
    equal(interrupted.exitCode, 1);
    match(interrupted.stderr, /Saved: other\.yaml \(0\/62 items answered\)/);
  });

  test('asks again for an answer that is none', async () => {
    const lines = [...typed()];
    lines.splice(8, 0, 'vielleicht', '-');
    const { exitCode, stderr } = await terminal.call(['declare'], { isTerminal: true, answers: lines });
    equal(exitCode, 0, stderr);
    equal(stderr.split('Das ist hier keine Antwort.').length - 1, 2);
  });

  test('a finished declaration is reviewed and stays as it is; --all asks again with the answers as suggestions', async () => {
    await terminal.call(['declare'], { isTerminal: true, answers: typed() });
    const before = readFileSync(terminal.pathOf('declaration.yaml'), 'utf8');
    equal((await terminal.call(['declare'], { isTerminal: true, answers: [] })).exitCode, 0);
    equal(readFileSync(terminal.pathOf('declaration.yaml'), 'utf8'), before);
    const again = await terminal.call(['declare', '--all'], { isTerminal: true, answers: ['Hort', ...Array.from({ length: 300 }, () => '')] });
    equal(again.exitCode, 0, again.stderr);
    equal(written().product.name, 'Hort');
    equal(written().answers.length, 62);
  });

  test('needs a terminal, and a file that is a declaration', async () => {
    const { exitCode, stderr } = await terminal.call(['declare']);
    equal(exitCode, 2);
    match(stderr, /braucht ein Terminal[\s\S]*--template/);
    writeFileSync(terminal.pathOf('other.yaml'), 'format: etwas\n');
    const other = await terminal.call(['declare', 'other.yaml'], { isTerminal: true, answers: [] });
    equal(other.exitCode, 2);
    equal(readFileSync(terminal.pathOf('other.yaml'), 'utf8'), 'format: etwas\n');
  });

  test('a folder that cannot be written is told before all is asked', async () => {
    writeFileSync(terminal.pathOf('datei'), '');
    for (const [name, why] of [
      ['fehlt', 'den Ordner gibt es nicht'],
      ['datei', 'der Ordner ist eine Datei'],
    ] as const) {
      const { exitCode, stderr } = await terminal.call(['declare', `${name}/d.yaml`], { isTerminal: true, answers: typed() });
      equal(exitCode, 2);
      ok(stderr.includes(`Die Erklärung lässt sich nicht schreiben: ${why}.`), stderr);
    }
  });
});

describe('the template', () => {
  test('is a draft with every question, in the language of the call, and never replaces a file', async () => {
    const { exitCode, stdout } = await terminal.call(['declare', '--template', 'd.yaml', '--lang', 'en']);
    equal(exitCode, 0);
    match(stdout, /Written: d\.yaml/);
    const text = readFileSync(terminal.pathOf('d.yaml'), 'utf8');
    for (const { id, question } of proforma?.items ?? []) ok(text.includes(id), question.en);
    equal((await terminal.call(['declare', '--template', 'd.yaml'])).exitCode, 2);
    equal(readFileSync(terminal.pathOf('d.yaml'), 'utf8'), text);
  });

  test('tells everything that is missing when it is reviewed empty', async () => {
    await terminal.call(['declare', '--template']);
    const { exitCode, stderr } = await terminal.call(['declare', '--from', 'declaration.yaml']);
    equal(exitCode, 2);
    for (const name of ['product.name', 'product.version', 'product.vendor.name', 'declaredBy.name', 'declaredAt']) ok(stderr.includes(name), name);
  });
});

describe('--from', () => {
  test('reviews: 0 without errors, 1 with, problems first', async () => {
    equal((await terminal.call(['declare', '--from', referenceDeclarationFile('fit-connect-fachverfahren')])).exitCode, 0);
    const document = parseDocument(readFileSync(referenceDeclarationFile('fit-connect-fachverfahren'), 'utf8'));
    document.setIn(['answers', 0, 'support'], 'no');
    writeFileSync(terminal.pathOf('d.yaml'), document.toString());
    const { exitCode, stdout } = await terminal.call(['declare', '--from', 'd.yaml', '--lang', 'en']);
    equal(exitCode, 1);
    ok(stdout.indexOf('Errors of the static review (1)') < stdout.indexOf('ICS-FC-ROL-2'));
    deepStrictEqual(readdirSync(terminal.cwd), ['d.yaml']);
  });

  test('a wrong file is 2, and so is a call that makes no sense', async () => {
    equal((await terminal.call(['declare', '--from', 'fehlt.yaml'])).exitCode, 2);
    equal((await terminal.call(['declare', 'd.yaml', '--from', 'e.yaml'])).exitCode, 2);
    equal((await terminal.call(['declare', '--template', '--profile', 'fit-connect'])).exitCode, 2);
    deepStrictEqual(readdirSync(terminal.cwd), []);
  });
});

test('a run refuses a wrong declaration before anything starts', async () => {
  writeFileSync(terminal.pathOf('d.yaml'), 'format: pruefstand-declaration\nformatVersion: 1\n');
  const { exitCode, stderr } = await terminal.call(['run', '--declaration', 'd.yaml']);
  equal(exitCode, 2);
  match(stderr, /fehlt[\s\S]*d\.yaml/);
  deepStrictEqual(readdirSync(terminal.cwd), ['d.yaml']);
});
