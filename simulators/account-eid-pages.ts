/** Pages of a login with an ID card at the account. Content only; the frame is in `account-page-frame.ts`. */
import { markup, renderPage } from './account-page-frame.ts';
import type { PageContext } from './account-page-frame.ts';
import { EID_TEXTS } from './account-page-texts.ts';
import type { LoginView } from './account-pages.ts';

/** Leads to the eID client. */
export function eidPage(context: PageContext, { display, links }: LoginView, clientAddress: string): string {
  const { say } = context;
  return renderPage(context, {
    title: say(EID_TEXTS.title),
    content: markup`<p>${say(EID_TEXTS.lead)}</p>
<p class="actions"><a href="${clientAddress}" rel="noreferrer">${say(EID_TEXTS.open)}</a></p>
<p>${say(EID_TEXTS.service)} <strong><bdi>${display.serviceName}</bdi></strong></p>
<p><a href="${links.start}">${say(EID_TEXTS.other)}</a></p>`,
  });
}

/** The card was not read. @param minor as the client says it */
export function eidFailurePage(context: PageContext, { links }: LoginView, minor: string): string {
  const { say } = context;
  return renderPage(context, {
    title: say(EID_TEXTS.failedTitle),
    content: markup`<p>${say(EID_TEXTS.failedLead)} <code>${minor}</code></p>
${links.eid === undefined ? undefined : markup`<p class="actions"><a href="${links.eid}">${say(EID_TEXTS.again)}</a></p>`}
<p><a href="${links.start}">${say(EID_TEXTS.other)}</a></p>`,
  });
}
