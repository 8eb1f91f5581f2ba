/**
 * The protected page in a real browser, in a tab of its own, so that the page the script works on stays as it is. The tab never
 * leaves the portal: asking who is logged in must not start another login at an account. Runs in the child process.
 */
import type { Context } from './playwright-face.ts';

/** What the tab shows; `isAway` when the way led out of the portal. */
export type ReadPage = { readonly isAway: true } | { readonly isAway: false; readonly url: string; readonly status: number; readonly html: string };

const MAX_REDIRECTS = 20;

export async function readPage(context: Context, url: string, origins: ReadonlySet<string>): Promise<ReadPage> {
  if (await leadsAway(context, url, origins)) return { isAway: true };
  const tab = await context.newPage();
  const way = { isAway: false };
  try {
    await tab.route('**/*', async (route) => {
      const request = route.request();
      const leaves = request.isNavigationRequest() && !isWithin(request.url(), origins);
      way.isAway ||= leaves;
      await (leaves ? route.abort() : route.continue());
    });
    const response = await tab.goto(url, { waitUntil: 'load' });
    const html = await tab.content();
    return way.isAway || !isWithin(tab.url(), origins) ? { isAway: true } : { isAway: false, url: tab.url(), status: response?.status() ?? 0, html };
  } catch (error) {
    // A page that sends its form at once interrupts its own loading.
    if (way.isAway) return { isAway: true };
    throw error;
  } finally {
    await tab.close();
  }
}

/** Redirects first and by hand: a browser follows them without asking. */
async function leadsAway(context: Context, url: string, origins: ReadonlySet<string>): Promise<boolean> {
  let next = url;
  for (let turn = 0; turn <= MAX_REDIRECTS; turn += 1) {
    if (!isWithin(next, origins)) return true;
    const answer = await context.request.get(next, { maxRedirects: 0, failOnStatusCode: false });
    const { location } = answer.headers();
    if (answer.status() < 300 || answer.status() >= 400 || location === undefined || !URL.canParse(location, next)) return false;
    next = new URL(location, next).href;
  }
  throw new Error('The protected page redirects without end.');
}

function isWithin(url: string, origins: ReadonlySet<string>): boolean {
  return URL.canParse(url) && origins.has(new URL(url).origin);
}
