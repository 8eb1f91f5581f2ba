/**
 * What can be said about the metadata of a service provider. The service is told its values in a portal and rules about
 * metadata are not public: all of these are remarks.
 */
import type { Rule } from '../account-rule.ts';
import { HELD, NOT_APPLICABLE, quoted, warned } from '../account-rule.ts';
import type { ServiceProviderMetadata } from '../../src/formats/saml-metadata.ts';
import { postServices } from '../saml-idp-service-providers.ts';

export const METADATA_RULES: readonly Rule<ServiceProviderMetadata>[] = [
  {
    name: 'entity-id-address',
    text: { de: 'entityID ist eine Adresse', en: 'entityID is an address' },
    source: 'INFO and FC8 on the registration of services',
    mark: 'V',
    requirement: 'MUK-RQ-01',
    judge: ({ entityId }) => (/^https?:\/\/[^/]/.test(entityId) ? HELD : warned(`Steht da: ${quoted(entityId)}`, `Found: ${quoted(entityId)}`)),
  },
  {
    name: 'consumer-over-tls',
    text: { de: 'Antworten gehen an Adressen mit https', en: 'Answers go to https addresses' },
    source: 'a cookie that survives a cross-site post has to be Secure (GS)',
    mark: 'I',
    requirement: 'MUK-SE-01',
    judge(metadata) {
      const plain = postServices(metadata).find(({ location }) => !location.startsWith('https:'));
      return plain === undefined ? HELD : warned(`Ohne TLS: ${quoted(plain.location)}`, `Without TLS: ${quoted(plain.location)}`);
    },
  },
  {
    name: 'signing-key',
    text: { de: 'Ein Schlüssel zum Prüfen der Anfragen ist da', en: 'A key to verify requests with is there' },
    source: 'GOV, GS: requests are signed',
    mark: 'I',
    requirement: 'MUK-RQ-01',
    judge: ({ signingCertificates }) => (signingCertificates.length > 0 ? HELD : warned('Fehlt', 'Missing')),
  },
  {
    name: 'separate-keys',
    text: { de: 'Signieren und Verschlüsseln haben verschiedene Schlüssel', en: 'Signing and encryption have different keys' },
    source: 'OWASP SAML Security Cheat Sheet',
    mark: 'V',
    judge({ signingCertificates, encryptionCertificates }) {
      if (signingCertificates.length === 0 || encryptionCertificates.length === 0) return NOT_APPLICABLE;
      return signingCertificates.some((certificate) => encryptionCertificates.includes(certificate)) ? warned('Derselbe Schlüssel', 'The same key') : HELD;
    },
  },
];
