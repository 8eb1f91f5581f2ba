/** Reading single values of the environment. Every mistake is one sentence that names the variable and what is expected. */
import { readFileSync } from 'node:fs';
import type { FaultTable } from './faults.ts';
import { parseFaults } from './faults.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name: string = 'ConfigurationError';
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The value, or undefined when it is missing or empty. */
export function optional(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

/** The value. */
export function required(env: Environment, name: string): string {
  const value = optional(env, name);
  if (value === undefined) throw new ConfigurationError(`${name} is not set.`);
  return value;
}

/** True for plain http on this machine. */
export const isLoopbackHttp = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === 'http:' && LOOPBACK.has(url.hostname);
};

/** An absolute address: https, or http on this machine. It may have a query. */
export function link(env: Environment, name: string): string {
  const text = required(env, name);
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && !isLoopbackHttp(text)) || url.hash !== '') {
    throw new ConfigurationError(`${name} must be an absolute https address (http only on this machine).`);
  }
  return url.href.replace(/\/+$/, '');
}

/** An absolute address that others are built on, without slash at the end: https, or http on this machine. */
export function address(env: Environment, name: string): string {
  const url = link(env, name);
  if (url.includes('?')) throw new ConfigurationError(`${name} must be an address without query.`);
  return url;
}

/** Bounds of a number, and its value when the variable is not set. */
export interface NumberRule {
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  readonly isInteger?: boolean;
}

/** A number within bounds. */
export function number(env: Environment, name: string, { fallback, min, max, isInteger = false }: NumberRule): number {
  const value = optional(env, name);
  if (value === undefined) return fallback;
  const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(parsed >= min && parsed <= max) || (isInteger && !Number.isInteger(parsed))) {
    throw new ConfigurationError(`${name} must be ${isInteger ? 'a whole number' : 'a number'} from ${min} to ${max}.`);
  }
  return parsed;
}

/** Where to listen: `HOST`, by default this machine only, and `PORT`, by default any free one. */
export function listenAddress(env: Environment): { readonly host: string; readonly port: number } {
  return { host: optional(env, 'HOST') ?? '127.0.0.1', port: number(env, 'PORT', { fallback: 0, min: 0, max: 65_535, isInteger: true }) };
}

/** `yes` or `no`. */
export function yesOrNo(env: Environment, name: string, fallback: boolean): boolean {
  const value = optional(env, name);
  if (value !== undefined && value !== 'yes' && value !== 'no') throw new ConfigurationError(`${name} must be yes or no.`);
  return value === undefined ? fallback : value === 'yes';
}

/** One of the given words. */
export function oneOf<Word extends string>(env: Environment, name: string, words: readonly Word[], fallback: Word): Word {
  const value = optional(env, name) ?? fallback;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new ConfigurationError(`${name} must be one of ${words.join(', ')}.`);
  return found;
}

/** Names separated by commas. */
export function names(env: Environment, name: string): readonly string[] | undefined {
  return optional(env, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The text of a file. */
export function readFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationError(`${name} names the file ${path}, which cannot be read.`);
  }
}

/** The text of a file that may be left out. */
export function optionalFile(env: Environment, name: string): string | undefined {
  const path = optional(env, name);
  return path === undefined ? undefined : readFile(name, path);
}

/** Certificate and key of an HTTPS server, PEM: `TLS_CERT_FILE` and `TLS_KEY_FILE`. */
export function readTls(env: Environment): { readonly cert: string; readonly key: string } | undefined {
  const [cert, key] = [optional(env, 'TLS_CERT_FILE'), optional(env, 'TLS_KEY_FILE')];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new ConfigurationError('TLS_CERT_FILE and TLS_KEY_FILE must be set together.');
  return { cert: readFile('TLS_CERT_FILE', cert), key: readFile('TLS_KEY_FILE', key) };
}

/** The faults that `FAULTS` names, separated by commas. */
export function readFaults<Name extends string>(env: Environment, table: FaultTable<Name>): ReadonlySet<Name> {
  const parsed = parseFaults(table, env['FAULTS'] ?? '');
  if ('unknown' in parsed) throw new ConfigurationError(`FAULTS names ${parsed.unknown}, which is no fault of this product.`);
  return parsed.faults;
}
