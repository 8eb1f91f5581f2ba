/** Answers of success that a product must not trust: changed in their JSON, or looked up in the state of another time. */
import { isJsonObject, parseJson } from '../../../src/formats/json.ts';
import type { JsonObject } from '../../../src/formats/json.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { createDirectory } from '../directory/store.ts';
import type { Certificate, Directory } from '../directory/store.ts';
import { certificateView } from '../directory/views.ts';
import { numberParam, textParam } from '../../fault-definition.ts';
import type { FaultDefinition } from './definition.ts';

const SERVICE = ['find-service-description', 'batch-find-service-description'];
const VERIFY = ['verify-category', 'batch-verify-category'];
const DAY_MS = 86_400_000;
/** A directory without entries. */
const NOTHING = createDirectory({ categories: [], specifications: [], certificates: [], elements: [], organizations: [] });

/** Changes one object anywhere in an answer; what it returns unchanged stays. */
type Change = (object: JsonObject) => JsonObject;

export const ANSWER_FAULTS: readonly FaultDefinition[] = [
  {
    name: 'wrong-type',
    text: 'Something is of another type than described: the kind of an element, the types of members, or the media type.',
    violates: 'DVDV-040',
    params: {
      as: {
        kind: 'string',
        default: 'element',
        oneOf: ['element', 'members', 'media-type'],
        text: 'elements of a type that leads nowhere, texts as numbers, or text/plain',
      },
    },
    after(answer, _, armed) {
      const as = textParam(armed, 'as');
      if (as === 'media-type') return answer.status === 200 ? { ...answer, headers: [['Content-Type', 'text/plain; charset=utf-8']] } : answer;
      return changed(answer, as === 'members' ? withNumbers : (object) => withMember(object, 'serviceElementType', 'TEXT'));
    },
  },
  {
    name: 'stale-entry',
    text: 'The directory answers in the state of an earlier day, as a server does that missed its updates.',
    violates: 'DVDV-040',
    params: { days: { kind: 'number', default: 100, text: 'how many days ago' } },
    before: (call, armed, carryOut) =>
      call.operation === 'token' ? undefined : carryOut({ now: call.tenant.clock.now() - numberParam(armed, 'days') * DAY_MS }),
  },
  {
    name: 'empty-certificate-list',
    text: 'Certificates are missing: lists of client certificates are empty, elements have none.',
    violates: 'DVDV-035',
    after: (answer) =>
      changed(answer, (object) =>
        withMember(withMember(withMember(object, 'clientCertificates', []), 'cipherCertificate', null), 'signatureCertificate', null),
      ),
  },
  {
    name: 'foreign-certificate',
    text: 'Certificates in the answer are those of somebody else in the directory.',
    violates: 'DVDV-035',
    params: { fingerprint: { kind: 'string', default: '', text: 'whose; the first other one of the directory when empty' } },
    after: (answer, call, armed) => changed(answer, foreign(call, textParam(armed, 'fingerprint'))),
  },
  {
    name: 'revoked-certificate',
    text: 'Every certificate in the answer is marked as revoked.',
    violates: 'DVDV-035',
    params: { at: { kind: 'string', default: '2020-01-01T00:00:00.000Z', text: 'since when, RFC 3339' } },
    after: (answer, _, armed) => changed(answer, revoked(textParam(armed, 'at'))),
  },
  {
    name: 'wrong-order',
    text: 'Lists come in reverse: answers of a batch, elements of a service, categories, organisations.',
    violates: 'DVDV-040',
    after: (answer) => rewritten(answer, reversed),
  },
  {
    name: 'unknown-fields',
    text: 'Objects have members that no description names.',
    violates: 'DVDV-040',
    after: (answer) => changed(answer, (object) => ({ ...object, zusatz: { stand: 'neu', werte: [1, 2, 3] }, nochNieGesehen: null })),
  },
  {
    name: 'missing-element',
    text: 'The services that are found have lost their required elements.',
    violates: 'DVDV-040',
    operations: SERVICE,
    after: (answer) =>
      changed(answer, (object) =>
        Array.isArray(object['serviceElements'])
          ? { ...object, serviceElements: object['serviceElements'].filter((element) => isJsonObject(element) && element['required'] !== true) }
          : object,
      ),
  },
  {
    name: 'verification-reversed',
    text: 'The answer of verifycategory is the opposite of the truth.',
    violates: 'DVDV-041',
    operations: VERIFY,
    after: (answer) => changed(answer, (object) => withMember(object, 'verifyCategory', object['verifyCategory'] !== true)),
  },
  {
    name: 'batch-too-short',
    text: 'A batch is answered with one result less than it has requests.',
    violates: 'DVDV-011',
    after: (answer, call) => (call.operation.startsWith('batch-') ? rewritten(answer, (value) => (Array.isArray(value) ? value.slice(0, -1) : value)) : answer),
  },
  {
    name: 'disagreeing-server',
    text: 'This server answers other than the other one: other addresses, or as if there were no such entry. Arm it with a server in its match.',
    violates: 'DVDV-031',
    params: { as: { kind: 'string', default: 'other-address', oneOf: ['other-address', 'missing'], text: 'addresses of another host, or nothing found' } },
    before: (call, armed, carryOut) => (textParam(armed, 'as') === 'missing' && call.operation !== 'token' ? carryOut({ directory: NOTHING }) : undefined),
    after: (answer, _, armed) => (textParam(armed, 'as') === 'other-address' ? changed(answer, elsewhere) : answer),
  },
];

function withMember(object: JsonObject, name: string, value: unknown): JsonObject {
  return Object.hasOwn(object, name) && JSON.stringify(object[name]) !== JSON.stringify(value) ? { ...object, [name]: value } : object;
}

function withNumbers(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, typeof value === 'string' ? value.length : value]));
}

function isCertificate(object: JsonObject): boolean {
  return Object.hasOwn(object, 'fingerprint') && Object.hasOwn(object, 'content');
}

function revoked(at: string): Change {
  return (object) => (isCertificate(object) ? { ...object, revocationDate: at, revocationReason: 'KEY_COMPROMISE' } : object);
}

function foreign({ tenant: { directory, clock, form } }: Call, fingerprint: string): Change {
  return (object) => {
    if (!isCertificate(object)) return object;
    const other = fingerprint === '' ? anyOther(directory, object['fingerprint']) : directory.certificate(fingerprint);
    return other === undefined ? object : certificateView(other, { directory, now: clock.now(), form });
  };
}

function anyOther(directory: Directory, fingerprint: unknown): Certificate | undefined {
  for (const certificate of directory.certificates()) if (certificate.fingerprint !== fingerprint) return certificate;
  return undefined;
}

function elsewhere(object: JsonObject): JsonObject {
  const uri = object['serviceElementUri'];
  return typeof uri === 'string' ? { ...object, serviceElementUri: 'https://anderswo.verzeichnis.example/' } : object;
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).reverse();
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, reversed(member)])) : value;
}

/** An answer of success with every object in it changed, inner ones first. */
export function changed(answer: Answer, change: Change): Answer {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isJsonObject(value)) return value;
    return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member)])));
  };
  return rewritten(answer, visit);
}

/** @returns the answer itself when nothing in it is different */
export function rewritten(answer: Answer, rewrite: (value: unknown) => unknown): Answer {
  if (answer.status !== 200 || answer.body === null) return answer;
  const parsed = parseJson(answer.body);
  if (parsed === undefined) return answer;
  const body = JSON.stringify(rewrite(parsed.value));
  return body === answer.body ? answer : { ...answer, body };
}
