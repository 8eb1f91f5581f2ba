/** The reader of the load generator: answers in any number of pieces (RFC 9112, sections 6 and 7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnswerReader } from './http-answers.ts';

const LENGTH = 'HTTP/1.1 200 OK\r\nDate: now\r\ncontent-length: 5\r\n\r\nhello';
const EMPTY = 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';
const CHUNKS = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n';

function read(text: string, pieceLength: number): readonly (readonly [number, number])[] {
  const answers: (readonly [number, number])[] = [];
  const reader = createAnswerReader((status, bodyBytes) => answers.push([status, bodyBytes]));
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += pieceLength) reader.push(bytes.subarray(at, at + pieceLength));
  return answers;
}

test('lengths and chunks are read, however the connection cuts them', () => {
  const text = LENGTH + CHUNKS + EMPTY + LENGTH;
  const expected = [
    [200, 5],
    [200, 13],
    [404, 0],
    [200, 5],
  ];
  for (const pieceLength of [1, 2, 3, 7, 64, text.length]) assert.deepEqual(read(text, pieceLength), expected, `pieces of ${pieceLength}`);
});

test('an answer is told once, and only when it is complete', () => {
  assert.deepEqual(read(LENGTH.slice(0, -1), 10), []);
  assert.deepEqual(read(CHUNKS.slice(0, -2), 10), []);
});

test('what is no HTTP answer is an error', () => {
  assert.throws(() => read('SSH-2.0\r\n\r\n', 100), /no HTTP\/1.1 answer/);
  assert.throws(() => read('HTTP/1.1 200 OK\r\nX: y\r\n\r\n', 100), /neither its length nor chunks/);
  assert.throws(() => read('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 100), /no size/);
});
