/**
 * What a login by driver costs: `node bench/account-logins.ts [logins]`, by default half as many as a run of a profile makes. The
 * reference portal as a process of its own, the simulated account and the suite's own browser in this one; every login is whole, from
 * the portal's first page to the protected one, with signatures and encryption on both sides. What a driver does besides, asking the
 * portal who is there, is told apart. Beside the time that passes stands the time on processors, which neighbours change less.
 */
import { performance } from 'node:perf_hooks';
import { createControlClient } from '../simulators/bundid/control.ts';
import { createPortalDriver } from '../src/drivers/portal/create-driver.ts';
import type { PortalParameters } from '../src/drivers/portal/scenario-parameters.ts';
import { loadProfile } from '../src/runner/catalogue.ts';
import { cacheFolder } from '../src/runner/environment.ts';
import { createKeyRing } from '../src/runner/keys.ts';
import { openPortalRoom } from '../src/runner/portal/portal-room.ts';
import { loadReferenceOf } from '../src/runner/rooms.ts';
import { cpuTimeOf, familyOf, totalOf } from './process-figures.ts';
import { median } from './statistics.ts';
import { tableOf } from './table.ts';

const WARM_UP = 5;
const PERSONAS: Readonly<Record<string, string>> = { 'bundid-portal': 'xaveria-pruefstand', 'muk-portal': 'gmbh' };

interface Times {
  /** Of each login. @unit milliseconds */
  readonly logins: readonly number[];
  /** Of each login and the question who is there. @unit milliseconds */
  readonly asked: readonly number[];
  /** On processors, of all threads, for one login and its question. @unit milliseconds */
  readonly cpu: { readonly suite: number; readonly portal: number };
}

/** @returns what a login took, and what both processes worked for it */
async function timesOf(profile: string, persona: string, count: number): Promise<Times> {
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
    if (driver.kind !== 'http') throw new Error("Only the suite's own browser is measured.");
    const logins: number[] = [];
    const asked: number[] = [];
    let before = workSoFar();
    for (let index = 0; index < count + WARM_UP; index += 1) {
      if (index === WARM_UP) before = workSoFar();
      await control.armLogin({ outcome: 'success', persona });
      await using browser = await driver.openBrowser();
      const start = performance.now();
      const journey = await browser.startLogin();
      const arrived = performance.now();
      const { session } = await browser.settle(journey);
      if (session !== 'authenticated') throw new Error('A login led to no session.');
      if (index < WARM_UP) continue;
      logins.push(arrived - start);
      asked.push(performance.now() - start);
    }
    const after = workSoFar();
    return { logins, asked, cpu: { suite: (after.suite - before.suite) / count, portal: (after.portal - before.portal) / count } };
  } finally {
    await product?.stop();
  }
}

/** Not a number where the system does not tell. @unit milliseconds */
function workSoFar(): Times['cpu'] {
  const [suite = Number.NaN, portal = Number.NaN] = familyOf(process.pid).map(({ pid }) => {
    const cpu = cpuTimeOf(pid);
    return cpu === undefined ? Number.NaN : totalOf(cpu);
  });
  return { suite, portal };
}

const [count = '300'] = process.argv.slice(2);
const rows: (readonly string[])[] = [];
for (const [profile, persona] of Object.entries(PERSONAS)) {
  const { logins, asked, cpu } = await timesOf(profile, persona, Number(count));
  const times = logins.toSorted((a, b) => a - b);
  const last = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  rows.push([
    profile,
    ...[times[0] ?? Number.NaN, median(times), last, median(asked.toSorted((a, b) => a - b)), cpu.suite, cpu.portal].map((value) => value.toFixed(1)),
  ]);
}
const figure = (title: string) => ({ title, isFigure: true });
const columns = [{ title: 'profile' }, ...['login, ms: fastest', 'median', '95 %', 'median with the question', 'CPU of suite', 'of portal'].map(figure)];
process.stdout.write(`${tableOf(columns, rows)}\n`);
