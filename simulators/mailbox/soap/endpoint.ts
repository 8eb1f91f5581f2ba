/**
 * The SOAP endpoint of old with its two operations (interface description, 13). It is protected by client certificate or list
 * of addresses, and switched off after 30 June 2025 of the tenant's clock unless the tenant keeps it on.
 */
import { childOf, readXmlTree } from '../../../src/formats/xml-tree.ts';
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Answer } from '../answer.ts';
import { headerValue, isMediaType } from '../call.ts';
import type { Call, Refusal } from '../call.ts';
import { problem } from '../problems.ts';
import type { Tenant } from '../tenant.ts';
import { identifyByCertificate, refuseConnection } from '../zbp/authentication.ts';
import { clientFault, nativeAnswer, okKommAnswer } from './answers.ts';
import { handleOf, readMessage, takeMessage } from './message.ts';
import { END_OF_SOAP, SERVICE_NAMESPACE, SOAP_ENVELOPE } from './names.ts';
import { openOkKomm } from './okkomm.ts';
import type { Refused } from './outcome.ts';

const MAX_BYTES = 60 * 1024 * 1024;

/** Whether the interface answers at this time of the tenant. */
export function isSoapOn({ soap, clock }: Tenant): boolean {
  return soap.operation === 'on' || (soap.operation === 'by-date' && clock.now() < END_OF_SOAP);
}

/** Reads the request. @returns carries it out */
export function openSoap(call: Call): () => Answer {
  identifyByCertificate(call);
  const operation = operationOf(call.body);
  if (operation?.name === 'sendBspNachrichtNative') return guarded(call, openNative(call, childOf(operation, 'bspNachricht')));
  if (operation?.name === 'sendBspNachricht') return guarded(call, openOkKommCall(call, childOf(operation, 'okKommBspNachrichtInput')));
  return guarded(call, () => clientFault('The message is no SOAP 1.1 call of an operation of this service.'));
}

function guarded(call: Call, carryOut: () => Answer): () => Answer {
  return () => refuseAccess(call) ?? refuseHeaders(call) ?? carryOut();
}

function refuseAccess(call: Call): Refusal {
  const { tenant, wire } = call;
  if (!isSoapOn(tenant)) return problem('switched-off');
  return tenant.soap.allowedAddresses.includes(wire?.remoteAddress ?? '') ? undefined : refuseConnection(call);
}

function refuseHeaders(call: Call): Refusal {
  if (!isMediaType(headerValue(call, 'content-type'), 'text/xml')) return problem('content-type-wrong', 'SOAP 1.1 is sent as text/xml.');
  const action = headerValue(call, 'soapaction')?.replaceAll('"', '').trim();
  return action === SERVICE_NAMESPACE ? undefined : clientFault('The header SOAPAction does not name this service.');
}

/** The one child of the body, when it belongs to the service. */
function operationOf(body: Uint8Array): XmlTreeElement | undefined {
  const reading = readXmlTree(body, { maxSizeBytes: MAX_BYTES });
  if (reading.kind !== 'tree' || reading.root.name !== 'Envelope' || reading.root.namespace !== SOAP_ENVELOPE) return undefined;
  const operation = childOf(reading.root, 'Body', SOAP_ENVELOPE)?.children[0];
  return operation?.namespace === SERVICE_NAMESPACE ? operation : undefined;
}

function openNative(call: Call, input: XmlTreeElement | undefined): () => Answer {
  call.operation = 'send-bsp-nachricht-native';
  const message = readMessage(Buffer.from(input?.text.trim() ?? '', 'utf8'));
  label(call, message);
  return () => nativeAnswer(take(call, message, 'soap-native'));
}

function openOkKommCall(call: Call, input: XmlTreeElement | undefined): () => Answer {
  call.operation = 'send-bsp-nachricht';
  const opened = openOkKomm(input?.text ?? '');
  if ('kind' in opened) return () => okKommAnswer(call, opened);
  const message = readMessage(opened);
  label(call, message);
  return () => okKommAnswer(call, take(call, message, 'soap-okkomm'));
}

function label(call: Call, message: XmlTreeElement | undefined): void {
  const handle = handleOf(message);
  if (handle !== undefined) call.labels.mailboxUuid = handle;
}

/** Stores the message. @returns why it was not taken */
function take(call: Call, root: XmlTreeElement | undefined, via: 'soap-native' | 'soap-okkomm'): Refused | undefined {
  const outcome = takeMessage(call, root, via);
  if (outcome.kind === 'refused') return outcome;
  call.tenant.store.add(outcome.message);
  call.stored.push(outcome.message);
  call.notes.messageUuid = outcome.message.messageUuid;
  return undefined;
}
