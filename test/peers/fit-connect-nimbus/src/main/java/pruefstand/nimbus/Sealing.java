package pruefstand.nimbus;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWEDecryptionKeySelector;
import com.nimbusds.jose.proc.SecurityContext;

import java.security.MessageDigest;
import java.util.HexFormat;

/** Encryption as FIT-Connect wants it (RSA-OAEP-256, A256GCM, kid, cty), made and opened by Nimbus. */
final class Sealing {

    private Sealing() {
    }

    static String seal(byte[] plaintext, RSAKey recipient, String mediaType, boolean isCompressed) throws Exception {
        JWEHeader.Builder header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(recipient.getKeyID())
                .contentType(mediaType);
        if (isCompressed) {
            header.compressionAlgorithm(CompressionAlgorithm.DEF);
        }
        JWEObject jwe = new JWEObject(header.build(), new Payload(plaintext));
        jwe.encrypt(new RSAEncrypter(recipient));
        return jwe.serialize();
    }

    /** Opens with the algorithms of FIT-Connect only; the key is the one whose id the header names. */
    static byte[] open(String compact, JWKSet keys) throws Exception {
        DefaultJOSEProcessor<SecurityContext> processor = new DefaultJOSEProcessor<>();
        processor.setJWEKeySelector(new JWEDecryptionKeySelector<>(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM, new ImmutableJWKSet<>(keys)));
        return processor.process(JWEObject.parse(compact), null).toBytes();
    }

    /** FIT-Connect's authentication tag: the last part, unchanged. */
    static String tagOf(String compact) {
        return compact.substring(compact.lastIndexOf('.') + 1);
    }

    static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }
}
