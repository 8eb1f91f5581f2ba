/** Forms of the pages, and what they change. A change is refused by the directory as one through the control interface is. */
import type { ElementSeed, OrganizationSeed, ServiceSeed } from '../directory/seed.ts';
import type { Tenant } from '../tenant.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import type { PageContext } from './page.ts';
import type { TextName } from './texts.ts';

interface Field {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly rows?: number;
}

/** What was entered cannot be saved; said in the language of the page. */
export class FormRefused extends Error {
  readonly text: TextName;
  readonly value: string;

  constructor(text: TextName, value = '') {
    super(text);
    this.text = text;
    this.value = value;
  }
}

/** A field with its label. */
export function field({ id, name, label, value, hint, rows }: Field): Markup {
  const shown = hint === undefined ? markup`${label}` : markup`${label} <span class="hint">(${hint})</span>`;
  const control =
    rows === undefined
      ? markup`<input id="${id}" name="${name}" value="${value}" maxlength="1000" />`
      : markup`<textarea id="${id}" name="${name}" rows="${rows}" maxlength="4000">${value}</textarea>`;
  return markup`<label for="${id}">${shown}</label>${control}`;
}

/** Changes an organisation. */
export function organizationForm(seed: OrganizationSeed, { say, path }: PageContext): Markup {
  const hint = say('instantHint');
  return markup`<form method="post" action="${path('organisationen', seed.id)}">
${field({ id: 'name', name: 'nameDe', label: say('name'), value: seed.nameDe })}
${field({ id: 'keys', name: 'keys', label: say('keys'), value: seed.keys.join('\n'), hint: say('keysHint'), rows: 2 })}
${field({ id: 'address', name: 'postalAddress', label: say('address'), value: seed.postalAddress ?? '', rows: 2 })}
${field({ id: 'from', name: 'validFrom', label: say('validFrom'), value: seed.validFrom ?? '', hint })}
${field({ id: 'to', name: 'validTo', label: say('validTo'), value: seed.validTo ?? '', hint })}
<button type="submit">${say('save')}</button></form>`;
}

/** Changes the validity of a service. */
export function serviceForm({ id }: OrganizationSeed, service: ServiceSeed, index: number, { say, path }: PageContext): Markup {
  const hint = say('instantHint');
  return markup`<form method="post" action="${path('organisationen', id, 'dienste', String(index))}">
${field({ id: `s${index}-from`, name: 'validFrom', label: say('validFrom'), value: service.validFrom ?? '', hint })}
${field({ id: `s${index}-to`, name: 'validTo', label: say('validTo'), value: service.validTo ?? '', hint })}
<button type="submit" aria-describedby="s${index}">${say('saveService')}</button></form>`;
}

/** Changes address and text of an element. @param certificates what it is protected with */
export function elementForm(seed: ElementSeed, { say, path }: PageContext, certificates: Markup | undefined): Markup {
  return markup`<dl><dt>${say('type')}</dt><dd>${[seed.type, seed.customType].filter((type) => type !== undefined).join(', ')}</dd></dl>
<p>${say('elementText')}</p>
<form method="post" action="${path('elemente', seed.id)}">
${field({ id: 'uri', name: 'uri', label: say('uri'), value: seed.uri ?? '' })}
${field({ id: 'text', name: 'text', label: say('text'), value: seed.text ?? '' })}
<button type="submit">${say('save')}</button></form>
${certificates}`;
}

/** A row of the elements of a service, with the way to its form. */
export function elementOfService({ directory }: Tenant, id: string, { path }: PageContext): Markup {
  const seed = directory.element(id)?.seed;
  return markup`<tr><th scope="row"><a href="${path('elemente', id)}">${seed?.name ?? id}</a></th><td class="word">${[seed?.type, seed?.customType].filter((type) => type !== undefined).join('\n')}</td><td>${seed?.uri ?? ''}</td><td>${seed?.text ?? ''}</td></tr>`;
}

/** Applies a form for an organisation. @throws FormRefused */
export function changeOrganization({ directory }: Tenant, seed: OrganizationSeed, form: URLSearchParams): void {
  const nameDe = form.get('nameDe')?.trim() ?? '';
  if (nameDe === '' || nameDe.length > 255) throw new FormRefused('badName');
  const keys = (form.get('keys') ?? '').split(/\s*\n\s*/).flatMap((key) => (key.trim() === '' ? [] : [key.trim()]));
  if (keys.length === 0) throw new FormRefused('noKey');
  const bad = keys.find((key) => !/^[^:]+:.+$/u.test(key));
  if (bad !== undefined) throw new FormRefused('badKey', bad);
  const { postalAddress: _address, ...rest } = withoutValidity(seed);
  const address = form.get('postalAddress')?.replaceAll('\r\n', '\n').trim() ?? '';
  directory.putOrganization({ ...rest, nameDe, keys, ...(address === '' ? {} : { postalAddress: address }), ...validityOf(form) });
}

/** Applies a form for a service. @throws FormRefused */
export function changeService({ directory }: Tenant, seed: OrganizationSeed, index: number, form: URLSearchParams): void {
  const services = (seed.services ?? []).map((service, at) => (at === index ? { ...withoutValidity(service), ...validityOf(form) } : service));
  directory.putOrganization({ ...seed, services });
}

/** Applies a form for an element. @throws ERR_CONTROL_REFUSED */
export function changeElement({ directory }: Tenant, seed: ElementSeed, form: URLSearchParams): void {
  const { uri: _uri, text: _text, ...rest } = seed;
  const given = (name: 'uri' | 'text'): Partial<ElementSeed> => {
    const value = form.get(name)?.trim() ?? '';
    return value === '' ? {} : { [name]: value };
  };
  directory.putElement({ ...rest, ...given('uri'), ...given('text') });
}

interface Validity {
  readonly validFrom?: string;
  readonly validTo?: string;
}

function withoutValidity<T extends Validity>(seed: T): Omit<T, keyof Validity> {
  const { validFrom: _from, validTo: _to, ...rest } = seed;
  return rest;
}

/** As RFC 3339 in UTC, whatever form was given. @throws FormRefused */
function validityOf(form: URLSearchParams): Validity {
  const given = (name: keyof Validity): Validity => {
    const instant = instantOf(form, name);
    return instant === undefined ? {} : { [name]: instant };
  };
  return { ...given('validFrom'), ...given('validTo') };
}

/** RFC 3339 in UTC; undefined where nothing was entered. @throws FormRefused */
export function instantOf(form: URLSearchParams, name: string): string | undefined {
  const text = form.get(name)?.trim() ?? '';
  if (text === '') return undefined;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new FormRefused('badInstant', text);
  return new Date(instant).toISOString();
}
