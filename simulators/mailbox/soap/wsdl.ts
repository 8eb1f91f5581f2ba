/** A description of the SOAP interface in WSDL 1.1, written from the facts; the official one is not part of this repository. */
import type { Answer } from '../answer.ts';
import { soapXml } from '../answer.ts';
import type { Call } from '../call.ts';
import { markup, toText } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { problem } from '../problems.ts';
import { isSoapOn } from './endpoint.ts';
import { SERVICE_NAMESPACE } from './names.ts';

/** Name of the operation, of what goes in and of what comes out. */
const OPERATIONS = [
  { name: 'sendBspNachrichtNative', input: 'bspNachricht', output: 'bspQuittung', type: 'xs:string' },
  { name: 'sendBspNachricht', input: 'okKommBspNachrichtInput', output: 'okKommBspNachrichtOutput', type: 'xs:base64Binary' },
] as const;

/** Answers with the description; its address is the one the request came to. */
export function openWsdl(call: Call): () => Answer {
  return () =>
    isSoapOn(call.tenant)
      ? soapXml(200, `<?xml version="1.0" encoding="UTF-8"?>${toText(description(call.tenant.addresses().soapUrl))}`)
      : problem('switched-off');
}

function description(address: string): Markup {
  return markup`<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${SERVICE_NAMESPACE}" targetNamespace="${SERVICE_NAMESPACE}">
<wsdl:types><xs:schema targetNamespace="${SERVICE_NAMESPACE}">${OPERATIONS.map(elements)}</xs:schema></wsdl:types>
${OPERATIONS.map(messages)}
<wsdl:portType name="postkorbkomm">${OPERATIONS.map(portOperation)}</wsdl:portType>
<wsdl:binding name="postkorbkommSoap11" type="tns:postkorbkomm"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${OPERATIONS.map(bindingOperation)}</wsdl:binding>
<wsdl:service name="postkorbkommService"><wsdl:port name="postkorbkommSoap11" binding="tns:postkorbkommSoap11"><soap:address location="${address}"/></wsdl:port></wsdl:service>
</wsdl:definitions>`;
}

type Operation = (typeof OPERATIONS)[number];

function elements({ name, input, output, type }: Operation): Markup {
  const element = (wrapper: string, member: string): Markup =>
    markup`<xs:element name="${wrapper}"><xs:complexType><xs:sequence><xs:element name="${member}" type="${type}"/></xs:sequence></xs:complexType></xs:element>`;
  return markup`${element(name, input)}${element(`${name}Output`, output)}`;
}

function messages({ name }: Operation): Markup {
  return markup`<wsdl:message name="${name}"><wsdl:part name="body" element="tns:${name}"/></wsdl:message><wsdl:message name="${name}Output"><wsdl:part name="body" element="tns:${name}Output"/></wsdl:message>`;
}

function portOperation({ name }: Operation): Markup {
  return markup`<wsdl:operation name="${name}"><wsdl:input message="tns:${name}"/><wsdl:output message="tns:${name}Output"/></wsdl:operation>`;
}

function bindingOperation({ name }: Operation): Markup {
  return markup`<wsdl:operation name="${name}"><soap:operation soapAction="${SERVICE_NAMESPACE}"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`;
}
