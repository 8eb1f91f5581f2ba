/** What one step of a scenario makes and a later one needs. @throws when the scenario lacks the first */
export function made<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('No step before this one has made what it needs.');
  return value;
}
