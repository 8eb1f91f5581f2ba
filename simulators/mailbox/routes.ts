/** Everything that a product can call, in protocol order. Paths are compared exactly as they were sent. */
import type { Route } from './route.ts';
import { openSoap } from './soap/endpoint.ts';
import { SOAP_PATH } from './soap/names.ts';
import { openWsdl } from './soap/wsdl.ts';
import { openPostState } from './zbp/post-state.ts';
import { openPutMessage } from './zbp/put-message.ts';

export const ROUTES: readonly Route[] = [
  { method: 'PUT', path: '/v6/mailbox/messages', operation: 'put-message', open: openPutMessage },
  { method: 'POST', path: '/v6/mailbox/applications/states', operation: 'post-application-state', open: openPostState },
  { method: 'POST', path: SOAP_PATH, operation: 'soap', open: openSoap },
  { method: 'GET', path: `${SOAP_PATH}.wsdl`, operation: 'wsdl', open: openWsdl },
];
