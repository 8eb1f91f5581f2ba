/**
 * The target file of a product that sends to mailboxes, read and checked completely before anything starts. What every member means
 * is in schemas/target-mailbox.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// Has to be there before toLegacyObject is called: else Node 24 leaves node:tls without createSecureContext for the whole process.
import 'node:tls';
import type { Bilingual } from '../../core/language.ts';
import type { Capability } from '../../core/requirement.ts';
import type { SenderRole } from '../../core/sender.ts';
import { DEFAULT_DEADLINE_SECONDS } from '../../drivers/mailbox/target.ts';
import type { SenderInterface } from '../../drivers/mailbox/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { packageRoot } from '../environment.ts';
import type { ListenOptions } from '../product.ts';
import type { MailboxLoaded } from './mailbox-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import { DEFAULT_PORTS } from '../target-file-format.ts';
import type { SecretSource, TargetFile } from '../target-file-format.ts';
import { readListen, readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';

/** The file as it is written. */
interface MailboxTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: MailboxLoaded['target']['product'];
  readonly procedure: {
    readonly role: SenderRole;
    readonly level?: number;
    readonly sendsAttachments?: boolean;
    readonly reportsStates?: boolean;
    readonly servesOrganisations?: boolean;
    readonly usesSoap?: boolean;
  };
  readonly listen?: Partial<ListenOptions>;
  readonly tls: NonNullable<TargetFile['tls']>;
  readonly trustedCertificates?: readonly string[];
  readonly mailbox: {
    readonly sender: { readonly name: string; readonly certificate: string; readonly productionCertificate?: string };
    readonly adapter: { readonly url: string; readonly token?: SecretSource; readonly showsLog?: boolean };
    readonly fitConnect?: {
      readonly clientId: string;
      readonly clientSecret: SecretSource;
      readonly destinationId: string;
      readonly port?: number;
      readonly isOnlyWay?: boolean;
    };
    readonly deadlineSeconds?: number;
  };
}

