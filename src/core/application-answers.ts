/** Which answers of a product's adapter to an order for an application say something of it (docs/reference/adapter-payment.md). */
const REFUSALS: ReadonlySet<number> = new Set([409, 422, 502, 503]);

/** Made, or not made for a reason; every other status tells nothing. */
export function tellsOfApplication(status: number): boolean {
  return (status >= 200 && status < 300) || REFUSALS.has(status);
}
