/**
 * The room of directories: no simulator, the suite itself is the client. A desk beside the directory asks for the scenarios and keeps
 * the record; the directory is where the target says, or is started for the run.
 */
import { randomBytes } from 'node:crypto';
import { createAsker } from '../../drivers/directory/asker.ts';
import type { Asker } from '../../drivers/directory/asker.ts';
import type { DirectoryParameters } from '../../drivers/directory/scenario-parameters.ts';
import type { DirectoryTarget } from '../../drivers/directory/target.ts';
import { startHost } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';
import type { Room, RoomOptions } from '../room.ts';
import type { DirectoryLoaded } from './directory-loaded.ts';
import { createDeskServer } from './desk-server.ts';

const TENANT = 'default';
/** A whole tree of categories or list of intermediaries has to be judged, not its beginning. */
const TEXT_LIMIT_BYTES = 1_048_576;

/** Opens the desk; the directory is asked from the first scenario on. */
export async function openDirectoryRoom(loaded: DirectoryLoaded, { onStage }: RoomOptions): Promise<Room> {
  onStage('simulators');
  const recorder = createRecorder({ salt: randomBytes(16).toString('base64url'), textLimitBytes: TEXT_LIMIT_BYTES });
  const timeoutMs = loaded.target.deadlineSeconds * 1000;
  let asker: Asker | undefined;
  let { entries } = loaded;
  const open = async (directory: DirectoryTarget, trusted: readonly string[] = []): Promise<void> => {
    await asker?.[Symbol.asyncDispose]();
    asker = createAsker({ directory, recorder, tenant: TENANT, timeoutMs, trusted });
  };
  const desk = await startHost({ simulator: createDeskServer(() => required(asker)), hostname: '127.0.0.1' });
  return {
    steps: 'directory',
    declared: declaredBy(loaded),
    signingKeys: [],
    async startProduct(signal) {
      if (loaded.start === undefined) {
        await open(required(loaded.directory), loaded.trusted);
        return undefined;
      }
      const running = await loaded.start(signal);
      entries = running.entries;
      await open(running.directory, running.trusted);
      return running;
    },
    worldParameters: (): DirectoryParameters => ({ deskUrl: desk.url, entries }),
    exchanges: async () => recorder.query(TENANT),
    async body(exchangeId, part) {
      const bytes = recorder.body(TENANT, exchangeId, part);
      if (bytes === undefined) throw new Error('The body was larger than the recorder keeps.');
      return bytes;
    },
    async [Symbol.asyncDispose]() {
      await asker?.[Symbol.asyncDispose]();
      await desk.close();
    },
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The directory has no address yet.');
  return value;
}

function declaredBy({ target, directory, entries }: DirectoryLoaded): Room['declared'] {
  return {
    profile: target.profile,
    ...(target.environment === undefined ? {} : { environment: target.environment }),
    deadlineSeconds: target.deadlineSeconds,
    ...(directory === undefined ? {} : { entryPath: directory.entryPath, servers: directory.backendUrls.second === undefined ? 1 : 2 }),
    ...(entries.known === undefined ? {} : { knownOrganization: entries.known.organizationKey, knownCategory: entries.known.category }),
    capabilities: [...target.capabilities].sort(),
  };
}
