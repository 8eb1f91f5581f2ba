/** Status of answers without data (fact sheet, section 6). Codes and text of a cancelled login are known, the others are inferred. */
import type { LoginOutcome } from '../../src/core/account-control.ts';
import type { StatusModel } from '../../src/formats/saml-response.ts';

const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

type Failure = Exclude<LoginOutcome, 'success'>;

const CODES: Readonly<Record<Failure, readonly string[]>> = {
  cancel: ['Requester', 'AuthnFailed'],
  'no-authn-context': ['Requester', 'NoAuthnContext'],
  'required-attribute-missing': ['Requester', 'RequestDenied'],
  'responder-error': ['Responder'],
  expired: ['Responder'],
};

/** In German, as the one that is known. */
const MESSAGES: Readonly<Record<Failure, string>> = {
  cancel: 'Die ELSTER-seitige Authentifizierung wurde durch den Benutzer abgebrochen.',
  'no-authn-context': 'Das verlangte Vertrauensniveau wird nicht erreicht.',
  'required-attribute-missing': 'Eine verlangte Angabe liegt nicht vor.',
  'responder-error': 'Die Anmeldung konnte nicht ausgeführt werden.',
  expired: 'Die Sitzung ist abgelaufen.',
};

/** Status of an outcome. */
export function statusOf(outcome: Failure): StatusModel {
  return { codes: CODES[outcome].map((code) => STATUS + code), message: MESSAGES[outcome] };
}

/** A refused request as a SAML answer, with the code that the error page would have. */
export function refusalStatus(code: string): StatusModel {
  return { codes: ['Requester', 'RequestDenied'].map((part) => STATUS + part), message: code };
}
