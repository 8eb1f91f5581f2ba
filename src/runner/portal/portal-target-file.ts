/**
 * The target file of a portal, read and checked completely before anything starts. What every member means is in
 * schemas/target-portal.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredNeeds } from '../../core/account.ts';
import type { Capability } from '../../core/requirement.ts';
import { attackAuthorisationOf, loginTimeoutOf, problemsOfPortal } from '../../drivers/portal/target.ts';
import type { PortalTarget, TestInterfaceSettings } from '../../drivers/portal/target.ts';
import type { JsonObject } from '../../formats/json.ts';
import { tellShapeProblems } from '../../formats/shape-words.ts';
import { loadProfile } from '../catalogue.ts';
import { packageRoot } from '../environment.ts';
import type { ListenOptions } from '../product.ts';
import type { PortalLoaded } from './portal-loaded.ts';
import { createFileReader } from '../target-file-files.ts';
import type { Environment, FileReader } from '../target-file-files.ts';
import type { SecretSource } from '../target-file-format.ts';
import { readListen } from '../target-file-network.ts';
import { createComplaints, isSecretPlace } from '../target-file-problem.ts';
import type { Complaints, TargetProblem } from '../target-file-problem.ts';
import { TARGET_FILE } from '../target-file-source.ts';
import type { TargetSource } from '../target-file-source.ts';
import { accountOf, otherAccount } from './profile-account.ts';

/** The file as it is written. */
interface PortalTargetFile {
  readonly profile: string;
  readonly environment?: string;
  readonly product: PortalLoaded['target']['product'];
  readonly procedure?: DeclaredNeeds;
  readonly listen?: Partial<ListenOptions>;
  readonly trustedCertificates?: readonly string[];
  readonly portal: WrittenPortal;
}

/** The section `portal` with its secrets as they are written. */
export type WrittenPortal = Omit<PortalTarget, 'whoami' | 'testInterface'> & {
  readonly testInterface?: Omit<TestInterfaceSettings, 'token'> & { readonly token?: SecretSource };
  readonly whoami: Omit<PortalTarget['whoami'], 'adapter'> & { readonly adapter?: { readonly url: string; readonly token?: SecretSource } };
};

export interface PortalReading {
  /** Absent when there is a problem. */
  readonly loaded?: PortalLoaded;
  readonly problems: readonly TargetProblem[];
}

/**
 * Reads a portal's target file; nothing is written and nobody is called.
 * @param path as the user gave it @param now milliseconds since the epoch
 */
export function readPortalTarget(path: string, source: TargetSource, env: Environment, now: number): PortalReading {
  const shape = tellShapeProblems(source, { schema: portalFileSchema(), name: TARGET_FILE, isSecret: isSecretPlace });
  if (shape.length > 0) return { problems: shape };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const file = source.value as PortalTargetFile;
  const loaded = assemble(file, createFileReader(path, env, complaints), complaints, now);
  return { ...(loaded === undefined || complaints.problems.length > 0 ? {} : { loaded }), problems: complaints.problems };
}

/** The schema of the whole file, its section in place. */
export function portalFileSchema(): JsonObject {
  const { $defs, $schema: _schema, $id: _id, $comment: _comment, ...section } = schemaFile('target-portal-1');
  const outer = schemaFile('target-portal-file-1');
  return { ...outer, properties: { ...(outer['properties'] as JsonObject), portal: section }, $defs };
}

function schemaFile(name: string): JsonObject {
  return JSON.parse(readFileSync(join(packageRoot(), 'schemas/target-portal', `${name}.schema.json`), 'utf8')) as JsonObject;
}

function assemble(file: PortalTargetFile, files: FileReader, complaints: Complaints, now: number): PortalLoaded | undefined {
  const portal = portalOf(file.portal, files);
  for (const { pointer, text } of problemsOfPortal(portal, new Date(now).toISOString().slice(0, 10)))
    complaints.problem(`/portal${pointer}`, 'ERR_CONFIG_INVALID', text, MEND);
  const listen = withOtherPort(readListen(file, complaints), file, complaints);
  const trusted = (file.trustedCertificates ?? []).flatMap((name, index) => certificateIn(name, `/trustedCertificates/${index}`, files, complaints));
  if (listen === undefined) return undefined;
  const { profile, product, environment, procedure = {} } = file;
  const account = accountOf(loadProfile(profile));
  const beside = portal.otherAccount === undefined ? undefined : (portal.otherAccount.account ?? otherAccount(account));
  if (beside === account) complaints.problem('/portal/otherAccount/account', 'ERR_CONFIG_INVALID', SAME_ACCOUNT, MEND);
  const permission = attackAuthorisationOf(portal);
  return {
    room: 'portal',
    target: {
      kind: 'running',
      profile,
      product,
      ...(environment === undefined ? {} : { environment }),
      deadlineSeconds: loginTimeoutOf(portal) / 1000,
      ...(portal.whoami.adapter === undefined ? {} : { adapter: portal.whoami.adapter }),
      capabilities: capabilitiesOf(portal, procedure),
    },
    account,
    ...(beside === undefined ? {} : { beside }),
    declared: procedure,
    ...(permission === undefined ? {} : { permission }),
    ...(portal.driver.eid === undefined ? {} : { eid: portal.driver.eid }),
    listen,
    portal,
    trusted,
  };
}

