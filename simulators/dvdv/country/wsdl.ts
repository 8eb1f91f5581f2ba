/** The document of a service description: a small WSDL 1.1 of our own, whose target namespace is the service's URI (sheet, section 2). */
import { markupTags, toText } from '../../../src/core/markup.ts';

const { markup } = markupTags((text) => text);

/** @returns well-formed XML below the 65,535 characters that the interface allows */
export function wsdlOf({ uri, name }: { readonly uri: string; readonly name: string }): string {
  return toText(markup`<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="${uri}" name="${name}" targetNamespace="${uri}">
<documentation>Testdaten des Simulators, keine echte Dienstbeschreibung.</documentation>
<message name="Anfrage"><part name="inhalt" type="tns:inhalt" /></message>
<portType name="${name}"><operation name="senden"><input message="tns:Anfrage" /></operation></portType>
</definitions>
`);
}
