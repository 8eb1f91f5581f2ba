/**
 * `declare` for every profile of a portal or a mailbox: template, dialogue and review of the declaration of the reference product that
 * comes along, which takes nothing away; and what other answers mean for the run.
 */
import { deepStrictEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import { parse, parseDocument } from 'yaml';
import { compileFile, errorsOf } from '../../schemas/compile.ts';
import type { Declaration, DeclaredAnswer } from '../core/declaration.ts';
import { foldRequirements } from '../core/judging.ts';
import { loadProfile, profileIds } from '../runner/catalogue.ts';
import { loadDeclaration, loadProforma, readDeclarationFile, referenceDeclarationFile } from '../runner/declaration.ts';
import type { DeclaredRun } from '../runner/declaration.ts';
import { suiteVersion } from '../runner/environment.ts';
import { loadReferenceOf } from '../runner/rooms.ts';
import { planRun } from '../runner/run.ts';
import type { LoadedTarget } from '../runner/run-options.ts';
import { openTerminal } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

type Answers = Readonly<Record<string, DeclaredAnswer['support']>>;
type Problem = readonly [item: string, kind: string];

const SCHEMA = new URL('../../schemas/declaration/declaration-1.schema.json', import.meta.url);
/** That of FIT-Connect has tests of its own: `declare.test.ts` and `src/runner/declaration.test.ts`. */
const PROFILES = profileIds().filter((id) => loadProfile(id).room !== 'fit-connect');

/** What is denied, the item by which each requirement is then left out, and what the review says to it. */
const DENIALS: readonly (readonly [profile: string, answers: Answers, leftOut: Readonly<Record<string, string>>, problems: readonly Problem[]])[] = [
  [
    'bundid-portal',
    { 'ICS-BID-SES-3': 'no', 'ICS-BID-SES-4': 'notApplicable', 'ICS-BID-WEB-8': 'notApplicable' },
    { 'BID-SE-02': 'ICS-BID-SES-4', 'ATK-WEB-07': 'ICS-BID-WEB-8' },
    [['ICS-BID-SES-3', 'contradictsTarget']],
  ],
  ['bundid-portal', { 'ICS-BID-PRC-6': 'no', 'ICS-BID-IDT-7': 'notApplicable' }, { 'BID-AT-08': 'ICS-BID-IDT-7' }, []],
  [
    'muk-portal',
    { 'ICS-MUK-ROL-2': 'no', 'ICS-MUK-RES-6': 'notApplicable', 'ICS-MUK-ACC-5': 'notApplicable' },
    { 'MUK-MIX-01': 'ICS-MUK-RES-6', 'ATK-ACC-17': 'ICS-MUK-ACC-5' },
    [['ICS-MUK-ROL-2', 'contradictsTarget']],
  ],
  ['muk-portal', { 'ICS-MUK-WAY-4': 'no', 'ICS-MUK-WEB-2': 'notApplicable' }, { 'ATK-WEB-03': 'ICS-MUK-WEB-2' }, [['ICS-MUK-WAY-4', 'contradictsTarget']]],
  ['zbp-absender', { 'ICS-ZBP-MSG-4': 'no', 'ICS-ZBP-MSG-5': 'notApplicable' }, { 'ZBP-08': 'ICS-ZBP-MSG-5' }, [['ICS-ZBP-MSG-4', 'contradictsTarget']]],
  ['zbp-absender', { 'ICS-ZBP-WAY-2': 'no', 'ICS-ZBP-WAY-3': 'notApplicable' }, { 'MUK-PF-01': 'ICS-ZBP-WAY-3' }, [['ICS-ZBP-WAY-2', 'contradictsTarget']]],
  [
    'bezahldienst-anbieter',
    { 'ICS-PAY-REF-6': 'no', 'ICS-PAY-REF-7': 'notApplicable' },
    { 'PAY-007': 'ICS-PAY-REF-7' },
    [['ICS-PAY-REF-6', 'contradictsTarget']],
  ],
  [
    'zbp-absender',
    { 'ICS-ZBP-STA-1': 'no', 'ICS-ZBP-STA-2': 'notApplicable', 'ICS-ZBP-STA-3': 'notApplicable' },
    { 'ZBP-16': 'ICS-ZBP-STA-2', 'ZBP-17': 'ICS-ZBP-STA-3' },
    [['ICS-ZBP-STA-1', 'contradictsTarget']],
  ],
  [
    'dvdv-client',
    { 'ICS-DVC-CAL-1': 'no', 'ICS-DVC-CAL-2': 'notApplicable', 'ICS-DVC-CAL-3': 'notApplicable' },
    { 'DVDV-041': 'ICS-DVC-CAL-2', 'DVDV-042': 'ICS-DVC-CAL-3' },
    [['ICS-DVC-CAL-1', 'contradictsTarget']],
  ],
  ['bezahldienst-portal', { 'ICS-PAYC-RES-2': 'no', 'ICS-PAYC-EPB-5': 'yes' }, { 'PAY-024': 'ICS-PAYC-RES-2' }, []],
  [
    'onlinedienst-kette',
    {
      'ICS-KET-ROL-2': 'no',
      'ICS-KET-ADR-1': 'notApplicable',
      'ICS-KET-ADR-2': 'notApplicable',
      'ICS-KET-ADR-3': 'notApplicable',
      'ICS-KET-ADR-4': 'notApplicable',
      'ICS-KET-ADR-5': 'notApplicable',
    },
    { 'KET-014': 'ICS-KET-ADR-1', 'KET-015': 'ICS-KET-ADR-2', 'KET-016': 'ICS-KET-ADR-3', 'KET-017': 'ICS-KET-ADR-4', 'KET-018': 'ICS-KET-ADR-5' },
    [['ICS-KET-ROL-2', 'contradictsTarget']],
  ],
  ['dvdv-server', { 'ICS-DIR-ROL-7': 'no', 'ICS-DIR-CNT-10': 'notApplicable' }, { 'DVDV-DIR-065': 'ICS-DIR-CNT-10' }, [['ICS-DIR-ROL-7', 'contradictsTarget']]],
];

/** Answers that take nothing away, what the review says to them, and how much of that is an error. */
const PROBLEMS: readonly (readonly [profile: string, answers: Answers, problems: readonly Problem[], errors: number])[] = [
  ['bundid-portal', { 'ICS-BID-PRC-3': 'yes' }, choice('TooMany', 'ICS-BID-PRC-1', 'ICS-BID-PRC-2', 'ICS-BID-PRC-3'), 3],
  ['bundid-portal', { 'ICS-BID-REQ-2': 'no' }, [], 0],
  ['bundid-portal', { 'ICS-BID-REQ-1': 'no', 'ICS-BID-REQ-2': 'no' }, choice('Empty', 'ICS-BID-REQ-1', 'ICS-BID-REQ-2'), 2],
  ['bundid-portal', { 'ICS-BID-XSW-1': 'no' }, [['ICS-BID-XSW-1', 'mandatoryNotSupported']], 1],
  ['muk-portal', { 'ICS-MUK-PRC-2': 'yes' }, choice('TooMany', 'ICS-MUK-PRC-1', 'ICS-MUK-PRC-2'), 2],
  ['muk-portal', { 'ICS-MUK-PRC-4': 'no' }, [], 0],
  ['muk-portal', { 'ICS-MUK-XSW-1': 'no' }, [['ICS-MUK-XSW-1', 'mandatoryNotSupported']], 1],
  ['muk-portal', { 'ICS-MUK-IDT-2': 'yes' }, [['ICS-MUK-IDT-2', 'prohibitedSupported']], 0],
  [
    'bezahldienst-anbieter',
    { 'ICS-PAY-ROL-2': 'no', 'ICS-PAY-ROL-3': 'no', 'ICS-PAY-ROL-4': 'no' },
    choice('Empty', 'ICS-PAY-ROL-2', 'ICS-PAY-ROL-3', 'ICS-PAY-ROL-4'),
    3,
  ],
  ['bezahldienst-anbieter', { 'ICS-PAY-ERR-1': 'no' }, [['ICS-PAY-ERR-1', 'mandatoryNotSupported']], 1],
  ['bezahldienst-portal', { 'ICS-PAYC-TRU-6': 'no' }, [['ICS-PAYC-TRU-6', 'mandatoryNotSupported']], 0],
  ['zbp-absender', { 'ICS-ZBP-ROL-2': 'yes' }, choice('TooMany', 'ICS-ZBP-ROL-2', 'ICS-ZBP-ROL-3'), 2],
  ['zbp-absender', { 'ICS-ZBP-WAY-5': 'no' }, choice('Empty', 'ICS-ZBP-WAY-5', 'ICS-ZBP-WAY-6'), 2],
  ['zbp-absender', { 'ICS-ZBP-WAY-4': 'yes' }, [['ICS-ZBP-WAY-4', 'prohibitedSupported']], 1],
  ['zbp-absender', { 'ICS-ZBP-MSG-2': 'no' }, [['ICS-ZBP-MSG-2', 'mandatoryNotSupported']], 0],
  ['dvdv-client', { 'ICS-DVC-REQ-2': 'yes' }, [['ICS-DVC-REQ-2', 'prohibitedSupported']], 0],
  ['dvdv-client', { 'ICS-DVC-REQ-5': 'no' }, [['ICS-DVC-REQ-5', 'mandatoryNotSupported']], 1],
  ['onlinedienst-kette', { 'ICS-KET-UNP-2': 'yes' }, [['ICS-KET-UNP-2', 'prohibitedSupported']], 1],
  ['onlinedienst-kette', { 'ICS-KET-STO-1': 'no' }, [['ICS-KET-STO-1', 'mandatoryNotSupported']], 0],
  ['dvdv-server', { 'ICS-DIR-REQ-1': 'no' }, [['ICS-DIR-REQ-1', 'mandatoryNotSupported']], 1],
  ['dvdv-server', { 'ICS-DIR-CNT-2': 'yes' }, [['ICS-DIR-CNT-2', 'prohibitedSupported']], 1],
  ['dvdv-server', { 'ICS-DIR-ROL-3': 'yes' }, choice('TooMany', 'ICS-DIR-ROL-2', 'ICS-DIR-ROL-3'), 2],
];

function choice(kind: 'TooMany' | 'Empty', ...items: readonly string[]): readonly Problem[] {
  return items.map((item) => [item, `choice${kind}`]);
}

let terminal: TestTerminal;
beforeEach(() => (terminal = openTerminal()));
afterEach(() => terminal[Symbol.dispose]());

/** The product that is run when no target is named. */
async function loadEmbedded(id: string): Promise<LoadedTarget> {
  const loaded = await loadReferenceOf(loadProfile(id));
  ok(loaded !== undefined, id);
  return loaded;
}

/** The reference's declaration with other answers, as a file in the folder of the terminal. */
function fileWith(reference: string, answers: Answers): string {
  const document = parseDocument(readFileSync(reference, 'utf8'));
  const given = (document.toJS() as Declaration).answers;
  for (const [item, support] of Object.entries(answers)) {
    const index = given.findIndex((answer) => answer.item === item);
    ok(index >= 0, item);
    document.setIn(['answers', index, 'support'], support);
  }
  const file = terminal.pathOf('d.yaml');
  writeFileSync(file, document.toString());
  return file;
}

function problemsOf({ review }: DeclaredRun): readonly Problem[] {
  return review.items.flatMap(({ id, problems }) => problems.map(({ kind }) => [id, kind] as const));
}

function idsOf({ chosen }: ReturnType<typeof planRun>): readonly string[] {
  return chosen.map(({ id }) => id);
}

for (const id of PROFILES) {
  const file = referenceDeclarationFile(id);
  const proforma = loadProforma(id);
  const reference = parse(readFileSync(file, 'utf8')) as Declaration;
  let embedded: LoadedTarget;
  const load = (from: string): DeclaredRun => loadDeclaration(from, id, embedded.target);

  describe(`fixtures/declaration/${id}.yaml`, () => {
    before(async () => {
      embedded = await loadEmbedded(id);
    });

    test('is of the proforma, the version and the product of today', () => {
      const { declaration, problems } = readDeclarationFile(file);
      deepStrictEqual(problems, undefined, `enter the digest ${proforma?.sha256} of the proforma`);
      equal(declaration?.product.version, suiteVersion());
      deepStrictEqual(errorsOf(compileFile(SCHEMA), declaration), []);
    });

    test('has no problem and answers every question', () => {
      const declared = load(file);
      deepStrictEqual([problemsOf(declared), declared.review.errors, declared.review.problems], [[], 0, undefined]);
      deepStrictEqual(
        reference.answers.map(({ item }) => item),
        proforma?.items.map(({ id: item }) => item),
      );
    });

    test('selects exactly what is run without it', () => {
      const plain = planRun({ loaded: embedded });
      const declared = planRun({ loaded: embedded, declaration: load(file) });
      const left = ({ leftOut }: typeof plain): readonly unknown[] => leftOut.map(({ scenario, verdict }) => [scenario.id, verdict]);
      deepStrictEqual([idsOf(declared), left(declared)], [idsOf(plain), left(plain)]);
    });

    for (const [, answers, leftOutBy, problems] of DENIALS.filter(([profile]) => profile === id))
      test(`denied, left out: ${Object.keys(leftOutBy).join(', ')}`, () => {
        const declared = load(fileWith(file, answers));
        const plan = planRun({ loaded: embedded, declaration: declared });
        const denied = Object.keys(answers);
        for (const requirement of Object.keys(leftOutBy)) {
          const left = plan.leftOut.filter(({ scenario }) => scenario.requirements.includes(requirement));
          ok(left.length > 0, requirement);
          for (const { verdict } of left) equal(verdict, 'inapplicable');
          for (const { reason } of left)
            ok(
              denied.some((item) => reason.de.includes(item)),
              reason.de,
            );
          const folded = foldRequirements(plan.requirements, [], plan.profile.policy, declared.review);
          equal(folded.find((fold) => fold.requirement.id === requirement)?.verdict, 'inapplicable');
        }
        deepStrictEqual(Object.fromEntries(declared.review.notSelected.map(({ requirement, item }) => [requirement, item])), leftOutBy);
        deepStrictEqual(problemsOf(declared), problems);
      });

    for (const [, answers, problems, errors] of PROBLEMS.filter(([profile]) => profile === id))
      test(`${JSON.stringify(answers)} takes nothing away and has ${errors} errors`, () => {
        const declared = load(fileWith(file, answers));
        deepStrictEqual([problemsOf(declared), declared.review.errors], [problems, errors]);
        deepStrictEqual(idsOf(planRun({ loaded: embedded, declaration: declared })), idsOf(planRun({ loaded: embedded })));
      });

    test('the template is written without a terminal and has every question', async () => {
      const { exitCode, stderr } = await terminal.call(['declare', '--template', 't.yaml', '--profile', id]);
      equal(exitCode, 0, stderr);
      const text = readFileSync(terminal.pathOf('t.yaml'), 'utf8');
      ok(text.includes(`\nprofile: ${id}\n`));
      for (const { id: item } of proforma?.items ?? []) ok(text.includes(`item: ${item}\n`), item);
      equal((await terminal.call(['declare', '--from', 't.yaml'])).exitCode, 2);
    });

    test('the dialogue asks what is open and writes a declaration without errors', async () => {
      const letters = { yes: 'j', no: 'n', notApplicable: '-' } as const;
      const items = reference.answers.flatMap(({ support, value }) => [
        letters[support],
        ...(value === undefined ? [] : [typeof value === 'object' ? value.join(', ') : String(value)]),
      ]);
      const answers = ['Produkt Plus', '4.2', 'Haus', '', '', '', '', '', '', '', '', ...items, 'Beispielperson (erfunden)', 'Produktverantwortung'];
      const { exitCode, stdout, stderr } = await terminal.call(['declare', '--profile', id], { isTerminal: true, answers });
      equal(exitCode, 0, stdout + stderr);
      const { role } = loadProfile(id);
      equal(readDeclarationFile(terminal.pathOf('declaration.yaml')).declaration?.product.role.toLowerCase(), role);
      const told = (answer: DeclaredAnswer): readonly unknown[] => [answer.item, answer.support, answer.value];
      deepStrictEqual(readDeclarationFile(terminal.pathOf('declaration.yaml')).declaration?.answers.map(told), reference.answers.map(told));
    });

    test('its review ends with 0', async () => {
      equal((await terminal.call(['declare', '--from', file])).exitCode, 0);
    });

    test('a run refuses the declaration of another profile before anything starts', async () => {
      const other = referenceDeclarationFile('fit-connect-fachverfahren');
      const { exitCode, stderr } = await terminal.call(['run', '--profile', id, '--declaration', other, '--lang', 'en']);
      equal(exitCode, 2);
      ok(stderr.includes(`for the profile "fit-connect-fachverfahren"; the run is of "${id}"`), stderr);
    });
  });
}

test('the review on the command line ends with 1 where there are errors, and names them', async () => {
  fileWith(referenceDeclarationFile('bundid-portal'), { 'ICS-BID-MD-4': 'yes' });
  const { exitCode, stdout } = await terminal.call(['declare', '--from', 'd.yaml', '--lang', 'en']);
  equal(exitCode, 1);
  match(stdout, /Errors of the static review \(1\)[\s\S]*ICS-BID-MD-4/);
});
