/** Why no answer came, as a value: what the network or the peer did, in few words that tests and findings can compare. */
import { errors } from 'undici';

export type TransportFailureKind = 'connection-refused' | 'tls' | 'timeout' | 'reset' | 'dns' | 'protocol' | 'too-large';

/** Thrown by `send`, returned by `attempt`. `detail` is for logs and evidence. */
export class TransportFailure extends Error {
  readonly kind: TransportFailureKind;
  readonly detail: string;
  /** Status of an answer that had begun when it failed. */
  readonly status?: number;

  constructor(kind: TransportFailureKind, detail: string, cause?: unknown, status?: number) {
    super(`No answer (${kind}): ${detail}`, cause === undefined ? {} : { cause });
    this.name = 'TransportFailure';
    this.kind = kind;
    this.detail = detail;
    if (status !== undefined) this.status = status;
  }
}

const KIND_BY_CODE: Readonly<Record<string, TransportFailureKind>> = {
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'connection-refused',
  ENETUNREACH: 'connection-refused',
  EADDRNOTAVAIL: 'connection-refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  // undici asserts what an answer must not be, 101 to a request that asked for no other protocol for one.
  ERR_ASSERTION: 'protocol',
};

/** Codes of Node's certificate checks; they carry no common prefix. */
const CERTIFICATE_CODE = /CERT|^ERR_TLS_|^ERR_SSL_|SELF_SIGNED|UNABLE_TO_|CRL|ISSUER|HOSTNAME_MISMATCH|^EPROTO$/;

/**
 * Names the reason of an error of the client.
 * @returns undefined for errors that are no failure of the transport, such as a header that cannot be sent
 */
export function failureOf(error: unknown): TransportFailure | undefined {
  if (error instanceof TransportFailure) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return new TransportFailure('timeout', 'the deadline passed', error);
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = codeOf(error) ?? codeOf(first) ?? codeOf(error.cause);
  const kind = error instanceof errors.HTTPParserError ? 'protocol' : kindOf(code);
  const message = error.message === '' && first instanceof Error ? first.message : error.message;
  return kind === undefined ? undefined : new TransportFailure(kind, `${code ?? error.name}: ${message}`.slice(0, 300), error);
}

function kindOf(code: string | undefined): TransportFailureKind | undefined {
  if (code === undefined) return undefined;
  if (code.startsWith('HPE_')) return 'protocol';
  return KIND_BY_CODE[code] ?? (CERTIFICATE_CODE.test(code) ? 'tls' : undefined);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
