/**
 * The target file of a payment service, read and checked completely before anything starts. What every member means is in
 * schemas/target-payment-service.
 */
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../../core/language.ts';
import type { Capability } from '../../core/requirement.ts';
import { DEFAULT_PAYMENT_DEADLINE_SECONDS } from '../../drivers/payment-service/target.ts';
import type { PaymentAuthentication, PaymentCompletion, PaymentServiceTarget, PaymentTenant } from '../../drivers/payment-service/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { packageRoot } from '../environment.ts';
import type { PaymentServiceLoaded } from './payment-service-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import type { SecretSource } from '../target-file-format.ts';
import { readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';

type AuthenticationEntry =
  | { readonly kind: 'mutual-tls'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: SecretSource }
  | { readonly kind: 'client-credentials'; readonly tokenUrl: string; readonly clientId: string; readonly clientSecret: SecretSource };

interface TenantEntry {
  readonly originatorId: string;
  readonly endPointId: string;
  readonly authentication: AuthenticationEntry;
}

/** The file as it is written. */
interface PaymentTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: PaymentServiceLoaded['target']['product'];
  readonly listen?: { readonly controlPort?: number };
  readonly trustedCertificates?: readonly string[];
  readonly payment: TenantEntry & {
    readonly baseUrl: string;
    readonly otherTenant?: TenantEntry;
    readonly bookingData?: Readonly<Record<string, string>>;
    readonly itemReference?: string;
    readonly completion?:
      { readonly kind: 'adapter'; readonly url: string; readonly token?: SecretSource } | Extract<PaymentCompletion, { readonly kind: 'amounts' }>;
    readonly pagesNeedPerson?: boolean;
    readonly pageOrigins?: readonly string[];
    readonly deadlineSeconds?: number;
  };
}

