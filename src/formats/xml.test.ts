import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPruefstandError } from '../core/errors.ts';
import { parseXml, validateXml } from './xml.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const kindsOf = (data: Uint8Array, limits = {}): readonly string[] => parseXml(data, limits).problems.map(({ kind }) => kind);
const utf16 = (text: string): Buffer => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);

const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:test" elementFormDefault="qualified">
  <xs:element name="order"><xs:complexType><xs:sequence><xs:element name="count" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;

test('a well-formed document tells its root', () => {
  assert.deepEqual(parseXml(bytes('<?xml version="1.0"?><p:a xmlns:p="urn:x"><b/></p:a>')), {
    isWellFormed: true,
    problems: [],
    root: { name: 'a', namespace: 'urn:x' },
  });
  assert.equal(parseXml(utf16('<?xml version="1.0" encoding="UTF-16"?><ä/>')).root?.name, 'ä');
});

test('syntax errors come with their line', () => {
  const { isWellFormed, problems } = parseXml(bytes('<a>\n<b>\n</a>'));
  assert.equal(isWellFormed, false);
  assert.deepEqual([problems[0]?.kind, problems[0]?.line], ['syntax', 3]);
  for (const text of ['', ' ', '<a', '<a/><b/>', 'text', '<a>&unknown;</a>', '\u0000']) assert.equal(parseXml(bytes(text)).isWellFormed, false, text);
});

test('a document type declaration is refused however it is written', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>';
  const external = '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>';
  const behind = '<?xml version="1.0"?>\n<!-- <a> --><?pi x?>\n<!DOCTYPE a><a/>';
  for (const text of [bomb, external, behind]) {
    assert.deepEqual(kindsOf(bytes(text)), ['dtd'], text);
    assert.deepEqual(kindsOf(utf16(text)), ['dtd'], text);
    assert.deepEqual(kindsOf(Buffer.from(text, 'utf16le')), ['dtd'], text);
  }
  assert.equal(parseXml(bytes('<!-- <!DOCTYPE a> --><a>&lt;!DOCTYPE a&gt;</a>')).isWellFormed, true);
});

test('encodings that could hide something are refused', () => {
  assert.deepEqual(kindsOf(bytes('<?xml version="1.0" encoding="UTF-7"?><a/>')), ['encoding']);
  assert.deepEqual(kindsOf(Buffer.of(0, 0, 0, 0x3c)), ['encoding']);
  assert.deepEqual(kindsOf(bytes('<?xml version="1.0" encoding="UTF-16"?><a/>')), ['encoding']);
  assert.equal(parseXml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe4</a>', 'latin1')).isWellFormed, true);
});

test('size and depth are bounded', () => {
  const nested = (depth: number): Buffer => bytes(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`);
  assert.deepEqual(kindsOf(bytes('<a>12345</a>'), { maxSizeBytes: 10 }), ['size']);
  assert.deepEqual(kindsOf(nested(100)), []);
  assert.deepEqual(kindsOf(nested(101)), ['depth']);
  assert.deepEqual(kindsOf(nested(5), { maxDepth: 4 }), ['depth']);
  assert.equal(parseXml(nested(100_000), { maxDepth: 1_000_000 }).isWellFormed, false);
});

test('a schema is applied, and every problem is told', () => {
  const order = (content: string): Buffer => bytes(`<order xmlns="urn:test">${content}</order>`);
  assert.deepEqual(validateXml(order('<count>3</count>'), XSD).problems, []);
  const broken = validateXml(order('\n<count>many</count>'), XSD);
  assert.equal(broken.isWellFormed, true);
  assert.deepEqual(
    broken.problems.map(({ kind, line }) => [kind, line]),
    [['schema', 2]],
  );
  assert.equal(validateXml(order(''), XSD).problems.length, 1);
  assert.deepEqual(
    validateXml(bytes('<!DOCTYPE a><a/>'), XSD).problems.map(({ kind }) => kind),
    ['dtd'],
  );
});

test('imports are found among the given documents and nowhere else', () => {
  const main = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="part.xsd"/><xs:element name="a" type="size"/></xs:schema>';
  const part =
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="size"><xs:restriction base="xs:int"><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType></xs:schema>';
  const options = { url: 'https://example.org/main.xsd', imports: { 'https://example.org/part.xsd': part } };
  assert.deepEqual(validateXml(bytes('<a>9</a>'), main, options).problems, []);
  assert.equal(validateXml(bytes('<a>10</a>'), main, options).problems.length, 1);
  assert.throws(
    () => validateXml(bytes('<a>9</a>'), main),
    (error) => isPruefstandError(error, 'ERR_CONFIG_INVALID'),
  );
});

test('an unusable schema is an error of configuration, never a problem of the document', () => {
  for (const xsd of [
    '',
    '<a/>',
    '<!DOCTYPE a><a/>',
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="missing"/></xs:schema>',
  ]) {
    assert.throws(
      () => validateXml(bytes('<a/>'), xsd),
      (error) => isPruefstandError(error, 'ERR_CONFIG_INVALID'),
      xsd,
    );
  }
});

test('no bytes make reading throw', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '<a>',
      '</a>',
      '<?xml',
      '?>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&#',
      ';',
      '"',
      '\u0000',
      '\ufffe',
      '<!DOCTYPE',
      '&x;',
    ),
    { maxLength: 30 },
  );
  fc.assert(fc.property(pieces, (parts) => void parseXml(bytes(parts.join('')))));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (data) => void parseXml(data)));
});

test('reading many documents does not pile up memory', () => {
  const document = bytes(`<a>${'<b>text</b>'.repeat(2000)}</a>`);
  const run = (times: number): void => {
    for (let count = 0; count < times; count += 1) validateXml(document, XSD);
  };
  run(50);
  const before = process.memoryUsage().rss;
  run(200);
  assert.ok(process.memoryUsage().rss - before < 60_000_000);
});
