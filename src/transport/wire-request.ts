/**
 * A `Request` over bytes that have arrived already. A real `Request` costs as much as the rest of a small exchange, and
 * copies large bodies; this one makes it only when somebody asks for what it does not have itself (streams, forms).
 * Deliberately different from the standard: `url` is the request line as sent, without any normalisation, and the object
 * cannot be handed to `new Request`; use `clone()`.
 */
import type { RawHeader } from '../core/exchange.ts';

export interface WireRequestInput {
  readonly method: string;
  /** Scheme, host and the target as sent. */
  readonly url: string;
  readonly rawHeaders: readonly RawHeader[];
  /** Whole body; undefined when the message had none. */
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  /** Aborted when the peer goes away before the answer. */
  readonly signal: () => AbortSignal;
}

/** Makes the request; reading the body is possible once, as the standard has it. */
export function createWireRequest(input: WireRequestInput): Request {
  return new WireRequest(input) as unknown as Request;
}

/**
 * The body as it arrived, read now instead of by a promise.
 * @returns undefined for a standard `Request`, and for a body that was read already
 */
export function arrivedBytesOf(request: Request): Uint8Array<ArrayBuffer> | undefined {
  return WireRequest.arrivedBytesOf(request);
}

const utf8 = new TextDecoder();

class WireRequest {
  readonly #input: WireRequestInput;
  #headers: Headers | undefined;
  #standard: Request | undefined;
  #isUsed = false;

  constructor(input: WireRequestInput) {
    this.#input = input;
  }

  static arrivedBytesOf(value: object): Uint8Array<ArrayBuffer> | undefined {
    return #input in value && !value.bodyUsed && value.#standard === undefined ? value.#take() : undefined;
  }

  get method(): string {
    return this.#input.method;
  }

  get url(): string {
    return this.#input.url;
  }

  get headers(): Headers {
    this.#headers ??= headersOf(this.#input.rawHeaders);
    return this.#headers;
  }

  get signal(): AbortSignal {
    return this.#input.signal();
  }

  get bodyUsed(): boolean {
    return this.#isUsed || this.#standard?.bodyUsed === true;
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.#input.body === undefined ? null : this.#real().body;
  }

  /** The bytes themselves, not a copy. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.bodyUsed) throw new TypeError('The body was read already.');
    if (this.#standard !== undefined) return new Uint8Array(await this.#standard.arrayBuffer());
    return this.#take();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.bytes();
    const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
    return isWhole ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }

  async text(): Promise<string> {
    return utf8.decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async blob(): Promise<Blob> {
    return this.#real().blob();
  }

  async formData(): Promise<FormData> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the interface of a Request has it, and hono reads multipart forms with it
    return this.#real().formData();
  }

  clone(): Request {
    if (this.bodyUsed) throw new TypeError('The body was read already.');
    return createWireRequest(this.#input);
  }

  #take(): Uint8Array<ArrayBuffer> {
    this.#isUsed = this.#input.body !== undefined;
    return this.#input.body ?? new Uint8Array();
  }

  #real(): Request {
    if (this.#isUsed) throw new TypeError('The body was read already.');
    const { method, url, body } = this.#input;
    this.#standard ??= new Request(url, { method, headers: this.headers, ...(body === undefined || method === 'GET' || method === 'HEAD' ? {} : { body }) });
    return this.#standard;
  }
}

Object.setPrototypeOf(WireRequest.prototype, Request.prototype);

/** Values a standard `Headers` does not take are left out; the raw headers still have them. */
function headersOf(rawHeaders: readonly RawHeader[]): Headers {
  const headers = new Headers();
  for (const [name, value] of rawHeaders) {
    try {
      headers.append(name, value);
    } catch {
      continue;
    }
  }
  return headers;
}
