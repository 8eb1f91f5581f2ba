/**
 * The target file of a product that asks the directory, read and checked completely before anything starts. What every member means
 * is in schemas/target-dvdv-client.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../../core/language.ts';
import type { Capability } from '../../core/requirement.ts';
import { DEFAULT_DEADLINE_SECONDS } from '../../drivers/dvdv-client/target.ts';
import type { DvdvClientTarget, OwnLookUp, OwnLookUps } from '../../drivers/dvdv-client/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { packageRoot } from '../environment.ts';
import type { DvdvClientLoaded } from './dvdv-client-loaded.ts';
import type { ListenOptions } from '../product.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import type { SecretSource, TargetFile } from '../target-file-format.ts';
import { readListen, readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';

/** The file as it is written. */
interface DvdvClientTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: DvdvClientLoaded['target']['product'];
  readonly listen?: Partial<Omit<ListenOptions, 'otherPort'>> & { readonly substitutePort?: number };
  readonly tls: NonNullable<TargetFile['tls']>;
  readonly trustedCertificates?: readonly string[];
  readonly directory: {
    readonly login: { readonly certificate: string } | false;
    readonly knowsSubstitute?: boolean;
    readonly addressees?: Partial<DvdvClientLoaded['addressees']>;
    readonly looksUpMany?: boolean;
    readonly offers?: NonNullable<DvdvClientLoaded['offered']>;
    readonly drivesItself?: {
      readonly lookUps: readonly (Omit<OwnLookUp, 'category'> & { readonly category?: string })[];
      readonly everySeconds?: number;
      readonly observeSeconds?: number;
    };
    readonly adapter?: { readonly url: string; readonly token?: SecretSource };
    readonly deadlineSeconds?: number;
  };
}

export interface DvdvClientReading {
  /** Absent when there is a problem. */
  readonly loaded?: DvdvClientLoaded;
  readonly problems: readonly TargetProblem[];
}

