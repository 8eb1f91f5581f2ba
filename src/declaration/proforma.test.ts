/** The proforma of each profile is sound and complete; one that contradicts itself is refused. */
import { deepStrictEqual, equal, ok, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse, stringify } from 'yaml';
import type { Proforma } from '../core/declaration.ts';
import { sayIn } from '../core/language.ts';
import { severityOf } from '../core/policy.ts';
import { CAPABILITIES } from '../core/requirement.ts';
import { catalogueOf, loadProfile, profileIds, selectRequirements } from '../runner/catalogue.ts';
import { loadProforma } from '../runner/declaration.ts';
import { packageRoot } from '../runner/environment.ts';
import { parseProforma } from './proforma.ts';

const schema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/proforma/proforma-1.schema.json'), 'utf8')) as object;

/** Means of the test that a target may lack although the product is not concerned: what a clock shows is no claim of the product. */
const TEST_MEANS = ['settable-clock'];

/** Names as a specification or a file spells them. In a plain reference nothing else may stand beside ids of requirements. */
const NAMES = [
  'PersTyp NNatPers',
  'PersTyp NatPers',
  'Submission API',
  'Submission API 1.1.3',
  'attachments',
  'docs/reference/adapter-mailbox.md',
  'mimeType',
  'otherChannel',
  'replyChannels',
  'submissionSchemas',
];

/** What stands between the commas of a reference. */
function partsOf(reference: string): readonly string[] {
  return reference.split(', ');
}

for (const id of profileIds()) {
  describe(`profiles/${id}.ics.yaml`, () => {
    const proforma = loadProforma(id);
    ok(proforma !== undefined, 'every profile has a proforma');
    const profile = loadProfile(id);
    const requirements = selectRequirements(catalogueOf(profile), profile);

    test('belongs to the profile', () => {
      equal(proforma.profile, id);
    });

    test('every requirement of the profile belongs to exactly one item, and no other does', () => {
      const named = proforma.items.flatMap((item) => item.requirements);
      deepStrictEqual([...named].sort(), requirements.map((requirement) => requirement.id).sort());
    });

    test('the reference of an item names its requirements', () => {
      for (const { id: item, reference, requirements: own } of proforma.items)
        for (const language of ['de', 'en'] as const)
          for (const requirement of own) ok(sayIn(reference, language).includes(requirement), `${item} ${requirement} ${language}`);
    });

    test('a plain reference holds ids of requirements and names only; one with words is there in both languages', () => {
      const known = new Set([...NAMES, ...requirements.map((requirement) => requirement.id)]);
      for (const { id: item, reference } of proforma.items)
        if (typeof reference === 'string') for (const part of partsOf(reference)) ok(known.has(part), `${item}: ${part}`);
    });

    test('items carry the capabilities whose lack means that the product need not have them, and none that says what the suite can see', () => {
      const carried = proforma.items.flatMap(({ capability }) => capability ?? []);
      const ruled = (whenMissing: string): readonly string[] =>
        CAPABILITIES.filter((capability) => profile.capabilities[capability]?.whenMissing === whenMissing);
      for (const capability of ruled('inapplicable').filter((name) => !TEST_MEANS.includes(name)))
        ok(carried.includes(capability as (typeof carried)[number]), capability);
      for (const capability of carried) ok(!ruled('untested').includes(capability), capability);
    });

    test('an item with a capability can be denied', () => {
      for (const { id: item, capability, status } of proforma.items)
        if (capability !== undefined) ok(['optional', 'choice', 'conditional'].includes(status.kind), item);
    });

    test('mandatory and prohibited rest on MUST and MUST NOT; SHOULD is recommended; nothing binding is merely optional', () => {
      const levels = new Map(requirements.map((requirement) => [requirement.id, requirement.level]));
      for (const { id: item, status, isRecommended, capability, requirements: own } of proforma.items) {
        const binding = own.some((requirement) => levels.get(requirement)?.startsWith('MUST') === true);
        const should = own.some((requirement) => levels.get(requirement)?.startsWith('SHOULD') === true);
        const kind = status.kind === 'conditional' ? status.then : status.kind;
        if (kind === 'mandatory' || kind === 'prohibited') ok(own.length === 0 || (binding && !should), item);
        else if (binding) ok(capability !== undefined, item);
        equal(isRecommended === true, should, item);
      }
    });

    test('an item joins rules of one weight: an inferred rule never fails a product through a printed one beside it', () => {
      const weights = new Map(requirements.map((requirement) => [requirement.id, severityOf(profile.policy, requirement)]));
      for (const { id: item, requirements: own } of proforma.items) ok(new Set(own.map((requirement) => weights.get(requirement))).size <= 1, item);
    });

    test('demands something, forbids something, and leaves something to a choice or a condition', () => {
      const kinds = kindsIn(proforma);
      for (const kind of ['mandatory', 'prohibited'] as const) ok(kinds.has(kind), kind);
      ok(kinds.has('choice') || kinds.has('exactly') || kinds.has('conditional'));
    });

    test('every text exists in both languages, and they differ', () => {
      const texts = [
        proforma.title,
        ...proforma.groups.map(({ title }) => title),
        ...proforma.items.flatMap(({ question, reference, value }) => [
          question,
          ...(typeof reference === 'string' ? [] : [reference]),
          ...(value === undefined ? [] : [value.hint]),
        ]),
      ];
      for (const { de, en } of texts) ok(de.trim() !== '' && en.trim() !== '' && (de !== en || de === 'Callbacks'), de);
    });

    test('the digest is that of the file', () => {
      ok(/^[0-9a-f]{64}$/.test(proforma.sha256));
    });
  });
}

