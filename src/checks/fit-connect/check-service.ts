/**
 * The service is one the destination offers and the one the metadata name, where they name one.
 * Basis: behaviour of the official SDK. Not checked under API v2 without a service in the submission.
 */
import { refuses } from './refusal.ts';

/** @requirement FC-SUB-021 */
export const checkService = refuses('FC-SUB-021', 'check-service');
