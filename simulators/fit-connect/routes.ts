/**
 * The app: one Hono sub-app per base path, mounted from one table. Paths are compared exactly as they were sent: no
 * trailing slash, no other letter case, no decoding before the comparison.
 */
import { Hono } from 'hono';
import type { Call } from './call.ts';
import { DESTINATION_API_ROUTES } from './destination-api.ts';
import { problem } from './problems.ts';
import { run } from './route.ts';
import type { Route } from './route.ts';
import { PORTAL_ROUTES, ROUTING_ROUTES } from './routing-api.ts';
import { SUBMISSION_API_ROUTES, TOKEN_ROUTES } from './submission-api.ts';

/** Everything that is served below the tenant's prefix. */
export interface App {
  /** Takes a call through its route. Never rejects. */
  answer(call: Call): Response | Promise<Response>;
}

/** What handlers get besides the request. */
interface Environment {
  readonly Bindings: { readonly call: Call };
}

/** Base paths and what is served below them. A further interface is one more line. */
const SUB_APPS: readonly { readonly base: string; readonly routes: readonly Route[] }[] = [
  { base: '/token', routes: TOKEN_ROUTES },
  { base: '/submission-api', routes: SUBMISSION_API_ROUTES },
  { base: '/destination-api', routes: DESTINATION_API_ROUTES },
  { base: '/routing', routes: ROUTING_ROUTES },
  { base: '/portal', routes: PORTAL_ROUTES },
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The app with all base paths. */
export function createApp(): App {
  const app = new Hono<Environment>({ getPath: (_request, options) => options?.env?.call.path ?? '/' });
  const reads = createKnownReads();
  for (const { base, routes } of SUB_APPS) app.route(base, subApp(routes, reads));
  app.notFound(async (c) => run(c.env.call, { method: 'GET', path: '', operation: 'unknown', guards: [], handle: (call) => refuse(app, call) }, {}));
  return {
    answer(call) {
      const known = call.request.method === 'GET' ? reads.get(call.path) : undefined;
      return known === undefined ? app.fetch(call.request, { call }) : run(call, known.route, known.params);
    },
  };
}

function subApp(routes: readonly Route[], reads: KnownReads): Hono<Environment> {
  const app = new Hono<Environment>();
  for (const route of routes)
    app.on(route.method, route.path, async (c) => {
      const { call } = c.env;
      const params = c.req.param();
      if (call.request.method === 'GET') reads.set(call.path, { route, params });
      return run(call, route, params);
    });
  return app;
}

/** Routes of paths that were read before: products ask for the same few again and again, and a path always leads to the same. */
interface KnownReads {
  get(path: string): KnownRead | undefined;
  set(path: string, read: KnownRead): void;
}

interface KnownRead {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const MAX_READS = 1_000;
const MAX_PATH_CHARS = 300;

function createKnownReads(): KnownReads {
  const reads = new Map<string, KnownRead>();
  return {
    get: (path) => reads.get(path),
    set(path, read) {
      if (path.length > MAX_PATH_CHARS) return;
      if (reads.size >= MAX_READS) reads.clear();
      reads.set(path, read);
    },
  };
}

function refuse(app: Hono<Environment>, call: Call): ReturnType<typeof problem> {
  const allowed = METHODS.filter((method) => app.router.match(method, call.path)[0].length > 0);
  return allowed.length === 0 ? problem('path-not-found') : problem('method-not-allowed', undefined, [['Allow', allowed.join(', ')]]);
}
