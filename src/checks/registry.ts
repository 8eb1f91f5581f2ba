/** Every check by its id, for whoever judges again what was written down. */
import type { Check } from './check.ts';
import * as chain from './chain/index.ts';
import * as dvdvClient from './dvdv-client/index.ts';
import * as directory from './directory/index.ts';
import * as fitConnect from './fit-connect/index.ts';
import * as mailbox from './mailbox/index.ts';
import * as paymentService from './payment-service/index.ts';
import * as payment from './payment/index.ts';
import * as portal from './portal/index.ts';

/** @returns undefined for an id that this version of the suite has no check for */
export function checkById(id: string): Check<unknown> | undefined {
  return CHECKS.get(id);
}

const CHECKS: ReadonlyMap<string, Check<unknown>> = new Map(
  [fitConnect, mailbox, payment, paymentService, portal, directory, dvdvClient, chain]
    .flatMap((room): readonly unknown[] => Object.values(room))
    .flatMap((exported) => (exported instanceof Map ? [...(exported as ReadonlyMap<string, unknown>).values()] : [exported]))
    .filter(isCheck)
    .map((check) => [check.id, check]),
);

function isCheck(value: unknown): value is Check<unknown> {
  return typeof value === 'object' && value !== null && 'id' in value && 'requirement' in value && 'run' in value;
}
