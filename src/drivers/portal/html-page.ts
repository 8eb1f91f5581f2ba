/**
 * What a browser without scripts sees of an HTML page: forms, links, refresh, visible text. Read with parse5 as browsers do;
 * walked without recursion, since a page may be nested as deep as it is long. Nothing of it is ever executed.
 */
import { defaultTreeAdapter, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { createFormReader, textWithin } from './form-reader.ts';
import type { Attributes, HtmlForm } from './html-form.ts';
import type { PageText } from './page-markers.ts';
import { absolute } from './web-address.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

export interface HtmlLink {
  readonly url: string;
  readonly text: string;
}

export interface HtmlRefresh {
  readonly seconds: number;
  readonly url: string;
}

export interface HtmlPage {
  readonly forms: readonly HtmlForm[];
  readonly links: readonly HtmlLink[];
  /** Of `<meta http-equiv="refresh">` with an address. */
  readonly refresh?: HtmlRefresh;
  readonly text: PageText;
}

export const EMPTY_PAGE: HtmlPage = { forms: [], links: [], text: '' };

const UNSEEN = new Set(['head', 'script', 'style', 'template', 'iframe', 'object', 'datalist']);
const INLINE = new Set('a abbr b bdi bdo cite code em i kbd label mark q s small span strong sub sup time u var wbr'.split(' '));
const MAX_LINKS = 1_000;

/** More than any page for people has; a hostile one of many megabytes would take long to read. */
const MAX_TAGS = 50_000;

/** Whether a page is small enough to be read. What is not read must count as not known, never as a page without a marker. */
export function isReadable(html: string): boolean {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    count += 1;
    if (count > MAX_TAGS) return false;
  }
  return true;
}

/** @param address where the page was found, for relative addresses */
export function readHtmlPage(html: string, address: string): HtmlPage {
  const found: { base?: string; refresh?: HtmlRefresh } = {};
  const links: HtmlLink[] = [];
  const text: string[] = [];
  const forms = createFormReader();
  let doesSubmit = false;
  const base = (): string => found.base ?? address;
  walk(parse(html, { scriptingEnabled: false }).childNodes, {
    enter(element, isSeen) {
      const attribute = attributesOf(element);
      readHead(element, attribute, address, found);
      doesSubmit ||= submitsByScript(element, attribute);
      forms.enter(element, attribute, base());
      if (!INLINE.has(element.tagName)) text.push('\n');
      const url = element.tagName === 'a' && isSeen && links.length < MAX_LINKS ? absolute(attribute['href'], base()) : undefined;
      if (url !== undefined) links.push({ url, text: tidy(textWithin(element)) });
    },
    leave(element) {
      forms.leave(element);
      if (!INLINE.has(element.tagName)) text.push('\n');
    },
    text: (value) => void text.push(value),
  });
  return {
    forms: forms.finish({ address, base: base() }, doesSubmit),
    links,
    ...(found.refresh === undefined ? {} : { refresh: found.refresh }),
    text: tidyLines(text.join('')),
  };
}

interface Visitor {
  enter(element: Element, isSeen: boolean): void;
  leave(element: Element): void;
  /** Of what can be seen. */
  text(value: string): void;
}

/** Depth first, in document order, with a stack of our own. */
function walk(nodes: readonly Node[], visitor: Visitor): void {
  const stack: { readonly nodes: readonly Node[]; at: number; readonly parent?: Element; readonly isSeen: boolean }[] = [{ nodes, at: 0, isSeen: true }];
  for (let level = stack.at(-1); level !== undefined; level = stack.at(-1)) {
    const node = level.nodes[level.at];
    level.at += 1;
    if (node === undefined) {
      stack.pop();
      if (level.parent !== undefined) visitor.leave(level.parent);
    } else if (defaultTreeAdapter.isTextNode(node)) {
      if (level.isSeen) visitor.text(node.value.replaceAll(/\s/gu, ' '));
    } else if (defaultTreeAdapter.isElementNode(node)) {
      visitor.enter(node, level.isSeen);
      const isSeen = level.isSeen && !UNSEEN.has(node.tagName) && !node.attrs.some(({ name }) => name === 'hidden');
      stack.push({ nodes: node.childNodes, at: 0, parent: node, isSeen });
    }
  }
}

/** Without prototype, for names are the page's. */
function attributesOf(element: Element): Attributes {
  const found = Object.create(null) as Record<string, string | undefined>;
  for (const { name, value } of element.attrs) found[name] = value;
  return found;
}

/** The first base and the first refresh of a page count. */
function readHead({ tagName }: Element, attribute: Attributes, address: string, found: { base?: string; refresh?: HtmlRefresh }): void {
  if (tagName === 'base' && found.base === undefined) {
    const base = absolute(attribute['href'], address);
    if (base !== undefined) found.base = base;
  }
  if (tagName !== 'meta' || found.refresh !== undefined || attribute['http-equiv']?.toLowerCase() !== 'refresh') return;
  const refresh = readRefresh(attribute['content'] ?? '', found.base ?? address);
  if (refresh !== undefined) found.refresh = refresh;
}

/** Nothing is executed: the word alone says that the page wants to send its form. */
function submitsByScript(element: Element, attribute: Attributes): boolean {
  if (element.tagName === 'body') return asksToSubmit(attribute['onload'] ?? '');
  return element.tagName === 'script' && asksToSubmit(textWithin(element));
}

function asksToSubmit(script: string): boolean {
  return ['.submit(', '.requestSubmit(', '.click('].some((word) => script.includes(word));
}

/**
 * `5; url=/next`, with or without quotes, also as header `Refresh`.
 * @returns undefined without an address: a page that asks to be loaded again leads nowhere
 */
export function readRefresh(content: string, base: string): HtmlRefresh | undefined {
  const separator = content.search(/[;,]/);
  if (separator < 0) return undefined;
  const seconds = Number(content.slice(0, separator).trim() || NaN);
  const named = content
    .slice(separator + 1)
    .trim()
    .replace(/^url\s{0,20}=\s{0,20}/i, '');
  const quote = named.at(0);
  const url = absolute(quote === '"' || quote === "'" ? named.slice(1).split(quote, 1)[0] : named, base);
  return url === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : { seconds, url };
}

function tidyLines(text: string): PageText {
  return text.split('\n').map(tidy).filter(Boolean).join('\n');
}

function tidy(line: string): string {
  return line.replaceAll(/\s+/gu, ' ').trim();
}
