/** The table of attacks against the catalogue, the list of checks against the folder, and the messages against each other. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { LoginRecord } from '../../core/account-control.ts';
import { weakestBasis } from '../../core/policy.ts';
import type { Requirement } from '../../core/requirement.ts';
import { ATTACKS, ATTACK_CASES } from './attacks.ts';
import type { AttackCase } from './attack-case.ts';
import type { DeliveredLogin } from './subject.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const catalogue = join(root, 'catalogue/saml-attacks/2026-11');
const requirements = readdirSync(catalogue)
  .filter((name) => name !== 'specification.yaml')
  .flatMap((name) => parse(readFileSync(join(catalogue, name), 'utf8')) as readonly Requirement[]);

it('the table says what the catalogue says', () => {
  const wanted = requirements.map(({ id, level, basis, demonstrates = [], variants = [] }): readonly [string, AttackCase] => [
    id,
    {
      basis: weakestBasis(basis),
      ...(level === 'MUST' || level === 'MUST NOT' ? {} : { isAdvice: true }),
      shows: demonstrates,
      variants: Object.fromEntries(
        variants.map(({ id: variant, expected, basis: own }) => [variant, own === undefined ? expected : { expected, basis: weakestBasis(own) }]),
      ),
    },
  ]);
  assert.deepEqual(ATTACK_CASES, Object.fromEntries(wanted));
});

it('every case has a check of its own', () => {
  assert.deepEqual(
    [...ATTACKS].map(([id, check]) => [id, check.requirement]),
    Object.keys(ATTACK_CASES).map((id) => [id, id]),
  );
  assert.equal(new Set([...ATTACKS.values()].map(({ id }) => id)).size, requirements.length);
});

it('every case with the expectation of no effect says which effect', async () => {
  const { CASES_WITH_EFFECT } = await import('./attack-effects.ts');
  const wanted = requirements.filter(({ variants = [] }) => variants.some(({ expected }) => expected === 'no-effect')).map(({ id }) => id);
  assert.deepEqual([...CASES_WITH_EFFECT].sort(), wanted.sort());
});

it('no message key of portals is used a second time', async () => {
  for (const language of ['DE', 'EN']) {
    const suffix = language.toLowerCase();
    const whole = (await import(`../../core/messages.${suffix}.ts`)) as Readonly<Record<string, object>>;
    const folder = join(root, 'src/core');
    const own = readdirSync(folder).filter((name) => name.startsWith('messages') && name.endsWith(`.${suffix}.ts`));
    const keys = own.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([a-z0-9-]+)': \{/gm)].map(([, key = '']) => `${basename(name)} ${key}`),
    );
    assert.equal(keys.length, Object.keys(whole[`MESSAGES_${language}`] ?? {}).length);
  }
});

it('records of logins fit the subjects', () => {
  const record: LoginRecord = { id: 'l1', seq: 1, state: 'answered', judgement: [], exchanges: [] };
  const { exchanges, ...rest } = record;
  const delivered: DeliveredLogin = rest;
  const whole: DeliveredLogin = record;
  assert.deepEqual([delivered.state, whole.id, exchanges], ['answered', 'l1', []]);
});
