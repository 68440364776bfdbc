/**
 * Reads again what is on screen, of what changes many times a second. What is being read is read to its end, and then once
 * more: if each change began anew, what takes longer than the time between two changes would never be there.
 */
import type { QueryClient } from '@tanstack/react-query';

/** By client and key: whether it has to be read once more. */
const underWay = new WeakMap<QueryClient, Map<string, boolean>>();

/** @param may whether it may be read now; what forbids it reads it again itself */
export const readAgain = (
  client: QueryClient,
  queryKey: readonly unknown[],
  may: () => boolean = () => true,
): void => {
  if (!may()) return;
  const reading = underWay.get(client) ?? new Map<string, boolean>();
  underWay.set(client, reading);
  const name = JSON.stringify(queryKey);
  if (reading.has(name)) {
    reading.set(name, true);
    return;
  }
  // What was asked for before the change may lack it.
  reading.set(name, client.isFetching({ queryKey }) > 0);
  void (async () => {
    await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    const isOld = reading.get(name) === true;
    reading.delete(name);
    if (isOld) readAgain(client, queryKey, may);
  })();
};
