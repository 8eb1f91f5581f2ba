/** A small browser: keeps cookies, follows redirects within the portal, sends forms. */

/** A page as it arrived. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
}

/** One browser. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** Values of `Set-Cookie` in order. */
  readonly setCookies: string[];
  get(path: string): Promise<Page>;
  post(path: string, fields: Readonly<Record<string, string>> | string): Promise<Page>;
  /** Follows redirects within the portal. */
  follow(page: Page): Promise<Page>;
}

/** Opens a browser on a portal. */
export function openBrowser(base: string): Browser {
  const cookies = new Map<string, string>();
  const setCookies: string[] = [];
  const send = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, base), { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), cookie } });
    for (const line of answer.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location'), headers: answer.headers };
  };
  const browser: Browser = {
    cookies,
    setCookies,
    get: (path) => send(path, {}),
    post: (path, fields) => send(path, { method: 'POST', body: new URLSearchParams(fields) }),
    follow: async (page) => {
      let current = page;
      for (let count = 0; count < 5 && current.location?.startsWith('/') === true; count += 1) current = await browser.get(current.location);
      return current;
    },
  };
  return browser;
}

/** Value of a hidden field of a page. */
export function hidden(page: Page, name: string): string {
  const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text) ?? [];
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
