/** Each named deviation changes what it says and nothing else: the answer stays signed where it should be, and readable. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { verifyXml } from '../../../src/formats/xml-signature.ts';
import { createStand, ORIGIN, partsOf, valueOf } from '../test-stand.ts';
import type { Answered, Stand } from '../test-stand.ts';
import { FAULTS } from './index.ts';

interface Struck extends Answered {
  readonly stand: Stand;
  readonly isSigned: boolean;
  readonly isInnerSigned: boolean;
}

async function struck(deviation: string, persona = 'gmbh', outcome: 'success' | 'cancel' = 'success'): Promise<Struck> {
  const stand = await createStand();
  const answered = await stand.ordered({ outcome, persona, deviation });
  const verified = (xml: string | undefined): boolean => xml !== undefined && verifyXml(xml, [stand.keys.idp.signing.certificate]).isValid;
  assert.deepEqual(stand.internalErrors, []);
  return { ...answered, stand, isSigned: verified(answered.xml), isInnerSigned: verified(answered.assertionXml) };
}

for (const { id } of FAULTS)
  test(`${id} strikes and is in the record`, async () => {
    const { stand, assertion, isSigned } = await struck(id);
    assert.equal((await stand.control.logins({}))[0]?.deviation, id);
    assert.deepEqual((await stand.control.exchanges({ operation: 'authn-request' }))[0]?.faults, [id]);
    assert.ok(assertion !== undefined);
    assert.equal(isSigned, !['ohne-signaturen', 'nur-assertion-signiert', 'fremder-schluessel'].includes(id));
  });

test('signatures: none, inside only, both; no encryption', async () => {
  assert.doesNotMatch((await struck('ohne-signaturen')).xml, /ds:Signature/);
  const inside = await struck('nur-assertion-signiert');
  assert.deepEqual([inside.isSigned, inside.isInnerSigned], [false, true]);
  const both = await struck('beides-signiert');
  assert.deepEqual([both.isSigned, both.isInnerSigned], [true, true]);
  assert.doesNotMatch((await struck('nicht-verschluesselt')).xml, /EncryptedAssertion/);
});

test('another environment: both issuers, the same key', async () => {
  const { response, assertion } = await struck('andere-umgebung');
  assert.notEqual(response.issuer, ORIGIN);
  assert.equal(assertion?.issuer, response.issuer);
});

test('test account both ways, whatever the persona is', async () => {
  assert.equal(valueOf((await struck('testkonto')).assertion, 'IstTestkonto'), 'true');
  assert.equal(valueOf((await struck('kein-testkonto', 'gmbh-testkonto')).assertion, 'IstTestkonto'), 'false');
});

test('a late answer names the request before, also one that was never answered', async () => {
  const stand = await createStand();
  await stand.send({ id: '_first' });
  const { response, assertion } = await stand.ordered({ outcome: 'success', persona: 'gmbh', deviation: 'alte-anfrage' }, { id: '_second' });
  assert.equal(response.inResponseTo, '_first');
  assert.equal(assertion?.subject?.confirmations[0]?.data?.inResponseTo, '_first');
  assert.equal((await stand.control.logins({ state: 'answered' }))[0]?.requestId, '_second');
  const cancelled = await stand.ordered({ outcome: 'cancel', deviation: 'alte-anfrage' }, { id: '_third' });
  assert.equal(cancelled.response.inResponseTo, '_second');
});

test('a late answer without a request before names one that nobody sent', async () => {
  const { response, stand } = await struck('alte-anfrage');
  const [login] = await stand.control.logins({});
  assert.ok(response.inResponseTo !== undefined && response.inResponseTo !== login?.requestId);
});

test('levels: too low, missing, in the other spelling', async () => {
  const levels = ({ assertion }: Answered): readonly (string | undefined)[] =>
    ['Identifizierung', 'Authentifizierung'].map((part) => valueOf(assertion, `ElsterVertrauensniveau${part}`));
  assert.deepEqual(levels(await struck('niveau-identifizierung-zu-niedrig')), ['niedrig', 'substanziell']);
  assert.deepEqual(levels(await struck('niveau-authentifizierung-zu-niedrig')), ['hoch', 'niedrig']);
  assert.deepEqual(levels(await struck('ohne-niveaus')), [undefined, undefined]);
  assert.deepEqual(levels(await struck('niveau-grossbuchstaben')), ['HOCH', 'SUBSTANZIELL']);
});

test('complex values: reversed, with unknown elements, under another prefix, in upper case, absent', async () => {
  const names = ({ assertion }: Answered, name = 'HandelndePerson'): readonly string[] => partsOf(assertion, name).map(([part]) => part);
  assert.deepEqual(names(await struck('elemente-umgekehrt')), ['Geburtsdatum', 'Nachname', 'Vorname', 'AkademischerGrad']);
  assert.deepEqual(names(await struck('unbekannte-elemente')), ['Kennzeichen', 'AkademischerGrad', 'Vorname', 'Nachname', 'Geburtsdatum', 'Bemerkung']);
  const other = await struck('anderes-ekona-praefix');
  assert.match(other.assertionXml ?? '', /xsi:type="ext:AdresseType"><ext:Typ xmlns:ext="http:\/\/www\.elster\.de/);
  assert.doesNotMatch(other.assertionXml ?? '', /ekona:/);
  assert.deepEqual(names(other), ['AkademischerGrad', 'Vorname', 'Nachname', 'Geburtsdatum']);
  assert.deepEqual(partsOf((await struck('adresstyp-grossbuchstaben')).assertion, 'Unternehmensanschrift')[0], ['Typ', 'INLAND']);
  assert.deepEqual(names(await struck('ohne-handelnde-person')), []);
});

test('complex values keep what they say when they are changed', async () => {
  const plain = await (await createStand()).ordered({ outcome: 'success', persona: 'auszeichnung-im-namen' });
  const reversed = await struck('elemente-umgekehrt', 'auszeichnung-im-namen');
  for (const name of ['HandelndePerson', 'Unternehmensanschrift'])
    assert.deepEqual(partsOf(reversed.assertion, name).toReversed(), partsOf(plain.assertion, name));
});

test('attributes: an unknown one, without NameFormat', async () => {
  assert.equal(valueOf((await struck('unbekanntes-attribut')).assertion, 'Unbekannt'), 'x');
  assert.ok((await struck('ohne-name-format')).assertion?.attributes.every(({ nameFormat }) => nameFormat === undefined));
});

test('a cancelled login with another text keeps its codes', async () => {
  for (const [id, text] of [
    ['abbruch-anderer-text', 'Abbruch durch die nutzende Person.'],
    ['abbruch-text-mit-auszeichnung', 'Abgebrochen <script>alert("1")</script> & Ende'],
  ] as const) {
    const { response } = await struck(id, 'gmbh', 'cancel');
    assert.equal(response.status?.message, text);
    assert.deepEqual(
      response.status.codes.map((code) => code.split(':').at(-1)),
      ['Requester', 'AuthnFailed'],
    );
  }
});

test('ids are unique; what is no valid variant names a requirement of this account', () => {
  assert.equal(new Set(FAULTS.map(({ id }) => id)).size, FAULTS.length);
  for (const { isValid, violates } of FAULTS) {
    assert.equal(isValid === true, violates === undefined);
    if (violates !== undefined) assert.match(violates, /^MUK-[A-Z]+-\d\d$/);
  }
});