const SAME_ACCOUNT = {
  de: 'Das zweite Konto ist dasselbe wie das des Profils.',
  en: 'The second account is the same as that of the profile.',
};
const MEND = { de: 'Die Angabe berichtigen.', en: 'Correct it.' };

/** The port of the second account, which must be one of its own. */
function withOtherPort(listen: ListenOptions | undefined, { listen: given, portal }: PortalTargetFile, complaints: Complaints): ListenOptions | undefined {
  if (listen === undefined || portal.otherAccount === undefined) return listen;
  const { otherPort = DEFAULT_OTHER_PORT } = given ?? {};
  if (otherPort !== 0 && [listen.servicePort, listen.controlPort].includes(otherPort))
    complaints.problem(
      '/listen/otherPort',
      'ERR_CONFIG_INVALID',
      { de: `Den Anschluss ${otherPort} hat schon ein anderer Dienst der Suite.`, en: `Another service of the suite has the port ${otherPort} already.` },
      { de: 'Drei verschiedene Anschlüsse nennen.', en: 'Name three different ports.' },
    );
  return { ...listen, otherPort };
}

const DEFAULT_OTHER_PORT = 8472;

/** Paths made absolute and tokens read; what cannot be read is noted as a problem. */
export function portalOf({ whoami, testInterface, metadata, driver, ...rest }: WrittenPortal, files: FileReader): PortalTarget {
  const { adapter, ...told } = whoami;
  const { token: testToken, ...testing } = testInterface ?? {};
  const tokenAt = (pointer: string, source: SecretSource | undefined): { readonly token?: string } => {
    const token = source === undefined ? undefined : files.secret(pointer, source);
    return token === undefined ? {} : { token };
  };
  if ('file' in metadata) files.text('/portal/metadata/file', metadata.file);
  const besides = rest.otherAccount?.metadata;
  if (besides !== undefined && 'file' in besides) files.text('/portal/otherAccount/metadata/file', besides.file);
  if (driver.kind === 'browser') files.text('/portal/driver/script', driver.script);
  return {
    ...rest,
    metadata: 'file' in metadata ? { file: files.pathOf(metadata.file) } : metadata,
    ...(rest.otherAccount === undefined ? {} : { otherAccount: { ...rest.otherAccount, metadata: besideAt(rest.otherAccount.metadata, files) } }),
    driver:
      driver.kind === 'browser'
        ? { ...driver, script: files.pathOf(driver.script), ...(driver.executable === undefined ? {} : { executable: files.pathOf(driver.executable) }) }
        : driver,
    whoami: { ...told, ...(adapter === undefined ? {} : { adapter: { url: adapter.url, ...tokenAt('/portal/whoami/adapter/token', adapter.token) } }) },
    ...(testInterface === undefined ? {} : { testInterface: { ...testing, ...tokenAt('/portal/testInterface/token', testToken) } }),
  };
}

function besideAt(metadata: PortalTarget['metadata'], files: FileReader): PortalTarget['metadata'] {
  return 'file' in metadata ? { file: files.pathOf(metadata.file) } : metadata;
}

function certificateIn(name: string, pointer: string, files: FileReader, complaints: Complaints): readonly string[] {
  const pem = files.text(pointer, name);
  if (pem === undefined) return [];
  try {
    return [new X509Certificate(pem).toString()];
  } catch {
    complaints.problem(
      pointer,
      'ERR_CONFIG_INVALID',
      { de: `Die Datei ${name} enthält kein Zertifikat in PEM.`, en: `The file ${name} holds no certificate in PEM.` },
      { de: 'Eine PEM-Datei nennen, die mit -----BEGIN CERTIFICATE----- beginnt.', en: 'Name a PEM file that begins with -----BEGIN CERTIFICATE-----.' },
    );
    return [];
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

/** What scenarios may ask of this target; each follows from what the file says. */
function capabilitiesOf(portal: PortalTarget, { level, attributes, needsIdentifier }: DeclaredNeeds): ReadonlySet<Capability> {
  const { whoami, logoutUrl, attacks, driver, stepUp, returnParameter, testInterface = {} } = portal;
  const isDrivenByUs = driver.kind === 'http';
  const offered: Partial<Readonly<Record<Capability, boolean>>> = {
    'browser-login': true,
    adapter: isThere(whoami.adapter),
    'identity-adapter': isThere(whoami.adapter) || isThere(whoami.page?.userKey),
    'declared-attributes': [level, attributes, needsIdentifier].every(isThere),
    logout: isThere(logoutUrl),
    'step-up': isThere(stepUp),
    'return-parameter': isThere(returnParameter),
    'settable-clock': isThere(testInterface.clockUrl),
    'product-logs': isThere(testInterface.logUrl),
    'mailbox-handover': isThere(testInterface.applicationsUrl),
    restart: isThere(testInterface.restartUrl),
    'metadata-refresh': isThere(testInterface.metadataUrl),
    tls: portal.loginUrl.startsWith('https:'),
    'two-accounts': isDrivenByUs && isThere(portal.otherAccount),
    'production-mode': portal.isProduction === true,
    'single-logout-redirect': portal.takesLogoutByRedirect === true,
    'attacks-authorised': isDrivenByUs && isThere(attacks),
  };
  return new Set(Object.entries(offered).flatMap(([capability, isOffered]) => (isOffered ? [capability as Capability] : [])));
}
