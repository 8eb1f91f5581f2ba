/** What BundID asks of the metadata of a service provider (SSB 7.2, 5.4; fact sheet, section 2). Judged and shown; what cannot work is refused before. */
import type { Rule, RuleResult } from '../account-rule.ts';
import { HELD, NOT_APPLICABLE, broken, quoted, warned } from '../account-rule.ts';
import type { ServiceProviderMetadata } from '../../src/formats/saml-metadata.ts';
import { postServices } from '../saml-idp-service-providers.ts';

type MetadataRule = Rule<ServiceProviderMetadata>;

function absent(value: string | undefined): RuleResult {
  return value === undefined ? HELD : broken(`Steht da: ${quoted(value)}`, `Found: ${quoted(value)}`);
}

const address: MetadataRule = {
  name: 'entity-id-address',
  text: { de: 'entityID ist eine https-Adresse ohne Port', en: 'entityID is an https address without port' },
  source: 'SSB 7.2',
  mark: 'V',
  requirement: 'BID-MD-04',
  judge({ entityId }) {
    const url = URL.parse(entityId);
    // An address with the usual port loses it when it is parsed: the text is looked at.
    const isRight = url?.protocol === 'https:' && !/^https:\/\/[^/]*:\d+(?:\/|$)/.test(entityId);
    return isRight ? HELD : broken(`Steht da: ${quoted(entityId)}`, `Found: ${quoted(entityId)}`);
  },
};

export const METADATA_RULES: readonly MetadataRule[] = [
  {
    name: 'metadata-complete',
    text: { de: 'Die Metadaten sind die eines Dienstes mit Adresse für HTTP-POST', en: 'The metadata are those of a service with an address for HTTP-POST' },
    source: 'SSB 7.2, 10',
    mark: 'V',
    requirement: 'BID-MD-01',
    judge(metadata) {
      const [problem] = metadata.problems;
      if (problem !== undefined) return broken(`${problem.code}: ${quoted(problem.where)}`, `${problem.code}: ${quoted(problem.where)}`);
      const plain = postServices(metadata).find(({ location }) => !location.startsWith('https:'));
      return plain === undefined ? HELD : warned(`Ohne TLS: ${quoted(plain.location)}`, `Without TLS: ${quoted(plain.location)}`);
    },
  },
  {
    name: 'no-valid-until',
    text: { de: 'validUntil fehlt', en: 'validUntil is absent' },
    source: 'SSB 7.2',
    mark: 'V',
    requirement: 'BID-MD-02',
    judge: ({ validUntil }) => absent(validUntil),
  },
  {
    name: 'no-cache-duration',
    text: { de: 'cacheDuration fehlt', en: 'cacheDuration is absent' },
    source: 'by analogy with SSB 7.2',
    mark: 'I',
    requirement: 'BID-MD-02',
    judge: ({ cacheDuration }) => (cacheDuration === undefined ? HELD : warned(`Steht da: ${quoted(cacheDuration)}`, `Found: ${quoted(cacheDuration)}`)),
  },
  {
    name: 'no-id',
    text: { de: 'Das Attribut ID fehlt', en: 'The attribute ID is absent' },
    source: 'SSB 7.2',
    mark: 'V',
    requirement: 'BID-MD-03',
    judge: ({ id }) => absent(id),
  },
  address,
  {
    name: 'encryption-key',
    text: { de: 'Ein Schlüssel zum Verschlüsseln ist da', en: 'A key for encryption is there' },
    source: 'SSB 3',
    mark: 'I',
    requirement: 'BID-MD-06',
    judge: ({ encryptionCertificates }) => (encryptionCertificates.length > 0 ? HELD : broken('Fehlt', 'Missing')),
  },
  {
    name: 'signing-key',
    text: { de: 'Ein Schlüssel zum Prüfen der Anfragen ist da', en: 'A key to verify requests with is there' },
    source: 'SSB 9',
    mark: 'I',
    requirement: 'BID-MD-07',
    judge: ({ signingCertificates }) => (signingCertificates.length > 0 ? HELD : broken('Fehlt', 'Missing')),
  },
  {
    name: 'no-algorithms',
    text: { de: 'Verfahren werden nicht angegeben', en: 'Algorithms are not declared' },
    source: 'SSB 5.4',
    mark: 'V',
    requirement: 'BID-MD-08',
    judge({ algorithms }) {
      const [first] = algorithms;
      return first === undefined ? HELD : warned(`Steht da: ${quoted(first)}`, `Found: ${quoted(first)}`);
    },
  },
  {
    name: 'separate-keys',
    text: { de: 'Signieren und Verschlüsseln haben verschiedene Schlüssel', en: 'Signing and encryption have different keys' },
    source: 'OWASP SAML Security Cheat Sheet',
    mark: 'V',
    requirement: 'BID-MD-09',
    judge({ signingCertificates, encryptionCertificates }) {
      if (signingCertificates.length === 0 || encryptionCertificates.length === 0) return NOT_APPLICABLE;
      return signingCertificates.some((certificate) => encryptionCertificates.includes(certificate)) ? warned('Derselbe Schlüssel', 'The same key') : HELD;
    },
  },
];
