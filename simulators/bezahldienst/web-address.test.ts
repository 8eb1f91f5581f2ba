import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWebAddress } from './web-address.ts';

test('addresses of the web are taken, others are not', () => {
  for (const address of [
    'https://portal.example/zurueck',
    'HTTP://Portal.Example:8443?a=b#c',
    'http://localhost',
    'https://127.0.0.1/x',
    'https://bürgeramt.example/ä',
  ])
    assert.ok(isWebAddress(address), address);
  for (const address of [
    '',
    '/relative',
    'javascript:alert(1)',
    'https://',
    'https://a b',
    'https://a.example/\n',
    'https://1.2.3.999/',
    'https://a.example:99999/',
  ])
    assert.ok(!isWebAddress(address), address);
});

test('whatever is taken, a parser of addresses takes', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('ab0xn-.:1%/?#@[]ü ')), maxLength: 20 });
  fc.assert(
    fc.property(text, (rest) => {
      const address = `https://${rest}`;
      assert.equal(isWebAddress(address), !rest.includes(' ') && URL.canParse(address));
    }),
    { numRuns: 5_000 },
  );
});
