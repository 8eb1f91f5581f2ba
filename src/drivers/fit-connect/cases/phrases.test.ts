/** Phrases and faults of the cases against the features that name them and the simulator that carries them out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULTS } from '../../../../simulators/fit-connect/index.ts';
import { SUBMISSION_STEP } from '../../../core/submission.ts';
import { loadProfile } from '../../../runner/catalogue.ts';
import { readScenarios } from '../../../runner/scenarios.ts';
import { FLAWLESS } from '../case.ts';
import { CONTENT_CASES } from './content.ts';
import { EVENT_LOG_CASES } from './event-log.ts';
import { FLAWLESS_CASES } from './flawless.ts';
import { CASES } from './index.ts';
import { NETWORK_CASES } from './network.ts';
import { PAYMENT_CASES } from './payment.ts';

type Json = Readonly<Record<string, unknown>>;

const ALL = [...FLAWLESS_CASES, ...CONTENT_CASES, ...EVENT_LOG_CASES, ...NETWORK_CASES, ...PAYMENT_CASES];
const scenarios = readScenarios(loadProfile('fit-connect-fachverfahren'), []);

function phrasesOf(steps: readonly string[]): readonly string[] {
  return steps.flatMap((step) => SUBMISSION_STEP.exec(step)?.[1] ?? []);
}

describe('phrases', () => {
  const named = new Set(scenarios.flatMap(({ steps }) => phrasesOf(steps)));

  it('stand for one case each, in both languages', () => {
    assert.equal(CASES.size, ALL.length);
    assert.equal(new Set(ALL.map(({ en }) => en)).size, ALL.length);
  });

  it('of the features are all written', () => {
    assert.deepEqual(
      [...named].filter((phrase) => !CASES.has(phrase)),
      [],
    );
  });

  it('are all used by a feature or as a twin', () => {
    const twins = new Set(ALL.flatMap(({ control }) => control ?? []));
    assert.deepEqual(
      [...CASES.keys()].filter((phrase) => !named.has(phrase) && !twins.has(phrase)),
      [],
    );
  });
});

describe('faults of the delivery service', () => {
  const armed = ALL.flatMap(({ phrase, faults = [] }) => faults.map((fault) => ({ phrase, fault })));

  it('exist and act on the operation they are armed for', () => {
    for (const {
      phrase,
      fault: { fault, operation },
    } of armed) {
      const definition = FAULTS.get(fault);
      assert.ok(definition !== undefined, `${phrase}: ${fault}`);
      if (operation !== undefined && definition.operations !== undefined) assert.ok(definition.operations.includes(operation), `${phrase}: ${operation}`);
    }
  });

  it('get the parameters they know, of the right kind, and all that they need', () => {
    for (const {
      phrase,
      fault: { fault, params = {}, idsParam, attachmentParam },
    } of armed) {
      const specs = FAULTS.get(fault)?.params ?? {};
      const given: Json = {
        ...params,
        ...(idsParam === undefined ? {} : { [idsParam]: ['id'] }),
        ...(attachmentParam === undefined ? {} : { [attachmentParam]: 'id' }),
      };
      for (const [name, value] of Object.entries(given)) {
        assert.equal(specs[name]?.kind, Array.isArray(value) ? 'strings' : typeof value, `${phrase}: ${name}`);
        const { oneOf } = specs[name] ?? {};
        if (oneOf !== undefined) assert.ok(oneOf.includes(value as string), `${phrase}: ${name}`);
      }
      assert.deepEqual(
        Object.entries(specs)
          .filter(([name, { isRequired }]) => isRequired === true && !(name in given))
          .map(([name]) => name),
        [],
        phrase,
      );
    }
  });

  it('about the log or a decision are bound to the case, which their requests name', () => {
    for (const {
      phrase,
      fault: { fault, bind, operation },
    } of armed) {
      const isAboutCase = /^(submit-event|tag|case|event|service-key)/.test(fault) || operation === 'post-event';
      assert.equal(bind ?? 'submission', isAboutCase ? 'case' : 'submission', phrase);
    }
  });

  it('that strike the fetch of a flawless submission pass, so that the product can recover', () => {
    for (const { phrase, expectation, faults = [] } of NETWORK_CASES) {
      for (const { fault, operation, times } of faults) {
        if (expectation === 'accept' && operation === 'get-submission' && fault !== 'token-unauthorized-until-renewed') assert.equal(times, 1, phrase);
      }
    }
  });
});

describe('expectations and problems', () => {
  it('problems have the form of the list and are named for refusals only', () => {
    for (const { phrase, expectation, problems = [] } of ALL) {
      for (const { type } of problems) assert.match(type, /^https:\/\/schema\.fitko\.de\/fit-connect\/events\/problems\/[a-z-]+$/, phrase);
      assert.equal(problems.length > 0, expectation === 'refuse', phrase);
    }
  });

  it('what a scenario wants accepted has a twin or a weaker basis, so that a rejection can be judged', () => {
    const wanted = scenarios.filter(({ steps }) => steps.includes('hat es sie angenommen')).flatMap(({ steps }) => phrasesOf(steps));
    assert.ok(wanted.length > 20);
    for (const phrase of wanted) {
      const { expectation, control, basis } = CASES.get(phrase)!;
      assert.ok(expectation === 'accept' && (phrase === FLAWLESS || control !== undefined || basis !== undefined), phrase);
    }
  });
});
