/** A certificate conforms to its description. Clause: DVDV2 API 2.15.0, findCertificateByFingerprint. */
import { contentRule } from './answer-rule.ts';
import { shapeFlaws } from './answer-shape.ts';

/** @requirement DVDV-DIR-042 */
export const describeCertificate = contentRule('DVDV-DIR-042', 'describe-certificate', 'findCertificateByFingerprint', (value) =>
  shapeFlaws('findCertificateByFingerprint', value),
);
