import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SamlReadingError } from './saml-error.ts';
import { attributeOf, childNamed, readXmlTree, withGuardedLineEnds } from './xml-dom.ts';
import { brokenBound, scanTags } from './xml-scan.ts';
import { escapeAttribute, escapeText, xmlElement } from './xml-writing.ts';

const codeOf = (text: string): string => {
  try {
    readXmlTree(text);
    return 'read';
  } catch (error) {
    assert.ok(error instanceof SamlReadingError);
    return error.code;
  }
};
/** Any character of XML 1.0, and the texts that break careless code. */
const xmlText = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')),
  fc.constantFrom(
    '</saml:AttributeValue>',
    '<![CDATA[x]]>',
    ']]>',
    '&amp;&#10;',
    '<!-- x -->',
    '"\'>',
    'e\u0301 \u00e9',
    '👩‍👩‍👧‍👦',
    ' \r\n\t ',
    '\u2028\u0085',
    'x'.repeat(100_000),
  ),
);

test('every text comes back as it was, in elements and attributes', () => {
  fc.assert(
    fc.property(xmlText, (text) => {
      const root = readXmlTree(xmlElement('p:a', { 'xmlns:p': 'urn:p', b: text }, `<p:c>${escapeText(text)}</p:c>`));
      assert.equal(attributeOf(root, 'b'), text);
      assert.equal(childNamed(root, 'urn:p', 'c')?.text, text);
      assert.equal(readXmlTree(`<x>${root.innerXml()}</x>`).text, text);
    }),
  );
});

test('what XML cannot carry is refused when written', () => {
  for (const text of ['\u0000', '\u001b', '\uFFFE', '\uD800', 'a\uDC00b']) {
    assert.throws(() => escapeText(text), TypeError);
    assert.throws(() => escapeAttribute(text), TypeError);
  }
});

test('comments vanish, CDATA is text, namespaces are known by prefix', () => {
  const root = readXmlTree('<a xmlns="urn:d" xmlns:p="urn:p"><!-- x --><p:b c="1" p:c="2" xmlns:q="urn:q">us<!-- -->er<![CDATA[<&]]><?pi x?></p:b></a>');
  const child = childNamed(root, 'urn:p', 'b');
  assert.equal(child?.text, 'user<&');
  assert.deepEqual([attributeOf(child, 'c'), attributeOf(child, 'c', 'urn:p')], ['1', '2']);
  assert.deepEqual([child.namespaceOf('q'), child.namespaceOf(''), child.namespaceOf('x')], ['urn:q', 'urn:d', '']);
});

test('hostile documents are refused before they cost anything', () => {
  const started = performance.now();
  assert.equal(codeOf(`<a>${'x'.repeat(5_000_000)}</a>`), 'too-large');
  assert.equal(codeOf('<a>'.repeat(5000) + '</a>'.repeat(5000)), 'too-deep');
  assert.equal(codeOf(`<a ${Array.from({ length: 10_000 }, (_, index) => `b${index}="1"`).join(' ')}/>`), 'too-many-parts');
  assert.equal(codeOf(`<a>${'<b c="1"/>'.repeat(30_000)}</a>`), 'too-many-parts');
  assert.equal(codeOf(`<a>${'<b/>'.repeat(30_000)}</a>`), 'too-many-parts');
  assert.equal(codeOf('<'.repeat(500_000)), 'not-xml');
  assert.equal(codeOf('<a "'.repeat(200_000)), 'not-xml');
  assert.equal(codeOf('<!'.repeat(400_000)), 'not-xml');
  assert.equal(codeOf('<!>'.repeat(300_000)), 'not-xml');
  assert.equal(codeOf(`<!a[${'] '.repeat(400_000)}`), 'not-xml');
  assert.ok(performance.now() - started < 5000);
});

test('a DTD is refused, and so is what is not well-formed', () => {
  assert.equal(codeOf('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), 'dtd');
  assert.equal(codeOf('<?xml version="1.0"?><!-- x --><!DOCTYPE a SYSTEM "https://canary.example/"><a/>'), 'dtd');
  for (const text of ['', 'x', '<a>', '<a></b>', '<a b="1" b="2"/>', '<a>&x;</a>', '<a/><b/>', '<p:a/>', '<a>&</a>', '<a b=1/>', '<a>]]></a>', '<a>\u0001</a>'])
    assert.equal(codeOf(text), 'not-xml', text);
  assert.equal(codeOf('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a/>'), 'read');
  assert.equal(codeOf('<?xml version="1.0" encoding="UTF-16"?><a/>'), 'encoding');
});

test('the walk over tags sees what the parser sees', () => {
  const text = '<!DOCTYPE a [<!ENTITY x "]">\n]><?pi <x> ?><a b=">"><!-- <c> --><c d=\'/>\'/><![CDATA[<e>]]></a >';
  assert.deepEqual(
    [...scanTags(text)].map(({ kind, name, depth }) => `${kind} ${name} ${depth}`),
    ['open a 0', 'empty c 1', 'close a 0'],
  );
  assert.equal(brokenBound('<a b="=" c="1"/>', { maxLength: 20, maxDepth: 1, maxElements: 1, maxAttributes: 2, maxAttributesEach: 2 }), undefined);
});

test('line ends of XML 1.1 are guarded without changing the document', () => {
  const text = '<a b="\u2028"><!-- \u0085 -->\u0085<![CDATA[\u2028<]]><?p \u2028?></a>';
  const guarded = withGuardedLineEnds(text);
  assert.equal(readXmlTree(guarded).text, '\u0085\u2028<');
  assert.equal(attributeOf(readXmlTree(guarded), 'b'), '\u2028');
  assert.equal(withGuardedLineEnds('<a/>'), '<a/>');
});
