/**
 * Differences between parsers, second part: section 2.3 of the attack sheet, cases 05 and 15. Namespaces, and hints that make
 * a parser fetch an address without any DTD.
 */
import { prefixOf, rootElement, withAttribute } from '../src/formats/saml-crafting/markup.ts';
import { withExtensions, withSchemaLocation, withStylesheet, withXInclude } from '../src/formats/saml-crafting/parser-tricks.ts';
import { XML_SIGNATURE } from '../src/formats/saml-names.ts';
import { attack } from './saml-attack.ts';
import type { Attack } from './saml-attack.ts';
import { evilCopy, param } from './saml-attack-document.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';
import { BOTH, CANARY, onResponse } from './saml-attack-parser.ts';

/** Before signing, if the response is signed. */
const onPlainResponse = (change: (xml: string, context: DeviationContext) => string): DeviationHooks => ({ plainResponse: change });

/** The prefix of assertions, bound to another namespace around an evil one. */
function shadowed(xml: string, evil: string): string {
  const prefix = prefixOf(rootElement(evil)).replace(':', '');
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return withExtensions(xml, withAttribute(evil, rootElement(evil), name, 'urn:pruefstand:anderer-namensraum'));
}

export const NAME_ATTACKS: readonly Attack[] = [
  attack({
    id: 'ATK-XML-05/control-character',
    de: 'Ein Namensraum mit dem Steuerzeichen U+0080',
    en: 'A namespace with the control character U+0080',
    requirements: ['BID-RS-02', 'MUK-RS-03'],
    expected: 'same-identity',
    changes: ['markup'],
    unreadable: 'not-xml',
    hooks: onResponse((xml) => withAttribute(xml, rootElement(xml), 'xmlns:steuer', 'urn:pruefstand:\u0080')),
  }),
  attack({
    id: 'ATK-XML-05/shadowed-assertion',
    de: 'Das Präfix der Assertion, in Extensions an einen anderen Namensraum gebunden, um eine böse Identität',
    en: 'The prefix of assertions, bound to another namespace in Extensions, around an evil identity',
    requirements: ['BID-RS-02', 'MUK-RS-03'],
    expected: 'same-identity',
    changes: ['extensions'],
    params: ['evilNameId', 'evilKey'],
    hooks: {
      plainAssertion(xml, context) {
        context.memory.set('evil', evilCopy(xml, context));
        return xml;
      },
      plainResponse: (xml, { memory }) => shadowed(xml, String(memory.get('evil'))),
    },
  }),
  attack({
    id: 'ATK-XML-05/shadowed-signature',
    de: 'Ein Element mit dem Präfix der Signatur in einem anderen Namensraum',
    en: 'An element with the prefix of the signature in another namespace',
    requirements: ['BID-RS-02', 'MUK-RS-03'],
    expected: 'same-identity',
    changes: ['extensions'],
    hooks: onPlainResponse((xml) =>
      withExtensions(xml, `<ds:Signature xmlns:ds="urn:pruefstand:keine-signatur"><ds:SignedInfo/><!-- nicht ${XML_SIGNATURE} --></ds:Signature>`),
    ),
  }),
  attack({
    id: 'ATK-XML-05/default-namespace',
    de: 'Die Assertion ohne Präfix im Standardnamensraum',
    en: 'The assertion without prefix in the default namespace',
    requirements: ['BID-RS-02', 'MUK-RS-03'],
    expected: 'same-identity',
    changes: ['markup'],
    hooks: { plan: (plan) => ({ ...plan, prefixes: { ...plan.prefixes, assertion: '' } }) },
  }),
  ...(
    [
      [
        'schema-location',
        'schemaLocation zeigt auf eine Adresse',
        'schemaLocation points at an address',
        onPlainResponse((xml, context) => withSchemaLocation(xml, param(context, 'canaryUrl'))),
        'markup',
      ],
      [
        'xinclude',
        'XInclude einer Adresse in Extensions',
        'XInclude of an address in Extensions',
        onPlainResponse((xml, context) => withXInclude(xml, param(context, 'canaryUrl'))),
        'extensions',
      ],
      [
        'stylesheet',
        'xml-stylesheet zeigt auf eine Adresse',
        'xml-stylesheet points at an address',
        onResponse((xml, context) => withStylesheet(xml, param(context, 'canaryUrl'))),
        'markup',
      ],
    ] as const
  ).map(([variant, de, en, hooks, change]) =>
    attack({ id: `ATK-XML-15/${variant}`, de, en, requirements: BOTH, expected: 'same-identity', changes: [change], hooks, ...CANARY }),
  ),
];