/** Kinds of status; what follows from a condition counts too, and a choice of exactly one is a kind of its own. */
function kindsIn({ items }: Pick<Proforma, 'items'>): ReadonlySet<string> {
  return new Set(
    items.flatMap(({ status }) => {
      if (status.kind === 'conditional') return [status.kind, status.then];
      return [status.kind === 'choice' && status.exactlyOne === true ? 'exactly' : status.kind];
    }),
  );
}

test('all proformas together have every kind of status', () => {
  const kinds = new Set(profileIds().flatMap((id) => [...kindsIn(loadProforma(id) ?? { items: [] })]));
  for (const kind of ['mandatory', 'optional', 'prohibited', 'choice', 'exactly', 'conditional']) ok(kinds.has(kind), kind);
});

test('every name that a plain reference may hold occurs in one', () => {
  const plain = profileIds().flatMap(
    (id) => loadProforma(id)?.items.flatMap(({ reference }) => (typeof reference === 'string' ? partsOf(reference) : [])) ?? [],
  );
  for (const name of NAMES) ok(plain.includes(name), name);
});

const SOUND = {
  id: 'a',
  version: '1',
  profile: 'p',
  title: { de: 'd', en: 'e' },
  groups: [{ id: 'g', title: { de: 'd', en: 'e' } }],
  items: [
    { id: 'ICS-A-1', group: 'g', question: { de: 'd', en: 'e' }, reference: 'r', status: { kind: 'choice', group: '1' }, requirements: ['R-1'] },
    { id: 'ICS-A-2', group: 'g', question: { de: 'd', en: 'e' }, reference: 'r', status: { kind: 'choice', group: '1' }, requirements: [] },
    {
      id: 'ICS-B-1',
      group: 'g',
      question: { de: 'd', en: 'e' },
      reference: 'r',
      status: { kind: 'conditional', when: 'ICS-A-1', then: 'mandatory', otherwise: 'optional' },
      requirements: [],
    },
  ],
};
type Sound = typeof SOUND;

function refused(change: (proforma: Sound) => void, said: RegExp): void {
  const proforma = structuredClone(SOUND);
  change(proforma);
  throws(() => parseProforma(stringify(proforma), schema, 'x.yaml'), { code: 'ERR_CATALOGUE_INVALID', message: said });
}

function at(proforma: Sound, index: number): Record<string, unknown> {
  return proforma.items[index] as unknown as Record<string, unknown>;
}

describe('a proforma that contradicts itself is refused', () => {
  test('the sound one is not', () => {
    equal(parseProforma(stringify(SOUND), schema, 'x.yaml').items.length, 3);
    deepStrictEqual(parse(stringify(SOUND)), SOUND);
  });
  test('YAML that is none', () => throws(() => parseProforma('{', schema, 'x'), { message: /no valid YAML/ }));
  test('an unknown member', () => refused((proforma) => (at(proforma, 0)['colour'] = 'red'), /additional properties/));
  test('a reference in one language', () => refused((proforma) => (at(proforma, 0)['reference'] = { de: 'd' }), /\/items\/0\/reference/));
  test('an item twice', () => refused((proforma) => (at(proforma, 1)['id'] = 'ICS-A-1'), /ICS-A-1 is there twice/));
  test('a requirement in two items', () => refused((proforma) => (at(proforma, 1)['requirements'] = ['R-1']), /R-1 belongs to two/));
  test('a group that does not exist', () => refused((proforma) => (at(proforma, 1)['group'] = 'h'), /group h/));
  test('a formula that cannot be read', () =>
    refused(
      (proforma) => (at(proforma, 2)['status'] = { kind: 'conditional', when: 'ICS-A-1 and', then: 'mandatory', otherwise: 'optional' }),
      /formula of ICS-B-1/,
    ));
  test('a formula over an item that does not exist', () =>
    refused(
      (proforma) => (at(proforma, 2)['status'] = { kind: 'conditional', when: 'ICS-Z-1', then: 'mandatory', otherwise: 'optional' }),
      /ICS-Z-1, which does not exist/,
    ));
  test('a formula over itself', () =>
    refused(
      (proforma) => (at(proforma, 2)['status'] = { kind: 'conditional', when: 'ICS-B-1', then: 'mandatory', otherwise: 'optional' }),
      /conditional itself/,
    ));
  test('a choice of one', () => refused((proforma) => (at(proforma, 1)['status'] = { kind: 'optional' }), /o.1 has one item/));
  test('a choice that is exactly one and at least one', () =>
    refused((proforma) => (at(proforma, 1)['status'] = { kind: 'choice', group: '1', exactlyOne: true }), /differ in exactlyOne/));
});
