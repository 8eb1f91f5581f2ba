/**
 * The yardstick: bare `node:http` with the same routes and bytes, answers prepared as texts, which is the fastest way
 * Node offers. It knows no token, no state, no fault and no record.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from '../role.ts';

/** What it serves. */
export interface BareOptions {
  readonly answers: Readonly<Record<string, string>>;
}

/** Entry of the process. */
export async function serve(options: BareOptions): Promise<void> {
  const answers = new Map(
    Object.entries(options.answers).map(([path, body]) => [
      path,
      { body, headers: ['Content-Type', 'application/json', 'Content-Length', String(Buffer.byteLength(body))] },
    ]),
  );
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '');
    if (answer === undefined) return void response.writeHead(404).end();
    response.writeHead(200, answer.headers);
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  answerParent({ port: async () => (server.address() as AddressInfo).port });
}
