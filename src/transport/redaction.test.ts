import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RawHeader } from '../core/exchange.ts';
import { createRedactor } from './redaction.ts';

const redactor = createRedactor('salt');
const SECRET = 'S3cret-value_with+signs/and=more';
const digest = redactor.digest(SECRET);

test('the digest is short, salted and equal for equal values', () => {
  assert.match(digest, /^<sha256:[0-9a-f]{16}>$/);
  assert.equal(redactor.digest(SECRET), digest);
  assert.notEqual(createRedactor('other').digest(SECRET), digest);
});

test('a digest stays the same however many other secrets came between, and for long ones', () => {
  for (let count = 0; count < 2_500; count += 1) redactor.digest(`other ${count}`);
  assert.equal(redactor.digest(SECRET), digest);
  const long = 'x'.repeat(10_000);
  assert.equal(redactor.digest(long), redactor.digest(long));
  assert.notEqual(redactor.digest(long), redactor.digest(`${long}x`));
});

test('headers without a secret are not copied; one secret among them leaves the others in their place', () => {
  const plain = [['Accept', '*/*']] as const;
  assert.equal(redactor.headers(plain), plain);
  assert.deepEqual(
    redactor.headers([
      ['A', '1'],
      ['cookie', SECRET],
      ['a', '2'],
      ['COOKIE', 'other'],
    ]),
    [
      ['A', '1'],
      ['cookie', digest],
      ['a', '2'],
      ['COOKIE', redactor.digest('other')],
    ],
  );
});

test('a token is the same in the answer that gave it and in the header that used it', () => {
  assert.equal(redactor.text(`{"access_token":"${SECRET}","expires_in":1800}`), `{"access_token":"${digest}","expires_in":1800}`);
  assert.deepEqual(redactor.headers([['AUTHORIZATION', `Bearer ${SECRET}`]]), [['AUTHORIZATION', `Bearer ${digest}`]]);
});

