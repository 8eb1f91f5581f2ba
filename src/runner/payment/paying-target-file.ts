/**
 * The target file of a portal that takes fees, read and checked completely before anything starts. What every member means is in
 * schemas/target-payment.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../core/requirement.ts';
import { DEFAULT_DEADLINE_SECONDS, FACES } from '../../drivers/payment/target.ts';
import type { ClientProof, PaymentArrangements } from '../../drivers/payment/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { packageRoot } from '../environment.ts';
import type { ListenOptions } from '../product.ts';
import type { PayingLoaded } from './paying-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import type { SecretSource, TargetFile } from '../target-file-format.ts';
import { readListen, readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';

/** The file as it is written. */
interface PayingTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: PayingLoaded['target']['product'];
  readonly listen?: Partial<ListenOptions>;
  readonly tls: NonNullable<TargetFile['tls']>;
  readonly trustedCertificates?: readonly string[];
  readonly payment: {
    readonly interfaces: WrittenInterfaces;
    readonly adapter: { readonly url: string; readonly token?: SecretSource; readonly showsSubmission?: boolean };
    readonly deadlineSeconds?: number;
  };
}

interface WrittenInterfaces {
  readonly xbezahldienste?: { readonly originatorId: string; readonly endPointId: string; readonly client: WrittenClient };
  readonly epaybl?: { readonly mandantNr: string; readonly bewirtschafterNr: string; readonly certificate: string; readonly version?: '2' | '3' };
  readonly pmpayment?: { readonly ags: string; readonly procedure: string; readonly salt: SecretSource; readonly returnMethod?: 'get' | 'post' };
  readonly girocheckout?: { readonly merchantId: string; readonly projectId: string; readonly projectPassword: SecretSource };
}

/** How a client shows who it is, as it is written: exactly one way. */
export interface WrittenClient {
  readonly certificate?: string;
  readonly basic?: { readonly username: string; readonly password: SecretSource };
  readonly oauth?: { readonly clientId: string; readonly clientSecret: SecretSource };
}

export interface PayingReading {
  /** Absent when there is a problem. */
  readonly loaded?: PayingLoaded;
  readonly problems: readonly TargetProblem[];
}

