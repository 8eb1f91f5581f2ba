/**
 * The service providers that a tenant has registered by their metadata. What cannot work is refused here; rules of one
 * account about metadata are judged and shown, and stop nothing.
 */
import type { RuleJudgement, ServiceProviderView } from '../src/core/account-control.ts';
import { PruefstandError } from '../src/core/errors.ts';
import type { Bilingual } from '../src/core/language.ts';
import { SamlReadingError } from '../src/formats/saml-message.ts';
import { readServiceProvider } from '../src/formats/saml-metadata.ts';
import type { ConsumerService, ServiceProviderMetadata } from '../src/formats/saml-metadata.ts';
import { BINDINGS } from '../src/formats/saml-names.ts';
import { judgeAll } from './account-rule.ts';
import type { Rule } from './account-rule.ts';

export interface ServiceProvider {
  readonly metadata: ServiceProviderMetadata;
  readonly judgement: readonly RuleJudgement[];
}

export interface ServiceProviders {
  /** @throws ERR_CONTROL_REFUSED when no login could ever be answered with it */
  register(xml: string): ServiceProvider;
  find(entityId: string): ServiceProvider | undefined;
  /** @returns whether it was there */
  remove(entityId: string): boolean;
  all(): readonly ServiceProvider[];
}

/** An empty registry. */
export function createServiceProviders(rules: readonly Rule<ServiceProviderMetadata>[]): ServiceProviders {
  const known = new Map<string, ServiceProvider>();
  return {
    register(xml) {
      const unusable = whyUnusable(xml);
      if (unusable !== undefined) throw new PruefstandError('ERR_CONTROL_REFUSED', `The metadata cannot be used: ${unusable.en}.`);
      const metadata = readServiceProvider(xml);
      const provider = { metadata, judgement: judgeAll(rules, metadata) };
      known.set(metadata.entityId, provider);
      return provider;
    },
    find: (entityId) => known.get(entityId),
    remove: (entityId) => known.delete(entityId),
    all: () => [...known.values()],
  };
}

/** Its endpoints for responses by HTTP-POST. */
export function postServices({ acs }: ServiceProviderMetadata): readonly ConsumerService[] {
  return acs.filter(({ binding }) => binding === BINDINGS['HTTP-POST']);
}

/** As the control interface shows it. */
export function viewOfProvider({ metadata, judgement }: ServiceProvider): ServiceProviderView {
  return {
    entityId: metadata.entityId,
    assertionConsumerServices: metadata.acs.map(({ location, binding, index, isDefault }) => ({
      location,
      binding,
      isDefault,
      ...(index === undefined ? {} : { index }),
    })),
    signingKeys: metadata.signingCertificates.length,
    encryptionKeys: metadata.encryptionCertificates.length,
    judgement,
  };
}

/** Why no login could ever be answered with these metadata; undefined when one could. */
export function whyUnusable(xml: string): Bilingual | undefined {
  try {
    return whyUnanswerable(readServiceProvider(xml));
  } catch (error) {
    if (!(error instanceof SamlReadingError)) throw error;
    return { de: `sie sind nicht lesbar (${error.code})`, en: `they cannot be read (${error.code})` };
  }
}

function whyUnanswerable(metadata: ServiceProviderMetadata): Bilingual | undefined {
  if (metadata.entityId === '') return { de: 'die entityID fehlt', en: 'there is no entityID' };
  const endpoints = postServices(metadata);
  if (endpoints.length === 0) return { de: 'ein AssertionConsumerService mit HTTP-POST fehlt', en: 'there is no AssertionConsumerService with HTTP-POST' };
  // An answer goes there by itself: nothing but a web address may be in it.
  if (!endpoints.every(({ location }) => isWebAddress(location)))
    return { de: 'ein AssertionConsumerService ist keine Adresse im Web', en: 'an AssertionConsumerService is no address of the web' };
  if (metadata.encryptionCertificates.length === 0) return { de: 'ein Schlüssel zum Verschlüsseln fehlt', en: 'there is no key for encryption' };
  return undefined;
}

/** Whether a text is an absolute http or https address without credentials in it. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
}
