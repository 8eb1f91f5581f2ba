/** Namespaces and identifiers of SAML 2.0, XML Schema and the AKDB extension, under the names the specifications use. */
export const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const SAML_METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
export const SAML_METADATA_UI = 'urn:oasis:names:tc:SAML:metadata:ui';
/** Of `xml:lang`. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XML_SCHEMA = 'http://www.w3.org/2001/XMLSchema';
export const XML_SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
export const AKDB_REQUEST = 'https://www.akdb.de/request/2018/09';
export const AKDB_CLASSIC_UI = 'https://www.akdb.de/request/2018/09/classic-ui/v1';
export const XML_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
export const XML_ENCRYPTION = 'http://www.w3.org/2001/04/xmlenc#';
export const XML_ENCRYPTION_11 = 'http://www.w3.org/2009/xmlenc11#';

/** URI of a binding. */
export const BINDINGS = {
  'HTTP-POST': 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
  'HTTP-Redirect': 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
} as const;

/** What an `xs:ID` may be, without the characters that only exotic scripts use. */
export const NC_NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}._·-]*$/u;
