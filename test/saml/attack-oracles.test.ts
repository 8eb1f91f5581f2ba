/** Attacks against two service providers: one that falls for all wrapping, and a library that is in use. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { before, mock, test } from 'node:test';
import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { ACS, IDP, REQUEST_ID, SP, instant } from '../../fixtures/saml/sample-response.ts';
import { SignedXml } from 'xml-crypto';
import { elementsNamed, textOf } from '../../src/formats/saml-crafting/markup.ts';
import { ATTACK_DEFAULTS } from '../../src/core/attack.ts';
import { ATTACKS } from '../../simulators/saml-attacks.ts';
import type { Attack } from '../../simulators/saml-attacks.ts';
import { ACCOUNTS, NOW, OWN, createBench, isFor } from './attack-bench.ts';
import type { Bench, BenchAccount } from './attack-bench.ts';
import { NAIVE_WAYS, naiveIdentity } from './naive-verifier.ts';

let bench: Bench;
before(async () => {
  bench = await createBench();
  mock.timers.enable({ apis: ['Date'], now: NOW + 1000 });
});

test('every wrapping fools the naive service provider in at least one way, and the control in none', () => {
  const keys = { certificate: bench.keys.signing.certificate, spKey: bench.sp.key };
  for (const account of ACCOUNTS) {
    const control = bench.answer(account, {}).response;
    const read = NAIVE_WAYS.map((way) => naiveIdentity(control, keys, way)).filter((identity) => identity !== undefined);
    assert.ok(read.length > 0 && read.every((identity) => identity === OWN.nameId), account);
  }
  const unharmed = ATTACKS.filter(({ id }) => id.startsWith('ATK-XSW-')).filter((attack) => {
    const accounts = ACCOUNTS.filter((account) => isFor(attack, account));
    return !accounts.every((account) => {
      const { response } = bench.answer(account, attack);
      return NAIVE_WAYS.some((way) => naiveIdentity(response, keys, way) === ATTACK_DEFAULTS.evilNameId);
    });
  });
  assert.deepEqual(
    unharmed.map(({ id }) => id),
    [],
  );
});

async function login(attack: Attack, account: BenchAccount): Promise<{ readonly nameId?: string; readonly refusal?: string }> {
  const isBundid = account === 'bundid';
  const saml = new SAML({
    idpCert: [bench.keys.signing.certificate, bench.keys.next.certificate],
    issuer: SP,
    audience: SP,
    callbackUrl: ACS,
    idpIssuer: IDP,
    decryptionPvk: bench.sp.key,
    wantAssertionsSigned: isBundid,
    wantAuthnResponseSigned: !isBundid,
    validateInResponseTo: ValidateInResponseTo.always,
    acceptedClockSkewMs: 60_000,
  });
  await saml.cacheProvider.saveAsync(REQUEST_ID, instant(NOW));
  const { form } = bench.answer(account, attack);
  try {
    const { profile } = await saml.validatePostResponseAsync(Object.fromEntries(form.fields));
    return { nameId: profile?.nameID ?? '' };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) };
  }
}

test('node-saml accepts every valid variant', async () => {
  const refused: string[] = [];
  for (const attack of ATTACKS.filter(({ expected, isDeliveryOnly }) => expected === 'accept' && !isDeliveryOnly)) {
    for (const account of ACCOUNTS.filter((candidate) => isFor(attack, candidate))) {
      const { nameId, refusal } = await login(attack, account);
      if (nameId !== OWN.nameId) refused.push(`${attack.id} (${account}): ${refusal ?? nameId}`);
    }
  }
  assert.deepEqual(refused, []);
});

/** Broken signatures that the library does not look at, with the reason. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'ATK-SIG-15/assertion-broken (unternehmenskonto)': 'with a valid signature of the response the one of the assertion is not verified',
  'ATK-SIG-15/response-broken (bundid)': 'with a valid signature of the assertion the one of the response is not demanded',
};

test('node-saml refuses what is not signed as it should be', async () => {
  const accepted: string[] = [];
  const attacks = ATTACKS.filter(
    ({ id, isSignatureValid, expected, isDeliveryOnly }) => /^ATK-(?:SIG|XSW)/u.test(id) && !isSignatureValid && expected === 'refuse' && !isDeliveryOnly,
  );
  for (const attack of attacks) {
    for (const account of ACCOUNTS.filter((candidate) => isFor(attack, candidate))) {
      const { nameId } = await login(attack, account);
      if (nameId !== undefined) accepted.push(`${attack.id} (${account})`);
      assert.notEqual(nameId, ATTACK_DEFAULTS.evilNameId, attack.id);
    }
  }
  assert.deepEqual(accepted.sort(), Object.keys(ACCEPTED).sort());
});

/** Signatures that hold for a verifier who takes what the case offers: the key in KeyInfo, an HMAC, any reference. */
const HOLDS_FOR: Readonly<Record<string, 'pinned' | 'key-info' | 'hmac-pem' | 'hmac-der'>> = {
  'ATK-SIG-03': 'key-info',
  'ATK-SIG-04': 'key-info',
  'ATK-SIG-07': 'pinned',
  'ATK-SIG-08/hmac-sha1-pem': 'hmac-pem',
  'ATK-SIG-08/hmac-sha1-der': 'hmac-der',
  'ATK-SIG-09/issuer': 'pinned',
  'ATK-SIG-09/attribute-statement': 'pinned',
  'ATK-SIG-10/empty-uri': 'pinned',
  'ATK-SIG-11/element-first': 'pinned',
  'ATK-SIG-13/exclusive': 'pinned',
  'ATK-SIG-13/inclusive': 'pinned',
  'ATK-SIG-14/hull': 'pinned',
  'ATK-SIG-16/key-info': 'key-info',
};

function holds(xml: string, way: (typeof HOLDS_FOR)[string]): boolean {
  const { certificate } = bench.keys.signing;
  const key = way === 'hmac-pem' ? Buffer.from(certificate, 'utf8') : way === 'hmac-der' ? new X509Certificate(certificate).raw : certificate;
  const verifier = new SignedXml(way === 'key-info' ? { getCertFromKeyInfo: SignedXml.getCertFromKeyInfo } : { publicCert: key });
  if (way.startsWith('hmac')) verifier.enableHMAC();
  const signature = elementsNamed(xml, 'Signature')[0];
  assert.ok(signature);
  verifier.loadSignature(textOf(xml, signature));
  return verifier.checkSignature(xml);
}

test('attacks on the signature are sound for a verifier that is lenient in their point', () => {
  const broken: string[] = [];
  for (const attack of ATTACKS.filter(({ id }) => HOLDS_FOR[id] !== undefined)) {
    for (const account of ACCOUNTS.filter((candidate) => isFor(attack, candidate))) {
      const { response, assertion } = bench.answer(account, attack);
      const xml = account === 'bundid' && assertion?.includes('<ds:Signature') === true ? assertion : response;
      try {
        if (!holds(xml, HOLDS_FOR[attack.id] ?? 'pinned')) broken.push(`${attack.id} (${account})`);
      } catch (error) {
        broken.push(`${attack.id} (${account}): ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});
