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

/** What `fetch` hands to the app besides the request. */
export interface Environment {
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

/** The app with all base paths. It answers every request and never rejects. */
export function createApp(): Hono<Environment> {
  const app = new Hono<Environment>({ getPath: (_request, options) => options?.env?.call.path ?? '/' });
  for (const { base, routes } of SUB_APPS) app.route(base, subApp(routes));
  app.notFound(async (c) => run(c.env.call, { method: 'GET', path: '', operation: 'unknown', guards: [], handle: (call) => refuse(app, call) }, {}));
  return app;
}

function subApp(routes: readonly Route[]): Hono<Environment> {
  const app = new Hono<Environment>();
  for (const route of routes) app.on(route.method, route.path, async (c) => run(c.env.call, route, c.req.param()));
  return app;
}

function refuse(app: Hono<Environment>, call: Call): ReturnType<typeof problem> {
  const allowed = METHODS.filter((method) => app.router.match(method, call.path)[0].length > 0);
  return allowed.length === 0 ? problem('path-not-found') : problem('method-not-allowed', undefined, [['Allow', allowed.join(', ')]]);
}
