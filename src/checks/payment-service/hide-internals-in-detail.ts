/** detail of an error tells nothing of the inside: no stack traces, classes, files, tables. Only signs that leave no doubt are looked for. */
import { excerpt } from '../check.ts';
import { broken, cannotTell } from '../flaw.ts';
import { callRule } from './call-rule.ts';
import { answerIn, isSuccess } from './content.ts';

const SIGNS: readonly RegExp[] = [
  /\bat [\w$.<>/ ]{1,200}\([^()]{1,200}:\d+(:\d+)?\)/,
  /\bat (async )?(file|node|webpack):/,
  /\b[\w$-]+\.(java|kt|ts|js|mjs|cs|py|php|go|rb|scala):\d+/,
  /File "[^"]+", line \d+/,
  /\b(java|javax|jakarta|kotlin|org\.springframework|org\.hibernate|com\.fasterxml|System)(\.\w+)+(Exception|Error)\b/,
  /\b\w*(NullPointer|ClassCast|IllegalState|IllegalArgument|Runtime|Sql|SQL|IO|JsonParse|NullReference)Exception\b/,
  /\b(SQLSTATE|ORA-\d{5}|SQLITE_[A-Z]+)\b/,
  /\bselect\b.{1,200}\bfrom\b \w+ (where|join|order)\b/i,
  /\binsert into \w+ ?\(/i,
  /(^|[\s"'(])\/(usr|var|home|opt|srv|app|tmp|root)\/[\w./-]+/,
  /\b[A-Z]:\\[\w\\.-]+/,
  /\bnode_modules\b/,
  /Traceback \(most recent call last\)/,
];

/** @requirement PAY-015 */
export const hideInternalsInDetail = callRule('PAY-015', 'hide-internals-in-detail', ({ about, exchange }) => {
  const detail = isSuccess(exchange) ? undefined : answerIn(exchange)?.['detail'];
  if (typeof detail !== 'string') return [cannotTell('provider-detail-not-seen', { params: { about } })];
  const sign = SIGNS.map((pattern) => pattern.exec(detail)?.[0]).find((found) => found !== undefined);
  return sign === undefined ? [] : [broken('provider-internals-shown', { params: { seen: excerpt(sign, 80) }, at: 'response/body/detail' })];
});
