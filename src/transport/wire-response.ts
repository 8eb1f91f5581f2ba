/**
 * A `Response` over bytes that exist already. It keeps header names as written and passes large bodies on without a copy,
 * at a fraction of a standard `Response`'s cost. A standard one works with the host as well. Code that needs the real
 * thing (`msw`, `new Response(answer)`) takes {@link toStandardResponse}.
 */
import type { RawHeader } from '../core/exchange.ts';

/** What the host sends; read it from any answer with {@link wirePartsOf}. */
export interface WireParts {
  readonly headers: readonly RawHeader[];
  /** Exactly the bytes of the body. */
  readonly body: Uint8Array;
}

/** As {@link WireParts}, of an answer that was made of a text: head and body can leave in one write. */
export interface WireText {
  readonly headers: readonly RawHeader[];
  /** Its UTF-8 is the body. */
  readonly text: string;
}

/**
 * Makes an answer.
 * @param headers in order; `content-length` is added by the host
 * @param body a text becomes its UTF-8 bytes; bytes are not copied and must not change afterwards
 */
export function createWireResponse(status: number, headers: readonly RawHeader[], body: Uint8Array | string | null): Response {
  const response: object = new WireResponse(status, headers, body);
  return response as Response;
}

/** Headers and text of an answer that was made of a text. @returns undefined for every other answer */
export function wireTextOf(response: Response): WireText | undefined {
  return WireResponse.textOf(response);
}

/** Headers and body of an answer without reading it. @returns undefined for a standard `Response` */
export function wirePartsOf(response: Response): WireParts | undefined {
  return WireResponse.partsOf(response);
}

/** The same answer as a standard `Response`. */
export function toStandardResponse(response: Response): Response {
  return wirePartsOf(response) === undefined ? response : new Response(response.body, { status: response.status, headers: response.headers });
}

const NO_BYTES = new Uint8Array();
const utf8 = new TextDecoder();

class WireResponse {
  readonly status: number;
  readonly statusText = '';
  readonly type = 'default';
  readonly url = '';
  readonly redirected = false;
  readonly #rawHeaders: readonly RawHeader[];
  readonly #body: Uint8Array | string | null;
  #headers: Headers | undefined;
  #stream: ReadableStream<Uint8Array> | undefined;
  #isUsed = false;

  constructor(status: number, rawHeaders: readonly RawHeader[], body: Uint8Array | string | null) {
    this.status = status;
    this.#rawHeaders = rawHeaders;
    this.#body = body;
  }

  /** Headers that somebody changed through the standard interface win over the raw ones. */
  static partsOf(value: object): WireParts | undefined {
    return #body in value ? { headers: value.#sentHeaders(), body: bytesOf(value.#body) } : undefined;
  }

  static textOf(value: object): WireText | undefined {
    return #body in value && typeof value.#body === 'string' ? { headers: value.#sentHeaders(), text: value.#body } : undefined;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get headers(): Headers {
    this.#headers ??= new Headers(this.#rawHeaders.map(([name, value]): [string, string] => [name, value]));
    return this.#headers;
  }

  get bodyUsed(): boolean {
    return this.#isUsed;
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#body === null) return null;
    this.#stream ??= streamOf(this.#take());
    return this.#stream;
  }

  async bytes(): Promise<Uint8Array> {
    return this.#take();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return Uint8Array.from(this.#take()).buffer;
  }

  async text(): Promise<string> {
    return utf8.decode(this.#take());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async blob(): Promise<Blob> {
    return new Blob([Uint8Array.from(this.#take())], { type: this.headers.get('content-type') ?? '' });
  }

  clone(): Response {
    if (this.#isUsed) throw new TypeError('The body was read already.');
    return createWireResponse(this.status, this.#sentHeaders(), this.#body);
  }

  #sentHeaders(): readonly RawHeader[] {
    return this.#headers === undefined ? this.#rawHeaders : [...this.#headers];
  }

  #take(): Uint8Array {
    if (this.#isUsed) throw new TypeError('The body was read already.');
    this.#isUsed = this.#body !== null;
    return bytesOf(this.#body);
  }
}

function bytesOf(body: Uint8Array | string | null): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : (body ?? NO_BYTES);
}

Object.setPrototypeOf(WireResponse.prototype, Response.prototype);

/** A stream of one piece that is not copied; also a body for `new Response`. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      if (bytes.byteLength > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
