/**
 * Differences between parsers, third part: section 2.3 of the attack sheet, cases 06 to 08, 10 and 14. Values in pieces,
 * look-alikes, and markup that is text.
 */
import { markupAt, withPlace } from '../src/formats/saml-crafting/identity.ts';
import type { IdentityPlace } from '../src/formats/saml-crafting/identity.ts';
import { inTwoPieces } from '../src/formats/saml-crafting/parser-tricks.ts';
import { escapeText } from '../src/formats/xml-writing.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { evilIdentity, KEY_NAMES, onAssertion, onSealedAssertion } from './saml-attack-document.ts';
import { keyAttribute, ordinary, withLastingNameId, withValues } from './saml-attack-model.ts';
import type { DeviationHooks } from './saml-idp-deviation.ts';

const IDENTITY = ['BID-RS-02', 'BID-AT-03', 'MUK-AT-02'];

export const EVIL = ['evilNameId', 'evilKey'] as const;

const PLACES: readonly (readonly [IdentityPlace, string, string])[] = [
  ['name-id', 'NameID', 'NameID'],
  ['key', 'Kennzeichen des Kontos', 'key of the account'],
];

const SUFFIX = '.beispiel';

/** The full value is a person of its own; cut at the markup it is somebody else. */
function splitBefore(place: IdentityPlace, between: string): DeviationHooks {
  return {
    plainAssertion(xml, context) {
      const { nameId, key } = evilIdentity(context);
      return withPlace(xml, place, `${escapeText(place === 'key' ? key : nameId)}${between}`, KEY_NAMES);
    },
  };
}

const PIECES = [
  ['07', 'comment', 'einen Kommentar', 'a comment', `<!---->${SUFFIX}`, 'V'],
  ['08', 'instruction', 'eine Verarbeitungsanweisung', 'a processing instruction', `<?x y?>${SUFFIX}`, 'I'],
  ['08', 'cdata', 'einen CDATA-Abschnitt', 'a CDATA section', `<![CDATA[${SUFFIX}]]>`, 'I'],
  ['08', 'reference', 'eine Zeichenreferenz', 'a character reference', `&#x2E;${SUFFIX.slice(1)}`, 'I'],
] as const;

const similar = (variant: string, de: string, en: string, hooks: DeviationHooks, rest: Partial<AttackDraft> = {}): Attack =>
  attack({
    id: `ATK-XML-10/${variant}`,
    de,
    en,
    requirements: ['BID-AT-09', 'MUK-AT-02'],
    expected: 'same-identity',
    mark: 'I',
    changes: ['identity'],
    hooks,
    params: EVIL,
    ...rest,
  });

const key = (change: (value: string) => string): DeviationHooks =>
  onAssertion((assertion, context) => {
    const evil = evilIdentity(context);
    const own = keyAttribute(assertion.attributes);
    const attributes = assertion.attributes.map((item) => (item === own ? withValues(item, change(evil.key)) : item));
    return withLastingNameId({ ...assertion, attributes }, () => change(evil.nameId));
  });

const LOOK_ALIKES: Readonly<Record<string, string>> = { a: '\u0430', c: '\u0441', e: '\u0435', o: '\u043E' };

function withLookAlike(value: string): string {
  const changed = value.replace(/[aceo]/u, (letter) => LOOK_ALIKES[letter] ?? letter);
  return changed === value ? `${value}\u0430` : changed;
}

const INJECTED = `</saml:AttributeValue></saml:Attribute><saml:Attribute Name="${KEY_NAMES[0]}"><saml:AttributeValue>`;

export const TEXT_ATTACKS: readonly Attack[] = [
  ...PLACES.map(([place, de, en]) =>
    attack({
      id: `ATK-XML-06/${place}`,
      de: `Nach dem Signieren ein Kommentar mitten in ${de}`,
      en: `After signing, a comment in the middle of ${en}`,
      requirements: IDENTITY,
      expected: 'same-identity',
      needs: ['signed-assertion'],
      changes: ['markup'],
      hooks: onSealedAssertion((xml) => withPlace(xml, place, inTwoPieces(markupAt(xml, place, KEY_NAMES), '<!-- -->'), KEY_NAMES)),
    }),
  ),
  ...PIECES.flatMap(([number, kind, was, what, between, mark]) =>
    PLACES.map(([place, de, en]) =>
      attack({
        id: `ATK-XML-${number}/${number === '07' ? place : `${kind}-${place}`}`,
        de: `${de} enthält ${was}, gültig signiert; davor steht die Identität eines anderen`,
        en: `${en} contains ${what}, validly signed; before it stands somebody else's identity`,
        requirements: IDENTITY,
        expected: 'same-identity',
        mark,
        changes: ['identity'],
        params: EVIL,
        hooks: splitBefore(place, between),
      }),
    ),
  ),
  similar(
    'decomposed',
    'Kennzeichen endet auf ein zerlegtes é (NFD)',
    'Key ends with a decomposed é (NFD)',
    key((value) => `${value}e\u0301`),
  ),
  similar(
    'zero-width',
    'Kennzeichen mit einem Zeichen ohne Breite',
    'Key with a zero-width character',
    key((value) => `${value.slice(0, 1)}\u200B${value.slice(1)}`),
  ),
  similar(
    'homograph',
    'Kennzeichen mit einem kyrillischen statt eines lateinischen Buchstabens',
    'Key with a Cyrillic instead of a Latin letter',
    key(withLookAlike),
  ),
  similar(
    'decomposed-name',
    'Ein Name in zerlegter Form (NFD)',
    'A name in decomposed form (NFD)',
    ordinary((item) => [withValues(item, 'Zoe\u0308 Mu\u0308ller')]),
    {
      changes: ['attributes'],
      params: ['attribute'],
    },
  ),
  attack({
    id: 'ATK-XML-14',
    de: 'Ein Name enthält maskierte Auszeichnungen, die ein anderes Kennzeichen einfügen würden',
    en: 'A name holds escaped markup that would put in another key',
    requirements: ['BID-AT-09'],
    expected: 'same-identity',
    changes: ['attributes'],
    params: ['attribute', 'evilKey'],
    watch: ['escaped'],
    hooks: ordinary((item, context) => [withValues(item, `${INJECTED}${evilIdentity(context).key}`)]),
  }),
];
