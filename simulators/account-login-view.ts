/** Addresses and contexts of the pages of one login. */
import type { Language } from '../src/core/language.ts';
import type { AccountCall } from './account-call.ts';
import type { Login } from './account-logins.ts';
import { createPageContext } from './account-page-frame.ts';
import type { PageContext } from './account-page-frame.ts';
import type { LoginLinks, LoginView } from './account-pages.ts';
import type { AcceptedRequest } from './account-system.ts';
import type { AccountTenant } from './account-tenant.ts';

/** Pages that can be read again in the other language. */
type Readable = 'start' | 'consent' | 'error';

/** Addresses below the login's own path. Absolute, since a simulator may be reached under any base. */
export function linksOf(tenant: AccountTenant, { id }: Login): Omit<LoginLinks, 'back' | 'eid'> & { readonly back: string; readonly eid: string } {
  const start = `${tenant.base()}${tenant.service.system.paths.login}/${id}`;
  return {
    start,
    choose: `${start}/persona`,
    consent: `${start}/consent`,
    confirm: `${start}/confirmation`,
    cancel: `${start}/cancellation`,
    back: `${start}/back`,
    eid: `${start}/eid`,
  };
}

/** Address of the error page; the code is in it (SSB 9.6). */
export function errorUrl(tenant: AccountTenant, code: string, { id }: Login): string {
  return `${tenant.base()}${tenant.service.system.paths.error}?${new URLSearchParams({ 'idp.code': code, login: id }).toString()}`;
}

/** What pages of a login are written with. */
export function contextOf(call: AccountCall, login?: Login, readable?: Readable, language?: Language): PageContext {
  const { tenant } = call;
  const { brand } = tenant.service.system;
  const chosen = language ?? call.language ?? login?.language ?? 'de';
  if (login === undefined || readable === undefined) return createPageContext(brand, chosen);
  const address = readable === 'error' ? `${errorUrl(tenant, login.code ?? '', login)}&` : `${linksOf(tenant, login)[readable]}?`;
  return createPageContext(brand, chosen, (other) => `${address}lang=${other}`);
}

/** What the pages of an open login show. */
export function viewOf({ tenant }: AccountCall, login: Login, accepted: AcceptedRequest): LoginView {
  const display = tenant.service.system.display(accepted);
  const { back, eid, ...links } = linksOf(tenant, login);
  const offersCards = tenant.settings.eid !== undefined && tenant.service.system.eid !== undefined;
  return {
    display,
    judgement: login.judgement,
    links: { ...links, ...(display.backUrl === undefined ? {} : { back }), ...(offersCards ? { eid } : {}) },
  };
}
