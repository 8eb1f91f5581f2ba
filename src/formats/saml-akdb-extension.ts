/**
 * The request extension of BundID and BayernID (namespace of AKDB, versions 1 and 2; interface description 10.2, chapter 9).
 * White space around text is trimmed, because official samples have it; the text itself is opaque, entities in CDATA included.
 */
import { AKDB_CLASSIC_UI, AKDB_REQUEST, NC_NAME } from './saml-names.ts';
import { attributeOf, childNamed, childrenNamed } from './xml-dom.ts';
import type { XmlElement } from './xml-dom.ts';
import { booleanOf, defined } from './xml-values.ts';
import { textElement, xmlElement } from './xml-writing.ts';

/** A method of version 2. */
export interface AkdbMethod {
  readonly name: string;
  /** True without `Enabled`. */
  readonly isEnabled: boolean;
}

export interface AkdbRequestedAttribute {
  /** Absent when the attribute `Name` is missing. */
  readonly name?: string;
  readonly isRequired: boolean;
}

/** Members absent when the element is missing; an element without text is the empty text. */
export interface AkdbDisplay {
  readonly purpose?: string;
  readonly organizationDisplayName?: string;
  readonly lang?: string;
  readonly backUrl?: string;
  readonly onlineServiceId?: string;
}

export interface AkdbExtension {
  /** As written, `1` or `2` if it is right. */
  readonly version?: string;
  readonly enableStatusDetail?: boolean;
  /** Version 2; absent without the list, empty for an empty list. */
  readonly methods?: readonly AkdbMethod[];
  /** Version 1. */
  readonly allowedMethods?: readonly string[];
  /** Absent without `RequestedAttributes`, empty for an empty one. */
  readonly requestedAttributes?: readonly AkdbRequestedAttribute[];
  readonly display?: AkdbDisplay;
}

type Note = (code: 'not-a-boolean' | 'duplicate-element' | 'unknown-element' | 'wrong-namespace', where: string) => void;

const CHILDREN = ['AllowedMethods', 'AuthnMethods', 'RequestedAttributes', 'DisplayInformation'];
const DISPLAY = {
  purpose: 'Purpose',
  organizationDisplayName: 'OrganizationDisplayName',
  lang: 'Lang',
  backUrl: 'BackURL',
  onlineServiceId: 'OnlineServiceId',
} as const;

/** Reads `akdb:AuthenticationRequest`. What is wrong with it is noted. */
export function readAkdbExtension(element: XmlElement, note: Note): AkdbExtension {
  noteChildren(element, AKDB_REQUEST, CHILDREN, note);
  const methods = childNamed(element, AKDB_REQUEST, 'AuthnMethods');
  const allowed = childNamed(element, AKDB_REQUEST, 'AllowedMethods');
  const requested = childNamed(element, AKDB_REQUEST, 'RequestedAttributes');
  return defined({
    version: attributeOf(element, 'Version')?.trim(),
    enableStatusDetail: noted(attributeOf(element, 'EnableStatusDetail'), 'EnableStatusDetail', note),
    methods: methods?.children.map((method) => methodOf(method, note)),
    allowedMethods: allowed === undefined ? undefined : childrenNamed(allowed, AKDB_REQUEST, 'AuthnMethod').map(({ text }) => text.trim()),
    requestedAttributes:
      requested === undefined ? undefined : childrenNamed(requested, AKDB_REQUEST, 'RequestedAttribute').map((attribute) => attributeFrom(attribute, note)),
    display: displayOf(childNamed(childNamed(element, AKDB_REQUEST, 'DisplayInformation'), AKDB_CLASSIC_UI, 'Version'), note),
  });
}

/** Writes `akdb:AuthenticationRequest` with all its namespaces, children in the order of the samples. */
export function writeAkdbExtension(extension: AkdbExtension): string {
  const { version, enableStatusDetail, allowedMethods, methods, requestedAttributes, display } = extension;
  const content = [
    list('AllowedMethods', allowedMethods, (name) => textElement('akdb:AuthnMethod', name)),
    list('AuthnMethods', methods, ({ name, isEnabled }) => xmlElement(`akdb:${checkedName(name)}`, {}, textElement('akdb:Enabled', String(isEnabled)))),
    list('RequestedAttributes', requestedAttributes, ({ name, isRequired }) =>
      xmlElement('akdb:RequestedAttribute', { Name: name, RequiredAttribute: String(isRequired) }),
    ),
    display === undefined ? '' : xmlElement('akdb:DisplayInformation', {}, writeDisplay(display)),
  ];
  const attributes = { 'xmlns:akdb': AKDB_REQUEST, EnableStatusDetail: enableStatusDetail?.toString(), Version: version };
  return xmlElement('akdb:AuthenticationRequest', attributes, content.join(''));
}

function list<T>(name: string, items: readonly T[] | undefined, write: (item: T) => string): string {
  return items === undefined ? '' : xmlElement(`akdb:${name}`, {}, items.map(write).join(''));
}

function writeDisplay(display: AkdbDisplay): string {
  const content = Object.entries(DISPLAY).map(([member, name]) => textElement(`classic-ui:${name}`, display[member as keyof AkdbDisplay]));
  return xmlElement('classic-ui:Version', { 'xmlns:classic-ui': AKDB_CLASSIC_UI }, content.join(''));
}

function methodOf(element: XmlElement, note: Note): AkdbMethod {
  if (element.namespace !== AKDB_REQUEST) note('wrong-namespace', element.name);
  const enabled = childNamed(element, AKDB_REQUEST, 'Enabled')?.text;
  return { name: element.name, isEnabled: noted(enabled, 'Enabled', note) ?? enabled === undefined };
}

function attributeFrom(element: XmlElement, note: Note): AkdbRequestedAttribute {
  const isRequired = noted(attributeOf(element, 'RequiredAttribute'), 'RequiredAttribute', note) ?? false;
  return { ...defined({ name: attributeOf(element, 'Name') }), isRequired };
}

function displayOf(element: XmlElement | undefined, note: Note): AkdbDisplay | undefined {
  if (element === undefined) return undefined;
  noteChildren(element, AKDB_CLASSIC_UI, Object.values(DISPLAY), note);
  const text = (name: string): string | undefined => childNamed(element, AKDB_CLASSIC_UI, name)?.text.trim();
  return defined({
    purpose: text(DISPLAY.purpose),
    organizationDisplayName: text(DISPLAY.organizationDisplayName),
    lang: text(DISPLAY.lang),
    backUrl: text(DISPLAY.backUrl),
    onlineServiceId: text(DISPLAY.onlineServiceId),
  });
}

function noteChildren(element: XmlElement, namespace: string, names: readonly string[], note: Note): void {
  const seen = new Set<string>();
  for (const child of element.children) {
    if (!names.includes(child.name)) note('unknown-element', child.name);
    else if (child.namespace !== namespace) note('wrong-namespace', child.name);
    else if (seen.has(child.name)) note('duplicate-element', child.name);
    seen.add(child.name);
  }
}

function noted(text: string | undefined, where: string, note: Note): boolean | undefined {
  const value = booleanOf(text);
  if (text !== undefined && value === undefined) note('not-a-boolean', where);
  return value;
}

function checkedName(name: string): string {
  if (!NC_NAME.test(name)) throw new TypeError('A method needs the name of an XML element.');
  return name;
}
