/**
 * Valid variants: section 3 of the attack sheet. A product that refuses one of them is stricter than the standards; run
 * beside the attacks, they show that refusing was not for want of tolerance.
 */
import { appended, childrenOfRoot, insertedBefore, rootElement } from '../src/formats/saml-crafting/markup.ts';
import type { AttackDelivery } from '../src/core/attack.ts';
import type { AttributeModel } from '../src/formats/saml-response.ts';
import type { XmlRecipient } from '../src/formats/xml-encryption.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackChange } from './saml-attack.ts';
import { withMessage, withSigners } from './saml-attack-document.ts';
import { attributes, everywhere, ordinary, ordinaryName, withConditions, withConfirmationData, withValues } from './saml-attack-model.ts';
import type { DeviationHooks, SealPlan } from './saml-idp-deviation.ts';

const valid = (
  id: string,
  [de, en]: readonly [de: string, en: string],
  changes: readonly AttackChange[],
  { delivery = [], ...hooks }: DeviationHooks & { readonly delivery?: readonly AttackDelivery[] },
  requirements: readonly string[] = [],
): Attack => attack({ id: `VAL-${id}`, de, en, requirements, expected: 'accept', mark: 'I', changes, hooks, delivery });

const planned = (change: (plan: SealPlan) => SealPlan): DeviationHooks => ({ plan: change });
const encryptedWith = (change: Partial<XmlRecipient>): DeviationHooks =>
  planned((plan) => ({ ...plan, encrypts: true, recipient: { ...plan.recipient, ...change } }));

/** Line breaks and indents between the parts of the response, before it is signed if it is; the assertion stays as it is. */
function indented(response: string): string {
  const spaced = childrenOfRoot(response).reduceRight((text, child) => insertedBefore(text, child, '\n  '), response);
  return appended(spaced, rootElement(spaced), '\n');
}

/** All instants of an answer as another clock would give them. */
function shifted(seconds: number): DeviationHooks {
  const at = (value: string | undefined): string => (value === undefined ? '' : new Date(Date.parse(value) + seconds * 1000).toISOString());
  return everywhere(
    (model) => ({ ...model, issueInstant: at(model.issueInstant) }),
    (own) => {
      const confirmed = withConfirmationData(own, { notOnOrAfter: at(own.subject?.confirmations[0]?.data?.notOnOrAfter) });
      const timed = withConditions(confirmed, { notBefore: at(own.conditions?.notBefore), notOnOrAfter: at(own.conditions?.notOnOrAfter) });
      return {
        ...timed,
        issueInstant: at(own.issueInstant),
        authnStatements: own.authnStatements.map((item) => ({ ...item, authnInstant: at(item.authnInstant) })),
      };
    },
  );
}

const SHIFTED: readonly AttackChange[] = ['instants', 'validity', 'confirmation-validity', 'session'];

const EXTRA: AttributeModel = {
  name: 'urn:oid:1.3.6.1.4.1.55605.99.2',
  nameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri',
  friendlyName: 'unbekannt',
  values: [{ content: 'Diesen Wert kennt niemand.' }],
};

const schemaPrefix = (schema: string): DeviationHooks => ({
  plan: (plan) => {
    const isListed = plan.assertionSigner.inclusivePrefixes !== undefined;
    return { ...(isListed ? withSigners(plan, { inclusivePrefixes: [schema] }) : plan), prefixes: { ...plan.prefixes, schema } };
  },
  ...attributes((list) => list.map((item) => ({ ...item, values: item.values.map(({ content, type }) => ({ content, ...typeUnder(type, schema) })) }))),
});

type ValueType = AttributeModel['values'][number]['type'];

/** Types of XML Schema get the prefix, others stay. */
function typeUnder(type: ValueType, prefix: string): { readonly type?: NonNullable<ValueType> | null } {
  if (type === undefined) return {};
  return { type: type?.namespace === 'http://www.w3.org/2001/XMLSchema' ? { ...type, prefix } : type };
}

/** Attributes of the person but one: the others are optional. */
const sparse: DeviationHooks = attributes((list, context) => {
  const kept = ordinaryName(
    list.map(({ name }) => name),
    context,
  );
  const isPersonal = (name: string): boolean =>
    /^urn:oid:(?:2\.5\.4\.(?:16|17|7|20)|0\.9\.2342|1\.2\.40\.0\.10\.2\.1\.1\.2255)|^(?:Register|Unternehmensanschrift|HandelndePerson|Rechtsform|Taetigkeit)/u.test(
      name,
    );
  return list.filter(({ name }) => name === kept || !isPersonal(name));
});

