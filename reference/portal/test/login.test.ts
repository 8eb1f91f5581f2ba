/** Logins that have to succeed: both accounts, today's and older algorithms, valid variants. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ResponseWish } from './identity-provider.ts';
import { makeKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import { BPK2, ERIKA, changed } from './persons.ts';
import { ENTITY_ID, startWorld } from './world.ts';
import type { World } from './world.ts';

let keys: Keys;
let world: World;

before(async () => {
  keys = await makeKeys();
  world = await startWorld(keys, { ACCEPT_CBC: 'yes' });
});
after(() => world[Symbol.asyncDispose]());

test('BundID: PSS and AES-256-GCM, who is logged in is shown and told', async () => {
  const started = await world.start();
  const page = await started.browser.follow(await world.answer(started));
  assert.equal(page.status, 200);
  assert.match(page.text, /Sie sind angemeldet\./);
  assert.match(page.text, /HEIDESTRAẞE 17/);
  assert.match(page.text, /E-Mail \(nicht nachgewiesen\)/);
  const who = await world.whoami(started.browser);
  assert.deepEqual([who['userKey'], who['level'], who['idp']], [BPK2, 'STORK-QAA-Level-4', 'bundid']);
  assert.deepEqual(who['mailbox'], { handle: 'b980f78d-f5e0-45d9-8971-cc0e27f0beaf', applicationId: '5d6f3b52-7d6e-4c39-8e0a-91d6f8f0c1aa' });
  assert.deepEqual(who['pseudonym'], { source: 'eID', value: 'DKK-1' });
  assert.equal((who['attributes'] as Record<string, string>)['urn:oid:1.2.40.0.10.2.1.1.225577'], 'D');
});

test('Mein Unternehmenskonto: signed response, unsigned assertion inside, values in any order', async () => {
  const who = await world.login({}, 'muk');
  assert.deepEqual([who['isLoggedIn'], who['idp'], who['userKey']], [true, 'muk', 'ko-0000000000000000000000000000000000000001']);
  const organisation = who['organisation'] as Record<string, unknown>;
  assert.deepEqual(organisation['address'], { street: 'Ziegelweg', houseNumber: '17', postalCode: '10585', city: 'Musterstadt', country: 'DE' });
  assert.deepEqual(organisation['actingPerson'], { firstName: 'Erika', lastName: 'Mustermann', birthDate: '1964-08-12' });
});

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const encryption = (change: Partial<NonNullable<ResponseWish['encryption']>>): Partial<ResponseWish> => ({
  encryption: { certificate: keys.encryption.certificate, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p', ...change },
});

const VARIANTS: Readonly<Record<string, () => Partial<ResponseWish>>> = {
  'rsa-sha256': () => ({ algorithm: RSA_SHA256 }),
  'response and assertion signed': () => ({ signs: 'both' }),
  'response signed only': () => ({ signs: 'response' }),
  'AES-128-GCM': () => encryption({ content: 'aes128-gcm' }),
  'AES-256-CBC where allowed': () => encryption({ content: 'aes256-cbc' }),
  'key transport of XML encryption 1.1': () => encryption({ transport: 'rsa-oaep', digest: 'sha256' }),
  'key beside the data': () => encryption({ placement: 'beside' }),
  'two audiences in one restriction': () => ({ audiences: [['https://other.example', ENTITY_ID]] }),
  'clock 20 seconds off': () => ({ issued: 20, notBefore: 20 }),
  'attributes in another order': () => ({ attributes: ERIKA.toReversed() }),
  'unknown attribute': () => ({ attributes: [...ERIKA, { name: 'urn:oid:1.2.3', value: 'x' }] }),
  'no optional attribute': () => ({ attributes: ERIKA.filter(({ friendly }) => friendly === 'bPK2') }),
  'session end in the future': () => ({ sessionEnd: 600 }),
  'no certificate in KeyInfo': () => ({ afterAssertion: (xml) => xml.replace(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/s, '') }),
};
for (const [name, change] of Object.entries(VARIANTS)) {
  test(`accepted: ${name}`, async () => {
    const who = await world.login(change());
    assert.deepEqual([who['isLoggedIn'], who['userKey']], [true, BPK2]);
  });
}

test('Base64 with line breaks is accepted, other alphabets and two messages are not', async () => {
  const { buildResponse } = await import('./identity-provider.ts');
  const post = async (form: (xml: string) => string): Promise<unknown> => {
    const started = await world.start();
    await started.browser.post(started.acs, form(buildResponse(started.wish)));
    return (await world.whoami(started.browser))['isLoggedIn'];
  };
  const base64 = (xml: string): string => Buffer.from(xml).toString('base64');
  const field = (value: string): string => `SAMLResponse=${encodeURIComponent(value)}`;
  assert.equal(await post((xml) => field(base64(xml).replace(/(.{76})/g, '$1\r\n'))), true);
  assert.equal(await post((xml) => field(`-_${base64(xml)}`)), false);
  assert.equal(await post((xml) => `${field(base64(xml))}&${field(base64('<a/>'))}`), false);
  assert.equal(await post(() => ''), false);
});

test('a name that hurts is kept and escaped', async () => {
  const name = '<script>alert("ẞ")</script>';
  const started = await world.start();
  const attributes = changed(ERIKA, 'surname', { name: 'urn:oid:2.5.4.4', value: name });
  const page = await started.browser.follow(await world.answer(started, { attributes }));
  assert.doesNotMatch(page.text, /<script>alert/);
  assert.match(page.text, /&lt;script&gt;alert\(&quot;ẞ&quot;\)/);
});