export interface MailboxReading {
  /** Absent when there is a problem. */
  readonly loaded?: MailboxLoaded;
  readonly problems: readonly TargetProblem[];
}

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readMailboxTarget(path: string, source: TargetSource, env: Environment, now: number): MailboxReading {
  const shape = tellShapeProblems(source, { schema: mailboxFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const loaded = assemble(source.value as MailboxTargetFile, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file. */
export function mailboxFileSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-mailbox/target-mailbox-file-1.schema.json'), 'utf8')) as JsonObject;
}

function assemble(file: MailboxTargetFile, files: FileReader, complaints: Complaints, now: number): MailboxLoaded | undefined {
  const { adapter: adapterEntry, deadlineSeconds = DEFAULT_DEADLINE_SECONDS } = file.mailbox;
  const token = adapterEntry.token === undefined ? undefined : files.secret('/mailbox/adapter/token', adapterEntry.token);
  const sender = readSender(file.mailbox.sender, files, complaints, now);
  const listen = readListen(file, complaints);
  const trust = readTrust(file, files, complaints, now);
  const bridge = readBridge(file, files, complaints);
  if (listen === undefined || sender === undefined || trust === undefined || bridge === undefined || (adapterEntry.token !== undefined && token === undefined))
    return undefined;
  const adapter = { url: adapterEntry.url.replace(/\/+$/, ''), ...(token === undefined ? {} : { token }) };
  const { profile, product, environment, procedure } = file;
  return {
    room: 'mailbox',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds,
      adapter,
      capabilities: capabilitiesOf(file),
    },
    declared: { role: procedure.role, ...(procedure.level === undefined ? {} : { level: procedure.level }) },
    listen,
    sender,
    usesTls: file.tls !== false,
    sendsBy: interfaceOf(file),
    ...(bridge === 'none' ? {} : { bridge }),
    ...(trust.authority === undefined ? {} : { authority: trust.authority }),
    mailbox: { adapter, deadlineSeconds },
    trusted: trust.trustedByCallbackClient === undefined ? [] : [trust.trustedByCallbackClient],
  };
}

const BRIDGE_PORT = 8472;

/** @returns `none` where the product does not send by way of FIT-Connect; undefined when it cannot be used, then a problem is noted */
function readBridge(
  { procedure, mailbox: { fitConnect }, listen = {} }: MailboxTargetFile,
  files: FileReader,
  complaints: Complaints,
): Bridge | 'none' | undefined {
  if (fitConnect === undefined) return 'none';
  const { clientId, destinationId, port = BRIDGE_PORT, isOnlyWay } = fitConnect;
  if (isOnlyWay === true && procedure.usesSoap === true) {
    complaints.problem(
      '/mailbox/fitConnect/isOnlyWay',
      'ERR_CONFIG_INVALID',
      {
        de: 'Das Produkt kann nicht nur über FIT-Connect und zugleich über SOAP senden.',
        en: 'The product cannot send by FIT-Connect only and over SOAP too.',
      },
      { de: 'isOnlyWay oder procedure.usesSoap weglassen.', en: 'Leave out isOnlyWay or procedure.usesSoap.' },
    );
    return undefined;
  }
  const { servicePort = DEFAULT_PORTS.service, controlPort = DEFAULT_PORTS.control } = listen;
  if (port !== 0 && (port === servicePort || port === controlPort)) {
    complaints.problem(
      '/mailbox/fitConnect/port',
      'ERR_CONFIG_INVALID',
      { de: `Der Anschluss ${port} des Zustelldienstes ist schon vergeben.`, en: `The port ${port} of the delivery service is taken already.` },
      { de: 'Einen anderen nennen als unter listen.', en: 'Name another one than those under listen.' },
    );
    return undefined;
  }
  const clientSecret = files.secret('/mailbox/fitConnect/clientSecret', fitConnect.clientSecret);
  return clientSecret === undefined ? undefined : { clientId, clientSecret, destinationId, port };
}

type Bridge = NonNullable<MailboxLoaded['bridge']>;

/** @returns undefined when a certificate cannot be used, then a problem is noted */
function readSender(
  { name, certificate, productionCertificate }: MailboxTargetFile['mailbox']['sender'],
  files: FileReader,
  complaints: Complaints,
  now: number,
): MailboxLoaded['sender'] | undefined {
  const own = certificateAt('/mailbox/sender/certificate', certificate, files, complaints);
  const production =
    productionCertificate === undefined ? undefined : certificateAt('/mailbox/sender/productionCertificate', productionCertificate, files, complaints);
  if (own === undefined || (productionCertificate !== undefined && production === undefined)) return undefined;
  const problem = certificateProblem(own, name, now);
  if (problem !== undefined) {
    complaints.problem('/mailbox/sender/certificate', 'ERR_CONFIG_INVALID', problem, {
      de: 'Das Zertifikat angeben, mit dem sich das Produkt am simulierten Postfach ausweist.',
      en: 'Give the certificate by which the product identifies itself to the simulated mailbox.',
    });
    return undefined;
  }
  return {
    name,
    certificate: own.toString(),
    otherCertificates: production === undefined ? [] : [{ certificate: production.toString(), environment: 'prod' }],
  };
}

function certificateProblem(certificate: X509Certificate, name: string, now: number): Bilingual | undefined {
  if (certificate.publicKey.asymmetricKeyType !== 'rsa')
    return { de: 'Das Zertifikat des Absenders hat keinen RSA-Schlüssel.', en: "The sender's certificate has no RSA key." };
  const { CN } = certificate.toLegacyObject().subject as { readonly CN?: string | readonly string[] };
  if (CN !== name) return { de: 'Der CN des Zertifikats ist nicht der registrierte Name.', en: 'The CN of the certificate is not the registered name.' };
  const isValid = certificate.validFromDate.getTime() <= now && now < certificate.validToDate.getTime();
  return isValid ? undefined : { de: 'Das Zertifikat des Absenders gilt jetzt nicht.', en: "The sender's certificate is not valid now." };
}

function certificateAt(pointer: string, name: string, files: FileReader, complaints: Complaints): X509Certificate | undefined {
  const pem = files.text(pointer, name);
  if (pem === undefined) return undefined;
  try {
    return new X509Certificate(pem);
  } catch {
    complaints.problem(
      pointer,
      'ERR_CONFIG_INVALID',
      { de: `Die Datei ${name} enthält kein Zertifikat in PEM.`, en: `The file ${name} holds no certificate in PEM.` },
      { de: 'Eine PEM-Datei nennen, die mit -----BEGIN CERTIFICATE----- beginnt.', en: 'Name a PEM file that begins with -----BEGIN CERTIFICATE-----.' },
    );
    return undefined;
  }
}

function interfaceOf({ procedure, mailbox }: MailboxTargetFile): SenderInterface {
  if (procedure.usesSoap === true) return 'soap';
  return mailbox.fitConnect?.isOnlyWay === true ? 'fit-connect' : 'rest';
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf(file: MailboxTargetFile): ReadonlySet<Capability> {
  const { procedure, tls, mailbox } = file;
  const sendsBy = interfaceOf(file);
  const offered: readonly (Capability | false)[] = [
    'adapter',
    sendsBy === 'rest' && 'zbp-rest',
    sendsBy !== 'soap' && 'zbp-v6',
    sendsBy !== 'fit-connect' && 'zbp-direct',
    tls !== false && 'tls',
    procedure.sendsAttachments !== false && 'attachments',
    procedure.reportsStates === true && 'status-reports',
    procedure.servesOrganisations === true && 'two-accounts',
    procedure.level !== undefined && 'declared-attributes',
    mailbox.adapter.showsLog === true && 'product-logs',
    mailbox.fitConnect !== undefined && 'fit-connect-bridge',
  ];
  return new Set(offered.filter((capability) => capability !== false));
}
