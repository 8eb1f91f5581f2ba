/**
 * What the BundID simulator follows, and how sure each behaviour is. `verified`: seen in a source that speaks for the
 * service. `inferred`: our reading; nobody may fail because of it alone. What rules say about requests and metadata is marked
 * in the rules themselves.
 */
import { SPEC_BEHAVIOURS } from './spec-behaviours.ts';
import type { SimulatorSpecification } from '../specification.ts';

export const SPECIFICATION: SimulatorSpecification = {
  documents: [
    {
      title: 'Schnittstellenbeschreibung BundID, Basisdienst ID und Postfach-Nachricht',
      version: 'release 10.2.0.0, document 1.0 of 16 May 2025',
      url: 'https://id.bund.de/',
    },
    { title: 'BundID Anbindungsleitfaden', version: '1.9 of 20 February 2025', url: 'https://id.bund.de/' },
    { title: 'BundID FAQs', version: 'January 2025', url: 'https://id.bund.de/' },
    { title: 'Assertions and Protocols for SAML 2.0', version: '2005', url: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf' },
    { title: 'Bindings for SAML 2.0', version: '2005', url: 'https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf' },
    { title: 'Profiles for SAML 2.0', version: '2005', url: 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf' },
  ],
  behaviours: SPEC_BEHAVIOURS,
  deviations: [
    'Pages are ours: they do not look like those of the service, exist in German and English only, and ask for no means of login.',
    'Everything that happens between the choice of a means and the consent is left out: no certificate, no password, and a card only by the simulated client.',
    'The eID server understands the simulated client only: PAOS, certificates and the channel with a pre-shared key are replaced by two messages of ours.',
    'Authega is a means of BayernID and Diia is not available at BundID at present; both are offered when a request lets them.',
    'The trigger of missing-berca is not known: it comes by order only.',
    'Codes for unknown services, addresses, repeated requests and wrong signatures are ours.',
    'Paths of login and error page are ours; only the parameter idp.code is known.',
    'Every instant follows the clock of the tenant, which control moves forward.',
    'There is no onboarding: metadata that break a rule are registered all the same, with the rule shown.',
    'There is no single logout, as at the service.',
    'Of BayernID only what it shares with BundID is known; rules that are written for BundID are inferred there.',
  ],
};
