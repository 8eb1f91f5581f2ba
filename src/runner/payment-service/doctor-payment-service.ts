/** `doctor` for a payment service: whether it answers with the credentials of the target, and what stays untested. Nothing is paid or created. */
import { createCaller } from '../../drivers/payment-service/caller.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Bilingual } from '../../core/language.ts';
import { ok, targetFault, warning } from '../doctor-entry.ts';
import type { Tell } from '../doctor-entry.ts';
import { examinePorts } from '../doctor-network.ts';
import type { PaymentServiceLoaded } from './payment-service-loaded.ts';

/** Examines a payment service that is running. */
export async function examinePaymentService(loaded: PaymentServiceLoaded, tell: Tell): Promise<void> {
  await examinePorts(loaded.listen, tell);
  examineDeclarations(loaded, tell);
  await examineService(loaded, tell);
}

/** What is missing, what that means, and how to mend it. */
const MISSING: readonly (readonly [capability: 'tls' | 'payment-outcomes' | 'payment-page' | 'second-tenant', text: Bilingual, mend: Bilingual])[] = [
  [
    'tls',
    { de: 'payment.baseUrl beginnt mit http://; ob es HTTPS gibt, bleibt ungeprüft.', en: 'payment.baseUrl starts with http://; HTTPS stays untested.' },
    { de: 'Die Adresse mit https:// nennen.', en: 'Name the address with https://.' },
  ],
  [
    'payment-outcomes',
    {
      de: 'payment.completion fehlt; was nach dem Ende einer Zahlung gilt, bleibt ungeprüft.',
      en: 'payment.completion is missing; what holds after the end of a payment stays untested.',
    },
    { de: 'Einen Adapter oder Beträge nennen, die das Ende bestimmen.', en: 'Name an adapter, or amounts that choose the end.' },
  ],
  [
    'payment-page',
    { de: 'Die Bezahlseite braucht eine Person; der Rückweg bleibt ungeprüft.', en: 'The payment page needs a person; the way back stays untested.' },
    { de: 'In der Prüfumgebung eine Bezahlseite anbieten, die von allein endet.', en: 'Offer a payment page in the test environment that ends by itself.' },
  ],
  [
    'second-tenant',
    {
      de: 'payment.otherTenant fehlt; ob Mandanten getrennt sind, bleibt ungeprüft.',
      en: 'payment.otherTenant is missing; whether tenants are kept apart stays untested.',
    },
    { de: 'Einen zweiten Mandanten der Prüfumgebung nennen.', en: 'Name a second tenant of the test environment.' },
  ],
];

function examineDeclarations({ target, payment }: PaymentServiceLoaded, tell: Tell): void {
  const kind = payment?.tenant.authentication.kind ?? '–';
  tell(ok(`Der Prüfstand weist sich mit ${kind} aus`, `The suite identifies itself with ${kind}`));
  for (const [capability, text, mend] of MISSING) if (!target.capabilities.has(capability)) tell(warning(text, mend));
}

const REFUSED = [401, 403];

async function examineService({ payment, trusted }: PaymentServiceLoaded, tell: Tell): Promise<void> {
  if (payment === undefined) return;
  const { baseUrl, tenant } = payment;
  await using caller = createCaller({ target: payment, recorder: createRecorder(), ...(trusted === undefined ? {} : { ca: trusted }) });
  const url = `${baseUrl}/status/${encodeURIComponent(tenant.originatorId)}/${encodeURIComponent(tenant.endPointId)}`;
  const { exchange, failure } = await caller
    .call({ operation: 'xbezahldienste-status', method: 'GET', url, access: 'own' })
    .catch(() => ({ exchange: undefined, failure: 'token' }));
  const status = exchange?.response?.status;
  if (status !== undefined && !REFUSED.includes(status)) {
    tell(ok(`Der Bezahldienst antwortet auf die Zustandsabfrage (${String(status)})`, `The payment service answers the status query (${String(status)})`));
    return;
  }
  tell(
    status === undefined
      ? targetFault(
          { de: `Der Bezahldienst ist nicht zu erreichen (${failure ?? '–'}).`, en: `The payment service cannot be reached (${failure ?? '–'}).` },
          {
            de: 'Läuft er? payment.baseUrl, Zugangsdaten und trustedCertificates prüfen.',
            en: 'Is it running? Check payment.baseUrl, credentials and trustedCertificates.',
          },
        )
      : targetFault(
          {
            de: `Der Bezahldienst weist die Kombination oder die Zugangsdaten zurück (${String(status)}).`,
            en: `The payment service refuses the combination or the credentials (${String(status)}).`,
          },
          {
            de: 'originatorId, endPointId und authentication mit dem Anbieter abgleichen.',
            en: 'Compare originatorId, endPointId and authentication with the provider.',
          },
        ),
  );
}
