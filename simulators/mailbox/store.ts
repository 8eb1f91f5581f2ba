/** What a tenant holds: mailboxes, messages with their attachments, states of applications. In memory; no HTTP types. */
import type { AssuranceLevel, AttachmentView, MailboxSeed, MessageQuery, MessageView, StateView } from './contract.ts';

export interface Attachment extends AttachmentView {
  /** Not changed after it was stored. */
  readonly bytes: Uint8Array;
}

export interface Message extends Omit<MessageView, 'attachments' | 'readAt' | 'exchange'> {
  readonly attachments: readonly Attachment[];
  /** Set when the exchange is recorded, which is after the answer was made. */
  exchange: string;
  readAt?: string;
}

export interface State extends Omit<StateView, 'exchange'> {
  exchange: string;
}

export interface Mailbox extends MailboxSeed {
  readonly reachableLevel: AssuranceLevel;
  readonly applicationIds: readonly string[];
  isDeleted: boolean;
}

export interface Store {
  putMailbox(seed: MailboxSeed): void;
  /** Deleted ones included; handles are compared without letter case. */
  mailbox(mailboxUuid: string): Mailbox | undefined;
  mailboxes(): readonly Mailbox[];
  add(message: Message): void;
  message(messageUuid: string): Message | undefined;
  /** In the order of provision. */
  messages(query?: MessageQuery): readonly Message[];
  hasApplication(applicationId: string): boolean;
  addState(state: State): void;
  /** In the order of arrival. */
  states(applicationId?: string): readonly State[];
}

/** An empty store. */
export function createStore(): Store {
  const mailboxes = new Map<string, Mailbox>();
  const messages = new Map<string, Message>();
  const states: State[] = [];
  return {
    putMailbox(seed) {
      mailboxes.set(seed.mailboxUuid.toLowerCase(), {
        ...seed,
        reachableLevel: seed.reachableLevel ?? 4,
        applicationIds: seed.applicationIds ?? [],
        isDeleted: false,
      });
    },
    mailbox: (mailboxUuid) => mailboxes.get(mailboxUuid.toLowerCase()),
    mailboxes: () => [...mailboxes.values()],
    add: (message) => void messages.set(message.messageUuid, message),
    message: (messageUuid) => messages.get(messageUuid),
    messages: (query = {}) => [...messages.values()].filter((message) => isAsked(message, query)),
    hasApplication: (applicationId) =>
      [...mailboxes.values()].some(({ applicationIds, isDeleted }) => !isDeleted && applicationIds.some((id) => isSame(id, applicationId))),
    addState: (state) => void states.push(state),
    states: (applicationId) => states.filter((state) => applicationId === undefined || isSame(state.applicationId, applicationId)),
  };
}

/** Whether a message is among those a query asks for. */
export function isAsked(message: Message, query: MessageQuery): boolean {
  return (
    (query.mailboxUuid === undefined || isSame(message.mailboxUuid, query.mailboxUuid)) &&
    (query.applicationId === undefined || isSame(message.applicationId ?? '', query.applicationId)) &&
    (query.reference === undefined || message.reference === query.reference) &&
    (query.title === undefined || message.title === query.title)
  );
}

/** Whether two UUIDs are the same; letter case does not matter (RFC 9562 section 4). */
export function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
