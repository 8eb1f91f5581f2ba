/** The product beside a payment service that answers as it is told: plain HTTP on this machine. */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { createLog } from '../../kit/log.ts';
import { startProduct } from '../product.ts';
import type { Product } from '../product.ts';

/** What the payment service saw. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it answers. */
export interface Told {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Stand {
  readonly seen: readonly SeenRequest[];
  /** Address of the payment service. */
  readonly url: string;
  /** Answers of the payment service. */
  answer: (request: SeenRequest) => Told;
  ask(method: string, path: string, body?: object): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }>;
  visit(url: string, form?: string): Promise<string>;
  /** The product ends and starts anew, with what it has kept. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const TOKEN = 'adapter-token';
export const SALT = 'salz';
export const PASSWORD = 'passwort';

/** @param env what is to be different */
export async function createStand(env: Readonly<Record<string, string>> = {}): Promise<Stand> {
  const seen: SeenRequest[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), 'bezahlportal-'));
  const state: { answer: Stand['answer'] } = { answer: () => ({ status: 500, body: '' }) };
  const service = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
      seen.push(one);
      const { status = 200, headers = {}, body } = state.answer(one);
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  const settings = settingsFor(url, dataDir, env);
  const start = async (): Promise<Product> => startProduct(readConfig(settings), createLog(() => undefined).log);
  let product = await start();
  return {
    seen,
    url,
    set answer(answer) {
      state.answer = answer;
    },
    get answer() {
      return state.answer;
    },
    async ask(method, path, body) {
      const init = { method, headers: { authorization: `Bearer ${TOKEN}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(`${product.url}/adapter${path}`, init);
      return { status: response.status, json: (await response.json()) as Record<string, unknown> };
    },
    async visit(address, form) {
      const init = form === undefined ? {} : { method: 'POST', body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      return (await fetch(address, init)).text();
    },
    async restart() {
      await product.stop();
      product = await start();
    },
    async close() {
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
      service.closeAllConnections();
      await new Promise((resolve) => service.close(resolve));
    },
  };
}

function settingsFor(url: string, dataDir: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    XBEZAHLDIENSTE_URL: `${url}/x`,
    XBEZAHLDIENSTE_ORIGINATOR: 'form',
    XBEZAHLDIENSTE_ENDPOINT: 'ags',
    PMPAYMENT_URL: url,
    PMPAYMENT_AGS: '1',
    PMPAYMENT_PROCEDURE: 'auskunft',
    PMPAYMENT_SALT: SALT,
    GIROCHECKOUT_URL: `${url}/giro`,
    GIROCHECKOUT_MERCHANT: '1',
    GIROCHECKOUT_PROJECT: '2',
    GIROCHECKOUT_PASSWORD: PASSWORD,
    EPAYBL_URL: `${url}/soap`,
    EPAYBL_PAGE_URL: `${url}/login.do`,
    EPAYBL_MANDANT: '4711',
    EPAYBL_BEWIRTSCHAFTER: '0815',
    DATA_DIR: dataDir,
    ADAPTER_TOKEN: TOKEN,
    ...env,
  };
}

/** An order that is right in every member. */
export function orderOf(face: string, change: object = {}): object {
  const item = { reference: 'gebuehr', description: 'Gebühr', quantity: 2, unitNetCents: 525, unitTaxCents: 100, taxRate: 19 };
  return { interface: face, purpose: 'PSABCDEF Gebühr für eine Auskunft aus dem Register', items: [item], ...change };
}
