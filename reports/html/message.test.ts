/** Messages as evidence: places are marked by element and word, long bodies are cut and say so. */
import { match, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { BodyRecord } from '../../src/core/exchange.ts';
import { readExample } from '../golden/example.ts';
import { createPageContext } from './context.ts';
import { markup, toText } from './markup.ts';
import { messageBlock } from './message.ts';
import { readPlace } from './place.ts';

const context = createPageContext(readExample(), 'de');

function bodyOf(text: string, change: Partial<BodyRecord> = {}): BodyRecord {
  return { sizeBytes: text.length, sha256: '00', text, isTruncated: false, ...change };
}

function shown(body: BodyRecord, ...at: readonly string[]): string {
  const places = at.flatMap((each) => readPlace({ exchange: 'x', at: each }) ?? []);
  const message = {
    caption: 'Anfrage',
    startLine: 'POST /x',
    headers: [
      ['Host', 'a'],
      ['HOST', 'b'],
    ] as const,
    body,
  };
  return toText(markup`${messageBlock(context, message, places)}`);
}

const MARKED = '<span class="mark-word"> ◀ Stelle</span>';

test('headers are marked by name, letter case ignored, every repetition', () => {
  const text = shown(bodyOf(''), 'request/header/host');
  ok(text.includes(`<mark>Host: a</mark>${MARKED}\n<mark>HOST: b</mark>${MARKED}`));
});

test('a place in a JSON body is marked where it is', () => {
  ok(shown(bodyOf('{"a":1,"b":2}'), 'request/body/b').includes(`{&quot;a&quot;:1,<mark>&quot;b&quot;:2</mark>${MARKED}}`));
});

test('a whole body and the start line are marked', () => {
  ok(shown(bodyOf('x y'), 'request/body').includes('<span class="mark-word">▼ Stelle</span>\nx y'));
  ok(shown(bodyOf(''), 'request/target').includes(`<mark>POST /x</mark>${MARKED}`));
});

test('claims of a token are shown decoded with the place marked', () => {
  const token = [{ alg: 'PS512' }, { iss: 'a' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const text = shown(bodyOf(`${token}.c2ln`), 'request/body/claims/iss');
  ok(text.includes(`<mark>&quot;iss&quot;: &quot;a&quot;</mark>${MARKED}`));
  match(text, /Kopf, zur Lesbarkeit/u);
});

test('a long body is cut, also when its place lies far behind, and says so', () => {
  const text = shown(bodyOf(`{"a":"${'x y '.repeat(2000)}","b":2}`), 'request/body/b');
  ok(text.includes(`<mark>&quot;b&quot;:2</mark>`));
  ok(text.includes('… ') && text.length < 3000);
  match(text, /Gekürzt wiedergegeben/u);
});

test('a cut does not part a character', () => {
  ok(!shown(bodyOf(`a${'👩'.repeat(4000)}`)).includes('⟨U+D'));
});

test('no body, a body that is no text, and a body cut by the recorder', () => {
  match(shown(bodyOf('')), /Ohne Inhalt/u);
  match(shown({ sizeBytes: 5, sha256: 'ab', isTruncated: false }), /kein Text/u);
  match(shown(bodyOf('abc', { isTruncated: true, sizeBytes: 9 })), /9\u00A0B, SHA-256 00<\/p><p class="quiet">Gekürzt/u);
  strictEqual(shown(bodyOf('abc')).includes('Gekürzt'), false);
});
