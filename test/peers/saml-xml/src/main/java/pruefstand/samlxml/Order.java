package pruefstand.samlxml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One order of the plan, with the XML and keys it speaks of. Values are texts: PEM, Base64 or XML. */
record Order(Map<?, ?> members) {

    String text(String name) {
        Object value = members.get(name);
        if (!(value instanceof String)) {
            throw new IllegalArgumentException("The order lacks " + name);
        }
        return (String) value;
    }

    byte[] octets(String name) {
        return Base64.getDecoder().decode(text(name));
    }

    X509Certificate certificate() throws Exception {
        try (InputStream pem = new ByteArrayInputStream(text("certificate").getBytes(StandardCharsets.US_ASCII))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    PrivateKey privateKey() throws Exception {
        String content = text("key").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(content)));
    }

    Document document() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(text("xml").getBytes(StandardCharsets.UTF_8)));
        markIds(document.getDocumentElement());
        return document;
    }

    /** Without a schema nobody knows which attributes are IDs. */
    private static void markIds(Element element) {
        for (String name : new String[] {"ID", "Id"}) {
            if (element.hasAttributeNS(null, name)) {
                element.setIdAttributeNS(null, name, true);
            }
        }
        NodeList children = element.getChildNodes();
        for (int index = 0; index < children.getLength(); index++) {
            if (children.item(index) instanceof Element child) {
                markIds(child);
            }
        }
    }

    /** The first element of that name. */
    static Element first(Document document, String namespace, String name) {
        Node found = document.getElementsByTagNameNS(namespace, name).item(0);
        if (found == null) {
            throw new IllegalArgumentException("There is no " + name);
        }
        return (Element) found;
    }

    static String textOf(Node node) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(node), new StreamResult(text));
        return text.toString();
    }
}
