/** Responses: signed and encrypted as the profile says, valid for five minutes of the tenant's clock, new where they must be new. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { verifyXml } from '../../src/formats/xml-signature.ts';
import { wireFaultOf } from '../../src/core/simulator.ts';
import { ACS, createStand, NOW, readPosting, SP, valueOf } from './test-stand.ts';
import type { Answered, Stand } from './test-stand.ts';
import { FAULTS } from './faults/index.ts';

const ORDER = { outcome: 'success', persona: 'xaveria-pruefstand' } as const;

async function ordered(stand: Stand, order: Parameters<Stand['control']['armLogin']>[0] = ORDER): Promise<Answered> {
  await stand.control.armLogin(order);
  return readPosting(await (await stand.send()).text(), stand.keys);
}

function isSigned(xml: string | undefined, stand: Stand): boolean {
  return xml !== undefined && verifyXml(xml, [stand.keys.idp.signing.certificate]).isValid;
}

test('the profile of 2025: RSASSA-PSS inside, AES-256-GCM outside', async () => {
  const stand = await createStand();
  const { xml, assertionXml, response, action } = await ordered(stand);
  assert.ok(isSigned(assertionXml, stand));
  assert.match(assertionXml ?? '', /2007\/05\/xmldsig-more#sha256-rsa-MGF1/);
  assert.match(assertionXml ?? '', /PrefixList="xsd"/);
  assert.match(xml, /2009\/xmlenc11#aes256-gcm/);
  assert.match(xml, /xmlenc#rsa-oaep-mgf1p/);
  assert.equal(response.hasSignature, false);
  assert.equal(action, ACS);
});

test('the profile before: rsa-sha256 and AES-CBC; single members can be chosen', async () => {
  const legacy = await createStand({ cryptoProfile: 'legacy' });
  const before = await ordered(legacy);
  assert.ok(isSigned(before.assertionXml, legacy));
  assert.match(before.assertionXml ?? '', /xmldsig-more#rsa-sha256/);
  assert.match(before.xml, /xmlenc#aes256-cbc/);
  const chosen = await createStand({ cryptoProfile: 'legacy', crypto: { content: 'aes128-gcm', transport: 'rsa-oaep', keyPlacement: 'beside' } });
  const other = await ordered(chosen);
  assert.match(other.xml, /xmlenc11#aes128-gcm/);
  assert.match(other.xml, /xmlenc11#rsa-oaep/);
  assert.equal(valueOf(other.assertion, 'surname'), 'PRÜFSTAND');
  await assert.rejects(createStand({ cryptoProfile: 'new' }), /no crypto profile/);
});

test('signed is the assertion, the response, or both', async () => {
  for (const signs of ['assertion', 'response', 'both'] as const) {
    const stand = await createStand({ crypto: { signs } });
    const { xml, assertionXml } = await ordered(stand);
    assert.equal(isSigned(xml, stand), signs !== 'assertion', signs);
    assert.equal(isSigned(assertionXml, stand), signs !== 'response', signs);
  }
});

test('five minutes under the clock of the tenant, addressed to one service', async () => {
  const stand = await createStand();
  await stand.control.advanceClock(3_600);
  const { response, assertion } = await ordered(stand);
  const at = (seconds: number): string => new Date(NOW + (3_600 + seconds) * 1000).toISOString();
  assert.equal(response.issueInstant, at(0));
  assert.equal(response.destination, ACS);
  assert.equal(response.issuer, 'https://bundid.test/idp');
  assert.deepEqual(assertion?.conditions, { notBefore: at(0), notOnOrAfter: at(300), audienceRestrictions: [[SP]] });
  const [confirmation] = assertion.subject?.confirmations ?? [];
  assert.deepEqual(confirmation, {
    method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
    data: { notOnOrAfter: at(300), recipient: ACS, inResponseTo: response.inResponseTo, address: '127.0.0.1' },
  });
  assert.equal(assertion.authnStatements.length, 1);
  assert.equal(assertion.authnStatements[0]?.contextClass, 'STORK-QAA-Level-4');
});

test('NameID and applicationId are new at each login, bPK2 stays', async () => {
  const stand = await createStand();
  const [a, b] = [await ordered(stand), await ordered(stand)];
  assert.notEqual(a.assertion?.subject?.nameId?.value, b.assertion?.subject?.nameId?.value);
  assert.notEqual(valueOf(a.assertion, 'applicationId'), valueOf(b.assertion, 'applicationId'));
  assert.equal(valueOf(a.assertion, 'bPK2'), valueOf(b.assertion, 'bPK2'));
  const [identity] = await stand.control.identities('xaveria-pruefstand', SP);
  assert.equal(identity?.identity.bPK2, valueOf(a.assertion, 'bPK2'));
  assert.notEqual(a.assertion?.id, b.assertion?.id);
});

test('RelayState comes back as it was', async () => {
  const stand = await createStand();
  await stand.control.armLogin(ORDER);
  const relayState = 'a b&c="<>\'ü+%20';
  const { relayState: back } = readPosting(await (await stand.send({}, { relayState })).text(), stand.keys);
  assert.equal(back, relayState);
});

test('the keys roll over: both are in the metadata, the second signs', async () => {
  const stand = await createStand();
  const metadata = await (await stand.get('/idp')).text();
  assert.equal(metadata.match(/<ds:X509Certificate>/g)?.length, 2);
  await stand.control.rollKeys();
  const { assertionXml = '' } = await ordered(stand);
  assert.ok(!isSigned(assertionXml, stand));
  assert.ok(verifyXml(assertionXml, [stand.keys.idp.next.certificate]).isValid);
});

test('a held answer is handed to the host with its delay, and its instants are those of its leaving', async () => {
  const stand = await createStand();
  await stand.control.armLogin({ ...ORDER, delaySeconds: 30 });
  const response = await stand.send();
  assert.deepEqual(wireFaultOf(response), { kind: 'delay', delayMs: 30_000 });
  assert.equal(readPosting(await response.text(), stand.keys).response.issueInstant, new Date(NOW + 30_000).toISOString());
});

test('ordered outcomes: codes of the status, and no data', async () => {
  const stand = await createStand();
  for (const [outcome, codes] of [
    ['cancel', 'Requester/AuthnFailed'],
    ['no-authn-context', 'Requester/NoAuthnContext'],
    ['required-attribute-missing', 'Requester/RequestDenied'],
    ['responder-error', 'Responder'],
    ['expired', 'Responder'],
  ] as const) {
    const { response, xml } = await ordered(stand, { outcome, persona: 'xaveria-pruefstand' });
    assert.equal(response.status?.codes.map((code) => code.split(':').at(-1)).join('/'), codes);
    assert.doesNotMatch(xml, /Assertion/);
    assert.ok(response.inResponseTo !== undefined);
  }
});

test('an order that the request rules out ends in NoAuthnContext', async () => {
  const stand = await createStand();
  await stand.control.armLogin({ outcome: 'success', persona: 'quirin-ohnekarte' });
  const html = await (await stand.send({ requestedAuthnContext: { comparison: 'minimum', classRefs: ['STORK-QAA-Level-4'] } })).text();
  assert.match(readPosting(html, stand.keys).response.status?.codes[1] ?? '', /NoAuthnContext$/);
});

interface Seen {
  readonly xml: string;
  readonly assertion: Answered['assertion'] | undefined;
  readonly assertionXml: string;
  readonly isSigned: boolean;
}

const contextOf = ({ assertion }: Seen): string | undefined => assertion?.authnStatements[0]?.contextClass;

/** What single deviations come to, besides striking. */
const EFFECTS: Readonly<Record<string, (seen: Seen) => void>> = {
  'ohne-bpk2': ({ assertion }) => assert.equal(valueOf(assertion, 'bPK2'), undefined),
  'ohne-postfach': ({ assertion }) => assert.equal(valueOf(assertion, 'legacyPostkorbHandle'), undefined),
  'niveau-zu-niedrig': (seen) => assert.deepEqual([contextOf(seen), valueOf(seen.assertion, 'level')], ['STORK-QAA-Level-1', 'STORK-QAA-Level-1']),
  'niveaus-uneins': (seen) => assert.deepEqual([contextOf(seen), valueOf(seen.assertion, 'level')], ['STORK-QAA-Level-4', 'STORK-QAA-Level-1']),
  'vertrauen-untergeordnet': ({ assertionXml }) => assert.doesNotMatch(assertionXml, /TrustLevel="(?!UNTERGEORDNET)/),
  'nicht-verschluesselt': ({ xml }) => assert.doesNotMatch(xml, /EncryptedAssertion/),
  'fremder-schluessel': (seen) => assert.ok(!seen.isSigned),
  'nicht-signiert': ({ assertionXml }) => assert.doesNotMatch(assertionXml, /ds:Signature/),
  'unbekanntes-attribut': ({ assertionXml }) => assert.match(assertionXml, /urn:oid:2\.999\.4711/),
  'ohne-friendly-name': ({ assertionXml }) => assert.doesNotMatch(assertionXml, /FriendlyName/),
  'ohne-key-info': ({ assertionXml }) => assert.doesNotMatch(assertionXml, /X509Certificate/),
  'schluessel-daneben': ({ xml }) => assert.match(xml, /<\/xenc:EncryptedData><xenc:EncryptedKey/),
  'andere-praefixe': ({ xml }) => assert.match(xml, /^<p:Response/),
  'uhr-20-sekunden-vor': ({ assertion }) => assert.equal(assertion?.conditions?.notBefore, new Date(NOW + 20_000).toISOString()),
};

for (const fault of FAULTS.filter(({ refusesWith }) => refusesWith === undefined))
  test(`the deviation ${fault.id} strikes, and is in the record`, async () => {
    const stand = await createStand();
    const { xml, assertionXml, assertion } = await ordered(stand, { ...ORDER, deviation: fault.id });
    const [login] = await stand.control.logins({});
    assert.equal(login?.deviation, fault.id);
    assert.deepEqual((await stand.control.exchanges({ operation: 'authn-request' }))[0]?.faults, [fault.id]);
    assert.deepEqual(stand.internalErrors, []);
    const seen: Seen = { xml, assertionXml: assertionXml ?? '', assertion, isSigned: isSigned(assertionXml, stand) };
    if (fault.isValid === true && fault.id !== 'zweiter-schluessel') assert.ok(seen.isSigned);
    EFFECTS[fault.id]?.(seen);
  });

test('a deviation can step in at every stage, in order', async () => {
  const seen: string[] = [];
  const note =
    (stage: string) =>
    <T>(value: T): T => {
      seen.push(stage);
      return value;
    };
  const stand = await createStand(
    { crypto: { signs: 'both' } },
    {
      deviations: [
        {
          id: 'alle-stufen',
          text: { de: 'x', en: 'x' },
          plan: note('plan'),
          model: note('model'),
          plainAssertion: note('plainAssertion'),
          signedAssertion: note('signedAssertion'),
          encryptedAssertion: note('encryptedAssertion'),
          plainResponse: note('plainResponse'),
          response: note('response'),
          form: (form, { earlier, memory, stranger, now }) => {
            seen.push(`form ${earlier.length} ${memory.size} ${stranger.certificate.length > 100} ${now === NOW}`);
            memory.set('x', 1);
            return { ...form, fields: [...form.fields, ['SAMLResponse', 'twice']] };
          },
        },
      ],
    },
  );
  await ordered(stand);
  await stand.control.armLogin({ ...ORDER, deviation: 'alle-stufen' });
  const html = await (await stand.send()).text();
  assert.deepEqual(seen, ['plan', 'model', 'plainAssertion', 'signedAssertion', 'encryptedAssertion', 'plainResponse', 'response', 'form 1 0 true true']);
  assert.equal(html.match(/name="SAMLResponse"/g)?.length, 2);
});

test('a deviation that cannot be applied ends on the error page, and the record says so', async () => {
  const impossible = (): never => {
    throw new TypeError('There is nothing to change.');
  };
  const stand = await createStand({}, { deviations: [{ id: 'unmöglich', text: { de: 'x', en: 'x' }, signedAssertion: impossible }] });
  await stand.control.armLogin({ ...ORDER, deviation: 'unmöglich' });
  assert.match((await stand.send()).headers.get('location') ?? '', /idp\.code=deviation-not-possible/);
  const [login] = await stand.control.logins({ state: 'refused' });
  assert.deepEqual([login?.code, login?.deviation], ['deviation-not-possible', 'unmöglich']);
  assert.deepEqual(stand.internalErrors, []);
});
