/** The SOAP endpoint of ePayBL: certificate, Mandant, operation (fact sheet on other payment interfaces, part A). */
import type { XmlTreeElement } from '../../../src/formats/xml-tree.ts';
import type { Answer } from '../answer.ts';
import { hasMediaType } from '../call.ts';
import type { Call } from '../call.ts';
import type { MandantSeed } from '../contract.ts';
import { identifyByCertificate, isCurrent } from '../xbezahldienste/authentication.ts';
import { CLAIM_OPERATIONS } from './claim-operations.ts';
import type { Wrong } from './codes.ts';
import { returnValue, told } from './operation.ts';
import type { Operation, Outcome } from './operation.ts';
import { OTHER_OPERATIONS } from './other-operations.ts';
import { answerOf, faultOf, operationIn, textOf } from './soap.ts';

/** All operations by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([...OTHER_OPERATIONS, ...CLAIM_OPERATIONS].map((operation) => [operation.name, operation]));

/** Secrets of customers, which are not recorded. */
const PINS = /(<(?:[\w-]+:)?\w*pin(?:\s[^>]*)?>)[\s\S]*?(<\/(?:[\w-]+:)?\w*pin\s*>)/gi;

/** Answers a call. The operation of the record is that of the call, e.g. `epaybl-anlegenKassenzeichen`. */
export function openEpaybl(call: Call): () => Answer {
  const element = operationIn(call.body);
  const operation = OPERATIONS.get(element?.name ?? '');
  identifyByCertificate(call);
  call.labels.face = 'epaybl';
  call.recordedBody = withoutPins(call.body);
  const number = textOf(element, 'mandantNr');
  if (number !== undefined) call.labels.mandantNr = number;
  if (operation !== undefined) call.operation = `epaybl-${operation.name}`;
  return () => {
    if (!hasMediaType(call, 'text/xml')) return faultOf('Client', 'SOAP 1.1 is sent as text/xml.');
    if (element === undefined) return faultOf('Client', 'The message is no SOAP 1.1 call in the namespace of this service.');
    if (operation === undefined) return faultOf('Client', 'There is no such operation.');
    return answer(call, operation, element);
  };
}

/** An answer with a code on command, in the form of the operation that was called. */
export function answerWithCode(call: Call, outcome: Outcome): Answer {
  const operation = OPERATIONS.get(call.operation.replace(/^epaybl-/, ''));
  if (operation === undefined) return faultOf('Server', 'The service broke.');
  return answerOf(operation.name, returnValue({ call, epaybl: mandantOf(call)?.epaybl ?? NO_CONFIGURATION }, operation, outcome), outcome.code);
}

function answer(call: Call, operation: Operation, args: XmlTreeElement): Answer {
  const mandant = mandantOf(call);
  const epaybl = mandant?.epaybl;
  const wrong = wrongConnection(call) ?? wrongMandant(call, mandant);
  const outcome =
    wrong !== undefined || mandant === undefined || epaybl === undefined ? told(wrong ?? '-0012') : operation.run({ call, mandant, epaybl, args });
  const value = returnValue({ call, epaybl: epaybl ?? NO_CONFIGURATION }, operation, outcome);
  return answerOf(operation.name, value, outcome.code === '+0000' ? undefined : outcome.code);
}

const NO_CONFIGURATION = { bewirtschafter: [] };

function mandantOf({ tenant, labels }: Call): MandantSeed | undefined {
  return tenant.mandanten.byNumber(labels.mandantNr ?? '');
}

/** @requirement EPBL-001 */
function wrongConnection(call: Call): Wrong {
  const { client, wire, tenant } = call;
  if (client !== undefined) return isCurrent(call, client) ? undefined : '-0021';
  return wire?.peerCertificate === undefined && tenant.seesCertificates ? '-0020' : '-0021';
}

/** @requirement EPBL-002 */
function wrongMandant({ client, labels }: Call, mandant: MandantSeed | undefined): Wrong {
  const number = labels.mandantNr ?? '';
  if (number === '' || number.length > 10) return '-0011';
  if (mandant?.epaybl === undefined) return '-0012';
  if (mandant.epaybl.isActive === false) return '-0013';
  return client?.mayActFor(mandant.mandantNr) === true ? undefined : '-0021';
}

function withoutPins(body: Uint8Array): string | undefined {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return /pin\s*>/i.test(text) ? text.replaceAll(PINS, '$1***$2') : undefined;
}
