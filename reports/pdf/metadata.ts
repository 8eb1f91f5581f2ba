/**
 * What the file says about itself. It names PDF/A-3a and PDF/UA-1, because veraPDF confirms both for reports of every kind
 * (test/peers/pdf-verapdf.peer.test.ts). pdfkit writes the first; the second is added here, with the description of its schema
 * that PDF/A asks for (ISO 19005-3, section 6.6.2.3.3).
 */
import type { Language } from '../../src/core/language.ts';
import { metadataText } from './printable.ts';
import { SHEET } from './sheet.ts';

export interface FileFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly producer: string;
  readonly language: Language;
  readonly createdAt: Date;
}

export const PDF_UA_METADATA = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;

/** Options of the document. Not compressed: what a compressor makes differs between machines, and same input gives same bytes. */
export function documentOptions({ title, author, subject, producer, language, createdAt }: FileFacts): PDFKit.PDFDocumentOptions {
  return {
    autoFirstPage: false,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    lang: language,
    size: [SHEET.width, SHEET.height],
    margin: 0,
    info: {
      Title: metadataText(title),
      Author: metadataText(author),
      Subject: metadataText(subject),
      Producer: metadataText(producer),
      Creator: 'Prüfstand',
      CreationDate: createdAt,
      ModDate: createdAt,
    },
  };
}
