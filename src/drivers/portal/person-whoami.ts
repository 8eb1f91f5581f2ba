/**
 * A person asked who is logged in. An empty line is no answer, so that a key pressed too often decides nothing.
 */
import type { Operator } from './operator.ts';
import type { Whoami } from './portal-driver.ts';

type Statement = Omit<Whoami, 'durationMs' | 'pages'>;

const MAX_VALUE_CHARACTERS = 500;
const MAX_ATTEMPTS = 5;

export async function askPerson(operator: Operator, timeoutMs: number): Promise<Statement> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const answer = await operator.ask(
      { de: 'Ist jemand angemeldet? (j = ja, n = nein, ? = nicht zu erkennen)', en: 'Is somebody logged in? (y = yes, n = no, ? = cannot be told)' },
      timeoutMs,
    );
    if (answer === undefined) return unknown('nobody-answered', 'Nobody answered in time.');
    if (/^(?:n|no|nein)$/i.test(answer)) return { session: 'none', toldBy: ['person'] };
    if (answer === '?') return unknown('oracle-failed', 'The person could not tell.');
    if (/^(?:j|ja|y|yes)$/i.test(answer)) return askIdentity(operator, timeoutMs);
  }
  return unknown('nobody-answered', 'No answer could be understood.');
}

async function askIdentity(operator: Operator, timeoutMs: number): Promise<Statement> {
  const shown = await operator.ask(
    { de: 'Wer? Name oder Nutzerkennung genau wie angezeigt (leer: nicht angezeigt):', en: 'Who? Name or user key exactly as shown (empty: not shown):' },
    timeoutMs,
  );
  if (shown === undefined || shown === '') return { session: 'authenticated', toldBy: ['person'] };
  return { session: 'authenticated', identity: { attributes: { shown: shown.slice(0, MAX_VALUE_CHARACTERS) } }, toldBy: ['person'] };
}

function unknown(kind: 'nobody-answered' | 'oracle-failed', detail: string): Statement {
  return { session: 'unknown', problem: { kind, detail }, toldBy: ['person'] };
}
