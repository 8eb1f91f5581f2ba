/**
 * Algorithms of Mein Unternehmenskonto (fact sheet, section 4): RSASSA-PSS on the response, the assertion inside unsigned and
 * encrypted. The content algorithm is inferred. `legacy` is for products that cannot verify PSS; single members can be chosen
 * otherwise.
 */
import type { CryptoChoice } from '../../src/core/account-control.ts';

const SINCE_2025 = {
  signature: 'rsa-pss-sha256',
  content: 'aes256-gcm',
  transport: 'rsa-oaep-mgf1p',
  keyPlacement: 'inside',
  signs: 'response',
  encrypts: true,
} as const satisfies CryptoChoice;

export const CRYPTO_PROFILES = { 'muk-2025': SINCE_2025, legacy: { ...SINCE_2025, signature: 'rsa-sha256' } } as const satisfies Readonly<
  Record<string, CryptoChoice>
>;

export const DEFAULT_PROFILE: keyof typeof CRYPTO_PROFILES = 'muk-2025';
