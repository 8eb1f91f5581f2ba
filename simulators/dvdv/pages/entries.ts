/** The list of entries with its search, and one entry with everything it has. */
import type { ElementSeed } from '../directory/seed.ts';
import type { Certificate, Directory, Organization, Service } from '../directory/store.ts';
import type { Tenant } from '../tenant.ts';
import { certificateTable } from './certificates.ts';
import { elementForm, elementOfService, organizationForm, serviceForm } from './forms.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './page.ts';
import type { PageContext } from './page.ts';
import { stateOf, timeOf } from './texts.ts';

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
${found.length > MAX_ROWS ? markup`<p>${say('more')}</p>` : undefined}
${rows.length === 0 ? markup`<p>${say('nothing')}</p>` : table(say('entries'), [say('name'), say('keys'), say('category'), say('state')], rows)}`;
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
${certificates.length === 0 ? undefined : certificateTable(say('clientCertificates'), certificates, clock.now(), context)}
${services.length === 0 ? undefined : markup`<h2>${say('services')}</h2>${services.map((service, index) => serviceSection(tenant, organization, { service, index }, context))}`}
<h2>${say('edit')}</h2>
${organizationForm(seed, context)}
<form method="post" action="${path('organisationen', seed.id, 'loeschen')}"><button type="submit">${say('remove')}</button></form>`;
}

function serviceSection(
  tenant: Tenant,
  { seed }: Organization,
  { service, index }: { readonly service: Service; readonly index: number },
  context: PageContext,
): Markup {
  const { say } = context;
  const rows = service.seed.elements.map(({ element }) => elementOfService(tenant, element, context));
  const certificates = new Set(service.seed.elements.flatMap(({ element }) => certificatesOf(tenant.directory.element(element)?.seed, tenant.directory)));
  return markup`<section aria-labelledby="s${index}"><h3 id="s${index}">${service.seed.specificationUri}</h3><p>${say('state')}: ${stateOf(service.from, service.to, tenant.clock.now(), context)}</p>
${table(`${say('elements')} ${index + 1}`, [say('name'), say('type'), say('uri'), say('text')], rows)}
${certificates.size === 0 ? undefined : certificateTable(`${say('serviceCertificates')} ${index + 1}`, [...certificates], tenant.clock.now(), context)}
${serviceForm(seed, service.seed, index, context)}</section>`;
}

/** One element: its form, and its certificates. */
export function elementPage({ directory, clock }: Tenant, seed: ElementSeed, context: PageContext): Markup {
  const certificates = certificatesOf(seed, directory);
  const shown = certificates.length === 0 ? undefined : certificateTable(context.say('elementCertificates'), certificates, clock.now(), context);
  return elementForm(seed, context, shown);
}

function certificatesOf(seed: ElementSeed | undefined, directory: Directory): readonly Certificate[] {
  const prints = [seed?.cipherCertificate, seed?.signatureCertificate].filter((print) => print !== undefined);
  return [...new Set(prints)].flatMap((print) => directory.certificate(print) ?? []);
}
