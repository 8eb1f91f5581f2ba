/**
 * No answer to an attack shows a stack trace. For Mein Unternehmenskonto no rule about errors says so; it is told of the case that
 * forbids traces for whatever cannot be read.
 */
import { hidesTraces } from './attack-traces.ts';

/** @requirement ATK-XML-12 */
export const hideTracesFromCompanyAttackers = hidesTraces('ATK-XML-12', 'hide-traces-from-company-attackers');
