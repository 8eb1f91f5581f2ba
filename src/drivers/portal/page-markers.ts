/**
 * Reading "who is logged in?" from the text of a page by plain markers: what it contains, and what stands between two
 * words. No regular expressions and no CSS: a target file must not be able to stop the suite, and a new layout of the
 * page shall not change a verdict.
 */
import type { PortalIdentity, SessionState } from './portal-driver.ts';

/** Visible text of a page, a line for each block, white space collapsed. */
export type PageText = string;

/** What stands after one marker: up to the other one, or to the end of the line. */
export interface TextBetween {
  readonly after: string;
  readonly before?: string;
}

export interface PageMarkers {
  /** Stands on the protected page for every logged-in person, and for nobody else. */
  readonly loggedIn: string;
  /** Stands on the page that somebody gets who is not logged in. */
  readonly loggedOut?: string;
  readonly userKey?: TextBetween;
  readonly level?: TextBetween;
  readonly idp?: TextBetween;
  readonly attributes?: Readonly<Record<string, TextBetween>>;
}

const MAX_VALUE_CHARACTERS = 500;

/**
 * Whether the page belongs to a logged-in person. Both markers at once, and neither of two, tell nothing.
 */
export function sessionShown(text: PageText, { loggedIn, loggedOut }: Pick<PageMarkers, 'loggedIn' | 'loggedOut'>): SessionState {
  const isIn = text.includes(onOneLine(loggedIn));
  if (loggedOut === undefined) return isIn ? 'authenticated' : 'none';
  const isOut = text.includes(onOneLine(loggedOut));
  if (isIn === isOut) return 'unknown';
  return isIn ? 'authenticated' : 'none';
}

/** The identity that the page shows; values that are not there are left out. */
export function identityShown(text: PageText, markers: PageMarkers): PortalIdentity {
  const found = { userKey: textBetween(text, markers.userKey), level: textBetween(text, markers.level), idp: textBetween(text, markers.idp) };
  const attributes = Object.entries(markers.attributes ?? {}).flatMap(([name, marker]) => {
    const value = textBetween(text, marker);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(found.userKey === undefined ? {} : { userKey: found.userKey }),
    ...(found.level === undefined ? {} : { level: found.level }),
    ...(found.idp === undefined ? {} : { idp: found.idp }),
    attributes: Object.fromEntries(attributes),
  };
}

/** @returns undefined when a marker is not there, or nothing stands after it */
function textBetween(text: PageText, marker: TextBetween | undefined): string | undefined {
  if (marker === undefined) return undefined;
  const after = onOneLine(marker.after);
  const at = text.indexOf(after);
  if (at < 0) return undefined;
  const start = at + after.length;
  const end = text.indexOf(marker.before === undefined ? '\n' : onOneLine(marker.before), start);
  if (end < 0 && marker.before !== undefined) return undefined;
  const value = text.slice(start, end < 0 ? undefined : end).trim();
  return value === '' ? undefined : value.slice(0, MAX_VALUE_CHARACTERS);
}

/** As the text itself: a marker may stand on two lines in the target file. */
function onOneLine(marker: string): string {
  return marker.replaceAll(/\s+/gu, ' ').trim();
}
