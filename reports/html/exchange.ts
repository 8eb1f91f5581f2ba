/** An exchange as evidence of a finding: a collapsible block with request and response, the finding's places marked. */
import type { Exchange } from '../../src/core/exchange.ts';
import type { EvidencePlace } from '../../src/core/finding.ts';
import { fill } from '../texts.ts';
import type { PageContext } from './context.ts';
import { joinMarkup, markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { messageBlock } from './message.ts';
import { readPlace } from './place.ts';
import type { Place, Side } from './place.ts';

/** Title of an exchange on one line: `POST /path → 204`. */
export function exchangeTitle({ request, response }: Exchange): string {
  return `${request.method} ${request.target} → ${response?.status ?? '–'}`;
}

function placesOn(places: readonly EvidencePlace[], side: Side): readonly Place[] {
  return places.map(readPlace).filter((place): place is Place => place?.side === side);
}

function remarks({ t }: PageContext, exchange: Exchange, places: readonly EvidencePlace[]): readonly Markup[] {
  const named = places.flatMap(({ at }) => (at === undefined ? [] : [markup`<code>${at}</code>`]));
  return [
    ...(named.length === 0 ? [] : [markup`<p class="place">${t.placeIs} ${joinMarkup(named, ', ')}</p>`]),
    ...(exchange.faults.length === 0 ? [] : [markup`<p>${fill(t.faults, { faults: exchange.faults.join(', ') })}</p>`]),
    ...(exchange.wire === undefined ? [] : [markup`<p>${fill(t.wire, { wire: exchange.wire })}</p>`]),
  ];
}

function messages(context: PageContext, exchange: Exchange, places: readonly EvidencePlace[]): Markup {
  const { t } = context;
  const { request, response } = exchange;
  const asked = messageBlock(context, { caption: t.request, startLine: `${request.method} ${request.target}`, ...request }, placesOn(places, 'request'));
  if (response === undefined) return markup`${asked}<p>${t.noResponse}</p>`;
  return markup`${asked}${messageBlock(context, { caption: t.response, startLine: `HTTP ${response.status}`, ...response }, placesOn(places, 'response'))}`;
}

/**
 * The block of one exchange.
 * @param places all places of one finding that are in this exchange
 */
export function exchangeBlock(context: PageContext, id: string, places: readonly EvidencePlace[], isOpen: boolean): Markup {
  const { t } = context;
  const exchange = context.exchangeOf(id);
  if (exchange === undefined) return markup`<p class="quiet">${fill(t.exchangeMissing, { id })}</p>`;
  const direction = exchange.direction === 'inbound' ? t.inbound : t.outbound;
  return markup`<details class="exchange"${isOpen ? markup` open="open"` : undefined}>
<summary><span class="id">${t.exchange} ${exchange.id}</span> <code>${exchangeTitle(exchange)}</code> <span class="quiet">${exchange.startedAt}, ${direction}</span></summary>
${remarks(context, exchange, places)}
${messages(context, exchange, places)}</details>
`;
}

/** More exchanges than this per finding are named, not shown; all of them are among the evidence. */
const MAX_EXCHANGES = 6;

/** The exchanges a finding cites, each once with all its places. */
export function evidenceBlocks(context: PageContext, evidence: readonly EvidencePlace[], isOpen: boolean): Markup {
  const ids = [...new Set(evidence.map(({ exchange }) => exchange))];
  const blocks = ids.slice(0, MAX_EXCHANGES).map((id) =>
    exchangeBlock(
      context,
      id,
      evidence.filter(({ exchange }) => exchange === id),
      isOpen,
    ),
  );
  const more = ids.slice(MAX_EXCHANGES);
  const rest =
    more.length === 0
      ? undefined
      : markup`<p class="quiet">${fill(context.t.moreExchanges, { ids: more.join(', ') })}</p>
`;
  return markup`${blocks}${rest}`;
}
