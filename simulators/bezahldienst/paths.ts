/** Paths of the faces below the tenant's prefix. */
export const PATHS = {
  xbezahldienste: '/xbezahldienste/api/v1.0.0',
  token: '/oauth/token',
  epaybl: '/soap/servlet/rpcrouter',
  epayblWsdl: '/soap/servlet/rpcrouter.wsdl',
  paypage: '/paypage/login.do',
  pmPayment: '/payment',
  giroCheckout: '/girocheckout/api/v2/transaction/start',
  page: '/zahlung',
} as const;
