/**
 * The target file of a directory, read and checked completely before anything is asked. What every member means is in
 * schemas/target-directory.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownEntries } from '../../core/directory.ts';
import type { Bilingual } from '../../core/language.ts';
import type { Capability } from '../../core/requirement.ts';
import type { DirectoryLogin } from '../../drivers/directory/target.ts';
import { certificateFingerprint } from '../../formats/certificate-listing.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { packageRoot } from '../environment.ts';
import type { DirectoryLoaded } from './directory-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import { readTrust } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';
import { ABSENT } from './absent-entries.ts';

/** The file as it is written. */
interface DirectoryTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: DirectoryLoaded['target']['product'];
  readonly trustedCertificates?: readonly string[];
  readonly directory: {
    readonly servers: readonly [string, string?];
    readonly entryPath?: string;
    readonly login: { readonly certificate: string; readonly key: string } | false;
    readonly own?: { readonly organizationKey: string; readonly certificate?: string };
    readonly known?: NonNullable<KnownEntries['known']>;
    readonly ended?: NonNullable<KnownEntries['ended']>;
    readonly absent?: Partial<KnownEntries['absent']>;
    readonly timeoutSeconds?: number;
  };
}

export interface DirectoryReading {
  /** Absent when there is a problem. */
  readonly loaded?: DirectoryLoaded;
  readonly problems: readonly TargetProblem[];
}

const DEFAULT_ENTRY_PATH = 'extern/standaloneauth/directory';
const DEFAULT_TIMEOUT_SECONDS = 30;

/**
 * Reads the target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readDirectoryTarget(path: string, source: TargetSource, env: Environment, now: number): DirectoryReading {
  const shape = tellShapeProblems(source, { schema: directoryFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const loaded = assemble(source.value as DirectoryTargetFile, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file. */
export function directoryFileSchema(): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-directory/target-directory-file-1.schema.json'), 'utf8')) as JsonObject;
}

function assemble(file: DirectoryTargetFile, files: FileReader, complaints: Complaints, now: number): DirectoryLoaded | undefined {
  const { servers, entryPath = DEFAULT_ENTRY_PATH, login: loginEntry, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = file.directory;
  const areAddresses = servers.map((url, index) => isAddress(url, index, complaints)).every(Boolean);
  const login = loginEntry === false ? undefined : readLogin(loginEntry, files, complaints, now);
  const own = readOwn(file.directory, login, files, complaints);
  const trust = readTrust(file, files, complaints, now);
  if (!areAddresses || trust === undefined || (loginEntry !== false && login === undefined)) return undefined;
  const [first, second] = servers.map((url) => url?.replace(/\/+$/, ''));
  const { profile, product, environment } = file;
  const entries = entriesOf(file.directory, own);
  return {
    room: 'directory',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds: timeoutSeconds,
      capabilities: capabilitiesOf(entries, login !== undefined, second !== undefined),
    },
    directory: { backendUrls: { first: first ?? '', ...(second === undefined ? {} : { second }) }, entryPath, ...(login === undefined ? {} : { login }) },
    entries,
    ...(trust.trustedByCallbackClient === undefined ? {} : { trusted: [trust.trustedByCallbackClient] }),
  };
}

function entriesOf({ known, ended, absent }: DirectoryTargetFile['directory'], own: KnownEntries['own']): KnownEntries {
  return {
    ...(known === undefined ? {} : { known }),
    ...(ended === undefined ? {} : { ended }),
    absent: { ...ABSENT, ...absent },
    ...(own === undefined ? {} : { own }),
  };
}

function isAddress(url: string | undefined, index: number, complaints: Complaints): boolean {
  const parsed = URL.parse(url ?? '');
  if (parsed !== null && parsed.username === '' && parsed.password === '' && parsed.search === '' && parsed.hash === '') return true;
  complaints.problem(
    `/directory/servers/${index}`,
    'ERR_CONFIG_INVALID',
    { de: 'Das ist keine Adresse ohne Zugangsdaten, Abfrage und Fragment.', en: 'This is no address without credentials, query and fragment.' },
    { de: 'So schreiben: https://dvdv.example/dvdv2-backend.', en: 'Write it like this: https://dvdv.example/dvdv2-backend.' },
  );
  return false;
}

