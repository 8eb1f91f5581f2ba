/**
 * The target file: a vendor's description of the product under test, read and checked completely before the first
 * scenario. What every member means is in schemas/target/target-1.schema.json and docs/reference/target-file.md.
 */
import type { Bilingual } from '../core/language.ts';
import type { Capability } from '../core/requirement.ts';
import type { FitConnectTarget } from '../core/target.ts';
import { errorOf } from '../core/translated-error.ts';
import type { Samples } from '../drivers/fit-connect/samples.ts';
import { sha256Hex } from '../formats/hash.ts';
import { profileIds } from './catalogue.ts';
import type { FitConnectLoaded } from './fit-connect-loaded.ts';
import type { LoadedTarget } from './run-options.ts';
import { checkPlaceholders, containerStart, readContainer } from './target-file-container.ts';
import { createFileReader } from './target-file-files.ts';
import type { Environment, FileReader } from './target-file-files.ts';
import type { TargetFile } from './target-file-format.ts';
import { readKeys } from './target-file-keys.ts';
import { nearest } from './target-file-nearest.ts';
import { readAdapter, readCallback, readListen, readTrust } from './target-file-network.ts';
import { createComplaints } from './target-file-problem.ts';
import type { Complaints, TargetProblem, TargetWarning } from './target-file-problem.ts';
import { readOfAnyRoom } from './target-file-room.ts';
import { readSamples } from './target-file-samples.ts';
import { shapeProblems } from './target-file-shape.ts';
import { readTargetSource } from './target-file-source.ts';
import type { TargetSource } from './target-file-source.ts';

/** What became of reading a target file. */
export interface TargetReading {
  /** Absent when there is a problem. */
  readonly loaded?: FitConnectLoaded;
  readonly problems: readonly TargetProblem[];
  readonly warnings: readonly TargetWarning[];
  /** The file as it is written; absent when its shape is wrong. */
  readonly file?: TargetFile;
}

/**
 * Reads a target file; nothing is written and nobody is called.
 * @param path as the user gave it; messages show it like that
 * @param env for secrets given as `{ env: NAME }`
 * @throws ERR_CONFIG_... the first problem, with file, line, column and JSON Pointer as its place
 */
export async function loadTargetFile(path: string, env: Environment): Promise<FitConnectLoaded> {
  return firstOf(readTargetFile(path, env));
}

/**
 * Reads a target file of whatever room its profile is run in.
 * @throws ERR_CONFIG_... as {@link loadTargetFile}
 */
export async function loadAnyTargetFile(path: string, env: Environment): Promise<LoadedTarget> {
  const reading = readOfAnyRoom(path, env, Date.now());
  return reading === undefined ? loadTargetFile(path, env) : firstOf<LoadedTarget>(reading);
}

function firstOf<Loaded>({ loaded, problems }: { readonly loaded?: Loaded; readonly problems: readonly TargetProblem[] }): Loaded {
  const [first] = problems;
  if (first !== undefined) throw errorOf(first);
  if (loaded === undefined) throw new TypeError('A target file without problems was not loaded.');
  return loaded;
}

/**
 * Reads a target file with all problems and warnings.
 * @param now milliseconds since the epoch, to judge certificates
 * @throws ERR_CONFIG_FILE_UNREADABLE, ERR_CONFIG_NOT_YAML when there is nothing to judge
 */
export function readTargetFile(path: string, env: Environment, now: number = Date.now()): TargetReading {
  const source = readTargetSource(path);
  const unknown = unknownProfile(source);
  if (unknown.length > 0) return { problems: unknown, warnings: [] };
  const shape = shapeProblems(source);
  if (shape.length > 0) return { problems: shape, warnings: [] };
  const complaints = createComplaints((pointer) => source.placeOf(pointer));
  const file = source.value as TargetFile;
  const loaded = assemble(path, file, env, complaints, now);
  const { problems, warnings } = complaints;
  return { ...(loaded === undefined || problems.length > 0 ? {} : { loaded }), problems, warnings, file };
}

