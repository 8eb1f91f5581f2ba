/**
 * The driver `manual`: a person logs in with a browser of their own; the suite says what to do and waits. Markers of the
 * protected page cannot be read this way, nor can an adapter know the person's cookies: the person is asked instead.
 */
import type { DriverOptions } from './driver-options.ts';
import { operatorTimeoutOf } from './driver-options.ts';
import type { Operator } from './operator.ts';
import { askPerson } from './person-whoami.ts';
import { outcomeOf } from './portal-driver.ts';
import type { PortalBrowser, PortalDriver, PortalProblem, Whoami } from './portal-driver.ts';
import type { Bilingual } from '../../core/language.ts';

export interface ManualPortalDriver extends PortalDriver {
  readonly kind: 'manual';
}

export function createManualDriver(options: DriverOptions, operator: Operator): ManualPortalDriver {
  let count = 0;
  return {
    kind: 'manual',
    async openBrowser(name) {
      count += 1;
      return createBrowser(name ?? `browser-${count}`, options, operator);
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function createBrowser(name: string, options: DriverOptions, operator: Operator): PortalBrowser {
  const { loginUrl, protectedUrl, logoutUrl } = options.target;
  const timeoutMs = operatorTimeoutOf(options);
  let isOpened = false;
  const open = (): void => {
    if (isOpened) return;
    isOpened = true;
    operator.tell({
      de: `[${name}] Ein neues privates Fenster öffnen, ohne Cookies von früher.`,
      en: `[${name}] Open a new private window, without earlier cookies.`,
    });
  };
  const act = async (order: Bilingual): Promise<{ readonly pages: readonly string[]; readonly durationMs: number; readonly problem?: PortalProblem }> => {
    open();
    const start = performance.now();
    operator.tell({ de: `[${name}] ${order.de}`, en: `[${name}] ${order.en}` });
    const answer = await operator.ask({ de: 'Danach die Eingabetaste drücken.', en: 'Then press Enter.' }, timeoutMs);
    const way = { pages: [], durationMs: performance.now() - start };
    return answer === undefined ? { ...way, problem: NOBODY } : way;
  };
  const whoami = async (): Promise<Whoami> => {
    open();
    const start = performance.now();
    operator.tell({ de: `[${name}] Im selben Fenster öffnen: ${protectedUrl}`, en: `[${name}] Open in the same window: ${protectedUrl}` });
    const told = await askPerson(operator, timeoutMs);
    return { ...told, pages: [], durationMs: performance.now() - start };
  };
  const after = async (order: Bilingual): ReturnType<PortalBrowser['login']> => {
    const way = await act(order);
    // Whoever did not press Enter will not answer the next question either.
    const who: Whoami = way.problem === undefined ? await whoami() : { session: 'unknown', problem: way.problem, toldBy: [], pages: [], durationMs: 0 };
    return outcomeOf(way, who);
  };
  return {
    name,
    whoami,
    login: async () =>
      after({ de: `Anmelden, beginnend bei ${loginUrl}, bis es nicht mehr weitergeht.`, en: `Log in, starting at ${loginUrl}, as far as it goes.` }),
    logout: async () => after(logoutUrl === undefined ? LOG_OUT : { de: `Abmelden über ${logoutUrl}.`, en: `Log out by ${logoutUrl}.` }),
    async [Symbol.asyncDispose]() {
      if (isOpened) operator.tell({ de: `[${name}] Das Fenster schließen.`, en: `[${name}] Close the window.` });
    },
  };
}

const LOG_OUT: Bilingual = { de: 'Im Portal abmelden.', en: 'Log out of the portal.' };
const NOBODY: PortalProblem = { kind: 'nobody-answered', detail: 'Nobody pressed Enter in time.' };
