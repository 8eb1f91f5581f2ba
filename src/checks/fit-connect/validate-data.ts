/**
 * Data are validated with the schema the metadata name.
 * Basis: default of the official SDK. Not checked: rules of the domain beyond the schema.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-024 */
export const validateData = refuses('FC-SUB-024', 'validate-data');
