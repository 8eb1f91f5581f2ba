/** Probes for signatures, encryption and XML. */
import { deflateRawSync } from 'node:zlib';
import { encrypt } from './encryption.ts';
import { buildResponse } from './identity-provider.ts';
import type { ResponseWish } from './identity-provider.ts';
import { accepts, evil, refuses, tells, unvisited } from './mistakes.ts';
import type { Cases } from './mistakes.ts';
import { BPK2, ERIKA, changed } from './persons.ts';
import type { World } from './world.ts';

const KEY = 'urn:oid:1.3.6.1.4.1.25484.494450.3';
const breakValue = (xml: string): string => xml.replace(/SignatureValue>[^<]{8}/, 'SignatureValue>AAAAAAAA');
const append = (xml: string, more: string): string => xml.replace('</samlp:Response>', `${more}</samlp:Response>`);
const withDoctype = (dtd: string) => (xml: string) => `<!DOCTYPE r ${dtd}>${xml}`;

/** An outsider's assertion about somebody else, put into the response beside the genuine one. */
function besides(world: World, isEncrypted: boolean): Partial<ResponseWish> {
  let stolen = '';
  const encryption = { certificate: world.keys.encryption.certificate, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p' } as const;
  return {
    afterAssertion: (xml) => {
      stolen = evil(xml);
      return xml;
    },
    atEnd: (xml) => append(xml, isEncrypted ? encrypt(stolen, encryption) : stolen),
  };
}

/** The same in extensions, its prefix bound to another namespace. */
function lookAlike(): Partial<ResponseWish> {
  let stolen = '';
  return {
    afterAssertion: (xml) => {
      stolen = evil(xml).replace(/xmlns:saml="[^"]*"/, 'xmlns:saml="urn:x:other"');
      return xml;
    },
    atEnd: (xml) => append(xml, `<samlp:Extensions>${stolen}</samlp:Extensions>`),
  };
}

/** The identity of the session, if there is one, must not be the attacker's. */
const neverEvil =
  (change: (world: World) => Partial<ResponseWish>) =>
  async (world: World): Promise<boolean> =>
    (await world.login(change(world)))['isLoggedIn'] === false;

/** Cases for documents. */
export const DOCUMENT_CASES: Cases = {
  'signature-unchecked': refuses({ afterAssertion: (xml) => xml.replace(BPK2, 'EVIL') }),
  'unsigned-accepted': refuses({ signs: 'none' }),
  'trusts-key-info': refuses(({ keys }) => ({ key: keys.stranger })),
  'digest-unchecked': refuses({ afterAssertion: (xml) => xml.replace(BPK2, 'EVIL') }),
  'signature-value-unchecked': refuses({ afterAssertion: breakValue }),
  'accepts-sha1': refuses({ algorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
  'accepts-hmac': refuses({ algorithm: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1' }),
  'one-valid-signature-suffices': refuses({ signs: 'both', atEnd: breakValue }),
  'any-configured-key': refuses(({ keys }) => ({ key: keys.muk })),
  'accepts-redirect-response': async (world) => {
    const { browser, wish, acs } = await world.start();
    const message = deflateRawSync(buildResponse(wish)).toString('base64');
    await browser.get(`${acs}?SAMLResponse=${encodeURIComponent(message)}`);
    return (await world.whoami(browser))['isLoggedIn'] === false;
  },
  'pss-refused': accepts(),
  'reads-first-assertion': neverEvil(() => ({
    afterAssertion: (xml) => evil(xml).replace('<saml:Conditions', () => `<saml:Advice>${xml}</saml:Advice><saml:Conditions`),
  })),
  'reads-last-assertion': neverEvil((world) => besides(world, true)),
  'prefers-plain-assertion': neverEvil((world) => besides(world, false)),
  'reads-by-prefix': neverEvil(lookAlike),
  'processes-dtd': refuses({ atEnd: withDoctype('[<!ENTITY a "b">]') }),
  'resolves-external-entities': (world) => unvisited((address) => world.login({ atEnd: withDoctype(`[<!ENTITY a SYSTEM "${address}">]`) })),
  'comment-truncates': tells(({ userKey }) => userKey === 'admin@a.evil', { attributes: changed(ERIKA, 'bPK2', { name: KEY, xml: 'admin@a<!-- -->.evil' }) }),
  'canonicalises-with-comments': refuses({
    canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
    attributes: changed(ERIKA, 'bPK2', { name: KEY, xml: 'admin@a<!-- -->.evil' }),
  }),
  'decodes-by-label': refuses({ atEnd: (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}` }),
  'normalises-user-key': tells(({ userKey }) => userKey === 'A\u0308b', { attributes: changed(ERIKA, 'bPK2', { name: KEY, value: 'A\u0308b' }) }),
  'takes-last-parameter': async (world) => {
    const { browser, wish, acs } = await world.start();
    const good = encodeURIComponent(Buffer.from(buildResponse(wish)).toString('base64'));
    await browser.post(acs, `SAMLResponse=PGEvPg%3D%3D&SAMLResponse=${good}`);
    return (await world.whoami(browser))['isLoggedIn'] === false;
  },
  'follows-schema-location': (world) =>
    unvisited((address) => world.login({ atEnd: (xml) => xml.replace('<samlp:Response ', `<samlp:Response schemaLocation="urn:x ${address}" `) })),
  'accepts-any-size': refuses({
    atEnd: (xml) => xml.replace('<samlp:Response ', `<samlp:Response ${Array.from({ length: 6000 }, (_, index) => `a${index}=""`).join(' ')} `),
  }),
  'lenient-base64': async (world) => {
    const { browser, wish, acs } = await world.start();
    const message = `%%${Buffer.from(buildResponse(wish)).toString('base64')}`;
    await browser.post(acs, `SAMLResponse=${encodeURIComponent(message)}`);
    return (await world.whoami(browser))['isLoggedIn'] === false;
  },
  'shows-decoder-trace': async (world) => {
    const { browser, acs } = await world.start();
    const page = await browser.post(acs, `SAMLResponse=${encodeURIComponent(Buffer.from([0xff, 0xfe, 0x3c, 0x00]).toString('base64'))}`);
    return !page.text.includes('TextDecoder');
  },
  'accepts-plain-assertion': refuses({ encryption: undefined }),
  'weak-encryption-accepted': refuses(({ keys }) => ({
    encryption: { certificate: keys.encryption.certificate, content: 'aes256-gcm', transport: 'rsa-1_5' },
  })),
  'tells-decryption-errors': async (world) => {
    const texts = await Promise.all(
      [encrypt('<a/>', { certificate: world.keys.stranger.certificate, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p' }), '<saml:EncryptedAssertion/>'].map(
        async (element) => {
          const page = await world.answer(await world.start(), {
            atEnd: (xml) => xml.replace(/<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s, element),
          });
          return page.text.replace(/Rückfragen: \w+/, '');
        },
      ),
    );
    return texts[0] === texts[1];
  },
  'follows-retrieval-method': (world) =>
    unvisited((address) =>
      world.login({
        encryption: { certificate: world.keys.encryption.certificate, content: 'aes256-gcm', transport: 'rsa-oaep-mgf1p', placement: 'beside' },
        atEnd: (xml) => xml.replace('URI="#_k"', `URI="${address}"`),
      }),
    ),
};
