/** The static review: each problem once by name, conditions computed, nothing deselected by silence. */
import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Declaration, ReviewProblemKind, StaticReview } from '../core/declaration.ts';
import type { Capability } from '../core/requirement.ts';
import { declaredStanding } from '../core/judging.ts';
import type { DeclaredStanding } from '../core/judging.ts';
import { reviewDeclaration } from './review.ts';
import type { ReviewTarget } from './review.ts';
import { answered, DECLARATION, PROFORMA } from '../../fixtures/declaration/sample-declaration.ts';

const STRONG = new Set(['R-STRONG', 'R-NEVER', 'R-COND', 'R-OPTION']);
const TARGET: ReviewTarget = { product: { name: 'Kita', version: '1.0', vendor: 'Haus' }, capabilities: new Set<Capability>(['callback']) };

function review(declaration: Declaration, target: ReviewTarget | undefined = TARGET): StaticReview {
  return reviewDeclaration(declaration, {
    proforma: PROFORMA,
    whenBroken: (requirement) => (STRONG.has(requirement) ? 'failure' : 'warning'),
    ...(target === undefined ? {} : { target }),
  });
}

function kinds({ items, problems = [] }: StaticReview): readonly (readonly [place: string, kind: ReviewProblemKind])[] {
  return [...problems.map(({ kind }) => ['', kind] as const), ...items.flatMap((item) => item.problems.map(({ kind }) => [item.id, kind] as const))];
}

test('a sound declaration has no problem and selects what is supported, mandatory or prohibited', () => {
  const sound = review(DECLARATION);
  deepStrictEqual(kinds(sound), []);
  equal(sound.errors, 0);
  equal(declaredStanding(sound), 'sound');
  deepStrictEqual(sound.notSelected, []);
  deepStrictEqual(
    sound.items.filter(({ isSelected }) => !isSelected).map(({ id }) => id),
    ['ICS-A-2', 'ICS-B-2'],
  );
});

interface Case {
  readonly what: string;
  readonly declaration: Declaration;
  readonly target?: ReviewTarget;
  readonly problems: readonly (readonly [place: string, kind: ReviewProblemKind])[];
  readonly standing: DeclaredStanding;
  readonly notSelected?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'mandatory and strong, denied: it breaks, and its cases are run',
    declaration: answered({ 'ICS-M-1': { support: 'no' } }),
    problems: [['ICS-M-1', 'mandatoryNotSupported']],
    standing: 'breaks',
  },
  {
    what: 'mandatory but inferred, denied: a remark',
    declaration: answered({ 'ICS-M-2': { support: 'no' } }),
    problems: [['ICS-M-2', 'mandatoryNotSupported']],
    standing: 'remarked',
  },
  {
    what: 'mandatory without a requirement, denied: open',
    declaration: answered({ 'ICS-M-3': { support: 'no' } }),
    problems: [['ICS-M-3', 'mandatoryNotSupported']],
    standing: 'open',
  },
  {
    what: 'prohibited, declared: it breaks, and its cases are run',
    declaration: answered({ 'ICS-X-1': { support: 'yes' } }),
    problems: [['ICS-X-1', 'prohibitedSupported']],
    standing: 'breaks',
  },
  {
    what: 'recommended, denied: a remark without a problem',
    declaration: answered({ 'ICS-O-2': { support: 'no' } }),
    problems: [],
    standing: 'remarked',
    notSelected: ['R-SHOULD'],
  },
  {
    what: 'recommended, not applicable with its ground: nothing',
    declaration: answered({ 'ICS-O-2': { support: 'notApplicable', remark: 'So etwas gibt es hier nicht.' } }),
    problems: [],
    standing: 'sound',
    notSelected: ['R-SHOULD'],
  },
  {
    what: 'optional, not applicable without ground',
    declaration: answered({ 'ICS-O-2': { support: 'notApplicable' } }),
    problems: [['ICS-O-2', 'notApplicableWithoutGround']],
    standing: 'open',
    notSelected: ['R-SHOULD'],
  },
  {
    what: 'mandatory, not applicable: never, and its cases are run',
    declaration: answered({ 'ICS-M-1': { support: 'notApplicable', remark: 'Grund' } }),
    problems: [['ICS-M-1', 'notApplicableWithoutGround']],
    standing: 'open',
  },
  {
    what: 'a choice of exactly one, both',
    declaration: answered({ 'ICS-A-2': { support: 'yes' }, 'ICS-C-1': { support: 'notApplicable' } }),
    problems: [
      ['ICS-A-1', 'choiceTooMany'],
      ['ICS-A-2', 'choiceTooMany'],
    ],
    standing: 'open',
    notSelected: ['R-COND'],
  },
  {
    what: 'a choice of at least one, none',
    declaration: answered({ 'ICS-B-1': { support: 'no' } }),
    problems: [
      ['ICS-B-1', 'choiceEmpty'],
      ['ICS-B-2', 'choiceEmpty'],
    ],
    standing: 'open',
  },
  {
    what: 'a choice of at least one, both',
    declaration: answered({ 'ICS-B-2': { support: 'yes' } }),
    problems: [],
    standing: 'sound',
  },
  {
    what: 'an option denied takes its conditional items along',
    declaration: answered({ 'ICS-O-1': { support: 'no' }, 'ICS-C-1': { support: 'notApplicable' } }),
    target: { ...TARGET, capabilities: new Set() },
    problems: [],
    standing: 'sound',
    notSelected: ['R-OPTION', 'R-COND'],
  },
  {
    what: 'a conditional item declared against the other answers stays selected',
    declaration: answered({ 'ICS-O-1': { support: 'no' } }),
    target: { ...TARGET, capabilities: new Set() },
    problems: [['ICS-C-1', 'contradictsAnswer']],
    standing: 'open',
    notSelected: ['R-OPTION'],
  },
  {
    what: 'a conditional item that became mandatory, denied',
    declaration: answered({ 'ICS-C-1': { support: 'no' } }),
    problems: [['ICS-C-1', 'mandatoryNotSupported']],
    standing: 'breaks',
  },
  {
    what: 'an answer that is missing deselects nothing, nor does what depends on it',
    declaration: answered({ 'ICS-O-1': undefined, 'ICS-C-1': { support: 'notApplicable' } }),
    problems: [
      ['ICS-O-1', 'answerMissing'],
      ['ICS-C-1', 'notApplicableWithoutGround'],
    ],
    standing: 'open',
  },
  {
    what: 'a value that is missing',
    declaration: answered({ 'ICS-B-1': { support: 'yes', value: [] }, 'ICS-N-1': { support: 'yes', value: 'bald' } }),
    problems: [
      ['ICS-B-1', 'valueMissing'],
      ['ICS-N-1', 'valueMissing'],
    ],
    standing: 'open',
  },
  {
    what: 'declared, but not in the target file',
    declaration: DECLARATION,
    target: { ...TARGET, capabilities: new Set() },
    problems: [['ICS-O-1', 'contradictsTarget']],
    standing: 'open',
  },
  {
    what: 'in the target file, but denied',
    declaration: answered({ 'ICS-O-1': { support: 'no' }, 'ICS-C-1': { support: 'notApplicable' } }),
    problems: [['ICS-O-1', 'contradictsTarget']],
    standing: 'open',
    notSelected: ['R-OPTION', 'R-COND'],
  },
  {
    what: 'another product',
    declaration: { ...DECLARATION, product: { ...DECLARATION.product, name: 'Hort', version: '2.0', vendor: { name: 'Hof' } } },
    problems: [
      ['', 'contradictsProduct'],
      ['', 'contradictsProduct'],
      ['', 'contradictsProduct'],
    ],
    standing: 'open',
  },
  {
    what: 'an item that does not exist',
    declaration: { ...DECLARATION, answers: [...DECLARATION.answers, { item: 'ICS-M-9', support: 'yes' }] },
    problems: [['', 'answerForUnknownItem']],
    standing: 'open',
  },
];

