import { deepStrictEqual, equal, ok, strictEqual } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundaryOf, readMultipart } from './multipart.ts';
import type { MultipartPart } from './multipart.ts';

function bodyOf(boundary: string, parts: readonly { readonly head: string; readonly bytes: Uint8Array }[]): Buffer {
  const pieces = parts.flatMap(({ head, bytes }) => [Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`), bytes, Buffer.from('\r\n')]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

function read(head: string, bytes = Buffer.from('x')): MultipartPart {
  const reading = readMultipart(bodyOf('b', [{ head, bytes }]), 'b');
  ok(reading.kind === 'form');
  const [part] = reading.parts;
  ok(part !== undefined);
  return part;
}

test('bytes of every part stay as they are, also those of a part without file name', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (contents) => {
      const body = bodyOf(
        '----x',
        contents.map((bytes) => ({ head: 'Content-Disposition: form-data; name="json"\r\nContent-Type: application/json', bytes })),
      );
      const reading = readMultipart(body, '----x');
      ok(reading.kind === 'form');
      deepStrictEqual(
        reading.parts.map(({ bytes }) => [...bytes]),
        contents.map((bytes) => [...bytes]),
      );
      ok(reading.parts.every(({ name, contentType, filename }) => name === 'json' && contentType === 'application/json' && filename === undefined));
    }),
  );
});

test('file names are read in every form that libraries send, and the form is told', () => {
  const named = (parameter: string): MultipartPart['filename'] => read(`Content-Disposition: form-data; name="files"; ${parameter}`).filename;
  deepStrictEqual(named('filename="Bürger €😀.pdf"'), { name: 'Bürger €😀.pdf', readings: ['Bürger €😀.pdf'], form: 'utf8' });
  deepStrictEqual(named("filename*=UTF-8''B%C3%BCrger.pdf"), { name: 'Bürger.pdf', readings: ['Bürger.pdf'], form: 'extended' });
  deepStrictEqual(named('filename="a.pdf"; filename*=utf-8\'de\'%C3%A4.pdf'), { name: 'ä.pdf', readings: ['ä.pdf', 'a.pdf'], form: 'extended' });
  deepStrictEqual(named('filename="a%22b.pdf"')?.readings, ['a"b.pdf', 'a%22b.pdf']);
  deepStrictEqual(named(String.raw`filename="a\"b.pdf"`)?.readings, ['a"b.pdf', String.raw`a\"b.pdf`]);
  deepStrictEqual(named(String.raw`filename="C:\temp.pdf"`)?.readings, ['C:temp.pdf', String.raw`C:\temp.pdf`]);
  strictEqual(named('filename=plain.pdf')?.name, 'plain.pdf');
  strictEqual(named('filename=""')?.name, '');
  strictEqual(named('filename="=?UTF-8?B?w6Q=?="')?.form, 'encoded-word');
  const latin = readMultipart(Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="\xe4.pdf"\r\n\r\nx\r\n--b--', 'latin1'), 'b');
  ok(latin.kind === 'form');
  deepStrictEqual(latin.parts[0]?.filename, { name: 'ä.pdf', readings: ['ä.pdf'], form: 'latin1' });
});

test('a boundary that is the beginning of a longer line does not end a part', () => {
  equal(Buffer.from(read('Content-Disposition: form-data; name="a"', Buffer.from('1\r\n--bc\r\n2')).bytes).toString(), '1\r\n--bc\r\n2');
});

test('boundaries', () => {
  strictEqual(boundaryOf('multipart/form-data; boundary=abc'), 'abc');
  strictEqual(boundaryOf('multipart/form-data; charset=utf-8; Boundary="a b"'), 'a b');
  strictEqual(boundaryOf('multipart/form-data'), undefined);
  strictEqual(boundaryOf(`multipart/form-data; boundary=${'x'.repeat(71)}`), undefined);
  strictEqual(boundaryOf('multipart/form-data; boundary="a\r\nb"'), undefined);
});

test('broken forms are problems', () => {
  const problemOf = (text: string, boundary: string | undefined = 'b'): string => {
    const reading = readMultipart(Buffer.from(text, 'latin1'), boundary);
    return reading.kind === 'problem' ? reading.problem : 'none';
  };
  const head = 'Content-Disposition: form-data; name="a"';
  const cases: readonly (readonly [text: string, problem: string])[] = [
    ['', 'no-delimiter'],
    ['--c\r\n', 'no-delimiter'],
    [`--b\r\n${head}\r\n\r\n1`, 'no-end'],
    [`--b\r\n${head}\r\n--b--`, 'header'],
    ['--b\r\n\r\n--b--', 'header'],
    ['--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--', 'no-name'],
    ['--b\r\nContent-Disposition: attachment; name="a"\r\n\r\n1\r\n--b--', 'no-name'],
    [`--b\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--`, 'transfer-encoding'],
    [`--b\r\n${head}\r\nX\r\n\r\n1\r\n--b--`, 'header'],
    [`--b\r\n${head}; x=${'y'.repeat(9_000)}\r\n\r\n1\r\n--b--`, 'header'],
    [`${`--b\r\n${head}\r\n\r\n1\r\n`.repeat(65)}--b--`, 'too-many-parts'],
    ['--b--', 'none'],
  ];
  for (const [text, problem] of cases) strictEqual(problemOf(text), problem, text.slice(0, 80));
  const none = readMultipart(Buffer.from('--b--'), undefined);
  strictEqual(none.kind === 'problem' && none.problem, 'no-boundary');
});

test('whatever the bytes are, there is a form or a problem', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('--b', '\r\n', '--b--', '\r\n--b\r\n', 'Content-Disposition: form-data; name="', '"', ';', 'filename*=', '\\', '%'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => ok(['form', 'problem'].includes(readMultipart(Buffer.from(pieces.join('')), 'b').kind))),
  );
});

test('megabytes of near-delimiters take linear time', () => {
  const body = Buffer.concat([
    Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
    Buffer.from('\r\n--bx'.repeat(1_000_000)),
    Buffer.from('\r\n--b--'),
  ]);
  strictEqual(readMultipart(body, 'b').kind, 'form');
});