/** @returns undefined when certificate or key cannot be used, then a problem is noted */
function readLogin(
  { certificate: name, key: keyName }: Exclude<DirectoryTargetFile['directory']['login'], false>,
  files: FileReader,
  complaints: Complaints,
  now: number,
): DirectoryLogin | undefined {
  const certificate = certificateAt('/directory/login/certificate', name, files, complaints);
  const pem = files.text('/directory/login/key', keyName);
  if (certificate === undefined || pem === undefined) return undefined;
  const problem = loginProblem(certificate, privateKeyOf(pem), now);
  if (problem === undefined) return { fingerprint: certificateFingerprint(certificate.raw), privateKey: pem };
  const [pointer, text] = problem;
  complaints.problem(`/directory/login/${pointer}`, 'ERR_CONFIG_INVALID', text, {
    de: 'Ein RSA-Zertifikat angeben, das im Verzeichnis eingetragen ist, und den Schlüssel dazu.',
    en: 'Give an RSA certificate that is registered in the directory, and its key.',
  });
  return undefined;
}

function loginProblem(certificate: X509Certificate, key: KeyObject | undefined, now: number): readonly [string, Bilingual] | undefined {
  if (key === undefined)
    return ['key', { de: 'Die Datei enthält keinen privaten Schlüssel in PEM ohne Passwort.', en: 'The file holds no private key in PEM without password.' }];
  if (certificate.publicKey.asymmetricKeyType !== 'rsa')
    return [
      'certificate',
      { de: 'Das Zertifikat hat keinen RSA-Schlüssel; angemeldet wird mit RS256.', en: 'The certificate has no RSA key; logins are signed RS256.' },
    ];
  if (!certificate.checkPrivateKey(key))
    return ['key', { de: 'Der Schlüssel gehört nicht zum Zertifikat.', en: 'The key does not belong to the certificate.' }];
  const isValid = certificate.validFromDate.getTime() <= now && now < certificate.validToDate.getTime();
  return isValid ? undefined : ['certificate', { de: 'Das Client-Zertifikat gilt jetzt nicht.', en: 'The client certificate is not valid now.' }];
}

function readOwn(
  { own, login: entry }: DirectoryTargetFile['directory'],
  login: DirectoryLogin | undefined,
  files: FileReader,
  complaints: Complaints,
): KnownEntries['own'] {
  if (own === undefined) return undefined;
  const { organizationKey, certificate: name } = own;
  const certificate = name === undefined ? undefined : certificateAt('/directory/own/certificate', name, files, complaints);
  const fingerprint = certificate === undefined ? login?.fingerprint : certificateFingerprint(certificate.raw);
  if (fingerprint !== undefined) return { fingerprint, organizationKey };
  if (name === undefined && entry === false)
    complaints.problem(
      '/directory/own',
      'ERR_CONFIG_INVALID',
      { de: 'Ohne Anmeldung ist nicht bekannt, welches Zertifikat das eigene ist.', en: 'Without login it is not known which certificate is the own one.' },
      {
        de: 'In own.certificate das eingetragene Zertifikat nennen oder own weglassen.',
        en: 'Name the registered certificate in own.certificate, or leave own out.',
      },
    );
  return undefined;
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

function privateKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf({ known, ended, own }: KnownEntries, hasLogin: boolean, hasSecond: boolean): ReadonlySet<Capability> {
  const offered: readonly (Capability | false)[] = [
    hasLogin && 'directory-login',
    known !== undefined && 'known-entries',
    own !== undefined && 'own-entry',
    ended !== undefined && 'ended-entry',
    hasSecond && 'second-server',
  ];
  return new Set(offered.filter((capability) => capability !== false));
}
