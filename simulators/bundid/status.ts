/** Status of answers without data (fact sheet, 7.1). What of it is inferred is marked in `spec.ts`. */
import type { LoginOutcome } from '../../src/core/account-control.ts';
import { AKDB_REQUEST } from '../../src/formats/saml-names.ts';
import type { StatusModel } from '../../src/formats/saml-response.ts';
import { textElement } from '../../src/formats/xml-writing.ts';

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

const CODES: Readonly<Record<Exclude<LoginOutcome, 'success'>, readonly string[]>> = {
  'required-attribute-missing': ['Requester', 'RequestDenied'],
  cancel: ['Requester', 'AuthnFailed'],
  'no-authn-context': ['Requester', 'NoAuthnContext'],
  'responder-error': ['Responder'],
  expired: ['Responder'],
};

const MESSAGES: Readonly<Record<Exclude<LoginOutcome, 'success'>, string>> = {
  'required-attribute-missing': 'security-msg',
  cancel: 'The person ended the login.',
  'no-authn-context': 'No means of login reaches the requested level.',
  'responder-error': 'The account could not carry out the login.',
  expired: 'The session of the account has ended.',
};

export interface StatusRequest {
  /** `Name` of attributes that are required and not there. */
  readonly missing?: readonly string[];
  readonly wantsDetail: boolean;
}

/** Status of an outcome. */
export function statusOf(outcome: Exclude<LoginOutcome, 'success'>, { missing = [], wantsDetail }: StatusRequest): StatusModel {
  const errors = missing.map((name) => ({
    code: 'IDP_REQUIRED_ATTRIBUTES_MISSING',
    message: `Attribute ${name} is required but not available in Nutzerkonto.`,
  }));
  return {
    codes: CODES[outcome].map((code) => STATUS + code),
    message: MESSAGES[outcome],
    ...(wantsDetail && errors.length > 0 ? { detail: detailOf(errors) } : {}),
  };
}

/** A refused request as a SAML answer, with the code that the error page would have. */
export function refusalStatus(code: string): StatusModel {
  return { codes: ['Requester', 'RequestDenied'].map((part) => STATUS + part), message: code };
}

function detailOf(errors: readonly { readonly code: string; readonly message: string }[]): string {
  return textElement('akdb:StatusDetail', JSON.stringify({ version: '1.0', errors }), { 'xmlns:akdb': AKDB_REQUEST });
}
