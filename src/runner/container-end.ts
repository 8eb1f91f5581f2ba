/**
 * The end of a container: what it said last, and its removal. Nothing here minds that somebody else was faster.
 */
import { text } from 'node:stream/consumers';
import type { ContainerRuntimeClient } from 'testcontainers';

/** Label of every container the suite starts; its value tells them apart. */
export const LABEL = 'pruefstand.container';

const KEPT_CHARS = 4_000;
const KEPT_LINES = 3;
const STOP_SECONDS = 3;

/** The last lines a container wrote, empty when they cannot be had. The container must have ended. */
export async function lastWords(client: ContainerRuntimeClient, id: string): Promise<string> {
  try {
    // The stream follows a container that runs, and ends with one that has ended.
    const stream = await client.container.logs(client.container.getById(id), { tail: 20 });
    return (await text(stream)).slice(-KEPT_CHARS).trim().split(/\r?\n/).slice(-KEPT_LINES).join(' / ');
  } catch {
    return '';
  }
}

/** 304: it ended already; 404: somebody else removed it; 409: somebody else is removing it. */
async function stop(client: ContainerRuntimeClient, id: string): Promise<void> {
  await client.container.getById(id).stop({ t: STOP_SECONDS }).catch(unless(304, 404));
}

/** Ends a container, after three seconds by force, and removes it with its volumes. */
export async function removeContainer(client: ContainerRuntimeClient, id: string): Promise<void> {
  await stop(client, id);
  await client.container.getById(id).remove({ force: true, v: true }).catch(unless(404, 409));
}

function unless(...expected: readonly number[]): (error: unknown) => void {
  return (error) => {
    if (!expected.includes((error as { readonly statusCode?: number }).statusCode ?? 0)) throw error;
  };
}

/** Removes what a failed start left behind. @param label value of {@link LABEL} @returns what it had said */
export async function clearAway(client: ContainerRuntimeClient, label: string): Promise<string> {
  const left = await client.container
    .fetchByLabel(LABEL, label, { status: ['created', 'restarting', 'running', 'paused', 'exited', 'dead'] })
    .catch(() => undefined);
  if (left === undefined) return '';
  await stop(client, left.id).catch(() => undefined);
  const said = await lastWords(client, left.id);
  await removeContainer(client, left.id).catch(() => undefined);
  return said;
}
