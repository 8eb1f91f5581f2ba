/**
 * Where the product learns of each account: metadata by address or file, or the three facts entered by hand, as it is
 * done with Mein Unternehmenskonto, which publishes no metadata.
 */
import { X509Certificate } from 'node:crypto';
import { LABELS, PROVIDER_NAMES, kindOf } from './accounts/provider.ts';
import type { Provider, ProviderName } from './accounts/provider.ts';
import { MetadataError, fetchMetadata, readProviderMetadata } from './accounts/provider-metadata.ts';
import { ConfigurationError, link, names, optional, readFile, required } from '../kit/environment.ts';
import type { Environment } from '../kit/environment.ts';
import type { Faults } from './faults.ts';
import { KeyError } from './keys.ts';

/** An account still to be read. */
export type ProviderSource =
  | { readonly kind: 'address'; readonly name: ProviderName; readonly variable: string; readonly url: string }
  | { readonly kind: 'file'; readonly name: ProviderName; readonly variable: string; readonly path: string }
  | { readonly kind: 'entered'; readonly name: ProviderName; readonly provider: Provider };

/** Reads which accounts are configured. */
export function readProviderSources(env: Environment): readonly ProviderSource[] {
  const sources = PROVIDER_NAMES.map((name) => readSource(env, name)).filter((source) => source !== undefined);
  if (sources.length === 0) throw new ConfigurationError('BUNDID_METADATA_URL is not set, nor is any other account configured.');
  return sources;
}

function readSource(env: Environment, name: ProviderName): ProviderSource | undefined {
  const prefix = name.toUpperCase();
  if (optional(env, `${prefix}_METADATA_URL`) !== undefined) {
    const variable = `${prefix}_METADATA_URL`;
    return { kind: 'address', name, variable, url: link(env, variable) };
  }
  const path = optional(env, `${prefix}_METADATA_FILE`);
  if (path !== undefined) return { kind: 'file', name, variable: `${prefix}_METADATA_FILE`, path };
  if (optional(env, `${prefix}_ENTITY_ID`) === undefined) return undefined;
  const certificates = (names(env, `${prefix}_CERT_FILES`) ?? []).map((file) => readCertificate(`${prefix}_CERT_FILES`, file));
  if (certificates.length === 0) throw new ConfigurationError(`${prefix}_CERT_FILES is not set.`);
  const [entityId, ssoUrl] = [required(env, `${prefix}_ENTITY_ID`), link(env, `${prefix}_SSO_URL`)];
  const sloUrl = optional(env, `${prefix}_SLO_URL`) === undefined ? undefined : link(env, `${prefix}_SLO_URL`);
  return { kind: 'entered', name, provider: { name, kind: kindOf(name), label: LABELS[name], entityId, ssoUrl, sloUrl, binding: 'post', certificates } };
}

function readCertificate(variable: string, path: string): string {
  try {
    return new X509Certificate(readFile(variable, path)).toString();
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`${variable} names the file ${path}, which holds no PEM certificate.`);
  }
}

/**
 * Reads an account.
 *
 * @throws ConfigurationError when its metadata are unusable
 */
export async function loadProvider(source: ProviderSource, ca: string | undefined, faults: Faults): Promise<Provider> {
  const usesRedirect = kindOf(source.name) === 'citizen' ? faults.has('request-by-redirect') : faults.has('muk-request-by-redirect');
  const binding = usesRedirect ? 'redirect' : 'post';
  if (source.kind === 'entered') return { ...source.provider, binding };
  try {
    const xml = source.kind === 'file' ? readFile(source.variable, source.path) : await fetchMetadata(source.url, ca);
    return readProviderMetadata(source.name, xml, binding);
  } catch (error) {
    if (error instanceof MetadataError || error instanceof KeyError) throw new ConfigurationError(`${source.variable} ${error.message}.`);
    throw error;
  }
}