function assemble(path: string, file: TargetFile, env: Environment, complaints: Complaints, now: number): FitConnectLoaded | undefined {
  const files = createFileReader(path, env, complaints);
  checkTimes(file, complaints);
  const clientSecret = files.secret('/credentials/clientSecret', file.credentials.clientSecret);
  const keys = readKeys(file, files, complaints, now);
  const callback = readCallback(file, files, complaints);
  const adapter = readAdapter(file, files, complaints);
  const listen = readListen(file, complaints);
  const container = listen === undefined ? undefined : readContainer(file, listen, files, complaints);
  const trust = readTrust(file, files, complaints, now);
  const samples = readSamples(file, files, complaints);
  checkCapabilities(file, samples, complaints);
  if (
    clientSecret === undefined ||
    keys === undefined ||
    callback === undefined ||
    adapter === undefined ||
    listen === undefined ||
    container === undefined ||
    trust === undefined ||
    samples === undefined
  )
    return undefined;
  const target = targetOf(file, { clientSecret, keys, callback, adapter, samples, isContainer: container !== 'none' });
  const loaded: FitConnectLoaded = { room: 'fit-connect', target, samples, listen, ...trust, schemas: schemaDigests(file, files) };
  if (container === 'none') return loaded;
  checkPlaceholders(container, target, complaints);
  return { ...loaded, start: containerStart(container, loaded) };
}

/** Files were read before; one that could not be is a problem by now. */
function schemaDigests({ destination: { services } }: TargetFile, files: FileReader): NonNullable<FitConnectLoaded['schemas']> {
  const named = new Map(services.flatMap(({ schemas }) => schemas.flatMap(({ schemaUri, file }) => (file === undefined ? [] : [[schemaUri, file] as const]))));
  return [...named].flatMap(([id, file]) => {
    const bytes = files.bytes('/destination/services', file);
    return bytes === undefined ? [] : [{ id, sha256: sha256Hex(bytes) }];
  });
}

interface TargetParts {
  readonly clientSecret: string;
  readonly keys: Pick<FitConnectTarget['destination'], 'encryptionKeys' | 'signingKey'>;
  readonly callback: NonNullable<FitConnectTarget['callback']> | 'none';
  readonly adapter: NonNullable<FitConnectTarget['adapter']> | 'none';
  readonly samples: Samples;
  readonly isContainer: boolean;
}

function targetOf(file: TargetFile, { clientSecret, keys, callback, adapter, samples, isContainer }: TargetParts): FitConnectTarget {
  const { destinationId, services, metadataVersions, replyChannels = [] } = file.destination;
  return {
    kind: isContainer ? 'container' : 'running',
    profile: file.profile,
    product: file.product,
    ...(file.environment === undefined ? {} : { environment: file.environment }),
    apiVersion: file.interface.apiVersion,
    clientId: file.credentials.clientId,
    clientSecret,
    destination: {
      destinationId,
      services: services.map(({ schemas, ...service }) => ({ ...service, schemas: schemas.map(({ schemaUri, mimeType }) => ({ schemaUri, mimeType })) })),
      metadataVersions,
      replyChannels,
      ...keys,
    },
    pollingSeconds: file.pickup.pollingSeconds,
    deadlineSeconds: file.pickup.deadlineSeconds ?? defaultDeadlineSeconds(file.pickup.pollingSeconds),
    ...(callback === 'none' ? {} : { callback }),
    ...(adapter === 'none' ? {} : { adapter }),
    usesTls: file.tls !== false,
    capabilities: capabilitiesOf(file, samples),
  };
}

/** Three polls and some time to work. @unit seconds */
export function defaultDeadlineSeconds(pollingSeconds: number): number {
  return 3 * pollingSeconds + 15;
}

/** A profile that there is not: which members the file has to have is not known then, so that nothing else is said of it. */
function unknownProfile({ value, placeOf }: TargetSource): readonly TargetProblem[] {
  const { profile } = (value ?? {}) as { readonly profile?: unknown };
  const known = profileIds();
  if (typeof profile !== 'string' || known.includes(profile)) return [];
  const [meant] = nearest(profile, known, 1);
  const mend: Bilingual =
    meant === undefined
      ? { de: `Es gibt: ${known.join(', ')}.`, en: `There are: ${known.join(', ')}.` }
      : { de: `Gemeint ist vielleicht „${meant}“.`, en: `Perhaps "${meant}" is meant.` };
  const complaints = createComplaints((pointer) => placeOf(pointer));
  complaints.problem('/profile', 'ERR_CONFIG_PROFILE_UNKNOWN', { de: `Ein Profil „${profile}“ gibt es nicht.`, en: `There is no profile "${profile}".` }, mend);
  return complaints.problems;
}

