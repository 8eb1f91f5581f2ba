/** What comes true when the virtual clock moves: moves, mergers, new keys, new versions, certificates. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { ask, createStand, NOW, problemOf, QUARTER_SECONDS, XTESTMELD11, XTESTMELD12 } from './test-stand.ts';
import type { Stand } from './test-stand.ts';

interface Element {
  readonly serviceElementUri: string | null;
  readonly cipherCertificate: { readonly fingerprint: string; readonly revocationDate: string | null; readonly revocationReason?: string } | null;
}

async function elementOf(stand: Stand, organizationKey: string, serviceSpecificationUri = XTESTMELD11): Promise<Element | number> {
  const answer = await ask(stand, 'findservicedescription', { organizationKey, serviceSpecificationUri });
  if (answer.status !== 200) return answer.status;
  return ((await answer.json()) as { serviceElements: readonly [Element] }).serviceElements[0];
}

async function uriOf(stand: Stand, organizationKey: string, uri = XTESTMELD11): Promise<string | number | null> {
  const element = await elementOf(stand, organizationKey, uri);
  return typeof element === 'number' ? element : element.serviceElementUri;
}

const OLD = 'https://osci-alt.pruefstand.example/entry';
const NEW = 'https://osci-neu.pruefstand.example/entry';
const PERSON = 'http://www.pruefstand.example/xtestperson/5/xtestperson5StA2StA.wsdl';

async function stateOf(stand: Stand): Promise<Readonly<Record<string, unknown>>> {
  const later = await elementOf(stand, 'ags:029900040000');
  return {
    moved: await uriOf(stand, 'ags:039900030000'),
    future: await uriOf(stand, 'ags:039900020000'),
    merged: [await uriOf(stand, 'ags:049900010000'), await uriOf(stand, 'ags:049900020000'), await uriOf(stand, 'ags:049900030000')],
    keys: [await uriOf(stand, 'psw:05990110', PERSON), await uriOf(stand, 'psw:059901100000', PERSON)],
    versions: [typeof (await elementOf(stand, 'ags:059910010000')), typeof (await elementOf(stand, 'ags:059910010000', XTESTMELD12))],
    revocation: typeof later === 'number' ? later : [later.cipherCertificate?.revocationDate, later.cipherCertificate?.revocationReason],
  };
}

test('the next quarter brings what was announced', async () => {
  const stand = await createStand();
  const before = { moved: OLD, future: 204, merged: [OLD, OLD, 404], keys: [OLD, 404], versions: ['object', 'number'], revocation: [null, undefined] };
  deepEqual(await stateOf(stand), before);
  await stand.control.advanceClock(QUARTER_SECONDS - 1);
  deepEqual(await stateOf(stand), before);
  await stand.control.advanceClock(1);
  deepEqual(await stateOf(stand), {
    moved: NEW,
    future: NEW,
    merged: [404, 404, NEW],
    keys: [404, OLD],
    versions: ['number', 'object'],
    revocation: ['2026-06-30T22:00:00.000Z', 'SUPERSEDED'],
  });
});

test('a certificate is exchanged before it ends', async () => {
  const stand = await createStand();
  const fingerprint = async (): Promise<string | undefined> => {
    const element = await elementOf(stand, 'ags:029900030000');
    return typeof element === 'number' ? undefined : element.cipherCertificate?.fingerprint;
  };
  const first = await fingerprint();
  await stand.control.advanceClock(9 * 86_400);
  const second = await fingerprint();
  equal(first === second, false);
  equal(first?.length, 40);
  equal((await stand.control.directory()).now, new Date(NOW + 9 * 86_400_000).toISOString());
});

test('entries are edited while it runs', async () => {
  const stand = await createStand();
  const [organization] = await stand.control.organizations({ key: 'ags:039900030000' });
  if (organization === undefined) throw new Error('The country has lost a town.');
  await stand.control.putOrganization({ ...organization, keys: ['ags:039900990000'] });
  equal(await uriOf(stand, 'ags:039900030000'), 404);
  equal(await uriOf(stand, 'ags:039900990000'), OLD);
  const element = await stand.control.element('moved-old');
  if (element === undefined) throw new Error('The country has lost an element.');
  await stand.control.putElement({ ...element, uri: 'https://dritte.pruefstand.example/entry' });
  equal(await uriOf(stand, 'ags:039900990000'), 'https://dritte.pruefstand.example/entry');
  const byUri = { serviceElementType: 'OSCI_INTERMEDIARY', parameterType: 'URI', parameterValue: OLD };
  deepEqual(await (await ask(stand, 'findOrganizationsByServiceElement', byUri)).json(), []);
  await stand.control.deleteOrganization(organization.id);
  equal(await uriOf(stand, 'ags:039900990000'), 404);
  equal(
    await problemOf(await ask(stand, 'findauthoritydescription', { organizationKey: 'ags:039900990000', category: 'Meldebehörde' })),
    '404 ENTITY_NOT_FOUND 5009',
  );
});
