/** Reads the golden input `fixtures/result/example-result.json`: every verdict and severity, umlauts, hostile strings. */
import { readFileSync } from 'node:fs';
import type { Result } from '../../src/core/result.ts';

export function readExample(): Result {
  return JSON.parse(readFileSync(new URL('../../fixtures/result/example-result.json', import.meta.url), 'utf8')) as Result;
}
