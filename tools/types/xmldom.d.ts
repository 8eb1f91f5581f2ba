/**
 * Types of @xmldom/xmldom as far as this repository uses it. Its own ones bring the types of a browser's DOM into the whole
 * program, where they contradict those of Node; tsconfig.json leads to this file instead.
 */
declare global {
  interface Node {
    readonly nodeType: number;
    readonly nodeName: string;
    readonly localName: string | null;
    readonly namespaceURI: string | null;
    readonly prefix: string | null;
    nodeValue: string | null;
    textContent: string | null;
    readonly parentNode: Node | null;
    readonly childNodes: NodeList;
    readonly firstChild: Node | null;
    readonly lastChild: Node | null;
    readonly nextSibling: Node | null;
    readonly previousSibling: Node | null;
    readonly ownerDocument: Document | null;
    appendChild<Child extends Node>(child: Child): Child;
    insertBefore<Child extends Node>(child: Child, before: Node | null): Child;
    removeChild<Child extends Node>(child: Child): Child;
    replaceChild<Child extends Node>(child: Node, old: Child): Child;
    cloneNode(isDeep?: boolean): Node;
    toString(): string;
  }
  interface NodeList {
    readonly length: number;
    item(index: number): Node | null;
    readonly [index: number]: Node;
  }
  interface Attr extends Node {
    readonly name: string;
    value: string;
  }
  interface NamedNodeMap {
    readonly length: number;
    item(index: number): Attr | null;
    readonly [index: number]: Attr;
  }
  interface ElementList {
    readonly length: number;
    item(index: number): Element | null;
    readonly [index: number]: Element;
  }
  interface Element extends Node {
    readonly tagName: string;
    readonly localName: string;
    readonly attributes: NamedNodeMap;
    getAttribute(name: string): string | null;
    getAttributeNS(namespace: string | null, name: string): string | null;
    getAttributeNode(name: string): Attr | null;
    hasAttribute(name: string): boolean;
    hasAttributeNS(namespace: string | null, name: string): boolean;
    setAttribute(name: string, value: string): void;
    setAttributeNS(namespace: string | null, name: string, value: string): void;
    removeAttribute(name: string): void;
    getElementsByTagName(name: string): ElementList;
    getElementsByTagNameNS(namespace: string, name: string): ElementList;
  }
  interface Document extends Node {
    readonly documentElement: Element;
    readonly doctype: Node | null;
    createElementNS(namespace: string | null, name: string): Element;
    createTextNode(text: string): Node;
    importNode(node: Node, isDeep?: boolean): Node;
    getElementsByTagName(name: string): ElementList;
    getElementsByTagNameNS(namespace: string, name: string): ElementList;
  }
}

type Told = (message: string) => unknown;

export interface DOMParserOptions {
  readonly locator?: object;
  readonly errorHandler?: ((level: string, message: string) => unknown) | { readonly warning?: Told; readonly error?: Told; readonly fatalError?: Told };
}

export declare class DOMParser {
  constructor(options?: DOMParserOptions);
  /** An empty text gives undefined. */
  parseFromString(xml: string, mimeType?: string): Document;
}

export declare class XMLSerializer {
  serializeToString(node: Node): string;
}
