/**
 * Numbers, durations and sizes as reports print them. Written by hand, because the environment's locale must not change
 * a byte: groups of three are parted by a narrow no-break space, the decimal sign follows the report's language.
 */
import type { Language } from '../src/core/language.ts';

const NARROW_SPACE = '\u202F';
const NO_BREAK_SPACE = '\u00A0';

/** `12 345`, with a narrow no-break space. */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.round(value)));
  const grouped = digits.length > 4 ? digits.replaceAll(/\B(?=(\d{3})+$)/gu, NARROW_SPACE) : digits;
  return value < 0 ? `-${grouped}` : grouped;
}

/** `840 ms`, `12,4 s` (English `12.4 s`), `2 min 31 s`. */
export function formatDuration(durationMs: number, language: Language): string {
  if (durationMs < 1000) return `${Math.round(durationMs)}${NO_BREAK_SPACE}ms`;
  const tenths = Math.round(durationMs / 100);
  if (tenths < 600) return `${Math.floor(tenths / 10)}${language === 'de' ? ',' : '.'}${tenths % 10}${NO_BREAK_SPACE}s`;
  const seconds = Math.round(durationMs / 1000);
  return `${formatInteger(Math.floor(seconds / 60))}${NO_BREAK_SPACE}min ${seconds % 60}${NO_BREAK_SPACE}s`;
}

/** Seconds with three places and a point, as XML and JSON formats want them. */
export function formatSeconds(durationMs: number): string {
  return (Math.round(durationMs) / 1000).toFixed(3);
}

/** `1 B`, `12 345 B`: bytes are given exactly, since evidence is compared by them. */
export function formatBytes(sizeBytes: number): string {
  return `${formatInteger(sizeBytes)}${NO_BREAK_SPACE}B`;
}
