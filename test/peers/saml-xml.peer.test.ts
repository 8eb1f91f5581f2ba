/**
 * Peer: the XML signature module of the JDK and Apache Santuario. They verify our signatures and decrypt what we encrypted,
 * and refuse what is crafted to be refused; what they signed and encrypted is judged by ours. Both know the algorithms that
 * the citizen accounts use since 2025 (RSASSA-PSS, AES-GCM), which few other products do.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { sampleAssertion, sampleResponse } from '../../fixtures/saml/sample-response.ts';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import { readAssertion, writeAssertion, writeResponse } from '../../src/formats/saml-response.ts';
import { canonicalText } from '../../src/formats/xml-canonical.ts';
import { descendantsOf, readXmlTree } from '../../src/formats/xml-dom.ts';
import { decryptXml, encryptXml } from '../../src/formats/xml-encryption.ts';
import type { XmlRecipient } from '../../src/formats/xml-encryption.ts';
import { signXml, verifyXml } from '../../src/formats/xml-signature.ts';
import type { SignatureAlgorithm, XmlSigner } from '../../src/formats/xml-signature.ts';
import { builtOrSkipped } from './building/build-outcome.ts';
import { buildWithMaven, classPathOf } from './building/maven.ts';
import { runPeer } from './building/run-tool.ts';
import { peerFolder } from './counterpart/conversation.ts';

const NAME = 'saml-xml';
const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
const PROGRAM_TIMEOUT_MS = 120_000;
const HOSTILE = 'Müller-ẞ <b>&amp;</b> ]]> "\' 😀 e\u0301 \u2028 \r\n';
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const XENC11 = 'http://www.w3.org/2009/xmlenc11#';

type Order = Readonly<Record<string, string>> & { readonly order: string; readonly name: string };

interface Stand {
  readonly signer: XmlSigner;
  readonly idp: IssuedCertificate;
  readonly sp: IssuedCertificate;
  /** An assertion with hostile text, not signed. */
  readonly assertion: string;
  ask(orders: readonly Order[]): Promise<Readonly<Record<string, unknown>>>;
}

