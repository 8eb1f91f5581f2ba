/** Puts the product together: payment services, cashier, and the server with status page, returns, notices and test interface. */
import { ADAPTER_PATH, createAdapter } from './adapter.ts';
import { openApplicationStore } from './application-store.ts';
import type { Application, Face } from './application.ts';
import { createCashier } from './cashier.ts';
import type { Cashier } from './cashier.ts';
import type { Config } from './config.ts';
import { createEpaybl } from './epaybl.ts';
import type { Gateway, Message } from './gateway.ts';
import { createGiroCheckout } from './giro-checkout.ts';
import { createHttp } from './http.ts';
import type { Http } from './http.ts';
import { createTimers } from '../kit/later.ts';
import type { Later } from '../kit/later.ts';
import type { Log } from '../kit/log.ts';
import { statusPage } from './pages.ts';
import { createPmPayment } from './pm-payment.ts';
import { json, startServer } from '../kit/server.ts';
import type { Handler, WebRequest } from '../kit/server.ts';
import { createXBezahldienste } from './xbezahldienste.ts';

const MAX_BODY_BYTES = 1024 * 1024;

export interface Product {
  readonly url: string;
  readonly adapterPath: string;
  stop(): Promise<void>;
}

/** Starts the product and resolves when it listens. */
export async function startProduct(config: Config, log: Log, later: Later = createTimers()): Promise<Product> {
  const { http, close } = createHttp(config);
  const store = openApplicationStore(config.dataDir);
  const served: { url: string } = { url: '' };
  const base = (): string => config.publicUrl ?? served.url;
  const cashier = createCashier({
    config,
    gateways: gatewaysOf(config, http),
    addressesOf: ({ id }, { number }) => ({ returnUrl: `${base()}/zurueck/${id}/${number}`, noticeUrl: `${base()}/notiz/${id}/${number}` }),
    store,
    log,
    later,
  });
  const { adapterToken: token, faults } = config;
  const statusUrlOf = ({ id }: Application): string => `${base()}/antrag/${id}`;
  const adapter = token === undefined ? undefined : createAdapter({ cashier, faults, token, statusUrlOf });
  const server = await startServer({
    maxBodyBytes: MAX_BODY_BYTES,
    host: config.host,
    port: config.port,
    log,
    handler: createHandler(cashier, config, adapter),
  });
  served.url = server.url;
  return {
    url: server.url,
    adapterPath: ADAPTER_PATH,
    async stop() {
      cashier.stop();
      await server.close();
      close();
      store.close();
    },
  };
}

function gatewaysOf(config: Config, http: Http): Readonly<Partial<Record<Face, Gateway>>> {
  const { xbezahldienste, pmPayment, giroCheckout, epaybl } = config;
  return {
    ...(xbezahldienste === undefined ? {} : { xbezahldienste: createXBezahldienste(xbezahldienste, config, http) }),
    ...(pmPayment === undefined ? {} : { pmpayment: createPmPayment(pmPayment, config, http) }),
    ...(giroCheckout === undefined ? {} : { girocheckout: createGiroCheckout(giroCheckout, config, http) }),
    ...(epaybl === undefined ? {} : { epaybl: createEpaybl(epaybl, config, http) }),
  };
}

function createHandler(cashier: Cashier, { faults }: Config, adapter: Handler | undefined): Handler {
  return async (request) => {
    if (request.path.startsWith(`${ADAPTER_PATH}/`) && adapter !== undefined) return adapter(request);
    const [, place, id = '', number] = /^\/(zurueck|notiz|antrag)\/([\w-]{1,64})(?:\/(\d{1,4}))?$/.exec(request.path) ?? [];
    const application = cashier.find(id);
    if (application === undefined) return json(404, { error: 'Nicht gefunden.' });
    if (place !== 'antrag') {
      const isKnown = await cashier.receive(id, Number(number), messageOf(request, place === 'notiz' ? 'notice' : 'return'));
      if (!isKnown) return json(404, { error: 'Nicht gefunden.' });
    }
    return place === 'notiz' ? { status: 200, type: 'text/plain; charset=utf-8', body: 'OK' } : statusPage(application, faults);
  };
}

function messageOf({ method, query, body }: WebRequest, kind: Message['kind']): Message {
  return { kind, fields: method === 'POST' ? new URLSearchParams(body) : query };
}
