/** Who meets the product in a journey: a test bench at its adapter, a person with a browser, and time that passes when a test says so. */
import type { Later } from '../../kit/later.ts';
import type { Product } from '../product.ts';

export const ADAPTER_TOKEN = 'adapter-token';

/** What the product tells of an application. */
export interface View {
  readonly application: string;
  readonly state: string;
  readonly bookings: number;
  readonly pageUrl?: string;
  readonly paymentInformation: { readonly transactionId: string } | null;
}

/** Calls the adapter. @param path after `/applications` */
export async function askAdapter({ url, adapterPath }: Product, method: string, path: string, body?: object): Promise<View> {
  const init = { method, headers: { authorization: `Bearer ${ADAPTER_TOKEN}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return (await (await fetch(`${url}${adapterPath}/applications${path}`, init)).json()) as View;
}

/** What the product wants to do later, done when {@link Waiting.pass} is called. */
export interface Waiting extends Later {
  /** Everything that is waited for now, one after the other. */
  pass(): Promise<void>;
}

/** Nothing is waited for yet. */
export function createWaiting(): Waiting {
  const open: (() => Promise<void>)[] = [];
  return {
    add: (_, what) => void open.push(what),
    stop: () => void (open.length = 0),
    async pass() {
      for (const what of open.splice(0)) await what();
    },
  };
}

/** Where a name of the web really is. @param places origins by the origins that are written in addresses */
export function placed(places: ReadonlyMap<string, string>, url: string): string {
  const { origin } = new URL(url);
  return (places.get(origin) ?? origin) + url.slice(origin.length);
}

/** A browser, which knows where it came back to last. */
export interface Browser {
  lastReturn: string | undefined;
  /** Follows what it is told to until there is a page, or no answer. @param form is posted @returns where it ended */
  open(url: string, form?: Readonly<Record<string, string>>): Promise<string>;
}

const MOST_HOPS = 6;

/** A browser without cookies. @param places origins of the product by what is written in addresses */
export function createBrowser(places: ReadonlyMap<string, string>): Browser {
  const visit = async (url: string, form: Readonly<Record<string, string>> | undefined): Promise<string | undefined> => {
    const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    try {
      const answer = await fetch(placed(places, url), { ...init, redirect: 'manual' });
      await answer.arrayBuffer();
      return answer.headers.get('location') ?? answer.headers.get('refresh')?.replace(/^0; url=/, '');
    } catch {
      return undefined;
    }
  };
  return {
    lastReturn: undefined,
    async open(start, form) {
      let url = start;
      for (let hops = 0; hops < MOST_HOPS; hops += 1) {
        if (places.has(new URL(url).origin)) this.lastReturn = url;
        const next = await visit(url, hops === 0 ? form : undefined);
        if (next === undefined) return url;
        url = new URL(next, url).href;
      }
      return url;
    },
  };
}
