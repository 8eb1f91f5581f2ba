/**
 * An event of a log on its way to the reader. Ordinary events keep the text they have; what a fault changes is signed anew
 * and remembered, so that every reading shows the same text.
 */
import { craftJws } from '../../../src/formats/jws-crafting.ts';
import type { JwsCrafting } from '../../../src/formats/jws-crafting.ts';
import type { Jwk } from '../../../src/formats/jose.ts';
import { compactOf, contentOf } from '../event-log.ts';
import type { ServiceEvent, SetContent } from '../event-log.ts';
import { EVENT_PREFIX } from '../event-names.ts';
import type { LogEvent } from '../state.ts';
import type { Tenant } from '../tenant.ts';

export interface SetDraft {
  readonly event: LogEvent;
  /** Present once a fault has changed the event. */
  readonly forgery?: Forgery;
}

/** A changed event: what is signed, by whom, and what is done to it afterwards. */
export interface Forgery extends SetContent {
  readonly privateJwk: Jwk;
  readonly crafting?: Pick<JwsCrafting, 'algorithm' | 'sentPayload'>;
}

const crafted = new WeakMap<Tenant, Map<string, string>>();

/** Whether a draft is the submit event of a submission. */
export function isSubmitEvent(draft: SetDraft): draft is SetDraft & { readonly event: ServiceEvent } {
  return draft.event.author === 'service' && draft.event.name === 'submit-submission';
}

/** The draft as something that can be changed: the last forgery, or the honest content. */
export function forgeryOf(tenant: Tenant, draft: SetDraft & { readonly event: ServiceEvent }): Forgery {
  return draft.forgery ?? { ...contentOf(tenant, draft.event), privateJwk: tenant.service.signing.privateJwk };
}

/** The same forgery with other claims. */
export function withClaims(forgery: Forgery, claims: Readonly<Record<string, unknown>>): Forgery {
  return { ...forgery, payload: { ...forgery.payload, ...claims } };
}

/** The same forgery with another payload of its event. */
export function withEventPayload(forgery: Forgery, name: string, payload: unknown): Forgery {
  return withClaims(forgery, { events: { [EVENT_PREFIX + name]: payload } });
}

/** The text of a draft as the reader gets it. */
export async function textOfDraft(tenant: Tenant, draft: SetDraft): Promise<string> {
  return draft.forgery === undefined ? compactOf(tenant, draft.event) : forgedText(tenant, draft.forgery);
}

function forgedText(tenant: Tenant, { header, payload, privateJwk, crafting }: Forgery): string {
  const memory = crafted.get(tenant) ?? new Map<string, string>();
  crafted.set(tenant, memory);
  const key = JSON.stringify([header, payload, privateJwk['kid'], crafting]);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const text = craftJws({ header, payload, privateJwk, ...crafting });
  memory.set(key, text);
  return text;
}
