/**
 * Answers of two accounts to hold attacks against, sealed by the same code that the simulators use: BundID with a signed
 * assertion inside the encryption, Unternehmenskonto with a signed response around an encrypted assertion without signature.
 */
import { ACS, IDP, REQUEST_ID, SP, sampleAssertion, sampleResponse } from '../../fixtures/saml/sample-response.ts';
import { attributeUrn } from '../../src/core/account-attributes.ts';
import { issueCertificate } from '../../src/formats/certificate-issuing.ts';
import type { IssuedCertificate } from '../../src/formats/certificate-issuing.ts';
import type { ServiceProviderMetadata } from '../../src/formats/saml-metadata.ts';
import type { AttributeModel, ResponseModel } from '../../src/formats/saml-response.ts';
import type { Attack } from '../../simulators/saml-attacks.ts';
import type { DeviationContext, DeviationHooks, SealedAnswer, SealPlan } from '../../simulators/saml-idp-deviation.ts';
import { createSamlIdpKeys } from '../../simulators/saml-idp-keys.ts';
import type { SamlIdpKeys } from '../../simulators/saml-idp-keys.ts';
import { seal } from '../../simulators/saml-idp-sealing.ts';

export const NOW = Date.parse('2026-11-21T10:00:00Z');
export const CANARY = 'http://127.0.0.1:9/kanarienvogel';
export const OWN = { nameId: '_zufall-1', key: 'ZWlnZW5lcy1LZW5uemVpY2hlbg' } as const;
export const ACCOUNTS = ['bundid', 'unternehmenskonto'] as const;
export type BenchAccount = (typeof ACCOUNTS)[number];

export interface Bench {
  readonly keys: SamlIdpKeys;
  readonly sp: IssuedCertificate;
  plan(account: BenchAccount): SealPlan;
  answer(account: BenchAccount, attack: DeviationHooks & Partial<Pick<Attack, 'outcome'>>, change?: Partial<DeviationContext>): SealedAnswer;
}

export async function createBench(): Promise<Bench> {
  const [keys, sp] = await Promise.all([
    createSamlIdpKeys({ name: 'Konto', now: NOW, kind: 'RSA-2048' }),
    issueCertificate({ subject: 'CN=Dienst', keyKind: 'RSA-2048', notBefore: NOW - 86_400_000, notAfter: NOW + 86_400_000 }),
  ]);
  const plan = (account: BenchAccount): SealPlan => planOf(account, keys, sp);
  return {
    keys,
    sp,
    plan,
    answer(account, attack, change = {}) {
      let count = 0;
      const context: DeviationContext = {
        params: { canaryUrl: CANARY },
        now: NOW,
        idpEntityId: IDP,
        provider: { entityId: SP, acs: [] } as unknown as ServiceProviderMetadata,
        acsUrl: ACS,
        requestId: REQUEST_ID,
        relayState: 'zustand-1',
        plan: plan(account),
        stranger: keys.stranger,
        beside: keys.stranger,
        next: keys.next,
        xmlId: () => `_neu-${(count += 1)}`,
        earlier: [],
        earlierRequests: [],
        memory: new Map(),
        ...change,
      };
      return seal(modelOf(account, attack.outcome), context, attack);
    },
  };
}

/** Whether an answer of that account can carry the case. */
export function isFor({ accounts, needs }: Attack, account: BenchAccount): boolean {
  const lacks = account === 'bundid' ? 'signed-response' : 'signed-assertion';
  return (accounts === undefined || accounts.includes(account)) && !needs.includes(lacks);
}

function planOf(account: BenchAccount, { signing }: SamlIdpKeys, sp: IssuedCertificate): SealPlan {
  const isBundid = account === 'bundid';
  const signer = { ...signing, algorithm: isBundid ? ('rsa-sha256' as const) : ('rsa-pss-sha256' as const) };
  const assertionSigner = isBundid ? { ...signer, inclusivePrefixes: ['xsd'] } : signer;
  return {
    signs: isBundid ? 'assertion' : 'response',
    encrypts: true,
    assertionSigner,
    responseSigner: signer,
    recipient: { certificate: sp.certificate, content: isBundid ? 'aes256-gcm' : 'aes256-cbc', transport: 'rsa-oaep-mgf1p' },
    prefixes: isBundid ? { protocol: 'saml2p', assertion: 'saml2', schema: 'xsd' } : {},
  };
}

const XSD = 'http://www.w3.org/2001/XMLSchema';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

function modelOf(account: BenchAccount, outcome: Attack['outcome']): ResponseModel {
  const isSuccess = outcome === undefined || outcome === 'success';
  if (!isSuccess) return { ...sampleResponse(NOW, []), status: { codes: [`${STATUS}Requester`, `${STATUS}AuthnFailed`], message: 'Ende' } };
  const assertion = sampleAssertion({ now: NOW, nameId: OWN.nameId });
  const attributes = account === 'bundid' ? BUNDID : COMPANY;
  const contextClass = account === 'bundid' ? 'STORK-QAA-Level-4' : 'urn:oasis:names:tc:SAML:2.0:ac:classes:Unspecified';
  const authnStatements = assertion.authnStatements.map((item) => ({ ...item, contextClass }));
  return sampleResponse(NOW, [{ kind: 'plain', assertion: { ...assertion, authnStatements, attributes } }]);
}

const text = (name: string, value: string, friendlyName?: string): AttributeModel => ({
  name,
  ...(friendlyName === undefined ? {} : { friendlyName }),
  nameFormat: `urn:oasis:names:tc:SAML:2.0:attrname-format:${friendlyName === undefined ? 'basic' : 'uri'}`,
  values: [friendlyName === undefined ? { content: value } : { content: value, type: { namespace: XSD, prefix: 'xsd', name: 'string' } }],
});

const BUNDID: readonly AttributeModel[] = [
  text(attributeUrn('givenName'), 'Toni', 'givenName'),
  text(attributeUrn('surname'), 'Müsterfräu', 'surname'),
  text(attributeUrn('postalAddress'), 'Musterweg 1', 'postalAddress'),
  text(attributeUrn('birthdate'), '1990-01-01', 'birthdate'),
  text(attributeUrn('bPK2'), OWN.key, 'bPK2'),
  text(attributeUrn('level'), 'STORK-QAA-Level-4', 'EID-CITIZEN-QAA-LEVEL'),
];

const COMPANY: readonly AttributeModel[] = [
  text('DatenkranzTyp', 'StNr'),
  text('PersTyp', 'NNatPers'),
  text('DatenuebermittlerPseudonymId', OWN.key),
  text('Firmenname', 'Müsterfirma'),
  text('Registernummer', '12345'),
  text('IstTestkonto', 'false'),
];
