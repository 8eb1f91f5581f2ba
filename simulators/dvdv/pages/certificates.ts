/** One certificate with what the directory knows of it, and the form that revokes it or takes a suspension back. */
import { REVOCATION_REASONS } from '../directory/seed.ts';
import type { RevocationReason } from '../directory/seed.ts';
import type { Certificate } from '../directory/store.ts';
import type { Tenant } from '../tenant.ts';
import { field, FormRefused, instantOf } from './forms.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './page.ts';
import type { PageContext } from './page.ts';
import { stateOf, timeOf } from './texts.ts';

/** The one revocation that can be taken back. @spec RFC 5280, section 5.3.1 */
const SUSPENDED: RevocationReason = 'CERTIFICATE_HOLD';
/** That a certificate is taken off the list is no reason to put it there. */
const REASONS = REVOCATION_REASONS.filter((reason) => reason !== 'REMOVE_FROM_CRL');

/** What a certificate is worth at that time. */
export function stateOfCertificate({ listing, revocation }: Certificate, now: number, { say, language }: PageContext): string {
  if (revocation !== undefined && revocation.at <= now) return `${say('revoked')}, ${timeOf(revocation.at, language)}, ${revocation.reason}`;
  const { validFrom, validTo } = listing();
  const state = stateOf(Date.parse(validFrom), Date.parse(validTo), now, { say, language });
  return revocation === undefined ? state : `${state}, ${say('revokedLater')} ${timeOf(revocation.at, language)}, ${revocation.reason}`;
}

/** Certificates with the way to each. @param caption of the table */
export function certificateTable(caption: string, certificates: readonly Certificate[], now: number, context: PageContext): Markup {
  const { say, path } = context;
  const rows = certificates.map((certificate) => {
    const { nameSubject } = certificate.listing();
    const { fingerprint } = certificate;
    return markup`<tr><th scope="row"><a href="${path('zertifikate', fingerprint)}">${nameSubject ?? fingerprint}</a></th><td class="word">${fingerprint}</td><td>${stateOfCertificate(certificate, now, context)}</td></tr>`;
  });
  return table(caption, [say('holder'), say('fingerprint'), say('state')], rows);
}

/** One certificate: facts, who has it, form. */
export function certificatePage({ directory, clock }: Tenant, certificate: Certificate, context: PageContext): Markup {
  const { say, path, language } = context;
  const { fingerprint, listing, revocation } = certificate;
  const { nameSubject, nameIssuer, serialHex, validFrom, validTo } = listing();
  const fact = (label: string, value: string): Markup => markup`<dt>${label}</dt><dd>${value}</dd>`;
  const holders = directory
    .withClientCertificate(fingerprint)
    .map(({ seed }) => markup`<li><a href="${path('organisationen', seed.id)}">${seed.nameDe}</a></li>`);
  return markup`<dl>${fact(say('holder'), nameSubject ?? '')}${fact(say('issuer'), nameIssuer ?? '')}${fact(say('serialNumber'), serialHex)}${fact(say('fingerprint'), fingerprint)}${fact(say('validFrom'), timeOf(Date.parse(validFrom), language))}${fact(say('validTo'), timeOf(Date.parse(validTo), language))}${fact(say('state'), stateOfCertificate(certificate, clock.now(), context))}</dl>
${holders.length === 0 ? undefined : markup`<h2>${say('clientOf')}</h2><ul>${holders}</ul>`}
<h2>${say('revoke')}</h2>
<p>${say('revokeText')}</p>
<form method="post" action="${path('zertifikate', fingerprint)}">
<label for="reason">${say('reason')}</label><select id="reason" name="reason">${REASONS.map((reason) => markup`<option value="${reason}"${reason === revocation?.reason ? markup` selected=""` : undefined}>${reason}</option>`)}</select>
${field({ id: 'at', name: 'at', label: say('revokedFrom'), value: revocation === undefined ? '' : new Date(revocation.at).toISOString(), hint: say('nowHint') })}
<button type="submit">${say('revoke')}</button></form>
${revocation?.reason === SUSPENDED ? markup`<form method="post" action="${path('zertifikate', fingerprint, 'freigeben')}"><button type="submit">${say('release')}</button></form>` : undefined}`;
}

/** Applies the form. @throws FormRefused */
export function revokeCertificate({ directory, clock }: Tenant, { der }: Certificate, form: URLSearchParams): void {
  const reason = REASONS.find((known) => known === form.get('reason'));
  if (reason === undefined) throw new FormRefused('noReason');
  const at = instantOf(form, 'at') ?? new Date(clock.now()).toISOString();
  directory.putCertificate({ certificate: contentOf(der), revocation: { at, reason } });
}

/** Takes a suspension back. @throws FormRefused for any other revocation: those are for ever */
export function releaseCertificate({ directory }: Tenant, { der, revocation }: Certificate): void {
  if (revocation?.reason !== SUSPENDED) throw new FormRefused('notSuspended');
  directory.putCertificate({ certificate: contentOf(der) });
}

function contentOf(der: Certificate['der']): string {
  return Buffer.from(der()).toString('base64');
}
