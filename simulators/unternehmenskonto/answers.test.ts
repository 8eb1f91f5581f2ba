/** Responses: signed outside, unsigned and encrypted inside, persistent names, attributes as seen at integrators. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readCompanies } from '../account-people.ts';
import { verifyXml } from '../../src/formats/xml-signature.ts';
import { ACS, createStand, metadataOf, NOW, ORIGIN, partsOf, SP, testKeys, valueOf } from './test-stand.ts';
import type { Answered, Stand } from './test-stand.ts';

const isSigned = (xml: string | undefined, { keys }: Stand): boolean => xml !== undefined && verifyXml(xml, [keys.idp.signing.certificate]).isValid;
const ORDER = { outcome: 'success', persona: 'gmbh' } as const;

test('RSASSA-PSS on the response, nothing on the encrypted assertion', async () => {
  const stand = await createStand();
  const { xml, assertionXml, response, action } = await stand.logIn('gmbh');
  assert.ok(isSigned(xml, stand));
  assert.match(xml, /2007\/05\/xmldsig-more#sha256-rsa-MGF1/);
  assert.match(xml, /2009\/xmlenc11#aes256-gcm/);
  assert.match(xml, /xmlenc#rsa-oaep-mgf1p/);
  assert.doesNotMatch(assertionXml ?? '', /Signature/);
  assert.deepEqual([response.issuer, response.destination, action], [ORIGIN, ACS, ACS]);
});

test('legacy signs with rsa-sha256; single members can be chosen', async () => {
  const legacy = await createStand({ cryptoProfile: 'legacy' });
  const { xml } = await legacy.ordered(ORDER);
  assert.ok(isSigned(xml, legacy));
  assert.match(xml, /xmldsig-more#rsa-sha256/);
  const cbc = await createStand({ crypto: { content: 'aes128-cbc', signs: 'both' } });
  const both = await cbc.ordered(ORDER);
  assert.match(both.xml, /xmlenc#aes128-cbc/);
  assert.ok(isSigned(both.xml, cbc) && isSigned(both.assertionXml, cbc));
  await assert.rejects(createStand({ cryptoProfile: 'bundid-2025' }), /no crypto profile/);
});

/** What identifies the organisation in an answer. */
function identityOf({ assertion }: Answered): { nameId: string; pseudonym: string } {
  const name = assertion?.subject?.nameId?.value;
  return { nameId: typeof name === 'string' ? name : '', pseudonym: valueOf(assertion, 'DatenuebermittlerPseudonymId') ?? '' };
}