function checkTimes({ pickup: { pollingSeconds, deadlineSeconds } }: TargetFile, complaints: Complaints): void {
  if (deadlineSeconds === undefined || deadlineSeconds > pollingSeconds) return;
  complaints.problem(
    '/pickup/deadlineSeconds',
    'ERR_CONFIG_INVALID',
    {
      de: `Die Frist von ${deadlineSeconds} s ist nicht länger als der Abstand der Abholungen (${pollingSeconds} s).`,
      en: `The deadline of ${deadlineSeconds} s is not longer than the polling interval (${pollingSeconds} s).`,
    },
    {
      de: `Die Angabe weglassen; dann gelten ${defaultDeadlineSeconds(pollingSeconds)} s.`,
      en: `Leave it out; then ${defaultDeadlineSeconds(pollingSeconds)} s hold.`,
    },
  );
}

function checkCapabilities(
  { capabilities = {}, adapter, samples: { maxAttachmentBytes } }: TargetFile,
  samples: Samples | undefined,
  complaints: Complaints,
): void {
  const refuse = (name: string, text: Bilingual, mend: Bilingual): void => complaints.problem(`/capabilities/${name}`, 'ERR_CONFIG_INVALID', text, mend);
  if (capabilities.managesDestination === true && adapter === undefined) {
    refuse(
      'managesDestination',
      {
        de: 'Der Schlüsselwechsel über die Destination API wird über den Adapter ausgelöst, aber adapter fehlt.',
        en: 'The roll-over through the Destination API is triggered by the adapter, but adapter is missing.',
      },
      { de: 'adapter eintragen oder managesDestination weglassen.', en: 'Enter adapter or leave out managesDestination.' },
    );
  }
  if (capabilities.settableClock === true && adapter === undefined) {
    refuse(
      'settableClock',
      {
        de: 'Die Uhr des Produkts wird über den Adapter gestellt, aber adapter fehlt.',
        en: "The product's clock is set through the adapter, but adapter is missing.",
      },
      { de: 'adapter eintragen oder settableClock weglassen.', en: 'Enter adapter or leave out settableClock.' },
    );
  }
  if (capabilities.fragments !== true) return;
  if (maxAttachmentBytes === 0) {
    refuse(
      'fragments',
      {
        de: 'Fragmente gibt es nur mit Anlagen, aber samples.maxAttachmentBytes ist 0.',
        en: 'Fragments need attachments, but samples.maxAttachmentBytes is 0.',
      },
      { de: 'maxAttachmentBytes eintragen oder fragments weglassen.', en: 'Enter maxAttachmentBytes or leave out fragments.' },
    );
  } else if (samples?.metadataVersion === '1.0.0') {
    refuse(
      'fragments',
      {
        de: 'Fragmente gibt es erst in den Metadaten 2.1.0, die der Zustellpunkt nicht nennt.',
        en: 'Fragments exist in metadata 2.1.0 only, which the destination does not name.',
      },
      {
        de: '2.1.0 in destination.metadataVersions eintragen oder fragments weglassen.',
        en: 'Enter 2.1.0 in destination.metadataVersions or leave out fragments.',
      },
    );
  }
}

function capabilitiesOf(file: TargetFile, samples: Samples): ReadonlySet<Capability> {
  const { destination, capabilities = {} } = file;
  const offered: readonly (readonly [Capability, boolean])[] = [
    ['adapter', file.adapter !== undefined],
    ['callback', file.callback !== undefined],
    ['second-decryption-key', destination.encryptionKeys.length > 1],
    ['xml', samples.xml !== undefined],
    ['attachments', samples.maxAttachmentBytes > 0],
    ['fragments', capabilities.fragments === true],
    [file.interface.apiVersion === 'v1' ? 'api-v1' : 'api-v2', true],
    ['destination-api', capabilities.managesDestination === true && file.adapter !== undefined],
    // Cases take the broken variant of every sample there is: one without would be sent flawless.
    ['data-schema', [samples.json, samples.xml].every((sample) => sample === undefined || sample.brokenBytes !== undefined)],
    ['reply-channel', samples.replyChannels.length > 0],
    ['metadata-1', destination.metadataVersions.some((version) => version.startsWith('1.'))],
    ['metadata-2', destination.metadataVersions.some((version) => version.startsWith('2.'))],
    ['tls', file.tls !== false],
    ['settable-clock', capabilities.settableClock === true && file.adapter !== undefined],
  ];
  return new Set(offered.flatMap(([capability, isOffered]) => (isOffered ? [capability] : [])));
}
