/** The control interface in what is particular to this account: who it is, its people, orders, deviations, keys. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { verifyXml } from '../../src/formats/xml-signature.ts';
import { createStand } from './test-stand.ts';

test('its name, its organisations', async () => {
  const stand = await createStand();
  assert.equal(stand.simulator.name, 'unternehmenskonto');
  const personas = await stand.control.personas();
  assert.ok(personas.every(({ kind }) => kind === 'company'));
  assert.ok(personas.some(({ id }) => id === 'gmbh'));
  assert.ok((await stand.control.deviations()).some(({ id }) => id === 'alte-anfrage'));
});

test('orders that cannot be carried out are refused when they are given', async () => {
  const { control } = await createStand();
  for (const order of [
    { outcome: 'success', persona: 'xaveria-pruefstand' },
    { outcome: 'cancel', deviation: 'ohne-bpk2' },
  ] as const)
    await assert.rejects(control.armLogin(order), { code: 'ERR_CONTROL_REFUSED' });
});

test('the keys roll over, for answers with and without data', async () => {
  const stand = await createStand();
  await stand.control.rollKeys();
  for (const order of [{ outcome: 'success', persona: 'gmbh' }, { outcome: 'cancel' }] as const) {
    const { xml } = await stand.ordered(order);
    assert.ok(verifyXml(xml, [stand.keys.idp.next.certificate]).isValid);
  }
});

test('deviations of others are told and strike: recipes of attacks', async () => {
  const recipe = { id: 'rezept', text: { de: 'x', en: 'x' }, violates: 'ATK-SIG-05', response: (xml: string) => xml.replace('Success', 'Succes5') };
  const stand = await createStand({}, { deviations: [recipe] });
  const { xml } = await stand.ordered({ outcome: 'success', persona: 'gmbh', deviation: 'rezept' });
  assert.match(xml, /Succes5/);
  assert.ok(!verifyXml(xml, [stand.keys.idp.signing.certificate]).isValid);
});
