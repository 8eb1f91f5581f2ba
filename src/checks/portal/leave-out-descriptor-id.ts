/**
 * The EntityDescriptor carries no ID. Clause: BundID interface description 7.2. That metadata are therefore unsigned, and that
 * the role carries none either, is our conclusion.
 */
import { attributeOf, readXmlTree } from '../../formats/xml-dom.ts';
import { broken } from '../flaw.ts';
import { metadataRule } from './request-rule.ts';

/** @requirement BID-MD-03 */
export const leaveOutDescriptorId = metadataRule('BID-MD-03', 'leave-out-descriptor-id', ({ xml, model }) => {
  const own = attributeOf(readXmlTree(xml), 'ID');
  if (own !== undefined) return [broken('metadata-id', { params: { seen: own } })];
  if (model.id !== undefined) return [broken('metadata-id', { params: { seen: model.id }, basis: 'I' })];
  return model.hasSignature ? [broken('metadata-signed', { basis: 'I' })] : [];
});
