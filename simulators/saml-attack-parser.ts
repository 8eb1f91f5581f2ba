/**
 * Differences between parsers, first part: section 2.3 of the attack sheet, cases 01 to 04. Declarations of types and
 * entities. Nothing is expanded here, and all sizes are bounded.
 */
import { withPlace } from '../src/formats/saml-crafting/identity.ts';
import { rootElement, withAttribute } from '../src/formats/saml-crafting/markup.ts';
import {
  entity,
  externalEntity,
  externalParameterEntity,
  longEntity,
  nestedEntities,
  nestedParameterEntities,
  withDoctype,
  withStatusMessage,
} from '../src/formats/saml-crafting/parser-tricks.ts';
import { wrappingParts } from '../src/formats/saml-crafting/wrapping.ts';
import { attack } from './saml-attack.ts';
import type { Attack, AttackDraft } from './saml-attack.ts';
import { asEvil, fromSealed, KEY_NAMES, param, withAssertions } from './saml-attack-document.ts';
import type { DeviationContext, DeviationHooks } from './saml-idp-deviation.ts';

export const BOTH = ['BID-RS-15', 'MUK-RS-03'];

const doctype = (id: string, de: string, en: string, hooks: DeviationHooks, rest: Partial<AttackDraft> = {}): Attack =>
  attack({ id, de, en, requirements: BOTH, expected: 'refuse', changes: ['markup'], isSignatureValid: false, unreadable: 'dtd', hooks, ...rest });

export const CANARY = { params: ['canaryUrl'], watch: ['canary'] } as const satisfies Partial<AttackDraft>;

/** After signing, on the response as it is sent. */
export const onResponse = (change: (xml: string, context: DeviationContext) => string): DeviationHooks => ({ response: change });

/** After signing, inside the encryption. */
const insideEncryption = (change: (xml: string, context: DeviationContext) => string): DeviationHooks => ({ signedAssertion: change });

const fetching = (variant: string, de: string, en: string, hooks: DeviationHooks, rest: Partial<AttackDraft> = {}): Attack =>
  doctype(`ATK-XML-02/${variant}`, de, en, hooks, { ...CANARY, ...rest });

const expanding = (variant: string, de: string, en: string, hooks: DeviationHooks): Attack =>
  doctype(`ATK-XML-03/${variant}`, de, en, hooks, { watch: ['answer-time'] });

/** An evil assertion whose attribute the DTD makes an ID. */
const idByDeclaration = fromSealed(({ response, assertion }, context) => {
  const { evil, original, id } = wrappingParts(assertion, context.xmlId(), (bare) => asEvil(bare, context));
  const marked = withAttribute(evil, rootElement(evil), 'Marke', id);
  const both = withAssertions(response, [{ plain: marked }, original], context);
  return withDoctype(both, `<!ATTLIST ${rootElement(assertion).tag} Marke ID #IMPLIED>`);
});

export const PARSER_ATTACKS: readonly Attack[] = [
  doctype(
    'ATK-XML-01/response',
    'DOCTYPE mit einer unbenutzten internen Entität vor der Antwort',
    'DOCTYPE with an unused internal entity before the response',
    onResponse((xml) => withDoctype(xml, entity('unbenutzt', 'x'))),
  ),
  doctype(
    'ATK-XML-01/assertion',
    'Dasselbe vor der Assertion in der Verschlüsselung',
    'The same before the assertion inside the encryption',
    insideEncryption((xml) => withDoctype(xml, entity('unbenutzt', 'x'))),
    { needs: ['encryption'] },
  ),
  fetching(
    'general',
    'Externe Entität in StatusMessage ruft eine Adresse ab',
    'External entity in StatusMessage fetches an address',
    onResponse((xml, context) => withDoctype(withStatusMessage(xml, '&kanarienvogel;'), externalEntity('kanarienvogel', param(context, 'canaryUrl')))),
  ),
  fetching(
    'parameter',
    'Externe Parameterentität ruft eine Adresse ab',
    'External parameter entity fetches an address',
    onResponse((xml, context) => withDoctype(xml, externalParameterEntity('kanarienvogel', param(context, 'canaryUrl')))),
  ),
  fetching(
    'external-subset',
    'Externe DTD an einer Adresse',
    'External DTD at an address',
    onResponse((xml, context) => withDoctype(xml, '', param(context, 'canaryUrl'))),
  ),
  fetching(
    'assertion',
    'Externe Parameterentität vor der Assertion in der Verschlüsselung',
    'External parameter entity before the assertion inside the encryption',
    insideEncryption((xml, context) => withDoctype(xml, externalParameterEntity('kanarienvogel', param(context, 'canaryUrl')))),
    { needs: ['encryption'] },
  ),
  fetching(
    'file',
    'Externe Entität mit einer örtlichen Datei als NameID',
    'External entity with a local file as NameID',
    insideEncryption((xml) => withDoctype(withPlace(xml, 'name-id', '&datei;', KEY_NAMES), externalEntity('datei', 'file:///etc/hostname'))),
    { params: [], watch: ['no-trace'], needs: ['encryption'] },
  ),
  expanding(
    'nested',
    'Verschachtelte Entitäten, aufgelöst 10 MB',
    'Nested entities, 10 MB when expanded',
    onResponse((xml) => withDoctype(withStatusMessage(xml, '&e6;'), nestedEntities())),
  ),
  expanding(
    'repeated',
    'Eine lange Entität, hundertmal benutzt, aufgelöst 10 MB',
    'One long entity used a hundred times, 10 MB when expanded',
    onResponse((xml) => withDoctype(withStatusMessage(xml, '&e;'.repeat(100)), longEntity())),
  ),
  expanding(
    'parameter',
    'Verschachtelte Parameterentitäten, aufgelöst 9 MB',
    'Nested parameter entities, 9 MB when expanded',
    onResponse((xml) => withDoctype(xml, nestedParameterEntities())),
  ),
  doctype(
    'ATK-XML-04/id-type',
    'Eine DTD macht ein anderes Attribut zur ID; eine böse Assertion trägt darin die ID der echten',
    'A DTD makes another attribute an ID; an evil assertion carries the ID of the original in it',
    idByDeclaration,
    { needs: ['signed-assertion'], changes: ['assertions'], breaksSchema: true },
  ),
  doctype(
    'ATK-XML-04/default-attribute',
    'Eine DTD gibt der Antwort ein Attribut, das nicht dasteht',
    'A DTD gives the response an attribute that is not there',
    onResponse((xml) => withDoctype(xml, `<!ATTLIST ${rootElement(xml).tag} Consent CDATA "urn:oasis:names:tc:SAML:2.0:consent:unspecified">`)),
  ),
];
