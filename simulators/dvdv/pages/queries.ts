/** The last requests as they came, the newest first; loads itself again where somebody asks for it. */
import type { CallView } from '../contract.ts';
import type { Tenant } from '../tenant.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { table } from './page.ts';
import type { PageContext } from './page.ts';
import { timeOf } from './texts.ts';

const MAX_ROWS = 100;
export const REFRESH_SECONDS = 5;

/** @param isLive whether the page loads itself again */
export function queryList({ calls }: Tenant, context: PageContext, isLive: boolean): Markup {
  const { say, path } = context;
  const rows = calls.last(MAX_ROWS).map((call) => row(call, context));
  const own = path('anfragen');
  const turn = isLive ? markup`<a href="${own}">${say('still')}</a>` : markup`<a href="${own}?live=1">${say('live')}</a>`;
  return markup`<p><a href="${isLive ? `${own}?live=1` : own}">${say('reload')}</a> · ${turn}</p>
${rows.length === 0 ? markup`<p>${say('noQueries')}</p>` : table(say('latest'), [say('time'), say('server'), say('operation'), say('asked'), say('answer'), say('peer')], rows)}`;
}

function row(
  { at, server, operation, function: printed, requests, status, refusal, faults, peer, outcomes }: CallView,
  { say, language }: PageContext,
): Markup {
  const misses = outcomes?.filter((outcome) => outcome === 'miss').length ?? 0;
  const found = outcomes === undefined ? undefined : `${outcomes.length - misses}/${outcomes.length} ${say('found')}`;
  const answer = [String(status), refusal, found, ...faults].filter((part) => part !== undefined);
  return markup`<tr><th scope="row">${timeOf(Date.parse(at), language)}</th><td>${say(server)}</td><td class="word">${printed === undefined ? operation : (operation.startsWith('batch-') ? 'batch/' : '') + printed}</td><td class="lines">${askedOf(requests ?? [], say('requests'))}</td><td>${answer.join(', ')}</td><td>${say(peer)}</td></tr>`;
}

/** Members of a single request; of a batch, how many there are and the first. */
function askedOf(requests: readonly Readonly<Record<string, unknown>>[], word: string): string {
  const [first] = requests;
  if (first === undefined) return '';
  const members = Object.entries(first).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return (requests.length > 1 ? [`${requests.length} ${word}`, ...members] : members).join('\n').slice(0, 500);
}
