/**
 * What the Unternehmenskonto simulator follows, and how sure each behaviour is. There is no public interface description: what
 * is `verified` was seen in code or settings of integrators, `inferred` is our reading; nobody may fail because of it alone.
 */
import { SPEC_BEHAVIOURS } from './spec-behaviours.ts';
import type { SimulatorSpecification } from '../specification.ts';

export const SPECIFICATION: SimulatorSpecification = {
  documents: [
    {
      short: 'EGOVS',
      title: 'keycloak-egov-plugins-setup, settings of an integrator',
      version: 'commit 2776a556',
      url: 'https://github.com/aivot-digital/keycloak-egov-plugins-setup',
    },
    {
      short: 'GOV',
      title: 'Gover, settings and descriptions of an integrator',
      version: 'commit f4549c11',
      url: 'https://github.com/aivot-digital/gover',
    },
    {
      short: 'GS',
      title: 'grundsteuer, a service provider in production 2022/23',
      version: 'commit 2d4c40b4',
      url: 'https://github.com/digitalservicebund/grundsteuer',
    },
    { short: 'GAL', title: 'ga-lotse, names of attributes and test users', version: 'single files, 2025', url: 'https://gitlab.opencode.de/ga-lotse' },
    { short: 'INFO', title: 'Mein Unternehmenskonto, pages for operators of services', version: '2026', url: 'https://info.mein-unternehmenskonto.de/' },
    { short: 'FC8', title: 'formcycle 8, help on the ELSTER login', version: '2026', url: 'https://help8.formcycle.eu/' },
    {
      short: 'SAML',
      title: 'SAML 2.0: Core, Bindings, Profiles',
      version: '2005',
      url: 'https://docs.oasis-open.org/security/saml/v2.0/',
    },
  ],
  behaviours: SPEC_BEHAVIOURS,
  deviations: [
    'Pages are ours: they do not look like those of the service, and nobody is asked for a certificate or a password.',
    'The page that shows what is handed over is ours; whether the service asks for consent is not known.',
    'Codes and addresses of refusals are ours.',
    'A person who starts again after going back gets a login of its own; the late InResponseTo comes by order only.',
    'There is no portal for registration: a service is registered by SAML metadata, which the service does not take.',
    'Our certificates are signed with RSASSA-PSS like those of the service, but by themselves and not by an authority.',
    'The authorisation module and the mailbox are not played.',
    'Every instant follows the clock of the tenant, which control moves forward.',
  ],
};