describe('problems', () => {
  for (const { what, declaration, target, problems, standing, notSelected = [] } of CASES) {
    test(what, () => {
      const reviewed = review(declaration, target);
      deepStrictEqual(kinds(reviewed), problems);
      equal(declaredStanding(reviewed), standing);
      deepStrictEqual(
        reviewed.notSelected.map(({ requirement }) => requirement),
        notSelected,
      );
      for (const { text } of [...(reviewed.problems ?? []), ...reviewed.items.flatMap((item) => item.problems)])
        ok(text.de !== text.en && text.de.endsWith('.') && text.en.endsWith('.'));
    });
  }

  test('every kind of problem is shown by one of them', () => {
    const shown = new Set(CASES.flatMap(({ problems }) => problems.map(([, kind]) => kind)));
    const all: Readonly<Record<ReviewProblemKind, true>> = {
      mandatoryNotSupported: true,
      prohibitedSupported: true,
      choiceEmpty: true,
      choiceTooMany: true,
      answerMissing: true,
      answerForUnknownItem: true,
      notApplicableWithoutGround: true,
      valueMissing: true,
      contradictsAnswer: true,
      contradictsTarget: true,
      contradictsProduct: true,
    };
    deepStrictEqual([...shown].sort(), Object.keys(all).sort());
  });
});

test('without a target nothing is compared with one', () => {
  const declaration = { ...DECLARATION, product: { ...DECLARATION.product, name: 'Hort' } };
  deepStrictEqual(kinds(reviewDeclaration(declaration, { proforma: PROFORMA, whenBroken: () => 'failure' })), []);
});

test('whatever was answered: what is mandatory or prohibited stays selected, errors are counted, nothing is lost', () => {
  const support = fc.constantFrom('yes' as const, 'no' as const, 'notApplicable' as const, undefined);
  fc.assert(
    fc.property(fc.array(support, { minLength: PROFORMA.items.length, maxLength: PROFORMA.items.length }), (supports) => {
      const changes = Object.fromEntries(PROFORMA.items.map(({ id }, index) => [id, supports[index] === undefined ? undefined : { support: supports[index] }]));
      const reviewed = review(answered(changes));
      equal(reviewed.items.length, PROFORMA.items.length);
      for (const item of reviewed.items)
        if (item.status === 'mandatory' || item.status === 'prohibited' || item.support === 'unanswered') ok(item.isSelected, item.id);
      const all = [...(reviewed.problems ?? []), ...reviewed.items.flatMap((item) => item.problems)];
      equal(reviewed.errors, all.filter(({ isRemark }) => isRemark !== true).length);
      equal(reviewed.errors === 0, ['sound', 'remarked'].includes(declaredStanding(reviewed)));
    }),
  );
});
