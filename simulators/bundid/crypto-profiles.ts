/**
 * Algorithms of BundID (SSB 5.4, 10.2; fact sheet 5.1): those since the change of 2024/2025, and those before, for products
 * that cannot verify RSASSA-PSS. Key size and key transport of the change are inferred; single members can be chosen otherwise.
 */
import type { CryptoChoice } from '../../src/core/account-control.ts';

export const CRYPTO_PROFILES = {
  'bundid-2025': {
    signature: 'rsa-pss-sha256',
    content: 'aes256-gcm',
    transport: 'rsa-oaep-mgf1p',
    keyPlacement: 'inside',
    signs: 'assertion',
    encrypts: true,
  },
  legacy: { signature: 'rsa-sha256', content: 'aes256-cbc', transport: 'rsa-oaep-mgf1p', keyPlacement: 'inside', signs: 'assertion', encrypts: true },
} as const satisfies Readonly<Record<string, CryptoChoice>>;

export const DEFAULT_PROFILE: keyof typeof CRYPTO_PROFILES = 'bundid-2025';
