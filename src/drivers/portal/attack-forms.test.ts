/** Every case of the simulators has a form that the judge knows, and every form of the judge has a case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ATTACKS } from '../../../simulators/saml-attacks.ts';
import { ATTACK_CASES } from '../../checks/portal/index.ts';
import { formOf } from './attack-forms.ts';
import { genuineOf, marksOf } from './attack-marks.ts';

const forms = Object.entries(ATTACK_CASES).flatMap(([requirement, { variants }]) => Object.keys(variants).map((variant) => `${requirement}/${variant}`));
const cases = ATTACKS.filter(({ id }) => id.startsWith('ATK-'));

test('cases and forms belong together', () => {
  const named = cases.map(({ id }) => formOf(id)).map(({ requirement, variant }) => `${requirement}/${variant}`);
  assert.deepEqual([...new Set(named)].sort(), [...forms].sort());
});

const CONTROL = { key: 'kontrolle', keyPlace: 'key' } as const;

test('where services key by the NameID, that in pieces is a person of its own, and the other key is nobody', () => {
  const control = { key: 'ko-1', keyPlace: 'name-id' } as const;
  assert.deepEqual(genuineOf('ATK-XML-08/cdata-name-id', { evilNameId: 'boese' }, control), { userKey: 'boese.beispiel', isControl: false });
  assert.deepEqual(genuineOf('ATK-XML-08/cdata-key', {}, control), { userKey: 'ko-1', isControl: true });
  assert.deepEqual(genuineOf('ATK-XML-07/name-id', {}, CONTROL), { userKey: 'kontrolle', isControl: true });
});

test('what is not known is not claimed', () => {
  assert.deepEqual(genuineOf('ATK-XML-07/name-id', {}, {}), { isControl: false });
  assert.deepEqual(genuineOf('ATK-XSW-1', {}, {}), { isControl: true });
});

test('a key in pieces is a person of its own, other cases sign the control person', () => {
  assert.deepEqual(genuineOf('ATK-XML-07/key', { evilKey: 'boese' }, CONTROL), { userKey: 'boese.beispiel', isControl: false });
  assert.deepEqual(genuineOf('ATK-XSW-3', { evilKey: 'boese' }, CONTROL), { userKey: 'kontrolle', isControl: true });
});

test('marks are those of the case', () => {
  assert.deepEqual(marksOf({ id: 'ATK-XSW-3', watch: [] }, { evilKey: 'k', evilNameId: 'n' }), ['n', 'k']);
  assert.ok(marksOf({ id: 'ATK-WEB-01/foreign-url', watch: ['no-foreign-redirect'] }, {}).includes('https://fremd.example'));
  assert.deepEqual(marksOf({ id: 'ATK-XML-10/zero-width', watch: [] }, {}), []);
});
