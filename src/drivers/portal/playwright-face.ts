/**
 * The few members of Playwright that the driver `browser` uses, written down here because Playwright is the vendor's to
 * install and no dependency of the suite (https://playwright.dev/docs/api/class-playwright).
 */

export interface BrowserType {
  launch(options: { readonly executablePath?: string; readonly timeout: number }): Promise<Browser>;
}

export interface Browser {
  newContext(options: { readonly ignoreHTTPSErrors: boolean; readonly locale: string; readonly acceptDownloads: boolean }): Promise<Context>;
  close(): Promise<void>;
}

export interface Context {
  readonly request: { get(url: string, options: { readonly maxRedirects: number; readonly failOnStatusCode: boolean }): Promise<PlainResponse> };
  newPage(): Promise<Page>;
  cookies(url: string): Promise<readonly { readonly name: string; readonly value: string }[]>;
  setDefaultTimeout(timeoutMs: number): void;
  on(event: 'response', listener: (response: PageResponse) => void): void;
  close(): Promise<void>;
}

export interface Page {
  goto(url: string, options: { readonly waitUntil: 'load' }): Promise<PageResponse | null>;
  route(pattern: string, handler: (route: Route) => Promise<void>): Promise<void>;
  url(): string;
  content(): Promise<string>;
  close(): Promise<void>;
}

export interface PageResponse {
  status(): number;
  url(): string;
  headersArray(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  text(): Promise<string>;
  request(): PageRequest;
}

export interface PageRequest {
  isNavigationRequest(): boolean;
  url(): string;
  method(): string;
  headersArray(): Promise<readonly { readonly name: string; readonly value: string }[]>;
  postData(): string | null;
  timing(): { readonly startTime: number; readonly responseStart: number };
}

/** Answer of a request outside of any page, with the cookies of the context. */
export interface PlainResponse {
  status(): number;
  headers(): Readonly<Record<string, string>>;
}

export interface Route {
  request(): PageRequest;
  abort(): Promise<void>;
  continue(): Promise<void>;
}
