/** The recipes by themselves: places in a text, cloned certificates. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { issueCertificate } from '../certificate-issuing.ts';
import { cloneCertificate } from './certificate-clone.ts';
import { withIdentity, withPlace } from './identity.ts';
import { elementNamed, elementsOf, rootElement, withAttribute, withContent } from './markup.ts';
import { inTwoPieces, nestedEntities } from './parser-tricks.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-21T10:00:00Z');
const XML = '<a:R xmlns:a="urn:a" ID="_1"><!-- <a:X> --><a:E/><a:E b="1&gt;">x<a:F/></a:E></a:R>';

test('places are found and changed, and everything else keeps its octets', () => {
  assert.deepEqual(
    elementsOf(XML).map(({ name, start, end }) => [name, XML.slice(start, end).length]),
    [
      ['R', XML.length],
      ['E', 6],
      ['E', 28],
      ['F', 6],
    ],
  );
  assert.equal(withAttribute(XML, rootElement(XML), 'ID', 'x"'), XML.replace('"_1"', '"x&quot;"'));
  assert.equal(withAttribute(XML, rootElement(XML), 'ID', undefined), XML.replace(' ID="_1"', ''));
  assert.equal(
    withAttribute(XML, rootElement(XML), 'c', '$&'),
    XML.replace('<a:R', () => '<a:R c="$&amp;"'),
  );
  assert.equal(withContent(XML, elementNamed(XML, 'E'), 'y'), XML.replace('<a:E/>', '<a:E>y</a:E>'));
  assert.throws(() => elementNamed(XML, 'X'), TypeError);
  assert.throws(() => elementsOf('<a><b></a>'), TypeError);
});

test('an identity is NameID and key, escaped; a missing key is no excuse for changing it', () => {
  const xml = '<A><NameID>n</NameID><Attribute Name="k"><AttributeValue>v</AttributeValue></Attribute></A>';
  assert.equal(withIdentity(xml, { nameId: '<', key: '&' }, ['k']), xml.replace('>n<', '>&lt;<').replace('>v<', '>&amp;<'));
  assert.equal(withIdentity(xml, { nameId: 'x', key: 'y' }, ['other']), xml.replace('>n<', '>x<'));
  assert.throws(() => withPlace(xml, 'key', 'y', ['other']), TypeError);
});

test('a value is split between characters, and references stay whole', () => {
  assert.equal(inTwoPieces('ab', '|'), 'a|b');
  assert.equal(inTwoPieces('&amp;&lt;', '|'), '&amp;|&lt;');
  assert.equal(inTwoPieces('', '|'), '|');
});

test('nested entities stay small and are bounded when expanded', () => {
  const text = nestedEntities();
  assert.ok(text.length < 1000);
  assert.equal([...text.matchAll(/&e\d;/gu)].length, 60);
});

test('a cloned certificate has everything but key or validity of the original', async () => {
  const validity = { notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS };
  const [real, other] = await Promise.all(['CN=Konto', 'CN=Fremd'].map(async (subject) => issueCertificate({ subject, keyKind: 'RSA-2048', ...validity })));
  assert.ok(real && other);
  const [original, clone] = [real.certificate, cloneCertificate(real.certificate, { privateKey: other.key })].map((pem) => new X509Certificate(pem));
  assert.ok(original && clone);
  assert.deepEqual(
    [clone.subject, clone.issuer, clone.serialNumber, clone.validTo],
    [original.subject, original.issuer, original.serialNumber, original.validTo],
  );
  assert.notEqual(clone.fingerprint256, original.fingerprint256);
  assert.ok(clone.verify(clone.publicKey) && !clone.verify(original.publicKey));
  const expired = new X509Certificate(
    cloneCertificate(real.certificate, { privateKey: real.key, validity: { notBefore: NOW - 2 * DAY_MS, notAfter: NOW - DAY_MS } }),
  );
  assert.equal(Date.parse(expired.validTo), NOW - DAY_MS);
  assert.ok(expired.verify(original.publicKey));
  const elliptic = await issueCertificate({ subject: 'CN=Kurve', ...validity });
  assert.throws(() => cloneCertificate(elliptic.certificate, { privateKey: real.key }), TypeError);
});