export interface PaymentServiceReading {
  /** Absent when there is a problem. */
  readonly loaded?: PaymentServiceLoaded;
  readonly problems: readonly TargetProblem[];
}

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readPaymentServiceTarget(path: string, source: TargetSource, env: Environment, now: number): PaymentServiceReading {
  const shape = tellShapeProblems(source, { schema: paymentFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const loaded = assemble(source.value as PaymentTargetFile, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file. */
export function paymentFileSchema(): JsonObject {
  const path = join(packageRoot(), 'schemas/target-payment-service/target-payment-service-file-1.schema.json');
  return JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
}

function assemble(file: PaymentTargetFile, files: FileReader, complaints: Complaints, now: number): PaymentServiceLoaded | undefined {
  const { profile, product, environment, payment, listen } = file;
  const service = readService(payment, files, complaints, now);
  const trust = readTrust(file, files, complaints, now);
  checkWays(payment, complaints);
  if (service === undefined || trust === undefined) return undefined;
  const { completion } = service;
  return {
    room: 'payment-service',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds: payment.deadlineSeconds ?? DEFAULT_PAYMENT_DEADLINE_SECONDS,
      ...(completion?.kind === 'adapter' ? { adapter: { ...(completion.token === undefined ? {} : { token: completion.token }) } } : {}),
      capabilities: capabilitiesOf(payment),
    },
    listen: { hostname: '127.0.0.1', names: [], servicePort: 0, controlPort: listen?.controlPort ?? 0 },
    payment: service,
    opensPages: payment.pagesNeedPerson !== true,
    ...(trust.trustedByCallbackClient === undefined ? {} : { trusted: [trust.trustedByCallbackClient] }),
  };
}

/** @returns undefined when credentials cannot be used, then a problem is noted */
function readService(payment: PaymentTargetFile['payment'], files: FileReader, complaints: Complaints, now: number): PaymentServiceTarget | undefined {
  const { baseUrl, otherTenant, bookingData, itemReference, completion, pageOrigins = [] } = payment;
  const own = readTenant('/payment', payment, files, complaints, now);
  const other = otherTenant === undefined ? undefined : readTenant('/payment/otherTenant', otherTenant, files, complaints, now);
  const end = completion === undefined ? undefined : readCompletion(completion, files);
  if (own === undefined || (otherTenant !== undefined && other === undefined) || (completion !== undefined && end === undefined)) return undefined;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    tenant: own,
    ...(other === undefined ? {} : { otherTenant: other }),
    ...(bookingData === undefined ? {} : { bookingData }),
    ...(itemReference === undefined ? {} : { itemReference }),
    ...(end === undefined ? {} : { completion: end }),
    pageOrigins,
  };
}

function readTenant(pointer: string, entry: TenantEntry, files: FileReader, complaints: Complaints, now: number): PaymentTenant | undefined {
  const { originatorId, endPointId } = entry;
  const authentication = readAuthentication(`${pointer}/authentication`, entry.authentication, files, complaints, now);
  return authentication === undefined ? undefined : { originatorId, endPointId, authentication };
}

function readAuthentication(
  pointer: string,
  entry: AuthenticationEntry,
  files: FileReader,
  complaints: Complaints,
  now: number,
): PaymentAuthentication | undefined {
  if (entry.kind === 'basic') {
    const password = files.secret(`${pointer}/password`, entry.password);
    return password === undefined ? undefined : { kind: 'basic', user: entry.user, password };
  }
  if (entry.kind === 'client-credentials') {
    const { kind, tokenUrl, clientId } = entry;
    const clientSecret = files.secret(`${pointer}/clientSecret`, entry.clientSecret);
    return clientSecret === undefined ? undefined : { kind, tokenUrl, clientId, clientSecret };
  }
  const certificate = files.text(`${pointer}/certificate`, entry.certificate);
  const key = files.text(`${pointer}/key`, entry.key);
  if (certificate === undefined || key === undefined) return undefined;
  const problem = identityProblem(certificate, key, now);
  if (problem === undefined) return { kind: 'mutual-tls', certificate, key };
  complaints.problem(`${pointer}/certificate`, 'ERR_CONFIG_INVALID', problem, {
    de: 'Das Zertifikat, das der Anbieter ausgestellt hat, mit seinem privaten Schlüssel angeben, beide in PEM.',
    en: 'Give the certificate that the provider issued with its private key, both in PEM.',
  });
  return undefined;
}

function identityProblem(certificate: string, key: string, now: number): Bilingual | undefined {
  try {
    const read = new X509Certificate(certificate);
    if (!read.checkPrivateKey(createPrivateKey(key)))
      return { de: 'Zertifikat und Schlüssel gehören nicht zusammen.', en: 'Certificate and key do not belong together.' };
    const isValid = read.validFromDate.getTime() <= now && now < read.validToDate.getTime();
    return isValid ? undefined : { de: 'Das Client-Zertifikat gilt jetzt nicht.', en: 'The client certificate is not valid now.' };
  } catch {
    return { de: 'Zertifikat oder Schlüssel sind nicht als PEM zu lesen.', en: 'Certificate or key cannot be read as PEM.' };
  }
}

function readCompletion(entry: NonNullable<PaymentTargetFile['payment']['completion']>, files: FileReader): PaymentCompletion | undefined {
  if (entry.kind === 'amounts') return { kind: 'amounts', paid: entry.paid, failed: entry.failed, canceled: entry.canceled };
  const url = entry.url.replace(/\/+$/, '');
  if (entry.token === undefined) return { kind: 'adapter', url };
  const token = files.secret('/payment/completion/token', entry.token);
  return token === undefined ? undefined : { kind: 'adapter', url, token };
}

/** What members say together. */
function checkWays({ completion, pagesNeedPerson, originatorId, endPointId, otherTenant }: PaymentTargetFile['payment'], complaints: Complaints): void {
  if (completion?.kind === 'amounts' && pagesNeedPerson === true)
    complaints.problem(
      '/payment/completion',
      'ERR_CONFIG_INVALID',
      {
        de: 'Beträge entscheiden erst, wenn die Bezahlseite geöffnet wird; pagesNeedPerson sagt, dass der Prüfstand das nicht kann.',
        en: 'Amounts decide when the payment page is opened; pagesNeedPerson says that the suite cannot do that.',
      },
      { de: 'Eine der beiden Angaben weglassen oder einen Adapter anbieten.', en: 'Leave one of the two out, or offer an adapter.' },
    );
  if (otherTenant?.originatorId === originatorId && otherTenant.endPointId === endPointId)
    complaints.problem(
      '/payment/otherTenant',
      'ERR_CONFIG_INVALID',
      { de: 'Der zweite Mandant hat dieselbe Kombination wie der erste.', en: 'The second tenant has the same combination as the first.' },
      { de: 'Eine andere Kombination nennen oder otherTenant weglassen.', en: 'Name another combination or leave otherTenant out.' },
    );
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf({ baseUrl, otherTenant, bookingData, completion, pagesNeedPerson }: PaymentTargetFile['payment']): ReadonlySet<Capability> {
  const offered: readonly (Capability | false)[] = [
    /^https:/i.test(baseUrl) && 'tls',
    completion !== undefined && 'payment-outcomes',
    pagesNeedPerson !== true && 'payment-page',
    bookingData !== undefined && 'booking-data',
    otherTenant !== undefined && 'second-tenant',
  ];
  return new Set(offered.filter((capability) => capability !== false));
}
