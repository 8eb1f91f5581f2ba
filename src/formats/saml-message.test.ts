import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { SamlReadingError, postFields, readPostForm, readRedirectQuery, redirectUrl, verifyRedirectSignature } from './saml-message.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const certificates = [publicKey.export({ type: 'spki', format: 'pem' }).toString()];
const codeOf = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    assert.ok(error instanceof SamlReadingError, String(error));
    return error.code;
  }
};
const posted = (SAMLRequest: string): string => codeOf(() => readPostForm(new URLSearchParams({ SAMLRequest }), 'SAMLRequest'));
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const queryOf = (url: string): string => url.slice(url.indexOf('?'));

test('a message comes back from form and query, with its relay state', () => {
  const texts = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(texts, fc.option(texts, { nil: undefined }), (text, relayState) => {
      const message = { xml: `<a>${text}</a>`, parameter: 'SAMLResponse', ...(relayState === undefined ? {} : { relayState }) } as const;
      const form = readPostForm(new URLSearchParams(postFields(message)), 'SAMLResponse');
      assert.deepEqual(form, { binding: 'HTTP-POST', ...message });
      const { query, ...redirected } = readRedirectQuery(queryOf(redirectUrl('https://idp.example/sso', message)), 'SAMLResponse');
      assert.deepEqual(redirected, { binding: 'HTTP-Redirect', ...message });
      assert.equal(query?.signature, undefined);
    }),
  );
});

test('Base64 of a form may have line breaks and nothing else that does not belong there', () => {
  const encoded = base64('<?a b?><a>>>???</a>');
  assert.match(encoded, /[+/]/u);
  assert.equal(posted(encoded.replaceAll(/.{8}/gu, '$&\r\n')), 'read');
  assert.equal(posted(` ${encoded}\n`), 'read');
  assert.equal(posted(encoded.replaceAll('+', '-').replaceAll('/', '_')), 'not-base64');
  for (const text of ['%%%', 'PGEvPg', 'PGEvPg=', 'PGE vPg==', 'PGEvPh==', 'PGEvPg==PGEvPg==', '<a/>', 'ä']) assert.equal(posted(text), 'not-base64', text);
});

test('what is missing, doubled, too large or deflated is told apart', () => {
  const form = (text: string): string => codeOf(() => readPostForm(new URLSearchParams(text), 'SAMLRequest'));
  const message = encodeURIComponent(base64('<a/>'));
  assert.equal(form(''), 'no-message');
  assert.equal(form('SAMLRequest='), 'no-message');
  assert.equal(form(`SAMLResponse=${message}`), 'no-message');
  assert.equal(form(`SAMLRequest=${message}&SAMLRequest=${message}`), 'two-messages');
  assert.equal(form(`SAMLRequest=${message}&SAMLResponse=${message}`), 'two-messages');
  assert.equal(posted(base64(Buffer.alloc(1024 * 1024 + 1, 0x20))), 'too-large');
  assert.equal(posted('A'.repeat(5_000_000)), 'too-large');
  assert.equal(posted(base64(deflateRawSync('<a/>'))), 'deflated');
  assert.equal(posted(base64(Buffer.from('\uFEFF<a/>', 'utf16le'))), 'encoding');
  assert.equal(
    codeOf(() => readPostForm(new URLSearchParams(postFields({ xml: Buffer.of(0x3c, 0xff), parameter: 'SAMLRequest' })), 'SAMLRequest')),
    'encoding',
  );
  assert.equal(posted(base64('\uFEFF<a/>')), 'read');
});

test('a query is inflated within bounds', () => {
  const query = (octets: Uint8Array, rest = ''): string =>
    codeOf(() => readRedirectQuery(`SAMLRequest=${encodeURIComponent(base64(octets))}${rest}`, 'SAMLRequest'));
  assert.equal(query(deflateRawSync('<a/>')), 'read');
  assert.equal(query(Buffer.from('<a/>')), 'not-deflate');
  assert.equal(query(deflateRawSync(Buffer.alloc(200 * 1024 * 1024))), 'too-large');
  assert.equal(query(deflateRawSync('<a/>'), '&SAMLEncoding=urn%3Ax'), 'not-deflate');
  assert.equal(query(deflateRawSync(Buffer.of(0xff, 0xfe, 0x41))), 'encoding');
  assert.equal(
    codeOf(() => readRedirectQuery('?x=1', 'SAMLRequest')),
    'no-message',
  );
  assert.equal(
    codeOf(() => readRedirectQuery('SAMLRequest=%zz', 'SAMLRequest')),
    'not-base64',
  );
  assert.equal(
    codeOf(() => readRedirectQuery(`SAMLRequest=${'A'.repeat(3_000_000)}`, 'SAMLRequest')),
    'too-large',
  );
  assert.equal(
    codeOf(() => readRedirectQuery('SAMLRequest=AA==&SAMLRequest=AA==', 'SAMLRequest')),
    'two-messages',
  );
});

test('the signature of a query covers the octets that were sent', () => {
  for (const algorithm of ['rsa-sha256', 'rsa-pss-sha256', 'rsa-sha1'] as const) {
    const url = redirectUrl('https://idp.example/sso?a=b', {
      xml: '<a/>',
      parameter: 'SAMLRequest',
      relayState: 'x y+/&=ü',
      signer: { privateKey: pem, algorithm },
    });
    assert.ok(url.startsWith('https://idp.example/sso?a=b&SAMLRequest='));
    const query = queryOf(url);
    const reasonOf = (text: string): string | undefined => verifyRedirectSignature(readRedirectQuery(text, 'SAMLRequest'), certificates).reason;
    assert.equal(verifyRedirectSignature(readRedirectQuery(query, 'SAMLRequest'), certificates).isValid, true);
    // Another order of the parameters, or other names among them, changes nothing; another spelling of the octets does.
    assert.equal(reasonOf(query.slice(1).split('&').reverse().join('&')), undefined);
    assert.equal(reasonOf(query.replace('x%20y', 'x+y')), 'wrong');
    assert.equal(reasonOf(query.replace('x%20y', 'x%20z')), 'wrong');
    assert.equal(reasonOf(query.replace(/&RelayState=[^&]*/u, '')), 'wrong');
    assert.equal(reasonOf(query.replace(/&Signature=.*/u, '')), 'not-signed');
    assert.equal(reasonOf(query.replace(/&SigAlg=[^&]*/u, '')), 'structure');
    assert.equal(reasonOf(query.replace(/&SigAlg=[^&]*/u, '&SigAlg=http%3A%2F%2Fwww.w3.org%2F2001%2F04%2Fxmldsig-more%23hmac-sha256')), 'algorithm');
  }
  assert.equal(verifyRedirectSignature(readPostForm(new URLSearchParams({ SAMLRequest: 'PGEvPg==' }), 'SAMLRequest'), certificates).reason, 'not-signed');
});
