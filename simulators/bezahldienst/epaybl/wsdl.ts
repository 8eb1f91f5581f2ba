/**
 * A description of the SOAP interface in WSDL 1.1, written from the facts; none was published that could be reached. Parameters and results are
 * named types with open content where no source tells their order.
 */
import { toText } from '../../../src/core/markup.ts';
import type { Markup } from '../../../src/core/markup.ts';
import { markup } from '../../account-page-frame.ts';
import { xmlText } from '../answer.ts';
import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { OPERATIONS } from './endpoint.ts';
import type { Operation } from './operation.ts';
import { EPAYBL_NAMESPACE } from './soap.ts';

/** Parameters that are structures; every other one is a text. */
const STRUCTURES: Readonly<Record<string, string>> = {
  kunde: 'Kunde',
  buchungsListe: 'BuchungsListe',
  lieferAdresse: 'LieferAdresse',
  zahlverfahrenListe: 'StringList',
  buchungslisteParameterSet: 'BuchungsListeParameterList',
  bankverbindung: 'Bankverbindung',
  sepaMandat: 'SepaMandat',
};

/** Answers with the description; its address is the one of the tenant. */
export function openWsdl(call: Call): () => Answer {
  return () => xmlText(200, `<?xml version="1.0" encoding="UTF-8"?>\n${toText(description(call.tenant.addresses().epayblUrl))}`);
}

function description(address: string): Markup {
  const operations = [...OPERATIONS.values()];
  const types = [...new Set([...Object.values(STRUCTURES), ...operations.map(({ returns }) => returns)])].sort();
  return markup`<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${EPAYBL_NAMESPACE}" targetNamespace="${EPAYBL_NAMESPACE}">
<wsdl:types><xs:schema targetNamespace="${EPAYBL_NAMESPACE}">${types.map(openType)}</xs:schema></wsdl:types>
${operations.map(messages)}
<wsdl:portType name="ePayment">${operations.map(portOperation)}</wsdl:portType>
<wsdl:binding name="ePaymentSoap" type="tns:ePayment"><soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>${operations.map(bindingOperation)}</wsdl:binding>
<wsdl:service name="ePaymentService"><wsdl:port name="ePaymentSoap" binding="tns:ePaymentSoap"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

/** Members are described in the schema of this suite (schemas/epaybl); here any are taken, so that both versions of lists fit. */
function openType(name: string): Markup {
  return markup`<xs:complexType name="${name}"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence></xs:complexType>`;
}

function typeOf(parameter: string): string {
  const structure = STRUCTURES[parameter];
  return structure === undefined ? 'xs:string' : `tns:${structure}`;
}

function messages({ name, parameters, returns }: Operation): Markup {
  const parts = parameters.map((parameter) => parameter.replace('?', '')).map((part) => markup`<wsdl:part name="${part}" type="${typeOf(part)}"/>`);
  return markup`<wsdl:message name="${name}">${parts}</wsdl:message><wsdl:message name="${name}Response"><wsdl:part name="return" type="tns:${returns}"/></wsdl:message>`;
}

function portOperation({ name }: Operation): Markup {
  return markup`<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Response"/></wsdl:operation>`;
}

function bindingOperation({ name }: Operation): Markup {
  const body = markup`<soap:body use="literal" namespace="${EPAYBL_NAMESPACE}"/>`;
  return markup`<wsdl:operation name="${name}"><soap:operation soapAction=""/><wsdl:input>${body}</wsdl:input><wsdl:output>${body}</wsdl:output></wsdl:operation>`;
}
