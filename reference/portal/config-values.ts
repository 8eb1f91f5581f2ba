/**
 * Reading single values of the environment. Every mistake is one sentence that names the variable and what is expected.
 */
import { readFileSync } from 'node:fs';
import { KeyError, checkKeyPair } from './keys.ts';
import type { KeyPair } from './keys.ts';

/** The environment is unusable; the message is one sentence for the operator. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
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

/** An absolute address without slash at the end: https, or http on this machine. */
export function address(env: Environment, name: string): string {
  const text = required(env, name);
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && !isLoopbackHttp(text)) || url.hash !== '') {
    throw new ConfigurationError(`${name} must be an absolute https address (http only on this machine).`);
  }
  return url.href.replace(/\/+$/, '');
}

/** A number within bounds. */
export function number(env: Environment, name: string, rule: { fallback: number; min: number; max: number }): number {
  const value = optional(env, name);
  if (value === undefined) return rule.fallback;
  const parsed = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(parsed >= rule.min && parsed <= rule.max)) throw new ConfigurationError(`${name} must be a number from ${rule.min} to ${rule.max}.`);
  return parsed;
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

/** A key and its certificate from two files. */
export function keyPair(keyName: string, keyPath: string, certificateName: string, certificatePath: string): KeyPair {
  const privateKey = readFile(keyName, keyPath);
  const certificate = readFile(certificateName, certificatePath);
  try {
    return checkKeyPair(privateKey, certificate);
  } catch (error) {
    const reason = error instanceof KeyError ? error.message : 'cannot be read';
    throw new ConfigurationError(`${keyName} names the file ${keyPath}, which ${reason}.`);
  }
}
