/** Everything that a product or a browser can call, in protocol order. Paths are compared exactly as they were sent. */
import { openEpaybl } from './epaybl/endpoint.ts';
import { openWsdl } from './epaybl/wsdl.ts';
import { openStart as openGiroStart } from './girocheckout/operations.ts';
import { openChoice, openEnd, openPage, openPaypage, openResult } from './page/operations.ts';
import { openStart, openStatus as openPmStatus } from './pmpayment/operations.ts';
import { routeOf } from './route.ts';
import type { Route } from './route.ts';
import { PATHS } from './paths.ts';
import { openToken } from './xbezahldienste/authentication.ts';
import { openCreate, openRead, openStatus } from './xbezahldienste/operations.ts';

const TRANSACTION = `${PATHS.xbezahldienste}/paymenttransaction/*/*`;

export const ROUTES: readonly Route[] = [
  routeOf('POST', TRANSACTION, 'xbezahldienste-create', openCreate),
  routeOf('GET', `${TRANSACTION}/*`, 'xbezahldienste-read', openRead),
  routeOf('GET', `${PATHS.xbezahldienste}/status/*/*`, 'xbezahldienste-status', openStatus),
  routeOf('POST', PATHS.token, 'oauth-token', openToken),
  routeOf('POST', PATHS.epaybl, 'epaybl-unknown', openEpaybl),
  routeOf('GET', PATHS.epayblWsdl, 'epaybl-wsdl', openWsdl),
  routeOf('GET', PATHS.paypage, 'epaybl-paypage', openPaypage),
  routeOf('POST', `${PATHS.pmPayment}/secure`, 'pmpayment-start', openStart),
  routeOf('GET', `${PATHS.pmPayment}/status/*/*`, 'pmpayment-status', openPmStatus),
  routeOf('POST', PATHS.giroCheckout, 'girocheckout-start', openGiroStart),
  routeOf('GET', `${PATHS.page}/*`, 'payment-page', openPage),
  routeOf('POST', `${PATHS.page}/*`, 'payment-choice', openChoice),
  routeOf('GET', `${PATHS.page}/*/ergebnis`, 'payment-result', openResult),
  routeOf('GET', `${PATHS.page}/*/ende`, 'payment-closed', openEnd),
];
