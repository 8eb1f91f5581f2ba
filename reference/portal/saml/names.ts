/**
 * The names of SAML 2.0, XML signature and encryption that this product speaks.
 */

/** XML namespaces. */
export const NS = {
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  akdb: 'https://www.akdb.de/request/2018/09',
  classicUi: 'https://www.akdb.de/request/2018/09/classic-ui/v1',
  ekona: 'http://www.elster.de/schema/ekona/saml/extensions',
} as const;

/** The binding of responses and requests. */
export const HTTP_POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
/** The binding of logouts beside the other one; requests and responses by it are faults. */
export const HTTP_REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Formats of a NameID. */
export const NAME_ID = {
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
} as const;

/** The only confirmation method that fits a browser login. */
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Status codes by their last part. */
export const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

/** Prefix of signature and digest algorithms. */
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
/** RSASSA-PSS with SHA-256, MGF1-SHA-256 and a salt of 32 bytes. */
export const RSA_PSS_SHA256 = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
/** RSA with SHA-512. */
export const RSA_SHA512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512';
/** Digests that are taken. */
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
/** SHA-512. */
export const SHA512 = 'http://www.w3.org/2001/04/xmlenc#sha512';
/** Exclusive canonicalisation without comments. */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** Canonicalisation that keeps comments, exclusive and inclusive; never taken. */
export const WITH_COMMENTS = ['http://www.w3.org/2001/10/xml-exc-c14n#WithComments', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments'] as const;
/** The transform that leaves the signature itself out. */
export const ENVELOPED = `${NS.ds}enveloped-signature`;
