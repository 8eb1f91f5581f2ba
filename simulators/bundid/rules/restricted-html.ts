/**
 * The restricted HTML of `Purpose` (SSB 9.5): a few elements, links to https only. Which elements besides `h1 p a b i` are
 * allowed is not published; the list here is generous and never lets script, style, events or other addresses pass. The text
 * is judged only, no page ever shows it.
 */

const ELEMENTS = new Set(['a', 'b', 'br', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'i', 'li', 'ol', 'p', 'strong', 'u', 'ul']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*\/?>/giy;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const MAX_QUOTED_CHARS = 60;

/** The first thing that restricted HTML does not have; undefined when all is well. */
export function forbiddenIn(html: string): string | undefined {
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', start)) {
    TAG.lastIndex = start;
    const tag = TAG.exec(html);
    if (tag === null) return html.slice(start, start + MAX_QUOTED_CHARS);
    const [whole, , name = '', attributes = ''] = tag;
    if (!ELEMENTS.has(name.toLowerCase()) || hasForbiddenAttribute(name, attributes)) return whole.slice(0, MAX_QUOTED_CHARS);
    start += whole.length;
  }
  return undefined;
}

/** Only `href` of `a`, and only with https. Entities could hide another scheme, so that none are taken inside. */
function hasForbiddenAttribute(element: string, attributes: string): boolean {
  for (const [, name = '', quotedValue, apostropheValue] of attributes.matchAll(ATTRIBUTE)) {
    const value = quotedValue ?? apostropheValue ?? '';
    if (element.toLowerCase() !== 'a' || name.toLowerCase() !== 'href' || !/^https:\/\/[^\s&]+(?:&amp;[^\s&]+)*$/i.test(value)) return true;
  }
  return false;
}