/** Authorities and services of the simulator's country. */
export const DEFAULT_ADDRESSEES: DvdvClientLoaded['addressees'] = {
  category: 'Meldebehörde',
  prefix: 'ags',
  serviceUris: ['http://www.pruefstand.example/xtestmeld/11/xtestmeld11MB2MB.wsdl', 'http://www.pruefstand.example/xtestrueckweisung/3/rueckweisung3.wsdl'],
  elementType: 'OSCI_INTERMEDIARY',
};
const DEFAULT_SUBSTITUTE_PORT = 8472;
const DEFAULT_PKI_PORT = 8473;
const DEFAULT_OBSERVE_SECONDS = 60;
const ROUNDS = 3;

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readDvdvClientTarget(path: string, source: TargetSource, env: Environment, now: number): DvdvClientReading {
  const shape = tellShapeProblems(source, { schema: dvdvClientFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const loaded = assemble(source.value as DvdvClientTargetFile, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file. */
export function dvdvClientFileSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-dvdv-client/target-dvdv-client-file-1.schema.json'), 'utf8')) as JsonObject;
}

function assemble(file: DvdvClientTargetFile, files: FileReader, complaints: Complaints, now: number): DvdvClientLoaded | undefined {
  const { profile, product, environment, directory } = file;
  const { deadlineSeconds = DEFAULT_DEADLINE_SECONDS, login, offers } = directory;
  const adapter = readAdapter(directory, files);
  const drivesItself = ownLookUpsOf(directory);
  const client = login === false ? undefined : readDirectoryLogin(login.certificate, files, complaints, now, '/directory/login/certificate');
  const listen = readPorts(file, complaints);
  const trust = readTrust(file, files, complaints, now);
  if (adapter === undefined && drivesItself === undefined && directory.adapter === undefined) complainAboutStimulus(complaints);
  const isComplete = (directory.adapter === undefined || adapter !== undefined) && (login === false || client !== undefined);
  if (listen === undefined || trust === undefined || !isComplete) return undefined;
  return {
    room: 'dvdv-client',
    target: {
      kind: 'running',
      profile,
      product,
      deadlineSeconds,
      capabilities: capabilitiesOf(file),
      ...present({ environment, adapter }),
    },
    listen,
    addressees: { ...DEFAULT_ADDRESSEES, ...directory.addressees },
    usesTls: file.tls !== false,
    trusted: trust.trustedByCallbackClient === undefined ? [] : [trust.trustedByCallbackClient],
    ...present({ client, offered: offers, drivesItself, authority: trust.authority, adapter: adapter === undefined ? undefined : { adapter } }),
  };
}

/** The members that there are. */
function present<T extends object>(members: T): { readonly [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };
}

/** @returns undefined when there is none, or when its token cannot be read, then a problem is noted */
function readAdapter({ adapter: entry }: DvdvClientTargetFile['directory'], files: FileReader): DvdvClientTarget['adapter'] | undefined {
  if (entry === undefined) return undefined;
  const url = entry.url.replace(/\/+$/, '');
  if (entry.token === undefined) return { url };
  const token = files.secret('/directory/adapter/token', entry.token);
  return token === undefined ? undefined : { url, token };
}

function complainAboutStimulus(complaints: Complaints): void {
  complaints.problem(
    '/directory',
    'ERR_CONFIG_INVALID',
    { de: 'Nichts lässt das Produkt handeln: Es fehlen adapter und drivesItself.', en: 'Nothing makes the product act: adapter and drivesItself are missing.' },
    {
      de: 'Den Adapter nennen, oder unter drivesItself, was das Produkt von sich aus nachschlägt.',
      en: 'Name the adapter, or under drivesItself what the product looks up by itself.',
    },
  );
}

/** Three rounds are watched, so that the second begins while somebody looks, or a minute of a product that asks once. */
function ownLookUpsOf({ drivesItself, addressees }: DvdvClientTargetFile['directory']): OwnLookUps | undefined {
  if (drivesItself === undefined) return undefined;
  const { everySeconds, observeSeconds = everySeconds === undefined ? DEFAULT_OBSERVE_SECONDS : Math.ceil(everySeconds * ROUNDS) } = drivesItself;
  const category = addressees?.category ?? DEFAULT_ADDRESSEES.category;
  const [first, ...others] = drivesItself.lookUps.map((lookUp): OwnLookUp => ({ category, ...lookUp }));
  if (first === undefined) return undefined;
  return { lookUps: [first, ...others], ...(everySeconds === undefined ? {} : { everySeconds }), observeSeconds };
}

function readPorts(
  { listen: { substitutePort: otherPort = DEFAULT_SUBSTITUTE_PORT, pkiPort = DEFAULT_PKI_PORT, ...given } = {} }: DvdvClientTargetFile,
  complaints: Complaints,
): ListenOptions | undefined {
  const listen = readListen({ listen: given }, complaints);
  if (listen === undefined) return undefined;
  const taken = [listen.servicePort, listen.controlPort];
  for (const [member, port] of [
    ['substitutePort', otherPort],
    ['pkiPort', pkiPort],
  ] as const) {
    if (port !== 0 && taken.includes(port)) {
      complainAboutPort(member, port, complaints);
      return undefined;
    }
    taken.push(port);
  }
  return { ...listen, otherPort, pkiPort };
}

function complainAboutPort(member: 'substitutePort' | 'pkiPort', port: number, complaints: Complaints): void {
  complaints.problem(
    `/listen/${member}`,
    'ERR_CONFIG_INVALID',
    { de: `Den Anschluss ${port} hat schon ein anderer Dienst der Suite.`, en: `Another service of the suite has the port ${port} already.` },
    member === 'substitutePort'
      ? { de: 'Einen anderen Anschluss für den Ersatzserver nennen.', en: 'Name another port for the substitute server.' }
      : { de: 'Einen anderen Anschluss für Sperrlisten und OCSP nennen.', en: 'Name another port for revocation lists and OCSP.' },
  );
  return undefined;
}

/** The certificate of a login. @param pointer its place in the file @returns undefined when it cannot be used, then a problem is noted */
export function readDirectoryLogin(name: string, files: FileReader, complaints: Complaints, now: number, pointer: string): DvdvClientLoaded['client'] {
  const pem = files.text(pointer, name);
  if (pem === undefined) return undefined;
  const certificate = parsed(pem);
  const problem = certificate === undefined ? NO_CERTIFICATE : certificateProblem(certificate, now);
  if (problem === undefined) return { certificate: certificate?.toString() ?? '' };
  complaints.problem(pointer, 'ERR_CONFIG_INVALID', problem, {
    de: 'Die PEM-Datei des Zertifikats angeben, mit dem sich das Produkt am Verzeichnis anmeldet; pruefstand certificate tls-client macht eines.',
    en: 'Give the PEM file of the certificate by which the product logs in to the directory; pruefstand certificate tls-client makes one.',
  });
  return undefined;
}

const NO_CERTIFICATE: Bilingual = { de: 'Die Datei enthält kein Zertifikat in PEM.', en: 'The file holds no certificate in PEM.' };

function parsed(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function certificateProblem(certificate: X509Certificate, now: number): Bilingual | undefined {
  if (certificate.publicKey.asymmetricKeyType !== 'rsa')
    return { de: 'Das Zertifikat hat keinen RSA-Schlüssel; RS256 braucht einen.', en: 'The certificate has no RSA key; RS256 needs one.' };
  const isValid = certificate.validFromDate.getTime() <= now && now < certificate.validToDate.getTime();
  return isValid ? undefined : { de: 'Das Zertifikat gilt jetzt nicht.', en: 'The certificate is not valid now.' };
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf({ tls, directory }: DvdvClientTargetFile): ReadonlySet<Capability> {
  const { serviceUris = DEFAULT_ADDRESSEES.serviceUris } = directory.addressees ?? {};
  const offered: readonly (Capability | false)[] = [
    directory.adapter !== undefined && 'adapter',
    tls !== false && 'tls',
    directory.login !== false && 'standalone-login',
    directory.knowsSubstitute !== false && 'second-server',
    directory.looksUpMany === true && 'bulk-lookups',
    serviceUris.length > 1 && 'several-services',
    directory.offers !== undefined && 'offers-services',
    directory.drivesItself !== undefined && 'drives-itself',
    repeats(directory.drivesItself) && 'repeats-look-ups',
  ];
  return new Set(offered.filter((capability) => capability !== false));
}

/** One look-up may then be made to fail, or to miss, while another shows how the product goes on. */
function repeats(drivesItself: DvdvClientTargetFile['directory']['drivesItself']): boolean {
  return drivesItself?.everySeconds !== undefined && drivesItself.lookUps.length > 1;
}
