package pruefstand.samlxml;

import java.security.Key;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.Constants;
import org.apache.xml.security.utils.EncryptionConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Apache Santuario: signatures and encryption. */
final class Santuario {

    private Santuario() {
    }

    static Object verify(Order order) throws Exception {
        Element signature = Order.first(order.document(), Constants.SignatureSpecNS, "Signature");
        return new XMLSignature(signature, "").checkSignatureValue(order.certificate().getPublicKey());
    }

    /** The plain text, as Base64 of its octets. The key is taken from inside, or from where the RetrievalMethod points. */
    static Object decrypt(Order order) throws Exception {
        Document document = order.document();
        Element data = Order.first(document, EncryptionConstants.EncryptionSpecNS, "EncryptedData");
        Element wrapped = Order.first(document, EncryptionConstants.EncryptionSpecNS, "EncryptedKey");
        if (document.getElementsByTagNameNS(Constants.SignatureSpecNS, "RetrievalMethod").item(0) instanceof Element retrieval
            && !retrieval.getAttribute("URI").equals("#" + wrapped.getAttribute("Id"))) {
            throw new IllegalArgumentException("The RetrievalMethod points elsewhere.");
        }
        XMLCipher cipher = XMLCipher.getInstance();
        cipher.init(XMLCipher.DECRYPT_MODE, null);
        EncryptedData encryptedData = cipher.loadEncryptedData(document, data);
        String algorithm = encryptedData.getEncryptionMethod().getAlgorithm();
        XMLCipher unwrapping = XMLCipher.getInstance();
        unwrapping.init(XMLCipher.UNWRAP_MODE, order.privateKey());
        Key key = unwrapping.decryptKey(unwrapping.loadEncryptedKey(document, wrapped), algorithm);
        XMLCipher opening = XMLCipher.getInstance();
        opening.init(XMLCipher.DECRYPT_MODE, key);
        return Base64.getEncoder().encodeToString(opening.decryptToByteArray(data));
    }

    /** Encrypts the root of the document in place. */
    static Object encrypt(Order order) throws Exception {
        Document document = order.document();
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(Integer.parseInt(order.text("bits")));
        Key key = generator.generateKey();
        XMLCipher wrapping = XMLCipher.getInstance(order.text("transport"), null, order.text("digest"));
        wrapping.init(XMLCipher.WRAP_MODE, order.certificate().getPublicKey());
        EncryptedKey wrapped = wrapping.encryptKey(document, key, order.text("mask").isEmpty() ? null : order.text("mask"), null);
        XMLCipher cipher = XMLCipher.getInstance(order.text("content"));
        cipher.init(XMLCipher.ENCRYPT_MODE, key);
        KeyInfo info = new KeyInfo(document);
        info.add(wrapped);
        cipher.getEncryptedData().setKeyInfo(info);
        return Order.textOf(cipher.doFinal(document, document.getDocumentElement()));
    }
}
