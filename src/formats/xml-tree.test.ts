import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { childOf, childrenOf, readXmlTree } from './xml-tree.ts';
import type { XmlTreeLimits } from './xml-tree.ts';

function problemOf(text: string | Uint8Array, limits: XmlTreeLimits = {}): string {
  const reading = readXmlTree(typeof text === 'string' ? Buffer.from(text) : text, limits);
  return reading.kind === 'problem' ? reading.problem : 'none';
}

test('elements, namespaces, attributes, text and CDATA become data', () => {
  const reading = readXmlTree(Buffer.from('<a:r xmlns:a="urn:a" x="1"><!-- no --><b>1 &lt; 2<![CDATA[ <c/> ]]>&#x41;</b><b/>ä</a:r>'));
  ok(reading.kind === 'tree');
  const { root } = reading;
  deepStrictEqual([root.name, root.namespace, root.attributes, root.text], ['r', 'urn:a', { x: '1' }, 'ä']);
  strictEqual(childOf(root, 'b')?.text, '1 < 2 <c/> A');
  strictEqual(childOf(root, 'b')?.namespace, '');
  strictEqual(childOf(root, 'b', 'urn:a'), undefined);
  strictEqual(childrenOf(root, 'b').length, 2);
});

test('hostile documents are refused', () => {
  const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(10)}">]><r>&b;</r>`;
  strictEqual(problemOf(bomb), 'dtd');
  strictEqual(problemOf(`<?xml version="1.0"?><!-- x -->${bomb}`), 'dtd');
  strictEqual(problemOf('<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>'), 'dtd');
  strictEqual(problemOf('<r>&b;</r>'), 'syntax');
  strictEqual(problemOf('<r>'), 'syntax');
  strictEqual(problemOf(''), 'syntax');
  strictEqual(problemOf(Uint8Array.of(0, 0, 0, 0x3c)), 'encoding');
  strictEqual(problemOf('<r/>', { maxSizeBytes: 3 }), 'size');
  strictEqual(problemOf('<r>'.repeat(65) + '</r>'.repeat(65)), 'depth');
  strictEqual(problemOf('<r>'.repeat(64) + '</r>'.repeat(64)), 'none');
  strictEqual(problemOf(`<r>${'<b/>'.repeat(20_001)}</r>`), 'tags');
  strictEqual(problemOf(`<r ${Array.from({ length: 120_000 }, (_, index) => `a${index}="" `).join('')}/>`), 'tags');
  strictEqual(problemOf('<r>'.repeat(9_000) + '</r>'.repeat(9_000)), 'syntax');
});

test('a text of many megabytes is read', () => {
  const reading = readXmlTree(Buffer.from(`<r>${'QUJD'.repeat(3_000_000)}</r>`));
  strictEqual(reading.kind === 'tree' && reading.root.text.length, 12_000_000);
});
