/** `doctor` asks the product: does its callback receiver answer, does its adapter speak as documented. */
import { randomUUID } from 'node:crypto';
import type { Bilingual } from '../core/language.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { parseJsonObject } from '../formats/json.ts';
import { createHttpClient } from '../transport/http-client.ts';
import type { HttpClient, HttpOutcome } from '../transport/http-client.ts';
import { ok, targetFault, warning } from './doctor-entry.ts';
import type { DoctorEntry, Tell } from './doctor-entry.ts';
import { handshakeFault, TIMEOUT_MS, unreachable } from './doctor-handshake.ts';

/** What a product answers here is short; a longer answer is cut, and judged by its beginning. */
const CLIENT = { timeoutMs: TIMEOUT_MS, keepsAlive: false, maxResponseBytes: 1_048_576, whenTooLarge: 'cut' } as const;

type CallbackReceiver = Required<Pick<NonNullable<FitConnectTarget['callback']>, 'url' | 'secret'>>;

/** Handshake with our trust, then an unsigned request; which status comes back does not matter here. */
export async function examineCallback(callback: CallbackReceiver, trusted: string | undefined, tell: Tell): Promise<void> {
  const url = new URL(callback.url);
  if (url.protocol === 'https:' && trusted === undefined) {
    tell(
      warning(
        {
          de: 'Ohne feste Zertifizierungsstelle (tls) lässt sich das Zertifikat des Callback-Empfängers nicht vorab prüfen.',
          en: 'Without a fixed authority (tls) the certificate of the callback receiver cannot be checked beforehand.',
        },
        {
          de: 'tls mit authorityCert und authorityKey eintragen oder trustedCertificates nennen.',
          en: 'Enter tls with authorityCert and authorityKey, or name trustedCertificates.',
        },
      ),
    );
    return;
  }
  const fault = url.protocol === 'https:' ? await handshakeFault(url, trusted ?? '', 'Callback') : undefined;
  if (fault !== undefined) {
    tell(fault);
    return;
  }
  await using client = createHttpClient({ ...CLIENT, ...(trusted === undefined ? {} : { ca: trusted }) });
  const outcome = await client.attempt({ method: 'POST', url: callback.url, headers: { 'content-type': 'application/json' }, body: '{}' });
  if (outcome.kind === 'failure') {
    tell(unreachable('Callback', outcome.failure));
    return;
  }
  const { status } = outcome.answer;
  if (status === 404 || status === 405) {
    tell(
      warning(
        {
          de: `Der Callback-Empfänger antwortet mit ${status}; vermutlich stimmt der Pfad nicht.`,
          en: `The callback receiver answers ${status}; the path is probably wrong.`,
        },
        { de: 'callback.url mit der Einstellung im Produkt vergleichen.', en: 'Compare callback.url with the setting in the product.' },
      ),
    );
    return;
  }
  if (status >= 500) {
    tell(
      warning(
        {
          de: `Der Callback-Empfänger antwortet auf eine Nachricht ohne Signatur mit ${status}.`,
          en: `The callback receiver answers ${status} to a message without signature.`,
        },
        {
          de: 'Nachrichten mit falscher Signatur ignorieren, ohne Fehler (FC-CBK-003).',
          en: 'Ignore messages with a wrong signature without an error (FC-CBK-003).',
        },
      ),
    );
    return;
  }
  tell(ok(`Callback-Empfänger ist erreichbar (Status ${status})`, `callback receiver can be reached (status ${status})`));
}

/** Asks the adapter what docs/reference/adapter.md says it answers. */
export async function examineAdapter(adapter: NonNullable<FitConnectTarget['adapter']>, trusted: string | undefined, tell: Tell): Promise<void> {
  const url = adapter.url ?? '';
  if (url.startsWith('https:')) {
    const fault = trusted === undefined ? undefined : await handshakeFault(new URL(url), trusted, 'Adapter');
    if (fault !== undefined) {
      tell(fault);
      return;
    }
  }
  await using client = createHttpClient({ ...CLIENT, ...(trusted === undefined ? {} : { ca: trusted }) });
  const ask = async (path: string): Promise<HttpOutcome> => askAdapter(client, `${url}${path}`, adapter.token);
  const faults = [await healthFault(ask), await statusFault(ask), await unknownFault(ask)].filter((fault) => fault !== undefined);
  const [first] = faults;
  tell(first ?? ok('Adapter antwortet wie beschrieben', 'adapter answers as documented'));
}

async function askAdapter(client: HttpClient, url: string, token: string | undefined): Promise<HttpOutcome> {
  return client.attempt({ method: 'GET', url, headers: { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } });
}

type Ask = (path: string) => Promise<HttpOutcome>;

const AS_DOCUMENTED: Bilingual = { de: 'Die Antwort mit docs/reference/adapter.md vergleichen.', en: 'Compare the answer with docs/reference/adapter.md.' };

async function healthFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask('/health');
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  const { status, body } = outcome.answer;
  if (status === 401 || status === 403)
    return targetFault(
      { de: `Der Adapter weist das Token ab (${status}).`, en: `The adapter refuses the token (${status}).` },
      { de: 'adapter.token mit der Einstellung im Produkt vergleichen.', en: 'Compare adapter.token with the setting in the product.' },
    );
  if (status === 200 && parseJsonObject(body)?.['status'] === 'ok') return undefined;
  return targetFault(
    {
      de: `GET /health des Adapters antwortet ${status}, erwartet ist 200 mit {"status":"ok"}.`,
      en: `GET /health of the adapter answers ${status}, 200 with {"status":"ok"} is expected.`,
    },
    AS_DOCUMENTED,
  );
}

async function statusFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask('/status');
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  const pickup = parseJsonObject(outcome.answer.body)?.['pickup'];
  if (outcome.answer.status === 200 && ['ok', 'not-linked', 'unauthorized', 'error'].includes(String(pickup))) return undefined;
  return targetFault(
    {
      de: `GET /status des Adapters antwortet ${outcome.answer.status} ohne brauchbares „pickup“.`,
      en: `GET /status of the adapter answers ${outcome.answer.status} without a usable "pickup".`,
    },
    AS_DOCUMENTED,
  );
}

async function unknownFault(ask: Ask): Promise<DoctorEntry | undefined> {
  const outcome = await ask(`/submissions/${randomUUID()}`);
  if (outcome.kind === 'failure') return unreachable('Adapter', outcome.failure);
  if (outcome.answer.status === 404) return undefined;
  return targetFault(
    {
      de: `GET /submissions/{unbekannt} des Adapters antwortet ${outcome.answer.status}, erwartet ist 404.`,
      en: `GET /submissions/{unknown} of the adapter answers ${outcome.answer.status}, 404 is expected.`,
    },
    AS_DOCUMENTED,
  );
}