test('other credentials in headers go, other headers stay as they are', () => {
  const kept = [
    ['Host', 'a'],
    ['host', 'b'],
    ['callback-authentication', 'ab'.repeat(64)],
    ['X-Request-Id', 'x'],
  ] as const;
  assert.deepEqual(redactor.headers(kept), kept);
  for (const name of ['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'X-Api-Key']) {
    assert.ok(!JSON.stringify(redactor.headers([[name, SECRET]])).includes(SECRET), name);
  }
});

test('forms: the field is found however its name and value are encoded', () => {
  const form = `grant_type=client_credentials&client%5Fsecret=${encodeURIComponent(SECRET)}&client_id=a`;
  assert.equal(redactor.text(form), `grant_type=client_credentials&client%5Fsecret=${digest}&client_id=a`);
  assert.equal(redactor.text(`client_secret=${SECRET.replaceAll('+', '%2B')}`), `client_secret=${digest}`);
  assert.equal(redactor.text('client_secret=%zz&a=b').includes('%zz'), false);
  assert.equal(redactor.text('client_secret=&a=b'), 'client_secret=&a=b');
});

test('queries are redacted, paths are not touched', () => {
  assert.equal(redactor.target(`/token/secret=1?client_secret=${encodeURIComponent(SECRET)}&x=1`), `/token/secret=1?client_secret=${digest}&x=1`);
  assert.equal(redactor.target('/a/b'), '/a/b');
});

test('JSON keeps its white space, order and everything that is no secret', () => {
  const text = `{ "callback" : { "url":"https://a",\n "secret" : "${SECRET}" }, "list":[ {"Client_Secret":"${SECRET}"} ], "note":"x" }`;
  assert.equal(redactor.text(text), `{ "callback" : { "url":"https://a",\n "secret" : "${digest}" }, "list":[ {"Client_Secret":"${digest}"} ], "note":"x" }`);
});

test('escaped characters belong to the value', () => {
  assert.equal(redactor.text(String.raw`{"secret":"S3cret-value_with+signs\/and=more","a":1}`), `{"secret":"${digest}","a":1}`);
  assert.equal(redactor.text(String.raw`{"secret":"a\"b","x":"y"}`), `{"secret":"${redactor.digest('a"b')}","x":"y"}`);
});

test('values that are no texts, and texts cut off in the middle', () => {
  assert.equal(redactor.text('{"secret":12345,"b":1}'), `{"secret":"${redactor.digest('12345')}","b":1}`);
  assert.equal(redactor.text('{"secret":null,"password":""}'), '{"secret":null,"password":""}');
  assert.equal(redactor.text('{"a":1,"access_token":"abc').includes('abc'), false);
  assert.equal(redactor.text('{"a":1,"access_token":"abc\\').includes('abc'), false);
});

test('private members of keys go, public ones stay', () => {
  const number = 'A'.repeat(40);
  const text = redactor.text(`{"kty":"RSA","n":"${number}","d":"${number}","p":"short"}`);
  assert.equal(text, `{"kty":"RSA","n":"${number}","d":"${redactor.digest(number)}","p":"short"}`);
});

test('multipart forms', () => {
  const form = `--b\r\nContent-Disposition: form-data; name="client_secret"\r\nContent-Type: text/plain\r\n\r\n${SECRET}\r\n--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nkept\r\n--b--`;
  const text = redactor.text(form);
  assert.ok(!text.includes(SECRET) && text.includes(digest) && text.includes('kept'));
});

test('a secret in a known field never survives, whatever it is', () => {
  const secrets = fc.string({ minLength: 6 }).filter((text) => /^[^<>]{6,}$/.test(text) && !'<sha256:0123456789abcdef>'.includes(text));
  fc.assert(
    fc.property(secrets, fc.constantFrom('client_secret', 'access_token', 'secret'), (secret, field) => {
      const json = JSON.stringify({ first: 1, [field]: secret, last: { [field]: secret } });
      assert.deepEqual(JSON.parse(redactor.text(json)), { first: 1, [field]: redactor.digest(secret), last: { [field]: redactor.digest(secret) } });
      const form = new URLSearchParams({ a: 'b', [field]: secret }).toString();
      assert.equal(new URLSearchParams(redactor.text(form)).get(field), redactor.digest(secret));
    }),
  );
});

test('long hostile texts cost linear time', () => {
  const hostile = [
    `{"secret":"${'\\'.repeat(500_000)}`,
    '"secret":'.repeat(100_000),
    `"secret"${' '.repeat(500_000)}`,
    '='.repeat(500_000),
    `--${'; name="secret"\r\n'.repeat(30_000)}`,
  ];
  for (const text of hostile) {
    const start = performance.now();
    redactor.text(text);
    assert.ok(performance.now() - start < 2000, text.slice(0, 30));
  }
});

test('a field that speaks of a secret without being known is not written', () => {
  const { headers, text, target } = createRedactor('salt');
  assert.match(headers([['X-Session-Token', 'geheim-123456']])[0]?.[1] ?? '', /^<sha256:/);
  assert.match(headers([['X-Vendor-Auth', 'geheim-123456']])[0]?.[1] ?? '', /^<sha256:/);
  for (const name of ['vendorApiKey', 'db_password', 'sessionId', 'privateKeyPem'])
    assert.doesNotMatch(text(`{"a": 1, "${name}": "geheim-123456"}`), /geheim/, name);
  assert.doesNotMatch(text('vendor_password=geheim-123456&x=1'), /geheim/);
  assert.doesNotMatch(target('/x?sessionToken=geheim-123456'), /geheim/);
});

test('names that only sound like a secret keep their values, and so does what checks look at', () => {
  const { headers, text } = createRedactor('salt');
  const plain: readonly RawHeader[] = [
    ['callback-authentication', 'ab12'],
    ['WWW-Authenticate', 'Bearer'],
  ];
  assert.deepEqual(headers(plain), plain);
  const body = '{"token_type": "Bearer", "authenticationTags": {"data": "abc"}, "expires_in": 1800}';
  assert.equal(text(body), body);
});

/** `secret` as `SeCrEt` or `sEcReT`. */
function alternating(name: string, firstUpper: number): string {
  return Array.from(name, (sign, at) => (at % 2 === firstUpper ? sign.toUpperCase() : sign)).join('');
}

test('a member that speaks of a secret is found in any spelling of its name', () => {
  const names = ['secret', 'passw', 'credential', 'api_key', 'api-key', 'apikey', 'private_key', 'privatekey', 'token', 'session'];
  for (const name of names)
    for (const spelled of [name, name.toUpperCase(), alternating(name, 0), `my-${alternating(name, 1)}`])
      assert.ok(!redactor.text(`{"a":"Straße","${spelled}":"${SECRET}"}`).includes(SECRET), spelled);
  for (const spelled of ['client_assertion', 'CLIENT_ASSERTION', alternating('client_assertion', 0)])
    assert.ok(!redactor.text(`{"${spelled}":"${SECRET}"}`).includes(SECRET), spelled);
  for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.ok(!redactor.text(`{"${name}":"${'x'.repeat(40)}"}`).includes('xxx'), name);
});
