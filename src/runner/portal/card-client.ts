/**
 * The eID client of a run whose driver logs people in with simulated cards: orders by card lead every browser to it and back.
 * It holds the card of whoever the order is for, takes plain HTTP like the account, and contacts nobody else.
 */
import type { AccountSimulator } from '../../../simulators/account-simulator.ts';
import { createAusweisApp } from '../../../simulators/ausweisapp/index.ts';
import { startHost } from '../../transport/host.ts';
import type { Host } from '../../transport/host.ts';
import { createRecorder } from '../../transport/recorder.ts';

export interface CardClient extends AsyncDisposable {
  /** For the settings of the account. */
  readonly clientUrl: string;
  /** Where browsers are led. */
  readonly origin: string;
}

/** Starts it on a free port of this machine; the caller disposes it. @param accountUrl base of the account, which serves already */
export async function startCardClient(account: Pick<AccountSimulator, 'holderOf'>, accountUrl: string, salt: string): Promise<CardClient> {
  const served: { host?: Host } = {};
  const client = createAusweisApp({
    baseUrl: () => served.host?.url ?? '',
    recorder: createRecorder({ salt }),
    mode: 'automatic',
    developerMode: true,
    whenBusy: 'wait',
    cardFor: (tcTokenUrl) => account.holderOf(tcTokenUrl),
    mayContact: ({ origin }) => origin === new URL(accountUrl).origin,
  });
  const host = await startHost({ simulator: client });
  served.host = host;
  return { clientUrl: `${host.url}/eID-Client`, origin: new URL(host.url).origin, [Symbol.asyncDispose]: async () => host.close() };
}
