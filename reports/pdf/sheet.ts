/** The sheet: A4, margins, sizes and colours. All lengths are in points, a 72nd of an inch. */
import type { TextStyle } from './canvas.ts';
import type { Paragraph, TextSize, Tone } from './model.ts';

export const SHEET = { width: 595.28, height: 841.89, left: 62, right: 56, top: 82, bottom: 70 } as const;
export const CONTENT_WIDTH = SHEET.width - SHEET.left - SHEET.right;
export const CONTENT_BOTTOM = SHEET.height - SHEET.bottom;
export const CONTENT_HEIGHT = CONTENT_BOTTOM - SHEET.top;

/** Contrast to white: text 15:1, quiet 8:1. Colours never stand alone for a meaning. */
export const COLORS = { text: '#1c1f23', quiet: '#474d55', rule: '#b9c0c8', strongRule: '#6b747e', band: '#eef1f4' } as const;

export const TONES: Readonly<Record<Tone, string>> = { good: '#1c6b3c', remark: '#8a6100', bad: '#a3161c', open: '#4a5560' };

const LEADING = 1.4;

const SIZES: Readonly<Record<TextSize, number>> = { note: 8, cell: 8.5, body: 9.5, verdict: 19 };

export const HEADING_STYLES: Readonly<Record<1 | 2 | 3 | 4, { readonly size: number; readonly before: number; readonly after: number }>> = {
  1: { size: 22, before: 0, after: 8 },
  2: { size: 14.5, before: 22, after: 8 },
  3: { size: 11.5, before: 16, after: 6 },
  4: { size: 10, before: 14, after: 5 },
};

/** Height of a line of text of a size. */
export function lineHeight(size: number): number {
  return size * LEADING;
}

export function styleOf({ size, isBold = false, isQuiet = false }: Omit<Paragraph, 'text'>, usual: TextSize = 'body'): TextStyle {
  return { size: SIZES[size ?? usual], isBold, color: isQuiet ? COLORS.quiet : COLORS.text };
}
