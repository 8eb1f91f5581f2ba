/**
 * What integrators of BayernID put into their metadata for people to read (fact sheet, section 2). It is practice, no rule
 * of the operator that a source has: what is missing is remarked upon and stops nothing.
 */
import type { ServicePresentation, ServiceProviderMetadata } from '../../src/formats/saml-metadata.ts';
import { HELD, warned } from '../account-rule.ts';
import type { Rule } from '../account-rule.ts';

const SOURCE = 'practice of integrators';

/** Texts that people read in German. */
const isGerman = (languages: readonly string[]): boolean => languages.some((language) => /^de(?:-|$)/i.test(language));

type Missing = (presentation: ServicePresentation) => readonly string[];

function rule(name: string, text: Rule<ServiceProviderMetadata>['text'], missing: Missing): Rule<ServiceProviderMetadata> {
  return {
    name,
    text,
    source: SOURCE,
    mark: 'I',
    judge({ presentation }) {
      const parts = missing(presentation).join(', ');
      return parts === '' ? HELD : warned(`Fehlt: ${parts}`, `Missing: ${parts}`);
    },
  };
}

const lacking = (parts: Readonly<Record<string, boolean>>): readonly string[] => Object.entries(parts).flatMap(([name, isThere]) => (isThere ? [] : [name]));

export const PRESENTATION_RULES: readonly Rule<ServiceProviderMetadata>[] = [
  rule(
    'ui-info',
    { de: 'mdui:UIInfo nennt und beschreibt den Dienst auf Deutsch', en: 'mdui:UIInfo names and describes the service in German' },
    ({ displayNames, descriptions }) => lacking({ 'mdui:DisplayName': isGerman(displayNames), 'mdui:Description': isGerman(descriptions) }),
  ),
  rule(
    'consuming-service',
    { de: 'AttributeConsumingService nennt und beschreibt den Dienst', en: 'AttributeConsumingService names and describes the service' },
    ({ serviceNames, serviceDescriptions }) => lacking({ ServiceName: serviceNames.length > 0, ServiceDescription: serviceDescriptions.length > 0 }),
  ),
  rule('organization', { de: 'Organization nennt Namen und Adresse', en: 'Organization has names and an address' }, ({ hasOrganization }) =>
    lacking({ Organization: hasOrganization }),
  ),
  rule('contacts', { de: 'ContactPerson nennt Technik und Unterstützung', en: 'ContactPerson names technical and support contacts' }, ({ contactTypes }) =>
    lacking({ technical: contactTypes.includes('technical'), support: contactTypes.includes('support') }),
  ),
];
