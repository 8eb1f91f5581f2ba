/**
 * Why a SAML message cannot be read at all. What can be read and is wrong is data of the reader, never an exception.
 */

/** The first six are of the transport of the message, the others of its XML. */
export type SamlReadingCode =
  | 'no-message'
  | 'two-messages'
  | 'not-base64'
  | 'not-deflate'
  /** Deflated though the binding is HTTP-POST. */
  | 'deflated'
  | 'too-large'
  | 'too-deep'
  | 'too-many-parts'
  | 'encoding'
  | 'dtd'
  | 'not-xml'
  /** Readers of one kind of document only; an AuthnRequest tells its root instead. */
  | 'wrong-root';

/** Thrown for messages of strangers; `code` is for the program, the message for a log. Neither holds text of the message. */
export class SamlReadingError extends Error {
  readonly code: SamlReadingCode;

  constructor(code: SamlReadingCode, reason: string) {
    super(reason);
    this.name = 'SamlReadingError';
    this.code = code;
  }
}