await test('XML signatures and encryption, JDK and Apache Santuario', async (context: TestContext) => {
  const build = await buildWithMaven({ name: NAME, directory: peerFolder(NAME), peerGroup: 'org.apache.santuario' });
  const program = builtOrSkipped(context, build);
  if (program === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'pruefstand-saml-xml-'));
  try {
    const stand = await createStand(program, folder);
    await context.test('our signatures are valid for both', async () => assertValid(stand));
    await context.test('crafted and changed signatures are refused by both', async () => assertRefused(stand));
    await context.test('the deviating PSS signatures are what their names say', async () => assertDeviations(stand));
    await context.test('Santuario decrypts every combination we encrypt', async () => assertDecrypted(stand));
    await context.test('what they sign and encrypt is read by ours', async () => assertTheirs(stand));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function createStand(program: string, folder: string): Promise<Stand> {
  const order = { keyKind: 'RSA-2048', notBefore: NOW - DAY_MS, notAfter: NOW + DAY_MS } as const;
  const [idp, sp] = await Promise.all([
    issueCertificate({ subject: 'CN=IdP (nur zum Testen)', ...order }),
    issueCertificate({ subject: 'CN=SP (nur zum Testen)', ...order }),
  ]);
  return {
    idp,
    sp,
    signer: { privateKey: idp.key, certificate: idp.certificate, algorithm: 'rsa-pss-sha256', inclusivePrefixes: ['xsd'] },
    assertion: writeAssertion(sampleAssertion({ now: NOW, surname: HOSTILE }), { schema: 'xsd' }),
    ask: async (orders) => {
      const plan = join(folder, 'plan.json');
      writeFileSync(plan, JSON.stringify({ orders }));
      return runPeer({
        command: 'java',
        words: ['-Dfile.encoding=UTF-8', '-cp', classPathOf(program), 'pruefstand.samlxml.Main', plan],
        timeoutMs: PROGRAM_TIMEOUT_MS,
      });
    },
  };
}

/** The same order for both verifiers. */
function verifyBy(name: string, xml: string, { certificate }: IssuedCertificate): readonly Order[] {
  return ['verify-jdk', 'verify-santuario'].map((order) => ({ order, name: `${name} ${order}`, xml, certificate }));
}

async function assertValid({ ask, signer, idp, assertion }: Stand): Promise<void> {
  const algorithms = ['rsa-pss-sha256', 'rsa-sha256', 'rsa-sha512'] as const;
  const special = '<R ID="_r" xmlns:p="urn:1"><?pi a?><!-- c --><p:a xmlns:p="urn:2"><p:b xmlns:p="urn:1" p:x="&#9;" a=""/></p:a><c xmlns="urn:d"/>\u0085</R>';
  const documents = [
    ...algorithms.map((algorithm) => [`assertion ${algorithm}`, signXml(assertion, '_assertion-1', { ...signer, algorithm })] as const),
    ...algorithms.map((algorithm) => [`response ${algorithm}`, responseSignedWith(algorithm)] as const),
    ['special', signXml(special, '_r', signer)] as const,
  ];
  function responseSignedWith(algorithm: SignatureAlgorithm): string {
    const { inclusivePrefixes: _, ...plain } = signer;
    return signXml(writeResponse(sampleResponse(NOW, [{ kind: 'markup' as const, xml: assertion }])), '_antwort-1', { ...plain, algorithm });
  }
  const answers = await ask(documents.flatMap(([name, xml]) => verifyBy(name, xml, idp)));
  assert.equal(Object.keys(answers).length, documents.length * 2);
  for (const [name, answer] of Object.entries(answers)) assert.equal(answer, true, name);
}

async function assertRefused({ ask, signer, idp, sp, assertion }: Stand): Promise<void> {
  const signed = signXml(assertion, '_assertion-1', signer);
  const documents: readonly (readonly [string, string])[] = [
    ['changed', signed.replace('Toni', 'Evil')],
    ['other key', signXml(assertion, '_assertion-1', { ...signer, privateKey: sp.key })],
    ['salt', signXml(assertion, '_assertion-1', { ...signer, algorithm: 'rsa-pss-sha256-salt20' })],
    ['mask', signXml(assertion, '_assertion-1', { ...signer, algorithm: 'rsa-pss-mgf1-sha1' })],
    ['hmac', signXml(assertion, '_assertion-1', { ...signer, algorithm: 'hmac-sha256', privateKey: idp.certificate })],
  ];
  const answers = await ask(documents.flatMap(([name, xml]) => verifyBy(name, xml, idp)));
  assert.equal(Object.keys(answers).length, documents.length * 2);
  for (const [name, answer] of Object.entries(answers)) assert.notEqual(answer, true, name);
}

async function assertDeviations({ ask, signer, idp, assertion }: Stand): Promise<void> {
  const cases = [
    ['rsa-pss-sha256', 'SHA-256', '32'],
    ['rsa-pss-sha256-salt20', 'SHA-256', '20'],
    ['rsa-pss-mgf1-sha1', 'SHA-1', '32'],
  ] as const;
  const orders = cases.flatMap(([algorithm, mask, salt]) => {
    const elements = [...descendantsOf(readXmlTree(signXml(assertion, '_assertion-1', { ...signer, algorithm })))];
    const named = (name: string) => elements.find((element) => element.name === name);
    const octets = Buffer.from(canonicalText(named('SignedInfo')?.outerXml() ?? '', undefined), 'utf8').toString('base64');
    return [{ order: 'verify-octets', name: algorithm, octets, signature: named('SignatureValue')?.text ?? '', certificate: idp.certificate, mask, salt }];
  });
  assert.deepEqual(await ask(orders), Object.fromEntries(cases.map(([algorithm]) => [algorithm, true])));
}

async function assertDecrypted({ ask, signer, sp, assertion }: Stand): Promise<void> {
  const signed = signXml(assertion, '_assertion-1', signer);
  const transports = [
    { transport: 'rsa-oaep-mgf1p' },
    { transport: 'rsa-oaep-mgf1p', oaepDigest: 'sha256' },
    { transport: 'rsa-oaep' },
    { transport: 'rsa-oaep', oaepDigest: 'sha1' },
    { transport: 'rsa-1_5' },
  ] as const;
  const contents = ['aes256-gcm', 'aes128-gcm', 'aes256-cbc', 'aes128-cbc', 'tripledes-cbc'] as const;
  const recipients: readonly XmlRecipient[] = contents.flatMap((content) =>
    transports.flatMap((transport) =>
      (['inside', 'beside'] as const).map((keyPlacement) => ({ certificate: sp.certificate, content, keyPlacement, ...transport })),
    ),
  );
  const answers = await ask(
    recipients.map((recipient) => {
      const { data, beside = '' } = encryptXml(signed, recipient);
      const { certificate: _, ...names } = recipient;
      const xml = writeResponse(sampleResponse(NOW, [{ kind: 'encrypted' as const, content: data + beside }]));
      return { order: 'decrypt', name: JSON.stringify(names), xml, key: sp.key };
    }),
  );
  assert.equal(Object.keys(answers).length, recipients.length);
  for (const [name, answer] of Object.entries(answers))
    assert.equal(Buffer.from(String(answer), 'base64').toString('utf8'), signed, `${name}: ${String(answer)}`);
}

async function assertTheirs({ ask, idp, sp, assertion }: Stand): Promise<void> {
  const signatures = [PSS, 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'].map((algorithm) => ({
    order: 'sign-jdk',
    name: algorithm,
    algorithm,
    xml: assertion,
    key: idp.key,
  }));
  const transports = [
    { transport: `${XENC}rsa-oaep-mgf1p`, digest: 'http://www.w3.org/2000/09/xmldsig#sha1', mask: '' },
    { transport: `${XENC}rsa-oaep-mgf1p`, digest: `${XENC}sha256`, mask: '' },
    { transport: `${XENC11}rsa-oaep`, digest: `${XENC}sha256`, mask: `${XENC11}mgf1sha256` },
    { transport: `${XENC11}rsa-oaep`, digest: `${XENC}sha256`, mask: `${XENC11}mgf1sha1` },
  ];
  const contents = [
    { content: `${XENC11}aes256-gcm`, bits: '256' },
    { content: `${XENC11}aes128-gcm`, bits: '128' },
    { content: `${XENC}aes256-cbc`, bits: '256' },
  ];
  const encryptions = contents.flatMap((content) =>
    transports.map((transport) => ({
      order: 'encrypt',
      name: Object.values({ ...content, ...transport }).join(' '),
      xml: assertion,
      certificate: sp.certificate,
      ...content,
      ...transport,
    })),
  );
  const answers = await ask([...signatures, ...encryptions]);
  const surnameOf = (xml: string): unknown => readAssertion(xml).attributes[0]?.values[0]?.content;
  for (const { name } of signatures) {
    const { isValid, algorithm, signed = '', reason } = verifyXml(String(answers[name]), [idp.certificate]);
    assert.deepEqual([isValid, algorithm, surnameOf(signed)], [true, name, HOSTILE], `${reason}: ${String(answers[name])}`);
    assert.equal(verifyXml(String(answers[name]), [sp.certificate]).reason, 'wrong');
  }
  for (const { name } of encryptions) assert.equal(surnameOf(decryptXml(String(answers[name]), sp.key)), HOSTILE, name);
}
