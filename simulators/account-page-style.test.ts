/** The style goes into pages through the tag that escapes: it must not hold a character that is escaped. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { PAGE_STYLE } from './account-page-style.ts';

test('the style holds none of the five characters that markup escapes', () => assert.doesNotMatch(PAGE_STYLE, /[<>&"']/));
