/** What a fault is: a name, what it departs from, its parameters, and the hooks by which it changes an answer. */
import type { CrlOrder } from '../../../src/formats/pki/crl.ts';
import type { OcspAnswer } from '../../../src/formats/pki/ocsp-response.ts';
import type { RevocationEntry } from '../../../src/formats/pki/revocation.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import type { FaultMatch } from '../contract.ts';
import type { Armed, CallFault } from '../../fault-definition.ts';

/** What can be changed before it is signed, by the name of the hook. */
export interface Changeable {
  /** The authority's revocations, for lists and answers alike. */
  readonly revocations: readonly RevocationEntry[];
  readonly list: CrlOrder;
  readonly answer: OcspAnswer;
}

type Change<T> = (value: T, call: Call, armed: Armed<FaultMatch>) => T | Promise<T>;

export interface FaultDefinition extends CallFault<Call, Answer, FaultMatch> {
  readonly revocations?: Change<Changeable['revocations']>;
  readonly list?: Change<Changeable['list']>;
  readonly answer?: Change<Changeable['answer']>;
}
