/** How often something that crashes is started again by itself. */

/** Crashes within this many milliseconds are of one kind. */
const within = 60_000;
/** So many of them are mended without a question. */
const most = 3;

/**
 * @param now milliseconds on any clock that does not go back
 * @returns whether it is to be started again, to be asked at each crash
 */
export const createCrashLimit = (now: () => number = () => performance.now()): (() => boolean) => {
  let crashes: readonly number[] = [];
  return () => {
    const at = now();
    crashes = [...crashes.filter((before) => at - before < within), at];
    if (crashes.length <= most) return true;
    crashes = [];
    return false;
  };
};
