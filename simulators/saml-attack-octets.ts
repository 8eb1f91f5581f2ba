/**
 * Differences between parsers, fourth part: section 2.3 of the attack sheet, cases 09 and 11 to 13. Encodings, masses, and the
 * form around the message (SAML 2.0 Bindings, 3.5.4).
 */
import { deflateRawSync } from 'node:zlib';
import { asUtf16, labelled, withByteOrderMark, withMassOfAttributes, withMassOfLevels, withMassOfText } from '../src/formats/saml-crafting/parser-tricks.ts';
import { separated } from '../src/formats/saml-crafting/wrapping.ts';
import type { SamlReadingCode } from '../src/formats/saml-message.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { asEvil, rememberedAssertion, remembering, signedPart, withAssertions, withMessage } from './saml-attack-document.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';
import { EVIL } from './saml-attack-text.ts';

const encoded = (variant: string, de: string, en: string, change: (xml: string) => Uint8Array, unreadable?: SamlReadingCode): Attack =>
  attack({
    id: `ATK-XML-09/${variant}`,
    de,
    en,
    requirements: ['BID-AT-09', 'MUK-RS-03'],
    expected: 'same-identity',
    mark: 'I',
    changes: [change === withByteOrderMark ? 'form' : 'markup'],
    isSignatureValid: unreadable === undefined,
    ...(unreadable === undefined ? {} : { unreadable }),
    hooks: { form: (form) => withMessage(form, change) },
  });

/** @param stage before the response is signed, where it can be: else a bad signature would be the reason to refuse it */
const massive = (
  variant: string,
  [de, en]: readonly [string, string],
  unreadable: SamlReadingCode,
  change: (xml: string) => string,
  stage: 'plainResponse' | 'response' = 'response',
): Attack =>
  attack({
    id: `ATK-XML-11/${variant}`,
    de,
    en,
    requirements: [],
    expected: 'refuse',
    mark: 'I',
    changes: ['extensions'],
    isSignatureValid: false,
    unreadable,
    watch: ['answer-time', 'no-trace'],
    hooks: { [stage]: change },
  });

const posted = (variant: string, de: string, en: string, change: (xml: string) => string, rest: Partial<AttackDraft>): Attack =>
  attack({
    id: `ATK-XML-12/${variant}`,
    de,
    en,
    requirements: ['BID-ER-03', 'MUK-RS-03'],
    expected: 'refuse',
    mark: 'I',
    changes: ['form'],
    isSignatureValid: false,
    watch: ['no-trace'],
    hooks: { form: (form) => withMessage(form, change) },
    ...rest,
  });

const base64 = (xml: string): string => Buffer.from(xml, 'utf8').toString('base64');

const inUrlAlphabet = (xml: string): string => base64(xml).replaceAll('+', '-').replaceAll('/', '_');

/** An evil answer that nobody signed, besides the valid one. */
function twoMessages(isValidFirst: boolean): DeviationHooks {
  return {
    ...remembering,
    response(response, context) {
      const isResponse = signedPart(context.plan) === 'response';
      const assertion = rememberedAssertion(context);
      const bare = isResponse ? assertion : separated(assertion).bare;
      context.memory.set('evil', withAssertions(isResponse ? separated(response).bare : response, [asEvil(bare, context)], context));
      return response;
    },
    form(form, { memory }: DeviationContext) {
      const evil = ['SAMLResponse', base64(String(memory.get('evil')))] as const;
      return { ...form, fields: isValidFirst ? [...form.fields, evil] : [evil, ...form.fields] };
    },
  };
}

export const OCTET_ATTACKS: readonly Attack[] = [
  encoded('utf-16', 'Die Nachricht in UTF-16', 'The message in UTF-16', asUtf16, 'encoding'),
  encoded('utf-7-label', 'UTF-8 mit der Angabe UTF-7', 'UTF-8 labelled UTF-7', (xml) => labelled(xml, 'UTF-7'), 'encoding'),
  encoded('byte-order-mark', 'UTF-8 mit Bytereihenfolge-Marke', 'UTF-8 with byte order mark', withByteOrderMark),
  encoded('wrong-label', 'UTF-8 mit der Angabe ISO-8859-1', 'UTF-8 labelled ISO-8859-1', (xml) => labelled(xml, 'ISO-8859-1')),
  massive('5-megabytes', ['Fünf Megabyte in Extensions', 'Five megabytes in Extensions'], 'too-large', withMassOfText),
  massive(
    '10000-attributes',
    ['Zehntausend Attribute an einem Element', 'Ten thousand attributes on one element'],
    'too-many-parts',
    withMassOfAttributes,
    'plainResponse',
  ),
  massive('5000-levels', ['Fünftausend Ebenen', 'Five thousand levels'], 'too-deep', withMassOfLevels),
  posted('not-base64', 'Die Nachricht ist kein Base64', 'The message is not Base64', (xml) => `%%${base64(xml)}`, { unreadable: 'not-base64' }),
  posted('line-breaks', 'Base64 mit Zeilenumbrüchen', 'Base64 with line breaks', (xml) => base64(xml).replaceAll(/.{76}/gu, '$&\r\n'), {
    expected: 'accept',
    isSignatureValid: true,
    watch: [],
  }),
  posted('url-alphabet', 'Base64 mit dem Alphabet für Adressen', 'Base64 with the alphabet for addresses', inUrlAlphabet, { unreadable: 'not-base64' }),
  posted(
    'deflated',
    'Die Nachricht ist komprimiert wie bei HTTP-Redirect',
    'The message is deflated as with HTTP-Redirect',
    (xml) => deflateRawSync(xml).toString('base64'),
    {
      unreadable: 'deflated',
    },
  ),
  ...[true, false].map((isValidFirst) =>
    attack({
      id: `ATK-XML-13/${isValidFirst ? 'valid-first' : 'valid-last'}`,
      de: `Zwei Felder SAMLResponse: die gültige Antwort ${isValidFirst ? 'vor' : 'nach'} einer bösen ohne Signatur`,
      en: `Two fields SAMLResponse: the valid answer ${isValidFirst ? 'before' : 'after'} an evil one without signature`,
      requirements: ['BID-RS-01', 'MUK-RS-01'],
      expected: 'same-identity',
      mark: 'I',
      params: EVIL,
      changes: ['form'],
      isSignatureValid: false,
      unreadable: 'two-messages',
      hooks: twoMessages(isValidFirst),
    }),
  ),
];
