/**
 * Pages for what went wrong. Each says what happened in plain words, what can be done, and that nothing typed was lost;
 * details go to the log under a reference that tells nothing by itself.
 */
import { randomBytes } from 'node:crypto';
import { LABELS } from '../accounts/provider.ts';
import type { ProviderName } from '../accounts/provider.ts';
import { errorName } from '../../kit/log.ts';
import type { Log } from '../../kit/log.ts';
import type { Faults } from '../faults.ts';
import type { Portal } from '../portal.ts';
import type { Refusal, RefusalKind } from '../saml/refusal.ts';
import { html } from '../web/html.ts';
import type { Html } from '../web/html.ts';
import { page } from '../web/layout.ts';
import type { WebAnswer } from '../web/server.ts';

interface Text {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const TEXTS: Readonly<Record<RefusalKind, Text>> = {
  invalid: {
    status: 403,
    title: 'Anmeldung nicht möglich',
    text: 'Die Antwort Ihres Nutzerkontos konnte nicht geprüft werden. Sie sind nicht angemeldet.',
  },
  restart: {
    status: 400,
    title: 'Anmeldung bitte neu beginnen',
    text: 'Die Anmeldung ist abgelaufen, wurde schon verwendet oder in einem anderen Browser begonnen. Sie sind nicht angemeldet.',
  },
  level: {
    status: 403,
    title: 'Vertrauensniveau reicht nicht',
    text: 'Für diesen Dienst ist eine Anmeldung mit höherem Vertrauensniveau nötig, zum Beispiel mit dem Online-Ausweis. Sie sind nicht angemeldet.',
  },
  temporary: {
    status: 403,
    title: 'Temporäre Anmeldung reicht nicht',
    text: 'Sie haben sich ohne dauerhaftes Konto angemeldet. Dieser Dienst braucht ein Konto, damit er Ihnen antworten kann. Bitte legen Sie ein Konto an und melden Sie sich damit an.',
  },
  attributes: {
    status: 403,
    title: 'Angaben fehlen',
    text: 'Ihr Nutzerkonto hat eine Angabe nicht geliefert, ohne die dieser Dienst nicht arbeiten kann. Bitte ergänzen Sie Ihr Konto und melden Sie sich erneut an.',
  },
  'other-person': {
    status: 403,
    title: 'Andere Person angemeldet',
    text: 'Den offenen Antrag hat eine andere Person begonnen. Er bleibt bei ihr. Melden Sie sich ab, um mit Ihrem eigenen Konto neu zu beginnen.',
  },
  'test-account': { status: 403, title: 'Testkonto', text: 'Mit einem Testkonto ist hier keine Anmeldung möglich.' },
};

/** The page for a refused response. */
export function refusalPage({ faults, log }: Pick<Portal, 'faults' | 'log'>, refusal: Refusal, provider: ProviderName): WebAnswer {
  const reference = newReference();
  log('login-refused', { provider, reason: refusal.message, reference });
  const { status, title, text } = TEXTS[refusal.kind];
  const isTelling = faults.has('tells-decryption-errors') || faults.has('shows-decoder-trace');
  const detail = isTelling && refusal.detail !== undefined ? html`<p>${refusal.detail}</p>` : undefined;
  return problemPage({ status, title, text, reference, provider, extra: html`${detail}${trace(refusal, faults)}` });
}

/** The page for a login that is over before it began. */
export function restartPage({ providers, log }: Pick<Portal, 'providers' | 'log'>): WebAnswer {
  const reference = newReference();
  log('login-restart', { reference });
  const [provider = 'bundid'] = providers.keys();
  return problemPage({ ...TEXTS.restart, reference, provider });
}

/** The page for a mistake of our own; no details. */
export function failurePage(error: unknown, faults: Faults, log: Log): WebAnswer {
  const reference = newReference();
  log('failure', { error: errorName(error), reference });
  const text = 'Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.';
  return problemPage({ status: 500, title: 'Technischer Fehler', text, reference, extra: trace(error, faults) });
}

/** The fault: what helps developers is shown to everybody. */
export const trace = (error: unknown, faults: Faults): Html | undefined =>
  faults.has('shows-stack-trace') && error instanceof Error ? html`<pre>${error.stack}</pre>` : undefined;

const newReference = (): string => randomBytes(6).toString('hex');

/** A page that explains a problem and offers a way on. */
export function problemPage(problem: Text & { readonly reference: string; readonly provider?: ProviderName; readonly extra?: Html | undefined }): WebAnswer {
  const { status, title, text, reference, provider, extra } = problem;
  const again = provider === undefined ? undefined : html`<li><a href="/anmelden?konto=${provider}">Erneut mit ${LABELS[provider]} anmelden</a></li>`;
  return page(
    status,
    title,
    html`<p class="hinweis" role="alert">${text}</p>
      ${extra}
      <ul>
        ${again}
        <li><a href="/antrag">Zurück zum Antrag</a></li>
      </ul>
      <p>Vorgangsnummer für Rückfragen: ${reference}</p>`,
  );
}
