/** Declarations from disk: the reference's own is sound and takes nothing away; the declaration decides before the target. */
import { deepStrictEqual, equal, match, ok, throws } from 'node:assert/strict';
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { errorsOf, compileFile } from '../../schemas/compile.ts';
import { foldRequirements } from '../core/judging.ts';
import { loadDeclaration, loadProforma, readDeclarationFile, referenceDeclarationFile } from './declaration.ts';
import type { DeclaredRun } from './declaration.ts';
import { loadEmbeddedTarget } from './embedded.ts';
import { cacheFolder, suiteVersion } from './environment.ts';
import { createKeyRing } from './keys.ts';
import { planRun } from './run.ts';
import type { LoadedTarget } from './run-options.ts';

const PROFILE = 'fit-connect-fachverfahren';
let embedded: LoadedTarget;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pruefstand-declaration-'));
  embedded = await loadEmbeddedTarget({ keys: createKeyRing(cacheFolder(), Date.now()) });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The reference's declaration with answers changed, as a file. */
function fileWith(answers: Readonly<Record<string, object>>, changes: Readonly<Record<string, unknown>> = {}): string {
  const document = parseDocument(readFileSync(referenceDeclarationFile('fit-connect-fachverfahren'), 'utf8'));
  const given = (document.toJS() as { answers: { item: string }[] }).answers;
  for (const [item, answer] of Object.entries(answers)) {
    const index = given.findIndex((candidate) => candidate.item === item);
    ok(index >= 0, item);
    document.setIn(['answers', index], document.createNode({ item, ...answer }));
  }
  for (const [path, value] of Object.entries(changes)) document.setIn(path.split('.'), value);
  const file = join(folder, 'declaration.yaml');
  writeFileSync(file, document.toString());
  return file;
}

function load(file: string, target: LoadedTarget = embedded): DeclaredRun {
  return loadDeclaration(file, PROFILE, target.target);
}

describe('fixtures/declaration/reference.yaml', () => {
  test('is of the proforma, the version and the product of today', () => {
    const { declaration, problems } = readDeclarationFile(referenceDeclarationFile('fit-connect-fachverfahren'));
    deepStrictEqual(problems, undefined, `enter the digest ${loadProforma(PROFILE)?.sha256} of the proforma`);
    equal(declaration?.product.version, suiteVersion());
    deepStrictEqual(errorsOf(compileFile(new URL('../../schemas/declaration/declaration-1.schema.json', import.meta.url)), declaration), []);
  });

  test('has no problem and answers every question', () => {
    const { review } = load(referenceDeclarationFile('fit-connect-fachverfahren'));
    deepStrictEqual(
      review.items.flatMap((item) => item.problems.map(({ text }) => `${item.id}: ${text.en}`)),
      [],
    );
    deepStrictEqual([review.errors, review.problems], [0, undefined]);
  });

  test('selects exactly what is run without it', () => {
    const plain = planRun({ loaded: embedded });
    const declared = planRun({ loaded: embedded, declaration: load(referenceDeclarationFile('fit-connect-fachverfahren')) });
    deepStrictEqual(
      declared.chosen.map(({ id }) => id),
      plain.chosen.map(({ id }) => id),
    );
    deepStrictEqual(
      declared.leftOut.map(({ scenario, verdict }) => [scenario.id, verdict]),
      plain.leftOut.map(({ scenario, verdict }) => [scenario.id, verdict]),
    );
  });
});

const NO_CALLBACK = Object.fromEntries([
  ['ICS-FC-CBK-1', { support: 'no' }],
  ...[2, 3, 4, 5, 6, 7].map((number) => [`ICS-FC-CBK-${number}`, { support: 'notApplicable' }] as const),
  ['ICS-FC-PUP-2', { support: 'notApplicable' }],
]);

test('what is denied is left out with the item, and its requirements say so', () => {
  const declared = load(fileWith(NO_CALLBACK));
  const { chosen, leftOut, requirements, profile } = planRun({ loaded: embedded, declaration: declared });
  equal(chosen.filter(({ needs }) => needs.includes('callback')).length, 0);
  const callbacks = leftOut.filter(({ scenario }) => scenario.requirements.some((requirement) => requirement.startsWith('FC-CBK')));
  ok(callbacks.length > 10);
  for (const { verdict, reason } of callbacks) {
    equal(verdict, 'inapplicable');
    match(reason.de, /^Nach der Erklärung nicht (unterstützt|anwendbar): ICS-FC-CBK-\d/);
  }
  const folded = foldRequirements(requirements, [], profile.policy, declared.review);
  for (const { requirement, verdict, reason } of folded.filter((entry) => entry.requirement.id.startsWith('FC-CBK'))) {
    equal(verdict, 'inapplicable', requirement.id);
    match(reason?.en ?? '', /according to the declaration: ICS-FC-CBK-\d/);
  }
});

test('denied although the target offers it: a contradiction', () => {
  const { review } = load(fileWith(NO_CALLBACK));
  deepStrictEqual(
    review.items.flatMap(({ id, problems }) => problems.map(({ kind }) => [id, kind])),
    [['ICS-FC-CBK-1', 'contradictsTarget']],
  );
});

test('a mandatory item that is denied is run all the same', () => {
  const declaration = load(fileWith({ 'ICS-FC-REC-1': { support: 'no' } }));
  ok(planRun({ loaded: embedded, declaration }).chosen.some(({ requirements }) => requirements.includes('FC-SUB-010')));
  equal(declaration.review.errors, 1);
});

test('a declaration for another product or version differs from the target', () => {
  const { review } = load(fileWith({}, { 'product.version': '9.9' }));
  deepStrictEqual(
    review.problems?.map(({ kind }) => kind),
    ['contradictsProduct'],
  );
});

test('what cannot be used is thrown with its place', () => {
  throws(() => load(join(folder, 'fehlt.yaml')), { code: 'ERR_CONFIG_FILE_UNREADABLE', place: join(folder, 'fehlt.yaml') });
  throws(() => load(fileWith({}, { declaredAt: 'gestern' })), { code: 'ERR_CONFIG_INVALID' });
  throws(() => loadDeclaration(referenceDeclarationFile('fit-connect-fachverfahren'), 'anderes-profil', embedded.target), { code: 'ERR_CONFIG_INVALID' });
  writeFileSync(join(folder, 'gross.yaml'), 'a'.repeat(1_048_577));
  throws(() => load(join(folder, 'gross.yaml')), { code: 'ERR_CONFIG_FILE_UNREADABLE' });
});

test('a profile without proforma has none', () => {
  equal(loadProforma('../geheim'), undefined);
  equal(loadProforma('gibt-es-nicht'), undefined);
});