test('the NameID and the pseudonym stay for a service and differ at another', async () => {
  const other = 'https://zweites.pruefhausen.example/saml';
  const keys = await testKeys();
  const stand = await createStand({ serviceProviders: [metadataOf(keys), metadataOf(keys, { entityId: other })] });
  const here = await stand.ordered(ORDER);
  const first = identityOf(here);
  const elsewhere = identityOf(await stand.ordered(ORDER, { issuer: other }));
  assert.match(first.nameId, /^ko-[0-9a-f]{40}$/);
  assert.match(first.pseudonym, /^du-[0-9a-f]{40}$/);
  assert.deepEqual(identityOf(await stand.ordered(ORDER)), first);
  assert.notEqual(elsewhere.nameId, first.nameId);
  assert.notEqual(elsewhere.pseudonym, first.pseudonym);
  assert.equal(here.assertion?.subject?.nameId?.format, 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent');
  assert.deepEqual((await stand.control.identities('gmbh', SP))[0]?.identity, first);
});

test('the session and the assertion are new at each login', async () => {
  const stand = await createStand();
  const [a, b] = [await stand.ordered(ORDER), await stand.ordered(ORDER)].map(({ assertion }) => assertion);
  assert.match(a?.authnStatements[0]?.sessionIndex ?? '', /^_[0-9a-f]{40}$/);
  assert.notEqual(a?.authnStatements[0]?.sessionIndex, b?.authnStatements[0]?.sessionIndex);
  assert.notEqual(a?.id, b?.id);
});

test('every company has names and pseudonyms of its own', async () => {
  const stand = await createStand();
  const all = await Promise.all(readCompanies().map(async ({ id }) => stand.control.identities(id, SP)));
  const values = all.flatMap(([own]) => [own?.identity.nameId, own?.identity.pseudonym]);
  assert.equal(new Set(values).size, 2 * readCompanies().length);
});

test('five minutes, one audience, and the class that says nothing', async () => {
  const stand = await createStand();
  const { assertion, response } = await stand.ordered(ORDER);
  const [start, end] = [NOW, NOW + 300_000].map((instant) => new Date(instant).toISOString());
  assert.deepEqual(assertion?.conditions, { notBefore: start, notOnOrAfter: end, audienceRestrictions: [[SP]] });
  const [confirmation] = assertion.subject?.confirmations ?? [];
  assert.equal(confirmation?.data?.inResponseTo, response.inResponseTo);
  assert.equal(confirmation?.data?.recipient, ACS);
  assert.equal(assertion.authnStatements[0]?.contextClass, 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified');
});

test('a company: names of the interface, NameFormat basic, addresses and acting person as XML', async () => {
  const stand = await createStand();
  const { assertion, assertionXml } = await stand.ordered(ORDER);
  assert.deepEqual(
    assertion?.attributes.map(({ name }) => name),
    [
      ...['IstTestkonto', 'DatenkranzTyp', 'ElsterVertrauensniveauIdentifizierung', 'ElsterVertrauensniveauAuthentifizierung'],
      ...['DatenuebermittlerPseudonymId', 'PersTyp', 'Firmenname', 'Rechtsform', 'RechtsformText', 'Taetigkeit', 'TaetigkeitText'],
      ...['Registerart', 'Registergericht', 'Registernummer', 'Unternehmensanschrift', 'HandelndePerson'],
    ],
  );
  assert.ok(assertion.attributes.every(({ nameFormat }) => nameFormat === 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic'));
  assert.deepEqual(
    ['IstTestkonto', 'DatenkranzTyp', 'PersTyp', 'ElsterVertrauensniveauIdentifizierung', 'ElsterVertrauensniveauAuthentifizierung'].map((name) =>
      valueOf(assertion, name),
    ),
    ['false', 'StNr', 'NNatPers', 'hoch', 'substanziell'],
  );
  assert.deepEqual(partsOf(assertion, 'Unternehmensanschrift'), [
    ['Typ', 'Inland'],
    ['Strasse', 'Kanarienvogelstieg'],
    ['Hausnummer', '17 b'],
    ['PLZ', '00109'],
    ['Ort', 'Prüfstadt an der Probe'],
    ['Ortsteil', 'Wolkenprüf'],
    ['Land', 'DE'],
  ]);
  assert.deepEqual(partsOf(assertion, 'HandelndePerson'), [
    ['AkademischerGrad', 'Dr.'],
    ['Vorname', 'Xaveria'],
    ['Nachname', 'Prüfstand'],
    ['Geburtsdatum', '29.02.1984'],
  ]);
  assert.match(assertionXml ?? '', /xsi:type="ekona:AdresseType"/);
  assert.match(assertionXml ?? '', /xmlns:ekona="http:\/\/www\.elster\.de\/schema\/ekona\/saml\/extensions"/);
});

test('each data set has its own fields', async () => {
  const stand = await createStand();
  const of = async (persona: string): Promise<(name: string) => string | undefined> => {
    const { assertion } = await stand.ordered({ outcome: 'success', persona });
    return (name) => valueOf(assertion, name);
  };
  const person = await of('privatperson');
  assert.deepEqual(['DatenkranzTyp', 'PersTyp', 'IdNr', 'Geburtsdatum', 'Firmenname'].map(person), ['IdNr', 'NatPers', '00000000017', '31.12.1958', undefined]);
  assert.ok(person('Anschrift') !== undefined && person('Unternehmensanschrift') === undefined);
  const trader = await of('einzelunternehmen');
  assert.deepEqual(['DatenkranzTyp', 'PersTyp', 'Registerart', 'HandelndePerson'].map(trader), ['StNr', 'NatPers', undefined, undefined]);
  const foreign = await of('ausland');
  assert.equal(foreign('DatenkranzTyp'), 'BZStNr');
  assert.doesNotMatch(foreign('Unternehmensanschrift') ?? '', /PLZ/);
  assert.equal((await of('gmbh-testkonto'))('IstTestkonto'), 'true');
});

test('angle brackets arrive as text, in plain and in complex values', async () => {
  const { assertion } = await (await createStand()).logIn('auszeichnung-im-namen');
  assert.equal(valueOf(assertion, 'Firmenname'), 'Prüf & Söhne <script>alert("1")</script> OHG ẞtraße');
  assert.deepEqual(partsOf(assertion, 'HandelndePerson').slice(0, 2), [
    ['Vorname', 'Robina "><b>'],
    ['Nachname', "Prüf</ekona:Nachname>O'Drop"],
  ]);
  assert.equal(partsOf(assertion, 'Unternehmensanschrift').find(([name]) => name === 'Ort')?.[1], '&lt;Prüfhausen&gt;');
});

test('ordered outcomes: the codes, the German message, and no data', async () => {
  const stand = await createStand();
  for (const [outcome, codes] of [
    ['cancel', 'Requester/AuthnFailed'],
    ['no-authn-context', 'Requester/NoAuthnContext'],
    ['required-attribute-missing', 'Requester/RequestDenied'],
    ['responder-error', 'Responder'],
    ['expired', 'Responder'],
  ] as const) {
    const { response, xml } = await stand.ordered({ outcome });
    assert.equal(response.status?.codes.map((code) => code.split(':').at(-1)).join('/'), codes);
    assert.doesNotMatch(xml, /Assertion/);
    assert.ok(isSigned(xml, stand));
    if (outcome === 'cancel') assert.equal(response.status?.message, 'Die ELSTER-seitige Authentifizierung wurde durch den Benutzer abgebrochen.');
  }
});

test('the record tells who it was: name, pseudonym, what was delivered', async () => {
  const stand = await createStand();
  const { assertion } = await stand.ordered(ORDER);
  const [login] = await stand.control.logins({ state: 'answered' });
  assert.equal(login?.identity?.nameId, assertion?.subject?.nameId?.value);
  assert.equal(login?.identity?.pseudonym, valueOf(assertion, 'DatenuebermittlerPseudonymId'));
  assert.equal(login?.attributes?.['Firmenname'], 'Kita Wolkenprüfstand gGmbH');
  assert.match(login?.attributes?.['Unternehmensanschrift'] ?? '', /Kanarienvogelstieg/);
  assert.equal(login?.level, undefined);
});
