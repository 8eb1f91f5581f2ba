import assert from 'node:assert/strict';
import { constants, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { pssKeyWith } from './pss-parameters.ts';
import { canonicalText } from './xml-canonical.ts';
import { descendantsOf, readXmlTree } from './xml-dom.ts';
import { escapeAttribute, escapeText } from './xml-writing.ts';
import { placeSignature, signXml, verifyXml, writeSignature } from './xml-signature.ts';
import type { SignatureAlgorithm, SignaturePlan, XmlSigner } from './xml-signature.ts';

const pair = (): { readonly key: string; readonly publicKey: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
};
const own = pair();
const other = pair();
const signer: XmlSigner = { privateKey: own.key, algorithm: 'rsa-sha256' };
const DOCUMENT =
  '<?xml version="1.0"?>\n<p:R xmlns:p="urn:p" xmlns:xsd="urn:xsd" ID="_r"><a:Issuer xmlns:a="urn:a">i</a:Issuer>' +
  '<p:X z="1" ID="_x" b="2"><p:Y x="xsd:string"/>t &lt;<![CDATA[<&]]></p:X></p:R>';
const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));

test('a signature verifies with its key and names what it covers', () => {
  for (const algorithm of ['rsa-sha256', 'rsa-sha512', 'rsa-sha1', 'rsa-pss-sha256'] as const) {
    for (const id of ['_r', '_x']) {
      const signed = signXml(DOCUMENT, id, { ...signer, algorithm, inclusivePrefixes: ['xsd'] });
      const verification = verifyXml(signed, [other.publicKey, own.publicKey], { id });
      assert.deepEqual([verification.isValid, verification.signedId], [true, id], algorithm);
      assert.equal(verification.signed, canonicalText(DOCUMENT, id, { inclusivePrefixes: ['xsd'] }));
      assert.equal(verifyXml(signed, [other.publicKey], { id }).reason, 'wrong');
    }
  }
});

test('the signature stands behind the Issuer, or first, and nothing else changes', () => {
  const signed = signXml(DOCUMENT, '_r', signer);
  assert.match(signed, /<\/a:Issuer><ds:Signature [^]*<\/ds:Signature><p:X /u);
  assert.equal(signed.replace(/<ds:Signature [^]*<\/ds:Signature>/u, ''), DOCUMENT);
  assert.match(signXml(DOCUMENT, '_x', signer), /b="2"><ds:Signature /u);
  assert.throws(() => signXml(DOCUMENT, '_y', signer), TypeError);
  assert.throws(() => signXml('<a ID="_a"/>', '_a', signer), TypeError);
  assert.throws(() => signXml('<a>', '_a', signer), TypeError);
  assert.throws(() => signXml('<a ID="_a"><b ID="_a"/></a>', '_a', signer), TypeError);
});

test('hostile text is signed and verified as it is, by two canonicalizations', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const xml = `<p:R xmlns:p="urn:p" ID="_r" b="${escapeAttribute(second)}"><p:V>${escapeText(first)}</p:V></p:R>`;
      const { isValid, signed = '' } = verifyXml(signXml(xml, '_r', signer), [own.publicKey]);
      assert.equal(isValid, true);
      assert.equal(readXmlTree(signed).text, first);
    }),
    { numRuns: 60 },
  );
});

test('what canonicalization treats specially is signed alike by both', () => {
  const documents = [
    '<R ID="_r"><?pi a?><?empty?>x<!-- c --><b xmlns=""/></R>',
    '<p:R xmlns:p="urn:1" ID="_r"><p:a xmlns:p="urn:2"><p:b xmlns:p="urn:1"/></p:a></p:R>',
    '<R ID="_r" xmlns="urn:d"><B:x xmlns:B="urn:B" xmlns:a="urn:a" a:y="1" B:y="2" y="3"/><c xmlns=""><d xmlns="urn:d"/></c></R>',
    '<R ID="_r" xml:lang="de">a&#13;b\u0085\u2028<![CDATA[]]><e f="&#9;&#10;&#13;&quot;\'&gt;"/></R>',
  ];
  for (const xml of documents) assert.equal(verifyXml(signXml(xml, '_r', signer), [own.publicKey]).isValid, true, xml);
});

test('comments do not split, and entities of a crafted DTD are signed as they are shown', () => {
  const split = '<R ID="_r"><N>admin@a<!---->.evil</N></R>';
  const { signed = '' } = verifyXml(signXml(split, '_r', signer), [own.publicKey]);
  assert.equal(readXmlTree(signed).text, 'admin@a.evil');
  assert.equal(canonicalText('<!DOCTYPE R [<!ENTITY e "evil">]><R ID="_r">&e;</R>', '_r'), '<R ID="_r">evil</R>');
});

test('a document too deep to be signed is refused, and the next one is none the worse', () => {
  const nested = (depth: number): string => `<R ID="_r"><i/>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</R>`;
  assert.throws(() => signXml(nested(5000), '_r', signer), /too deep/u);
  assert.equal(verifyXml(signXml(nested(60), '_r', signer), [own.publicKey]).isValid, true);
  assert.equal(verifyXml(signXml(nested(199), '_r', signer), [own.publicKey]).reason, 'unreadable');
});

test('a key bound to PSS verifies PSS only', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const bound = { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), algorithm: 'rsa-pss-sha256' } as const;
  const certificate = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  assert.equal(verifyXml(signXml(DOCUMENT, '_r', bound), [certificate]).isValid, true);
  assert.equal(verifyXml(signXml(DOCUMENT, '_r', signer), [certificate]).reason, 'wrong');
});

