/** The rooms there are; which one a target is tested in, the target says. */
import { openFitConnectRoom } from './fit-connect-room.ts';
import type { Room, RoomOptions } from './room.ts';
import type { LoadedTarget } from './run-options.ts';

/** Starts the simulators a target is tested with. */
export async function openRoom(loaded: LoadedTarget, options: RoomOptions): Promise<Room> {
  return openFitConnectRoom(loaded, options);
}
