/** The list of entries with its search, and one entry with everything it has. */
import { toTimestamp } from '../../../src/core/clock.ts';
import type { Certificate, Organization, Service } from '../directory/store.ts';
import type { Tenant } from '../tenant.ts';
import { elementOfService, organizationForm, serviceForm } from './forms.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './page.ts';
import type { PageContext } from './page.ts';
import { timeOf } from './texts.ts';

const MAX_ROWS = 100;

/** What there is, and the entries that a search finds. */
export function entryList({ directory, clock }: Tenant, context: PageContext, wanted: string): Markup {
  const { say, language, path } = context;
  const { organizations, services, certificates } = directory.count();
  const found = search(directory.withKey(wanted), directory.organizations(), wanted);
  const rows = found
    .slice(0, MAX_ROWS)
    .map(
      ({ seed, from, to }) =>
        markup`<tr><th scope="row"><a href="${path('organisationen', seed.id)}">${seed.nameDe}</a></th><td>${seed.keys.join(', ')}</td><td>${seed.category}</td><td>${stateOf(from, to, clock.now(), context)}</td></tr>`,
    );
  return markup`<p>${say('counts')}: ${organizations} ${say('organizations')}, ${services} ${say('services')}, ${certificates} ${say('certificates')}. ${say('virtualTime')}: ${timeOf(clock.now(), language)}.</p>
<form method="get" action="${path()}" role="search"><label for="q">${say('search')}</label><input id="q" name="q" type="search" value="${wanted}" maxlength="255" /><button type="submit">${say('find')}</button></form>
${rows.length === 0 ? markup`<p>${say('nothing')}</p>` : table(say('entries'), [say('name'), say('keys'), say('category'), say('state')], rows)}
${found.length > MAX_ROWS ? markup`<p>${say('more')}</p>` : undefined}`;
}

/** By key where there is one, else by a part of name or key; one more than is shown. */
function search(withKey: readonly Organization[], all: Iterable<Organization>, wanted: string): readonly Organization[] {
  if (withKey.length > 0) return withKey;
  const part = wanted.toLowerCase();
  const found: Organization[] = [];
  for (const organization of all) {
    const { nameDe, keys } = organization.seed;
    if (part === '' || nameDe.toLowerCase().includes(part) || keys.some((key) => key.toLowerCase().includes(part))) found.push(organization);
    if (found.length > MAX_ROWS) break;
  }
  return found;
}

function stateOf(from: number, to: number, now: number, { say }: PageContext): string {
  return from <= now && now < to ? say('valid') : say('notValid');
}

/** One entry: facts, certificates, services, forms. */
export function entryPage(tenant: Tenant, organization: Organization, context: PageContext): Markup {
  const { say, path } = context;
  const { seed, services, from, to } = organization;
  const { directory, clock } = tenant;
  const fact = (label: string, value: string | undefined): Markup =>
    markup`<dt>${label}</dt><dd>${value === undefined || value === '' ? say('none') : value}</dd>`;
  const representatives = (seed.representatives ?? []).map((id) => directory.organization(id)?.seed.nameDe ?? id);
  const certificates = (seed.clientCertificates ?? []).flatMap((fingerprint) => directory.certificate(fingerprint) ?? []);
  return markup`<dl>${fact(say('keys'), seed.keys.join(', '))}${fact(say('category'), seed.category)}${fact(say('state'), stateOf(from, to, clock.now(), context))}${fact(say('description'), seed.descriptionDe)}${fact(say('representatives'), representatives.join(', '))}</dl>
${certificates.length === 0 ? undefined : certificateTable(certificates, clock.now(), context)}
${services.length === 0 ? undefined : markup`<h2>${say('services')}</h2>${services.map((service, index) => serviceSection(tenant, organization, { service, index }, context))}`}
<h2>${say('edit')}</h2>
${organizationForm(seed, context)}
<form method="post" action="${path('organisationen', seed.id, 'loeschen')}"><button type="submit">${say('remove')}</button></form>`;
}

function certificateTable(certificates: readonly Certificate[], now: number, { say }: PageContext): Markup {
  const rows = certificates.map(({ fingerprint, listing, revocation }) => {
    const { nameSubject, validFrom, validTo } = listing();
    const isRevoked = revocation !== undefined && revocation.at <= now;
    const isValid = Date.parse(validFrom) <= now && now <= Date.parse(validTo);
    const state = isRevoked ? `${say('revoked')}, ${toTimestamp(revocation.at)}, ${revocation.reason}` : isValid ? say('valid') : say('notValid');
    return markup`<tr><th scope="row">${nameSubject ?? ''}</th><td>${fingerprint}</td><td>${validTo}</td><td>${state}</td></tr>`;
  });
  return table(say('clientCertificates'), [say('holder'), say('fingerprint'), say('validTo'), say('state')], rows);
}

function serviceSection(
  tenant: Tenant,
  { seed }: Organization,
  { service, index }: { readonly service: Service; readonly index: number },
  context: PageContext,
): Markup {
  const { say } = context;
  const rows = service.seed.elements.map(({ element }) => elementOfService(tenant, element, context));
  return markup`<section aria-labelledby="s${index}"><h3 id="s${index}">${service.seed.specificationUri}</h3><p>${say('state')}: ${stateOf(service.from, service.to, tenant.clock.now(), context)}</p>
${table(`${say('elements')} ${index + 1}`, [say('name'), say('type'), say('uri'), say('text')], rows)}
${serviceForm(seed, service.seed, index, context)}</section>`;
}