test('every change after signing is noticed', () => {
  const signed = signXml(DOCUMENT, '_x', signer);
  const reasonOf = (xml: string, id = '_x'): string | undefined => verifyXml(xml, [own.publicKey], { id }).reason;
  assert.equal(reasonOf(signed.replace('t &lt;', 'T &lt;')), 'wrong');
  assert.equal(reasonOf(signed.replace('z="1"', 'z="2"')), 'wrong');
  assert.equal(reasonOf(signed.replace('#_x', '#_r')), 'reference');
  assert.equal(reasonOf(signed.replace('ID="_r"', 'ID="_x"')), 'duplicate-id');
  assert.equal(reasonOf(signed.replace('<p:Y ', '<p:Y Id="_x" ')), 'duplicate-id');
  assert.equal(reasonOf(signed, '_r'), 'not-signed');
  assert.equal(reasonOf(signed, '_q'), 'element-not-found');
  assert.equal(reasonOf(DOCUMENT), 'not-signed');
  assert.equal(reasonOf(signed.replace(/<ds:SignatureValue>[^<]*/u, '<ds:SignatureValue>')), 'wrong');
  assert.equal(reasonOf(signed.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/u, '')), 'structure');
  assert.equal(reasonOf(signed.replace(/<ds:Signature .*<\/ds:Signature>/u, (signature) => signature + signature)), 'several-signatures');
  assert.equal(reasonOf('<!DOCTYPE a><a/>'), 'unreadable');
  assert.equal(verifyXml(signed, ['-----BEGIN CERTIFICATE-----'], { id: '_x' }).reason, 'no-key');
});

test('signatures that SAML does not allow are refused though their values fit', () => {
  const crafted = (plan: Partial<SignaturePlan>): string => {
    const parts: SignaturePlan = { references: [{ id: '_x' }], ...plan };
    return placeSignature(DOCUMENT, '_x', writeSignature(DOCUMENT, parts, signer));
  };
  const cases: readonly (readonly [Partial<SignaturePlan>, string])[] = [
    [{ references: [{ id: '_r' }] }, 'reference'],
    [{ references: [{ id: '_x', uri: '' }] }, 'reference'],
    [{ references: [{ id: '_x', uri: null }] }, 'reference'],
    [{ references: [{ id: '_x' }, { id: '_r' }] }, 'reference'],
    [{ references: [{ id: '_x', withComments: true }] }, 'transform'],
    [{ references: [{ id: '_x', transforms: '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>' }] }, 'transform'],
    [{ withComments: true }, 'algorithm'],
    [{ objects: '<ds:Object><x/></ds:Object>' }, 'structure'],
    [{ references: [{ id: '_x', digestValue: 'AAAA' }] }, 'wrong'],
    [{ references: [{ id: '_x', digestedText: 'x' }] }, 'wrong'],
    [{ claimedAlgorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }, 'wrong'],
    [{ signatureValue: '' }, 'wrong'],
  ];
  for (const [plan, reason] of cases) assert.equal(verifyXml(crafted(plan), [own.publicKey], { id: '_x' }).reason, reason, JSON.stringify(plan));
  assert.equal(verifyXml(crafted({}), [own.publicKey], { id: '_x' }).isValid, true);
});

test('the deviating algorithms are in truth what their names say', () => {
  const parts = (algorithm: SignatureAlgorithm, change: Partial<XmlSigner> = {}): { octets: Buffer; value: Buffer } => {
    const elements = [...descendantsOf(readXmlTree(signXml(DOCUMENT, '_r', { ...signer, algorithm, ...change })))];
    const signature = elements.find(({ name }) => name === 'Signature');
    const info = elements.find(({ name }) => name === 'SignedInfo');
    assert.ok(signature && info);
    const value = Buffer.from(elements.find(({ name }) => name === 'SignatureValue')?.text ?? '', 'base64');
    return { octets: Buffer.from(canonicalText(info.outerXml(), undefined), 'utf8'), value };
  };
  const pss = (saltLength: number): object => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
  const salt20 = parts('rsa-pss-sha256-salt20');
  assert.equal(verify('sha256', salt20.octets, { key: own.publicKey, ...pss(20) }, salt20.value), true);
  assert.equal(verify('sha256', salt20.octets, { key: own.publicKey, ...pss(32) }, salt20.value), false);
  const sha1Mask = parts('rsa-pss-mgf1-sha1');
  const bound = createPublicKey(pssKeyWith(createPrivateKey(own.key), { maskDigest: 'sha1', saltLength: 32 }));
  assert.equal(verify('sha256', sha1Mask.octets, bound, sha1Mask.value), true);
  assert.equal(verify('sha256', sha1Mask.octets, { key: own.publicKey, ...pss(32) }, sha1Mask.value), false);
  const secret = Buffer.from('00ff80', 'hex');
  const hmac = parts('hmac-sha256', { secret });
  assert.deepEqual(hmac.value, createHmac('sha256', secret).update(hmac.octets).digest());
  const byText = parts('hmac-sha1', { privateKey: own.publicKey });
  assert.deepEqual(byText.value, createHmac('sha1', own.publicKey).update(byText.octets).digest());
  assert.equal(verifyXml(signXml(DOCUMENT, '_r', { privateKey: own.publicKey, algorithm: 'hmac-sha256' }), [own.publicKey]).reason, 'algorithm');
});
