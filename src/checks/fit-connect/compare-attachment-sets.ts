/**
 * Metadata and submission name the same set of attachments.
 * Basis: behaviour of the official SDK. Not checked: their order, which means nothing.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-022 */
export const compareAttachmentSets = refuses('FC-SUB-022', 'compare-attachment-sets');
