/** Attacks on the encryption that the accounts agree on: section 2.5 of the attack sheet, cases 09 to 13 (xmlenc-core1). */
import { withBrokenPadding, withBrokenTag, withFlippedFirstBlock } from '../src/formats/saml-crafting/ciphertext.ts';
import type { XmlRecipient } from '../src/formats/xml-encryption.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { param } from './saml-attack-document.ts';
import type { DeviationContext } from './saml-idp-deviation.ts';
import { account } from './saml-attack-account.ts';

const encrypted = (
  id: string,
  requirements: readonly string[],
  [de, en]: readonly [de: string, en: string],
  change: (context: DeviationContext) => Partial<XmlRecipient>,
  rest: Partial<AttackDraft> = {},
): Attack =>
  account(id, requirements, de, en, {
    needs: ['encryption'],
    changes: ['encryption'],
    hooks: { plan: (plan, context) => ({ ...plan, recipient: { ...plan.recipient, ...change(context) } }) },
    ...rest,
  });

const oracle = (variant: string, de: string, en: string, content: XmlRecipient['content'], change: (data: string) => string): Attack =>
  account(
    `12/${variant}`,
    ['BID-RS-03', 'BID-ER-03', 'MUK-RS-03'],
    `${de}: dieselbe Antwort wie bei den anderen Fällen`,
    `${en}: the same answer as in the other cases`,
    {
      needs: ['encryption'],
      changes: ['encryption'],
      isSignatureValid: false,
      watch: ['same-answer', 'no-trace'],
      hooks: { plan: (plan) => ({ ...plan, recipient: { ...plan.recipient, content } }), encryptedAssertion: change },
    },
  );

export const ACCOUNT_ENCRYPTION_ATTACKS: readonly Attack[] = [
  account(
    '09',
    ['BID-RS-03', 'MUK-RS-03'],
    'Assertion unverschlüsselt, obwohl Verschlüsselung vereinbart ist',
    'Assertion not encrypted although encryption is agreed',
    {
      mark: 'I',
      needs: ['encryption'],
      changes: ['encryption'],
      hooks: { plan: (plan) => ({ ...plan, encrypts: false }) },
    },
  ),
  encrypted(
    '10',
    ['BID-RS-03', 'MUK-RS-03'],
    ['Verschlüsselt für den Schlüssel eines anderen Dienstes', 'Encrypted for the key of another service'],
    ({ stranger }) => ({ certificate: stranger.certificate }),
    {
      mark: 'I',
      isSignatureValid: false,
      watch: ['no-trace'],
    },
  ),
  encrypted('11/rsa-1-5', ['BID-RS-14'], ['Schlüsseltransport mit RSA 1.5', 'Key transport with RSA 1.5'], () => ({ transport: 'rsa-1_5' }), {
    level: 'SHOULD',
  }),
  encrypted('11/tripledes', ['BID-RS-14'], ['Inhalt mit 3DES verschlüsselt', 'Content encrypted with 3DES'], () => ({ content: 'tripledes-cbc' }), {
    level: 'SHOULD',
  }),
  oracle('gcm-tag', 'AES-GCM mit falschem Prüfwert', 'AES-GCM with a wrong tag', 'aes256-gcm', withBrokenTag),
  oracle('cbc-padding', 'AES-CBC mit falscher Auffüllung', 'AES-CBC with wrong padding', 'aes256-cbc', withBrokenPadding),
  oracle('cbc-first-block', 'AES-CBC mit verändertem ersten Block', 'AES-CBC with a changed first block', 'aes256-cbc', withFlippedFirstBlock),
  encrypted(
    '13',
    ['BID-RS-15', 'MUK-RS-03'],
    ['EncryptedKey neben EncryptedData, RetrievalMethod zeigt auf eine Adresse', 'EncryptedKey beside EncryptedData, RetrievalMethod points at an address'],
    (context) => ({ keyPlacement: 'beside', retrievalUri: param(context, 'canaryUrl') }),
    { mark: 'I', expected: 'same-identity', isSignatureValid: false, params: ['canaryUrl'], watch: ['canary'] },
  ),
];
