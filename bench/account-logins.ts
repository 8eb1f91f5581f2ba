/**
 * What a login by driver costs: `node bench/account-logins.ts [logins]`. The reference portal as a process of its own, the simulated
 * account and the suite's own browser in this one; every login is whole, with signatures and encryption on both sides.
 */
import { performance } from 'node:perf_hooks';
import { createControlClient } from '../simulators/bundid/control.ts';
import { createPortalDriver } from '../src/drivers/portal/create-driver.ts';
import { loadProfile } from '../src/runner/catalogue.ts';
import { cacheFolder } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { openPortalRoom } from '../src/runner/portal/portal-room.ts';
import type { PortalParameters } from '../src/runner/portal/portal-room.ts';
import { loadReferenceOf } from '../src/runner/rooms.ts';
import { median } from './statistics.ts';
import { tableOf } from './table.ts';

const WARM_UP = 5;
const PERSONAS: Readonly<Record<string, string>> = { 'bundid-portal': 'xaveria-pruefstand', 'muk-portal': 'gmbh' };

/** @returns milliseconds of each login */
async function timesOf(profile: string, persona: string, count: number): Promise<readonly number[]> {
  const loaded = await loadReferenceOf(loadProfile(profile));
  if (loaded?.room !== 'portal') throw new Error(`${profile} has no portal that comes along.`);
  await using room = await openPortalRoom(loaded, { keys: createKeyRing(cacheFolder(), Date.now()), onStage: () => undefined });
  const product = await room.startProduct(new AbortController().signal);
  try {
    const { controlUrl, tenant, portal, idp, salt } = room.worldParameters(product) as PortalParameters;
    const control = createControlClient({ url: controlUrl, tenant });
    await using driver = createPortalDriver({
      target: portal,
      accountOrigins: [new URL(idp.ssoPostUrl).origin],
      note: async (exchange) => control.note(exchange),
      salt,
    });
    const times: number[] = [];
    for (let index = 0; index < count + WARM_UP; index += 1) {
      await control.armLogin({ outcome: 'success', persona });
      await using browser = await driver.openBrowser();
      const start = performance.now();
      const { session } = await browser.login();
      if (session !== 'authenticated') throw new Error('A login led to no session.');
      if (index >= WARM_UP) times.push(performance.now() - start);
    }
    return times;
  } finally {
    await product?.stop();
  }
}

const [count = '60'] = process.argv.slice(2);
const rows: (readonly string[])[] = [];
for (const [profile, persona] of Object.entries(PERSONAS)) {
  const times = (await timesOf(profile, persona, Number(count))).toSorted((a, b) => a - b);
  const last = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  rows.push([profile, ...[times[0] ?? Number.NaN, median(times), last].map((value) => value.toFixed(1))]);
}
const figure = (title: string) => ({ title, isFigure: true });
process.stdout.write(`${tableOf([{ title: 'profile' }, figure('login, ms: fastest'), figure('median'), figure('95 %')], rows)}\n`);
