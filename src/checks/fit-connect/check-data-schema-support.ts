/**
 * Only data schemas that the destination offers are taken.
 * Basis: behaviour of the official SDK. Not checked: whether the schema could be fetched.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-025 */
export const checkDataSchemaSupport = refuses('FC-SUB-025', 'check-data-schema-support');
