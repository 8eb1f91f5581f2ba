/** The header dvdv-warning-msg is ASCII with encoded words, by RFC 2047. That it is sent is not demanded. Clause: DVDV2 API 2.15.0, findservicedescription 204. */
import { headerOf } from '../../core/exchange.ts';
import { broken, note } from '../flaw.ts';
import { answerRule } from './answer-rule.ts';

/** @requirement DVDV-DIR-061 */
export const encodeWarnings = answerRule(
  'DVDV-DIR-061',
  'encode-warnings',
  (answer) => {
    const value = headerOf(answer.exchange.response?.headers ?? [], 'dvdv-warning-msg');
    if (value === undefined) return [note('warning-not-seen')];
    const isPlain = /^[\t\x20-\x7e]*$/.test(value);
    const words = value.split(/\s+/).filter((word) => word.startsWith('=?'));
    const isEncoded = isPlain && words.every((word) => /^=\?[\w-]+\?[BbQq]\?[^?\s]*\?=$/.test(word));
    return isEncoded ? [] : [broken('warning-not-encoded', { at: 'response/header/dvdv-warning-msg' })];
  },
  { takes: ({ kind, function: asked }) => kind === 'look-up' && asked === 'findservicedescription' },
);
