/** Single logout by an account, and accounts that are read again while the product runs. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { hidden } from './browser.ts';
import { makeKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import { COMPANY, logoutByAccount, logoutByAddress } from './session-mistakes.ts';
import { metadata, startWorld } from './world.ts';
import type { World } from './world.ts';

let keys: Keys;
let world: World;

before(async () => {
  keys = await makeKeys();
  world = await startWorld(keys);
});
after(() => world[Symbol.asyncDispose]());

test('a signed LogoutRequest ends the session of whom it names and is answered with a signed LogoutResponse', async () => {
  const { page, isLoggedIn } = await logoutByAccount(world, COMPANY, true);
  assert.equal(isLoggedIn, false);
  const xml = Buffer.from(hidden(page, 'SAMLResponse'), 'base64').toString('utf8');
  assert.match(xml, /<samlp:LogoutResponse /);
  assert.match(xml, /status:Success/);
  assert.match(xml, /<Signature |<ds:Signature /);
  assert.match(page.text, /action="https:\/\/unternehmen\.example\/idp\/slo"/);
});

test('somebody whom nobody knows is an unknown principal', async () => {
  const { page, isLoggedIn } = await logoutByAccount(world, 'ko-somebody-else', true);
  assert.equal(isLoggedIn, true);
  assert.match(Buffer.from(hidden(page, 'SAMLResponse'), 'base64').toString('utf8'), /UnknownPrincipal/);
});

test('an unsigned LogoutRequest is refused', async () => {
  const { page, isLoggedIn } = await logoutByAccount(world, COMPANY, false);
  assert.deepEqual([page.status, isLoggedIn], [403, true]);
});

test('by address a signed query ends the session, and neither an unsigned, a forged, nor a repeated one', async () => {
  assert.equal(await logoutByAddress(world, COMPANY), false);
  for (const flaw of ['unsigned', 'other-key', 'other-query', 'repeated'] as const) assert.equal(await logoutByAddress(world, COMPANY, flaw), true, flaw);
  assert.equal(await logoutByAddress(world, 'ko-somebody-else'), true);
});

test('what is no deflated message is refused', async () => {
  for (const query of ['', 'SAMLRequest=PGE%2B', 'SAMLRequest=a&SAMLRequest=b'])
    assert.equal((await world.browser().get(`/saml/slo/muk?${query}`)).status, 403, query);
});

test('the metadata name the address for companies only', async () => {
  const of = async (path: string): Promise<string> => (await fetch(world.product.url + path)).text();
  assert.match(await of('/saml/metadata/muk'), /SingleLogoutService [^>]*Location="[^"]*\/saml\/slo\/muk"/);
  assert.doesNotMatch(await of('/saml/metadata'), /SingleLogoutService/);
});

test('a file of the operator is taken when the accounts are read again', async () => {
  await using own = await startWorld(keys);
  own.replaceMetadata(keys.stranger.certificate);
  assert.equal((await own.login({ key: keys.stranger }))['isLoggedIn'], false);
  await own.adapter('/adapter/metadata', { method: 'POST' });
  assert.equal((await own.login({ key: keys.stranger }))['isLoggedIn'], true);
});

test('what comes without TLS may not bring a new key', async () => {
  let certificate = keys.bundid.certificate;
  const account = createServer((_request, response) => response.end(metadata('https://konto.example/idp', certificate))).listen(0, '127.0.0.1');
  await new Promise((resolve) => account.once('listening', resolve));
  try {
    const url = `http://127.0.0.1:${(account.address() as AddressInfo).port}/`;
    await using own = await startWorld(keys, { BUNDID_METADATA_URL: url });
    certificate = keys.stranger.certificate;
    await own.adapter('/adapter/metadata', { method: 'POST' });
    assert.equal((await own.login({ key: keys.stranger }))['isLoggedIn'], false);
    assert.equal((await own.login())['isLoggedIn'], true);
    assert.ok(own.logLines.some((line) => line.includes('metadata-held-back')));
  } finally {
    account.close();
  }
});
