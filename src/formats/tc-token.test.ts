/** TcToken: what is written is read again, hostile documents are refused, and the official schema takes what we write. */
import { deepStrictEqual, equal, match } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MAX_TC_TOKEN_BYTES, PAOS_BINDING, readTcToken, TLS_PSK_PROTOCOL, writeTcToken } from './tc-token.ts';
import type { TcToken } from './tc-token.ts';
import { validateXml } from './xml.ts';

const TOKEN: TcToken = {
  serverAddress: 'https://konto.example/eid-server',
  sessionIdentifier: 'a1b2',
  refreshAddress: 'https://konto.example/eid/refresh?a=1&b=2',
  communicationErrorAddress: 'https://konto.example/eid/error',
  binding: PAOS_BINDING,
  pathSecurityProtocol: TLS_PSK_PROTOCOL,
  psk: '4BC1A0B5',
};
const OFFICIAL = new URL('../../../shared/standards/ecard-tctoken/1.3/TcToken.xsd', import.meta.url);

const read = (text: string): ReturnType<typeof readTcToken> => readTcToken(Buffer.from(text, 'utf8'));
const problemOf = (text: string): string => {
  const reading = read(text);
  return reading.kind === 'problem' ? `${reading.problem} ${reading.where}` : 'token';
};

test('what is written is read again', () => {
  deepStrictEqual(read(writeTcToken(TOKEN)), { kind: 'token', token: TOKEN });
  const { communicationErrorAddress: _a, pathSecurityProtocol: _b, psk: _c, ...least } = TOKEN;
  deepStrictEqual(read(writeTcToken(least)), { kind: 'token', token: least });
});

test('order and white space do not matter, strange elements neither', () => {
  const text = `<TCTokenType>
    <Binding> ${PAOS_BINDING} </Binding><RefreshAddress>https://a.example</RefreshAddress><X/><SessionIdentifier>1</SessionIdentifier><ServerAddress/>
  </TCTokenType>`;
  deepStrictEqual(read(text), {
    kind: 'token',
    token: { serverAddress: '', sessionIdentifier: '1', refreshAddress: 'https://a.example', binding: PAOS_BINDING },
  });
});

test('what is no token is told', () => {
  const whole = writeTcToken(TOKEN);
  equal(problemOf(whole.replaceAll('TCTokenType', 'TCToken')), 'root TCToken');
  equal(problemOf(whole.replace('<TCTokenType>', '<TCTokenType xmlns="urn:x">')), 'root TCTokenType');
  equal(problemOf(whole.replace(/<Binding>.*<\/Binding>/, '')), 'missing Binding');
  equal(problemOf(whole.replace(/(<RefreshAddress>.*<\/RefreshAddress>)/, '$1$1')), 'twice RefreshAddress');
  equal(problemOf('<html>'), 'syntax TCTokenType');
  equal(problemOf(''), 'syntax TCTokenType');
});

test('DTD, entities, sizes and depths are refused before anything is made of them', () => {
  const evil = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  equal(problemOf(`${evil}<TCTokenType><ServerAddress>&x;</ServerAddress></TCTokenType>`), 'dtd TCTokenType');
  equal(problemOf(`<TCTokenType>${' '.repeat(MAX_TC_TOKEN_BYTES)}</TCTokenType>`), 'size TCTokenType');
  equal(problemOf(`<TCTokenType>${'<a>'.repeat(20)}${'</a>'.repeat(20)}</TCTokenType>`), 'depth TCTokenType');
  equal(problemOf(`<TCTokenType>${'<a/>'.repeat(200)}</TCTokenType>`), 'tags TCTokenType');
  match(problemOf('\u0000'), /^(?:syntax|encoding) /);
});

test('the official schema takes what is written', { skip: existsSync(OFFICIAL) ? false : 'the official schema is not beside the checkout' }, () => {
  const { communicationErrorAddress: _a, pathSecurityProtocol: _b, psk: _c, ...least } = TOKEN;
  for (const token of [TOKEN, least]) deepStrictEqual(validateXml(Buffer.from(writeTcToken(token)), readFileSync(OFFICIAL)).problems, []);
  equal(validateXml(Buffer.from(writeTcToken(TOKEN).replace('4BC1A0B5', 'xyz')), readFileSync(OFFICIAL)).problems.length > 0, true);
});