export const VALID_VARIANTS: readonly Attack[] = [
  valid(
    'attribute-order',
    ['Attribute in umgekehrter Reihenfolge', 'Attributes in reverse order'],
    ['attributes'],
    attributes((list) => list.toReversed()),
    ['BID-AT-06', 'MUK-AT-01'],
  ),
  valid(
    'unknown-attribute',
    ['Ein weiteres, unbekanntes Attribut', 'One more attribute, unknown'],
    ['attributes'],
    attributes((list) => [...list, EXTRA]),
    ['BID-AT-06'],
  ),
  valid(
    'prefixes',
    ['Andere Präfixe für die Namensräume', 'Other prefixes for the namespaces'],
    ['markup'],
    planned((plan) => ({ ...plan, prefixes: { ...plan.prefixes, protocol: 'p', assertion: 'a' } })),
  ),
  valid('indented', ['Eingerückt, wo nicht signiert ist', 'Indented where nothing is signed'], ['markup'], {
    plainResponse: indented,
  }),
  valid(
    'inclusive-namespaces',
    ['Signatur mit einer Liste InclusiveNamespaces', 'Signature with a list InclusiveNamespaces'],
    ['signature'],
    planned((plan) => withSigners(plan, { inclusivePrefixes: ['xs', 'xsd', 'xsi'] })),
  ),
  valid(
    'both-signed',
    ['Antwort und Assertion signiert', 'Response and assertion signed'],
    ['signature'],
    planned((plan) => ({ ...plan, signs: 'both' })),
  ),
  valid(
    'pss',
    ['RSASSA-PSS', 'RSASSA-PSS'],
    ['signature'],
    planned((plan) => withSigners(plan, { algorithm: 'rsa-pss-sha256', digest: 'sha256' })),
    ['BID-RS-13', 'MUK-RS-01'],
  ),
  valid('aes128-gcm', ['Verschlüsselt mit AES-128-GCM', 'Encrypted with AES-128-GCM'], ['encryption'], encryptedWith({ content: 'aes128-gcm' }), ['BID-RS-13']),
  valid('aes256-gcm', ['Verschlüsselt mit AES-256-GCM', 'Encrypted with AES-256-GCM'], ['encryption'], encryptedWith({ content: 'aes256-gcm' }), ['BID-RS-13']),
  valid('key-inside', ['EncryptedKey in EncryptedData', 'EncryptedKey inside EncryptedData'], ['encryption'], encryptedWith({ keyPlacement: 'inside' }), [
    'BID-RS-03',
  ]),
  valid('key-beside', ['EncryptedKey neben EncryptedData', 'EncryptedKey beside EncryptedData'], ['encryption'], encryptedWith({ keyPlacement: 'beside' }), [
    'BID-RS-03',
  ]),
  valid(
    'no-key-info',
    ['Signatur ohne KeyInfo', 'Signature without KeyInfo'],
    ['signature'],
    planned((plan) => {
      const { certificate: _, ...assertionSigner } = plan.assertionSigner;
      const { certificate: __, ...responseSigner } = plan.responseSigner;
      return { ...plan, assertionSigner, responseSigner };
    }),
    ['BID-RS-01'],
  ),
  valid(
    'next-key',
    ['Signiert mit dem zweiten Schlüssel der Metadaten', 'Signed with the second key of the metadata'],
    ['signature'],
    { plan: (plan, { next }) => withSigners(plan, next) },
    ['BID-RS-01'],
  ),
  valid(
    'rolled-key',
    [
      'Signiert mit dem zweiten Schlüssel, nachdem der erste aus den Metadaten verschwunden ist',
      'Signed with the second key after the first left the metadata',
    ],
    ['signature'],
    { plan: (plan, { next }) => withSigners(plan, next), delivery: [{ kind: 'idp-metadata', change: 'old-key-withdrawn' }] },
    ['BID-RS-01'],
  ),
  valid('clock-ahead', ['Die Uhr des Kontos geht 20 Sekunden vor', 'The clock of the account is 20 seconds ahead'], SHIFTED, shifted(20), ['BID-RS-09']),
  valid('clock-behind', ['Die Uhr des Kontos geht 20 Sekunden nach', 'The clock of the account is 20 seconds behind'], SHIFTED, shifted(-20), ['BID-RS-09']),
  valid(
    'long-value',
    ['Ein Wert mit 1000 Zeichen', 'A value of 1000 characters'],
    ['attributes'],
    ordinary((item) => [withValues(item, 'Lange-Werte '.repeat(84).slice(0, 1000))]),
    ['BID-AT-09'],
  ),
  valid('sparse', ['Freiwillige Attribute fehlen', 'Optional attributes are absent'], ['attributes'], sparse, ['BID-AT-02', 'MUK-AT-03']),
  valid('schema-prefix-xs', ['Präfix xs für XML Schema', 'Prefix xs for XML Schema'], ['markup'], schemaPrefix('xs')),
  valid('schema-prefix-xsd', ['Präfix xsd für XML Schema', 'Prefix xsd for XML Schema'], ['markup'], schemaPrefix('xsd')),
  valid('base64-line-breaks', ['Base64 mit Zeilenumbrüchen', 'Base64 with line breaks'], ['form'], {
    form: (form) => withMessage(form, (xml) => Buffer.from(xml, 'utf8').toString('base64').replaceAll(/.{76}/gu, '$&\r\n')),
  }),
];
