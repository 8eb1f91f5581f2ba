/**
 * Reads the accounts again while the product runs. What comes over a protected connection, or from a file of the operator, is
 * taken; what comes without protection may say nothing new: an account that has other keys or addresses then is put to the operator.
 */
import { X509Certificate } from 'node:crypto';
import type { Provider, ProviderName } from './accounts/provider.ts';
import type { Config } from './config.ts';
import type { Log } from '../kit/log.ts';
import { loadProvider } from './provider-sources.ts';
import type { ProviderSource } from './provider-sources.ts';

/**
 * Replaces what is known of the accounts.
 *
 * @throws ConfigurationError when one cannot be read; then all stay as they were
 */
export async function refreshProviders(known: Map<ProviderName, Provider>, { providers, ca, faults }: Config, log: Log): Promise<void> {
  const read = await Promise.all(providers.map(async (source) => ({ source, fresh: await loadProvider(source, ca, faults) })));
  for (const { source, fresh } of read) {
    const before = known.get(source.name);
    if (before === undefined) continue;
    if (faults.has('refresh-keeps-first-key')) {
      known.set(source.name, { ...before, certificates: before.certificates.slice(0, 1) });
      continue;
    }
    const mayChange = isProtected(source) || faults.has('refreshes-metadata-blindly');
    if (mayChange || saysNothingNew(before, fresh)) known.set(source.name, fresh);
    else log('metadata-held-back', { provider: source.name });
  }
}

/**
 * Reads the accounts as at the start: what the operator set up counts, whatever was known before.
 *
 * @throws ConfigurationError when one cannot be read; then all stay as they were
 */
export async function rereadProviders(known: Map<ProviderName, Provider>, { providers, ca, faults }: Config): Promise<void> {
  const fresh = await Promise.all(providers.map((source) => loadProvider(source, ca, faults)));
  for (const provider of fresh) known.set(provider.name, provider);
}

const isProtected = (source: ProviderSource): boolean => source.kind !== 'address' || source.url.startsWith('https:');

/** The same account at the same addresses with keys that are known; their certificates may be others. */
function saysNothingNew(before: Provider, fresh: Provider): boolean {
  const keys = new Set(before.certificates.map(publicKey));
  const isSamePlace = before.entityId === fresh.entityId && before.ssoUrl === fresh.ssoUrl && before.sloUrl === fresh.sloUrl;
  return isSamePlace && fresh.certificates.every((certificate) => keys.has(publicKey(certificate)));
}

const publicKey = (certificate: string): string => String(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' }));
