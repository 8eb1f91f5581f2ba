/**
 * What a run tells while it runs: one line that updates itself on a terminal, plain lines anywhere else, and every scenario
 * that did not pass as it comes.
 */
import type { ProgressEvent } from '../runner/run-options.ts';
import type { Session } from './session.ts';
import { harmless, paintFor, widthOf } from './terminal.ts';

export interface Progress {
  tell(event: ProgressEvent): void;
  /** Takes the updating line away. */
  end(): void;
}

type Stage = Extract<ProgressEvent, { kind: 'stage' }>['stage'];

/** @param isQuiet tells nothing at all */
export function createProgress(session: Session, isQuiet: boolean): Progress {
  if (isQuiet) return { tell: () => undefined, end: () => undefined };
  return session.stderr.isTTY === true ? liveProgress(session) : plainProgress(session);
}

function stageText(stage: Stage, { say }: Session): string {
  const texts: Readonly<Record<Stage, string>> = {
    keys: say('Schlüssel bereitstellen', 'providing keys'),
    simulators: say('Gegenstellen starten', 'starting the simulators'),
    product: say('Produkt starten', 'starting the product'),
    campaign: say('Einreichungen senden', 'sending submissions'),
    scenarios: say('Szenarien prüfen', 'running scenarios'),
    reports: say('Berichte schreiben', 'writing reports'),
  };
  return texts[stage];
}

/** The line for a scenario that did not pass without remark. */
function scenarioLine(event: Extract<ProgressEvent, { kind: 'scenario' }>, session: Session): string | undefined {
  const { say, stderr, env } = session;
  const paint = paintFor(stderr, env);
  const name = harmless(event.name);
  if (event.verdict === 'failed') return `${paint('bad', `✗ ${say('nicht erfüllt', 'failed')}`)}  ${name}`;
  if (event.verdict === 'cantTell') return `${paint('open', `? ${say('unklar', 'cannot tell')}`)}  ${name}`;
  return event.hasWarning ? `${paint('remark', `! ${say('Hinweis', 'remark')}`)}  ${name}` : undefined;
}

function stateText(event: ProgressEvent, session: Session): string {
  const { say } = session;
  if (event.kind === 'stage') return stageText(event.stage, session);
  if (event.kind === 'campaign') return `${stageText('campaign', session)}: ${event.sent}/${event.total}`;
  if (event.kind === 'waiting') return `${say('wartet auf', 'waiting for')} ${harmless(event.for)}`;
  return `${stageText('scenarios', session)}: ${event.done}/${event.total}`;
}

const CLEAR_LINE = '\r\u001B[K';

function liveProgress(session: Session): Progress {
  const { stderr } = session;
  const show = (text: string): void => void stderr.write(`${CLEAR_LINE}${text.slice(0, widthOf(stderr) - 1)}`);
  return {
    tell(event) {
      const line = event.kind === 'scenario' ? scenarioLine(event, session) : undefined;
      if (line !== undefined) stderr.write(`${CLEAR_LINE}${line}\n`);
      show(stateText(event, session));
    },
    end: () => void stderr.write(CLEAR_LINE),
  };
}

const LINES_BETWEEN = 25;

function plainProgress(session: Session): Progress {
  const write = (line: string): void => void session.stderr.write(`${line}\n`);
  let lastWaiting = '';
  const tellScenario = (event: Extract<ProgressEvent, { kind: 'scenario' }>): void => {
    const line = scenarioLine(event, session);
    if (line !== undefined) write(line);
    if (event.done % LINES_BETWEEN === 0 || event.done === event.total) write(stateText(event, session));
  };
  return {
    tell(event) {
      if (event.kind === 'stage') write(`${stateText(event, session)} …`);
      else if (event.kind === 'scenario') tellScenario(event);
      else if (event.kind === 'campaign') {
        if (event.sent === event.total) write(stateText(event, session));
      } else if (event.for !== lastWaiting) {
        write(stateText(event, session));
        lastWaiting = event.for;
      }
    },
    end: () => undefined,
  };
}