/** Reader of the files and secrets that a target file names, with the place for complaints. */
export interface Reading {
  readonly files: FileReader;
  readonly complaints: Complaints;
  readonly now: number;
  readonly usesTls: boolean;
}

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readPayingTarget(path: string, source: TargetSource, env: Environment, now: number): PayingReading {
  const shape = tellShapeProblems(source, { schema: payingFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const file = source.value as PayingTargetFile;
  const loaded = assemble(file, { files: createFileReader(path, env, complaints), complaints, now, usesTls: file.tls !== false });
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file. */
export function payingFileSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-payment/target-payment-file-1.schema.json'), 'utf8')) as JsonObject;
}

function assemble(file: PayingTargetFile, reading: Reading): PayingLoaded | undefined {
  const { files, complaints, now } = reading;
  const { adapter: entry, deadlineSeconds = DEFAULT_DEADLINE_SECONDS } = file.payment;
  const token = entry.token === undefined ? undefined : files.secret('/payment/adapter/token', entry.token);
  const arrangements = readArrangements(file.payment.interfaces, reading);
  const listen = readListen(file, complaints);
  const trust = readTrust(file, files, complaints, now);
  if (listen === undefined || trust === undefined || (entry.token !== undefined && token === undefined)) return undefined;
  const adapter = { url: entry.url.replace(/\/+$/, ''), ...(token === undefined ? {} : { token }) };
  const { profile, product, environment } = file;
  return {
    room: 'paying-portal',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds,
      adapter,
      capabilities: capabilitiesOf(file),
    },
    listen,
    arrangements,
    usesTls: reading.usesTls,
    ...(trust.authority === undefined ? {} : { authority: trust.authority }),
    portal: { adapter },
    trusted: trust.trustedByCallbackClient === undefined ? [] : [trust.trustedByCallbackClient],
  };
}

const PLACE = '/payment/interfaces';

/** What can be read of it; problems are noted. */
function readArrangements({ xbezahldienste, epaybl, pmpayment, girocheckout }: WrittenInterfaces, reading: Reading): PaymentArrangements {
  const client = xbezahldienste === undefined ? undefined : readClient(xbezahldienste.client, reading, `${PLACE}/xbezahldienste/client`);
  const certificate = epaybl === undefined ? undefined : certificateAt(`${PLACE}/epaybl/certificate`, epaybl.certificate, reading);
  const salt = pmpayment === undefined ? undefined : reading.files.secret(`${PLACE}/pmpayment/salt`, pmpayment.salt);
  const password = girocheckout === undefined ? undefined : reading.files.secret(`${PLACE}/girocheckout/projectPassword`, girocheckout.projectPassword);
  return {
    ...(xbezahldienste === undefined || client === undefined ? {} : { xbezahldienste: { ...xbezahldienste, client } }),
    ...(epaybl === undefined || certificate === undefined ? {} : { epaybl: { ...epaybl, certificate } }),
    ...(pmpayment === undefined || salt === undefined ? {} : { pmpayment: { ...pmpayment, salt } }),
    ...(girocheckout === undefined || password === undefined ? {} : { girocheckout: { ...girocheckout, projectPassword: password } }),
  };
}

/** @param place of it in the file @returns undefined when it cannot be used, then a problem is noted */
export function readClient({ certificate, basic, oauth }: WrittenClient, reading: Reading, place: string): ClientProof | undefined {
  if (certificate !== undefined) {
    const pem = certificateAt(`${place}/certificate`, certificate, reading);
    return pem === undefined ? undefined : { kind: 'mtls', certificate: pem };
  }
  if (basic !== undefined) {
    const password = reading.files.secret(`${place}/basic/password`, basic.password);
    return password === undefined ? undefined : { kind: 'basic', username: basic.username, password };
  }
  const clientSecret = oauth === undefined ? undefined : reading.files.secret(`${place}/oauth/clientSecret`, oauth.clientSecret);
  return oauth === undefined || clientSecret === undefined ? undefined : { kind: 'oauth', clientId: oauth.clientId, clientSecret };
}

/** @returns PEM; undefined when it cannot be used, then a problem is noted */
function certificateAt(pointer: string, name: string, { files, complaints, now, usesTls }: Reading): string | undefined {
  const pem = files.text(pointer, name);
  if (pem === undefined) return undefined;
  const certificate = certificateIn(pem);
  const problem =
    certificate === undefined
      ? { de: `Die Datei ${name} enthält kein Zertifikat in PEM.`, en: `The file ${name} holds no certificate in PEM.` }
      : isValid(certificate, now)
        ? undefined
        : { de: 'Das Client-Zertifikat gilt jetzt nicht.', en: 'The client certificate is not valid now.' };
  if (problem === undefined && usesTls) return certificate?.toString();
  const mend = {
    de: 'Das Zertifikat angeben, mit dem sich das Portal am simulierten Bezahldienst ausweist.',
    en: 'Give the certificate by which the portal identifies itself to the simulated payment service.',
  };
  const withoutTls = {
    de: 'Ohne TLS ist kein Client-Zertifikat zu sehen.',
    en: 'Without TLS no client certificate is seen.',
  };
  const other = { de: 'tls nennen, oder basic oder oauth statt eines Zertifikats.', en: 'Name tls, or basic or oauth instead of a certificate.' };
  complaints.problem(pointer, 'ERR_CONFIG_INVALID', problem ?? withoutTls, problem === undefined ? other : mend);
  return undefined;
}

function certificateIn(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isValid({ validFromDate, validToDate }: X509Certificate, now: number): boolean {
  return validFromDate.getTime() <= now && now < validToDate.getTime();
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf({ payment }: PayingTargetFile): ReadonlySet<Capability> {
  const spoken = FACES.filter((face) => payment.interfaces[face] !== undefined);
  return new Set<Capability>(['adapter', ...spoken, ...(payment.adapter.showsSubmission === true ? (['fit-connect-bridge'] as const) : [])]);
}
