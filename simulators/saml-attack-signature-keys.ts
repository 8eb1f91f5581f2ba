/**
 * Attacks on the signature of an answer, third part: section 2.1 of the attack sheet, cases 16 to 19. Certificates, foreign
 * keys, RSASSA-PSS, and signatures in a query (SAML 2.0 Bindings 3.4.4.1).
 */
import { deflateRawSync } from 'node:zlib';
import { cloneCertificate } from '../src/formats/saml-crafting/certificate-clone.ts';
import { signedQuery } from '../src/formats/saml-crafting/query.ts';
import type { SignatureAlgorithm } from '../src/formats/xml-signature.ts';
import { attack } from './saml-attack.ts';
import type { Attack } from './saml-attack.ts';
import { onModel, param, signerOf, withSigners } from './saml-attack-document.ts';
import { everywhere, withConditions, withConfirmationData } from './saml-attack-model.ts';
import type { DeviationContext, DeviationHooks, ResponseForm } from './saml-idp-deviation.ts';
import { inferred } from './saml-attack-signature-forms.ts';

const algorithm = (name: SignatureAlgorithm): DeviationHooks => ({ plan: (plan) => withSigners(plan, { algorithm: name, digest: 'sha256' }) });

const DAY_MS = 86_400_000;

/** The message in a query, signed by it or not; nothing inside is signed. */
function inQuery(signature: SignatureAlgorithm | undefined): DeviationHooks {
  return {
    plan: (plan) => ({ ...plan, signs: 'none' }),
    form(form, context): ResponseForm {
      const message = form.fields.find(([name]) => name === 'SAMLResponse')?.[1] ?? '';
      const deflated = deflateRawSync(Buffer.from(message, 'base64')).toString('base64');
      const fields = form.fields.map(([name, value]) => [name, name === 'SAMLResponse' ? deflated : value] as const);
      const { privateKey } = signerOf(context);
      return { ...form, method: 'get', fields: signature === undefined ? fields : signedQuery(fields, { privateKey, algorithm: signature }) };
    },
  };
}

/** Made out to a login that began elsewhere; nothing but who issued and signed it is wrong there. */
const FOR_ANOTHER_LOGIN: DeviationHooks = everywhere(
  (model, context) => ({ ...model, destination: param(context, 'otherAcsUrl'), ...answering(context) }),
  (model, context) =>
    withConfirmationData(withConditions(model, { audienceRestrictions: [[param(context, 'otherEntityId')]] }), {
      recipient: param(context, 'otherAcsUrl'),
      ...answering(context),
    }),
);

function answering(context: DeviationContext): { readonly inResponseTo?: string } {
  const inResponseTo = param(context, 'requestId');
  return inResponseTo === '' ? {} : { inResponseTo };
}

const redirect = (variant: string, de: string, en: string, signature?: SignatureAlgorithm): Attack =>
  inferred({
    id: `ATK-SIG-19/${variant}`,
    de: `Antwort mit HTTP-Redirect (GET), ${de}`,
    en: `Response by HTTP-Redirect (GET), ${en}`,
    requirements: ['BID-RS-01', 'MUK-RS-01'],
    mark: 'V',
    changes: ['form'],
    hooks: inQuery(signature),
  });

