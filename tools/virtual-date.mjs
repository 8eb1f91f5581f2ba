// Preload (`node --import`) that moves the calendar of a Node process and of the Node processes it starts to the instant in
// PRUEFSTAND_VIRTUAL_DATE. Covered: Date and performance.timeOrigin, in workers too. Not covered: OpenSSL, which judges
// certificates by the machine's clock, file times, SQLite's own functions, other programs. tools/test-dates.ts prefers
// libfaketime, which covers these.
const RealDate = globalThis.Date;
const offsetMs = offsetFrom(process.env);

if (offsetMs !== undefined) {
  process.env.PRUEFSTAND_VIRTUAL_OFFSET_MS = String(offsetMs);
  globalThis.Date = shiftedDate(offsetMs);
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + offsetMs, configurable: true });
}

/** The first process computes the distance to the wanted instant, its children take it over: all share one calendar. */
function offsetFrom(environment) {
  if (environment.PRUEFSTAND_VIRTUAL_OFFSET_MS !== undefined) return Number(environment.PRUEFSTAND_VIRTUAL_OFFSET_MS);
  if (environment.PRUEFSTAND_VIRTUAL_DATE === undefined) return undefined;
  const wanted = RealDate.parse(environment.PRUEFSTAND_VIRTUAL_DATE);
  if (Number.isNaN(wanted)) throw new RangeError(`PRUEFSTAND_VIRTUAL_DATE is no instant: ${environment.PRUEFSTAND_VIRTUAL_DATE}`);
  return wanted - RealDate.now();
}

function shiftedDate(byMs) {
  const now = () => RealDate.now() + byMs;
  const shifted = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === shifted ? target : newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  });
  RealDate.prototype.constructor = shifted;
  return shifted;
}
