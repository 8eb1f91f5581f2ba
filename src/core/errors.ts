/**
 * Errors of the suite: something kept us from our work. Non-conformity of a product is never an error but a finding.
 * Families say who must act; callers branch on `code`. Every code is listed in docs/reference/errors.md.
 */

/** All codes with the family that throws them. */
export const ERROR_CODES = {
  ERR_CONFIG_FILE_UNREADABLE: 'configuration',
  ERR_CONFIG_NOT_YAML: 'configuration',
  ERR_CONFIG_INVALID: 'configuration',
  ERR_CONFIG_ARGUMENT: 'configuration',
  ERR_CONFIG_PROFILE_UNKNOWN: 'configuration',
  ERR_CONFIG_KEY_INVALID: 'configuration',
  ERR_CONFIG_SAMPLE_INVALID: 'configuration',
  ERR_CONFIG_OUTPUT_UNWRITABLE: 'configuration',
  ERR_CONFIG_EXISTS: 'configuration',
  ERR_CONFIG_REQUIREMENT_UNKNOWN: 'configuration',
  ERR_CONFIG_PORT_IN_USE: 'configuration',
  ERR_CONFIG_RESULT_INVALID: 'configuration',
  ERR_CONFIG_MERGE_MISMATCH: 'configuration',
  ERR_CONFIG_TIMESTAMP: 'configuration',
  ERR_TARGET_NOT_STARTED: 'target',
  ERR_TARGET_UNREACHABLE: 'target',
  ERR_TARGET_SILENT: 'target',
  ERR_TARGET_NO_ENGINE: 'target',
  ERR_CATALOGUE_INVALID: 'catalogue',
  ERR_CONTROL_REFUSED: 'internal',
  ERR_CONTROL_UNREACHABLE: 'internal',
  ERR_INTERNAL: 'internal',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
export type ErrorFamily = (typeof ERROR_CODES)[ErrorCode];

export interface ErrorDetails {
  /** What the reader can do about it, one sentence. */
  readonly hint?: string;
  /** Where it is: a file with JSON Pointer or line, an argument, an address. */
  readonly place?: string;
  readonly cause?: unknown;
}

/** The one error class of the suite. `message` is one sentence in words the user sees. */
export class PruefstandError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly place: string | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'PruefstandError';
    this.code = code;
    this.hint = details.hint;
    this.place = details.place;
  }

  get family(): ErrorFamily {
    return ERROR_CODES[this.code];
  }
}

/** Whether a thrown value is ours, optionally with that code. */
export function isPruefstandError(value: unknown, code?: ErrorCode): value is PruefstandError {
  return value instanceof PruefstandError && (code === undefined || value.code === code);
}