export const SIGNATURE_KEY_ATTACKS: readonly Attack[] = [
  inferred({
    id: 'ATK-SIG-16/key-info',
    de: 'Richtiger Schlüssel; das Zertifikat in KeyInfo ist abgelaufen',
    en: 'The right key; the certificate in KeyInfo has expired',
    requirements: ['BID-RS-01', 'MUK-RS-01'],
    expected: 'record',
    isSignatureValid: true,
    hooks: {
      plan(plan, { now }) {
        const { certificate, privateKey } = plan.signs === 'response' ? plan.responseSigner : plan.assertionSigner;
        if (certificate === undefined) throw new TypeError('The account signs without a certificate.');
        const validity = { notBefore: now - 400 * DAY_MS, notAfter: now - 30 * DAY_MS };
        return withSigners(plan, { certificate: cloneCertificate(certificate, { privateKey, validity }) });
      },
    },
  }),
  inferred({
    id: 'ATK-SIG-16/metadata',
    de: 'Das Zertifikat des Kontos in dessen Metadaten ist abgelaufen; der Schlüssel ist derselbe',
    en: "The account's certificate in its metadata has expired; the key is the same",
    requirements: ['BID-RS-01', 'MUK-RS-01'],
    expected: 'record',
    changes: [],
    isSignatureValid: true,
    delivery: [{ kind: 'idp-metadata', change: 'expired-certificate' }],
  }),
  inferred({
    id: 'ATK-SIG-17/environment',
    de: 'Signiert und ausgestellt von einer anderen Umgebung des Kontos',
    en: 'Signed and issued by another environment of the account',
    requirements: ['BID-RS-01', 'BID-RS-04', 'MUK-RS-04'],
    params: ['otherIdpEntityId'],
    changes: ['issuer', 'signature'],
    hooks: {
      plan: (plan, { stranger }) => withSigners(plan, stranger),
      ...onModel((model, context) => {
        const issuer = param(context, 'otherIdpEntityId');
        const assertions = model.assertions.map((part) => (part.kind === 'plain' ? { ...part, assertion: { ...part.assertion, issuer } } : part));
        return { ...model, issuer, assertions };
      }),
    },
  }),
  inferred({
    id: 'ATK-SIG-17/account',
    de: 'Antwort des zweiten Kontos des Dienstes in dieser Anmeldung',
    en: "Answer of the service's second account in this login",
    requirements: ['BID-RS-04', 'MUK-MIX-01'],
    params: ['otherEntityId', 'otherAcsUrl', 'requestId'],
    changes: ['audience', 'recipient', 'destination'],
    isSignatureValid: true,
    delivery: [{ kind: 'other-account', account: 'its-answer' }],
    hooks: FOR_ANOTHER_LOGIN,
  }),
  inferred({
    id: 'ATK-SIG-17/account-key',
    de: 'Ausgestellt im Namen des Kontos, signiert mit dem Schlüssel des zweiten',
    en: 'Issued in the name of the account, signed with the key of the second one',
    requirements: ['BID-RS-01', 'MUK-MIX-01'],
    hooks: {
      plan(plan, { beside }) {
        if (beside === undefined) throw new TypeError('There is no account beside this one whose key could sign.');
        return withSigners(plan, beside);
      },
    },
  }),
  attack({
    id: 'ATK-SIG-18/pss',
    de: 'RSASSA-PSS mit SHA-256 und Salz von 32 Octets',
    en: 'RSASSA-PSS with SHA-256 and a salt of 32 octets',
    requirements: ['BID-RS-13', 'MUK-RS-01'],
    expected: 'accept',
    changes: ['signature'],
    hooks: algorithm('rsa-pss-sha256'),
  }),
  inferred({
    id: 'ATK-SIG-18/salt-20',
    de: 'RSASSA-PSS mit Salz von 20 statt 32 Octets',
    en: 'RSASSA-PSS with a salt of 20 instead of 32 octets',
    requirements: ['BID-RS-13', 'MUK-RS-01'],
    expected: 'record',
    hooks: algorithm('rsa-pss-sha256-salt20'),
  }),
  inferred({
    id: 'ATK-SIG-18/mgf1-sha1',
    de: 'RSASSA-PSS mit SHA-1 in der Maske (MGF1)',
    en: 'RSASSA-PSS with SHA-1 in the mask (MGF1)',
    requirements: ['BID-RS-13', 'MUK-RS-01'],
    hooks: algorithm('rsa-pss-mgf1-sha1'),
  }),
  redirect('signed', 'Signatur nur in der Abfrage', 'signature in the query only', 'rsa-sha256'),
  redirect('sha1', 'Signatur der Abfrage mit SHA-1', 'signature of the query with SHA-1', 'rsa-sha1'),
  redirect('unsigned', 'ohne jede Signatur', 'without any signature'),
];
