/**
 * Canonical JSON: the same data give the same bytes. It follows RFC 8785 for data that came from JSON: members sorted
 * by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them.
 */

/**
 * Writes a JSON value canonically. Members whose value is `undefined` are left out, as in JSON.stringify.
 * @throws TypeError for what JSON cannot hold: functions, symbols, bigints, numbers that are not finite, cycles,
 *   strings with lone surrogates
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, ancestors: readonly object[]): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('JSON has no number that is not finite.');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writeContainer(value, ancestors);
    default:
      throw new TypeError(`JSON has no value of type ${typeof value}.`);
  }
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('Canonical JSON has no strings with lone surrogates.');
  return JSON.stringify(text);
}

function writeContainer(value: object, ancestors: readonly object[]): string {
  if (ancestors.includes(value)) throw new TypeError('JSON has no cycles.');
  const path = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item === undefined ? null : item, path)).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, member]) => `${writeString(name)}:${write(member, path)}`);
  return `{${members.join(',')}}`;
}
