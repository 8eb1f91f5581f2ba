/** Names of the SOAP interface: paths, namespaces, headers (interface description, chapter 13). */

export const SOAP_PATH = '/bspx-postkorb-okkomm-ws/bspservices/postkorbkomm';
export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
/** Namespace of the operations and value of the header SOAPAction. */
export const SERVICE_NAMESPACE = 'urn:akdb:bsp:postkorb:komm:webservice';
export const MESSAGE_NAMESPACE = 'http://www.akdb.de/egov/bsp/nachrichten';
/** The interface is off from then on: 1 July 2025, 0:00 in Germany. */
export const END_OF_SOAP = Date.parse('2025-06-30T22:00:00Z');
