/** Signature wrapping: whatever is put where, the session never carries the other identity. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encrypt } from './encryption.ts';
import type { ResponseWish } from './identity-provider.ts';
import { makeKeys } from './keys.ts';
import { evil } from './mistakes.ts';
import { BPK2 } from './persons.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;

before(async () => {
  world = await startWorld(await makeKeys());
});
after(() => world[Symbol.asyncDispose]());

const SIGNATURE = /<ds:Signature[\s>].*?<\/ds:Signature>/s;
const bare = (xml: string): string => xml.replace(SIGNATURE, '');
const signatureOf = (xml: string): string => SIGNATURE.exec(xml)?.[0] ?? '';
const afterIssuer = (xml: string, more: string): string => xml.replace('</saml:Issuer>', () => `</saml:Issuer>${more}`);
const sealed = (xml: string): string => encrypt(xml, { certificate: world.keys.encryption.certificate, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p' });
const encryptedPart = /<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s;

/** Changes of the assertion before it is encrypted; the genuine one is signed. */
const INSIDE: Readonly<Record<string, (xml: string) => string>> = {
  'the evil assertion wraps the original': (xml) => evil(xml).replace('</saml:Assertion>', () => `${xml}</saml:Assertion>`),
  'the evil one keeps the signature, the original is its last child': (xml) =>
    afterIssuer(evil(xml), signatureOf(xml)).replace('</saml:Assertion>', () => `${bare(xml)}</saml:Assertion>`),
  'the original inside the signature': (xml) =>
    afterIssuer(
      evil(xml),
      signatureOf(xml).replace('</ds:Signature>', () => `${bare(xml)}</ds:Signature>`),
    ),
  'the original inside ds:Object': (xml) =>
    afterIssuer(
      evil(xml),
      signatureOf(xml).replace('</ds:Signature>', () => `<ds:Object>${bare(xml)}</ds:Object></ds:Signature>`),
    ),
  'the same ID twice': (xml) => afterIssuer(xml.replace(BPK2, 'EVIL'), `<saml:Advice>${bare(xml)}</saml:Advice>`),
  'an attribute Id that collides': (xml) => xml.replace('<saml:Subject>', `<saml:Subject Id="${/ID="([^"]*)"/.exec(xml)?.[1] ?? ''}">`),
};
for (const [name, afterAssertion] of Object.entries(INSIDE)) {
  test(`assertion signed: ${name}`, async () => {
    assert.deepEqual(await world.login({ afterAssertion }), { isLoggedIn: false });
  });
}

/** Changes of the whole response, with an assertion of the attacker's own. */
const AROUND: Readonly<Record<string, (xml: string, stolen: string) => string>> = {
  'a plain assertion before': (xml, stolen) => xml.replace(encryptedPart, (part) => stolen + part),
  'an encrypted assertion before': (xml, stolen) => xml.replace(encryptedPart, (part) => sealed(stolen) + part),
  'an encrypted assertion after': (xml, stolen) => xml.replace(encryptedPart, (part) => part + sealed(stolen)),
  'in extensions': (xml, stolen) => afterIssuer(xml, `<samlp:Extensions>${stolen}</samlp:Extensions>`),
  'in the status detail': (xml, stolen) => xml.replace('</samlp:Status>', () => `<samlp:StatusDetail>${stolen}</samlp:StatusDetail></samlp:Status>`),
  'in place of the genuine one': (xml, stolen) => xml.replace(encryptedPart, () => sealed(stolen)),
};
for (const signs of ['assertion', 'both', 'response'] as const) {
  for (const [name, put] of Object.entries(AROUND)) {
    test(`${signs} signed: ${name}`, async () => {
      let stolen = '';
      const change: Partial<ResponseWish> = {
        signs,
        afterAssertion: (xml) => {
          stolen = evil(xml);
          return xml;
        },
        atEnd: (xml) => put(xml, stolen),
      };
      assert.deepEqual(await world.login(change), { isLoggedIn: false });
    });
  }
}

test('response signed: an evil root keeps the signature, the original sits in or before it', async () => {
  for (const place of [
    (signature: string, original: string) => signature.replace('</ds:Signature>', () => `${original}</ds:Signature>`),
    (signature: string, original: string) => original + signature,
  ]) {
    const atEnd = (xml: string): string => {
      const root = bare(xml).replace(/ ID="[^"]*"/, ' ID="_evil"');
      return afterIssuer(root, place(signatureOf(xml), bare(xml)));
    };
    assert.deepEqual(await world.login({ signs: 'response', atEnd }), { isLoggedIn: false });
  }
});
