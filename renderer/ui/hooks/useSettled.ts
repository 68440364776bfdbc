/** A value once it has not changed for a while: what is asked about it is not asked for each step of a slider. */
import { useEffect, useState } from 'react';

/** @param key tells whether two values are the same */
export const useSettled = <T>(value: T, key: string, milliseconds: number): T => {
  const [settled, setSettled] = useState({ value, key });
  useEffect(() => {
    if (settled.key === key) return undefined;
    const timer = setTimeout(() => setSettled({ value, key }), milliseconds);
    return () => clearTimeout(timer);
    // The key says all of the value.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, settled.key, milliseconds]);
  return settled.value;
};
