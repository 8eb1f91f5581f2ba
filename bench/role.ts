/**
 * Processes of the benchmark itself: started as `main.ts role <name> <options>`, asked over the channel between parent and
 * child, and gone as soon as the parent is. Measured code never shares a process with what measures it.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Handlers = Readonly<Record<string, (body: unknown) => Promise<unknown>>>;

interface Question {
  readonly id: number;
  readonly ask: string;
  readonly body: unknown;
}

type Reply = { readonly id: number; readonly reply: unknown } | { readonly id: number; readonly failure: string };

/** A running role; disposing it ends the process. */
export interface RoleProcess extends AsyncDisposable {
  readonly pid: number;
  ask<T>(question: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Child's side: answers questions until the parent goes away. */
export function answerParent(handlers: Handlers): void {
  process.on('message', (message) => void answer(message as Question, handlers));
  process.once('disconnect', () => process.exit());
}

async function answer({ id, ask, body }: Question, handlers: Handlers): Promise<void> {
  try {
    const handler = handlers[ask];
    if (handler === undefined) throw new Error(`The role knows no question "${ask}".`);
    process.send?.({ id, reply: await handler(body) });
  } catch (error) {
    process.send?.({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}

/** Parent's side. @param nodeArguments for the child's Node, e.g. `--expose-gc` */
export function startRole(name: string, options: object = {}, nodeArguments: readonly string[] = []): RoleProcess {
  const child = fork(MAIN, ['role', name, JSON.stringify(options)], {
    execArgv: [...nodeArguments],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void ended.then(() => {
    for (const [id, settle] of waiting) settle({ id, failure: 'The process has ended.' });
  });
  child.on('message', (message) => {
    const reply = message as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const stop = async (): Promise<void> => end(child, ended);
  return {
    pid: child.pid ?? 0,
    async ask<T>(question: string, body?: unknown) {
      const id = ++lastId;
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        if (child.connected) child.send({ id, ask: question, body });
        else resolve({ id, failure: 'The process has ended.' });
      });
      if ('failure' in reply) throw new Error(`Role ${name}, ${question}: ${reply.failure}`);
      return reply.reply as T;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await ended;
}
