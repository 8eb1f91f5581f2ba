/** The features about attacks name every case that can be tried, each in the words of its recipe, for the accounts that can carry it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ATTACKS } from '../../../simulators/saml-attacks.ts';
import { ATTACK_CASES } from '../../checks/portal/index.ts';
import { CAPABILITIES } from '../../core/requirement.ts';
import type { AttackNeed } from '../../core/attack.ts';
import { catalogueOf, loadProfile, selectRequirements } from '../catalogue.ts';
import { readScenarios } from '../scenarios.ts';
import { accountOf } from './profile-account.ts';

/** Cases without a scenario, and why. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  'ATK-XML-10/decomposed-name': 'its key is that of the person, which the rule about keys does not judge; names are judged by BID-AT-09',
};

const folder = new URL('../../../features/saml-angriffe/', import.meta.url);
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.feature'))
  .flatMap((name) => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/^\s*\| ((?:ATK|VAL)-\S+)\s*\| (.*?)\s*\|$/gm)])
  .map(([, id = '', change = '']) => ({ id, change }));

test('every case is tried, or it is said why not', () => {
  const known = ATTACKS.map(({ id }) => id);
  assert.deepEqual([...rows.map(({ id }) => id), ...Object.keys(NOT_TRIED)].sort(), [...known].sort());
});

test('features say what the recipes say', () => {
  const texts = new Map(ATTACKS.map(({ id, text }) => [id, text.de]));
  assert.deepEqual(
    rows.filter(({ id, change }) => texts.get(id) !== change),
    [],
  );
});

/** What answers of an account do not have. */
const LACKS: Readonly<Record<ReturnType<typeof accountOf>, AttackNeed>> = { bundid: 'signed-response', unternehmenskonto: 'signed-assertion' };

/** Rules that a break of the case counts against, and that its scenario does not name all the same. */
const NOT_NAMED: Readonly<Record<string, string>> = {
  'ATK-ACC-04 BID-AT-03': 'would need an adapter that tells the identity; a login that must not be shows without',
  'ATK-ACC-05 BID-AT-03': 'would need an adapter that tells the identity; a login that must not be shows without',
  'ATK-XML-14 BID-AT-09': 'would need an adapter that tells the identity; markup on a page shows without',
  'ATK-SIG-09 BID-RS-02': 'would need an adapter that tells the identity; a login that must not be shows without',
  'ATK-SIG-10 BID-RS-02': 'as ATK-SIG-09',
  'ATK-SIG-11 BID-RS-02': 'as ATK-SIG-09',
  'ATK-SIG-12 BID-RS-02': 'as ATK-SIG-09',
  'ATK-ACC-10 BID-ER-03': 'its page breaks that rule, but it is none of the error answers that the rule is about',
};

for (const id of ['bundid-portal', 'muk-portal']) {
  const profile = loadProfile(id);
  const account = accountOf(profile);
  const scenarios = readScenarios(profile, selectRequirements(catalogueOf(profile), profile));
  const tried = scenarios.flatMap(({ steps }) => steps.flatMap((step) => /(?:Fall) ((?:ATK|VAL)-[^\s:]+)/.exec(step)?.[1] ?? []));

  test(`${id} tries the cases of its account, and no others`, () => {
    const possible = ATTACKS.filter(({ id: one, accounts, needs }) => {
      const isFor = accounts === undefined || accounts.includes(account);
      return isFor && !needs.includes(LACKS[account]) && !(one in NOT_TRIED);
    });
    assert.deepEqual([...tried].sort(), possible.map(({ id: one }) => one).sort());
  });

  test(`${id} has scenarios with requirements of its own only`, () => {
    const selected = new Set(selectRequirements(catalogueOf(profile), profile).map((requirement) => requirement.id));
    assert.ok(scenarios.every(({ requirements }) => requirements.length > 0 && requirements.every((requirement) => selected.has(requirement))));
  });

  const attacks = scenarios.flatMap((scenario) =>
    scenario.requirements.flatMap((attack) => (attack in ATTACK_CASES ? [{ attack: attack as keyof typeof ATTACK_CASES, scenario }] : [])),
  );

  test(`${id} has scenarios about attacks that ask no more of a target than their case does`, () => {
    const needs = new Map(selectRequirements(catalogueOf(profile), profile).map((requirement) => [requirement.id, requirement.verification.needs ?? []]));
    const asking = attacks.flatMap(({ attack, scenario }) => {
      const own = [...(needs.get(attack) ?? []), ...CAPABILITIES.filter((capability) => scenario.tags.includes(`@braucht:${capability}`))];
      const beyond = scenario.needs.filter((capability) => !own.includes(capability));
      // Whoever can be attacked has a login by browser; what is about two accounts needs both of them.
      const free: readonly string[] = ['browser-login', ...(scenario.tags.includes('@req:MUK-MIX-01') ? ['two-accounts'] : [])];
      return beyond.filter((capability) => !free.includes(capability)).map((capability) => `${attack} ${capability}`);
    });
    assert.deepEqual([...new Set(asking)], []);
  });

  test(`${id} has scenarios about attacks that name the rules their case shows`, () => {
    const selected = new Set(selectRequirements(catalogueOf(profile), profile).map((requirement) => requirement.id));
    const shown = attacks.flatMap(({ attack, scenario: { requirements, steps } }) =>
      steps.some((step) => step.includes(attack))
        ? ATTACK_CASES[attack].shows.flatMap((rule) => (selected.has(rule) && !requirements.includes(rule) ? [`${attack} ${rule}`] : []))
        : [],
    );
    // Only some forms bring the other account into play.
    const missing = [...new Set(shown)].filter((pair) => !pair.endsWith(' MUK-MIX-01'));
    assert.deepEqual(missing.sort(), account === 'bundid' ? Object.keys(NOT_NAMED).sort() : []);
  });
}
