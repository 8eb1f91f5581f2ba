package pruefstand.samlxml;

import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The module java.xml.crypto of the JDK, with its secure validation on. */
final class JdkSignatures {

    private static final String EXCLUSIVE = CanonicalizationMethod.EXCLUSIVE;

    private JdkSignatures() {
    }

    /** Whether the first signature in the document is valid for the certificate. */
    static Object verify(Order order) throws Exception {
        Element signature = Order.first(order.document(), XMLSignature.XMLNS, "Signature");
        DOMValidateContext context = new DOMValidateContext(order.certificate().getPublicKey(), signature);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        return factory.unmarshalXMLSignature(context).validate(context);
    }

    /** Whether octets were signed by RSASSA-PSS with exactly these parameters. */
    static Object verifyOctets(Order order) throws Exception {
        MGF1ParameterSpec mask = new MGF1ParameterSpec(order.text("mask"));
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", mask, Integer.parseInt(order.text("salt")), 1));
        signature.initVerify(order.certificate().getPublicKey());
        signature.update(order.octets("octets"));
        return signature.verify(order.octets("signature"));
    }

    /** Signs the root as SAML wants it. */
    static Object sign(Order order) throws Exception {
        Document document = order.document();
        Element root = document.getDocumentElement();
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        List<Transform> transforms = List.of(
            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null));
        Reference reference = factory.newReference(
            "#" + root.getAttribute("ID"), factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null);
        SignedInfo info = factory.newSignedInfo(
            factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(order.text("algorithm"), null),
            List.of(reference));
        factory.newXMLSignature(info, null).sign(new DOMSignContext(order.privateKey(), root));
        return Order.textOf(document);
    }
}
