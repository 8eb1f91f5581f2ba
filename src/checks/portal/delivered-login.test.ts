/** What an account delivered comes from the assertion that it sent, not from what it meant to send. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { LoginRecord } from '../../core/account-control.ts';
import { attributeUrn } from '../../core/account-attributes.ts';
import { AKDB_REQUEST } from '../../formats/saml-names.ts';
import { writeAssertion } from '../../formats/saml-response.ts';
import type { AttributeModel } from '../../formats/saml-response.ts';
import { deliveredLogin } from './delivered-login.ts';

const RECORD: LoginRecord = {
  id: 'l1',
  seq: 1,
  state: 'answered',
  judgement: [],
  outcome: 'success',
  level: 4,
  identity: { nameId: '_before', bPK2: 'before', mailbox: 'm' },
  attributes: { [attributeUrn('bPK2')]: 'before' },
  exchanges: ['x000001'],
};
const attribute = (name: string, value: string, trust?: string): AttributeModel => ({
  name,
  values: [{ content: value }],
  ...(trust === undefined ? {} : { xmlAttributes: [{ namespace: AKDB_REQUEST, prefix: 'akdb', name: 'TrustLevel', value: trust }] }),
});
const assertion = writeAssertion({
  id: '_a',
  version: '2.0',
  issueInstant: '2026-03-01T10:00:00Z',
  issuer: 'https://idp.example',
  subject: { nameId: { value: '_sent' }, confirmations: [] },
  authnStatements: [],
  attributes: [
    attribute(attributeUrn('bPK2'), 'sent', 'NORMAL'),
    attribute(attributeUrn('surname'), 'Müßtermann', 'HOCH'),
    attribute('urn:oid:2.999.1', 'x', 'SEHR'),
  ],
});

test('values, trust and identifiers are those of the assertion', () => {
  deepEqual(deliveredLogin(RECORD, assertion), {
    state: 'answered',
    outcome: 'success',
    level: 4,
    identity: { nameId: '_sent', bPK2: 'sent' },
    attributes: { [attributeUrn('bPK2')]: 'sent', [attributeUrn('surname')]: 'Müßtermann', 'urn:oid:2.999.1': 'x' },
    trust: { [attributeUrn('bPK2')]: 'NORMAL', [attributeUrn('surname')]: 'HOCH' },
  });
});

test('an answer without assertion delivers no values', () => {
  const { attributes: _, identity: __, ...record } = RECORD;
  deepEqual(deliveredLogin({ ...record, outcome: 'cancel' }), { state: 'answered', outcome: 'cancel', level: 4 });
});

test('nothing is known of a login that never arrived', () => equal(Object.keys(deliveredLogin(undefined)).length, 0));
