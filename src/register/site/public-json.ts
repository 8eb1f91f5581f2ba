/** JSON as a register publishes it. */

/** JSON with two blanks of indentation; characters that are invisible or steer something are escaped, also `<`. */
export function publicJson(value: unknown): string {
  const escaped = JSON.stringify(value, null, 2).replaceAll(
    /[\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF<>]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${escaped}\n`;
}
