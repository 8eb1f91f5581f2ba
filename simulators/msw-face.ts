/**
 * Any simulator as msw handlers, for unit tests in the process of the code under test: no port, no container. One handler
 * catches everything below a base URL and leaves routing to the simulator, since msw's own matching ignores letter case and
 * a trailing slash. Faults of the wire become what the client would see of them.
 */
import { delay, http, HttpResponse } from 'msw';
import type { HttpHandler } from 'msw';
import { wireFaultOf } from '../src/core/simulator.ts';
import type { Simulator } from '../src/core/simulator.ts';
import { streamOf, toStandardResponse } from '../src/transport/wire-response.ts';

/**
 * Handlers for `setupServer` of `msw/node`.
 * @param baseUrl absolute address below which the simulator answers; everything else is left alone
 */
export function createMswFace(simulator: Simulator, baseUrl: string): readonly HttpHandler[] {
  const { origin, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/, '');
  const root = origin + path;
  const catchAll = http.all(
    ({ request }) => isBelow(request.url, root),
    async ({ request }) => {
      // A simulator knows paths from its own root only.
      const wire = path === '' ? undefined : { rawTarget: request.url.slice(root.length) || '/' };
      return answerOf(await simulator.fetch(request, wire));
    },
  );
  return [catchAll];
}

function isBelow(url: string, root: string): boolean {
  return url.startsWith(root) && ['/', '?', undefined].includes(url[root.length]);
}

async function answerOf(response: Response): Promise<Response> {
  const fault = wireFaultOf(response);
  switch (fault?.kind) {
    case undefined:
      return toStandardResponse(response);
    case 'delay':
      await delay(fault.delayMs);
      return toStandardResponse(response);
    case 'truncate':
      return cut(response, fault.afterBytes);
    case 'reset':
    case 'lost-answer':
      return HttpResponse.error();
  }
}

/** The beginning of the body, and then an error instead of its end. */
async function cut(response: Response, afterBytes: number): Promise<Response> {
  const beginning = streamOf((await response.bytes()).subarray(0, afterBytes)).getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await beginning.read();
      if (done) controller.error(new TypeError('The answer ends before its body does.'));
      else controller.enqueue(value);
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}
