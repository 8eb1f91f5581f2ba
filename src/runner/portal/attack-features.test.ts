/** The features about attacks name every case that can be tried, each in the words of its recipe, for the accounts that can carry it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ATTACKS } from '../../../simulators/saml-attacks.ts';
import type { AttackNeed } from '../../core/attack.ts';
import { catalogueOf, loadProfile, selectRequirements } from '../catalogue.ts';
import { readScenarios } from '../scenarios.ts';
import { accountOf } from './profile-account.ts';

/** Cases without a scenario, and why. */
const NOT_TRIED: Readonly<Record<string, string>> = {
  'ATK-SIG-16/key-info': 'left to documents: the operator decides about expired certificates',
  'ATK-SIG-16/metadata': 'left to documents: the operator decides about expired certificates',
  'ATK-XML-10/decomposed-name': 'its key is that of the person, which the rule about keys does not judge; names are judged by BID-AT-09',
  'ATK-WEB-07/unsigned': 'needs a service with single logout',
  'ATK-WEB-07/other-name-id': 'needs a service with single logout',
  'ATK-WEB-08': 'needs an account that serves other metadata while it runs',
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

for (const id of ['bundid-portal', 'muk-portal']) {
  const profile = loadProfile(id);
  const account = accountOf(profile);
  const scenarios = readScenarios(profile, selectRequirements(catalogueOf(profile), profile));
  const tried = scenarios.flatMap(({ steps }) => steps.flatMap((step) => /(?:Fall) ((?:ATK|VAL)-[^\s:]+)/.exec(step)?.[1] ?? []));

  test(`${id} tries the cases of its account, and no others`, () => {
    const possible = ATTACKS.filter(({ id: one, accounts, needs }) => {
      const isFor = accounts === undefined || accounts.includes(account);
      return isFor && !needs.includes(LACKS[account]) && !(one in NOT_TRIED) && !(account === 'bundid' && one === 'ATK-ACC-17');
    });
    assert.deepEqual([...tried].sort(), possible.map(({ id: one }) => one).sort());
  });

  test(`${id} has scenarios with requirements of its own only`, () => {
    const selected = new Set(selectRequirements(catalogueOf(profile), profile).map((requirement) => requirement.id));
    assert.ok(scenarios.every(({ requirements }) => requirements.length > 0 && requirements.every((requirement) => selected.has(requirement))));
  });
}
