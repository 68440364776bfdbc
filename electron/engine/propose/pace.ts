/** How fast a run goes, of its last minute. */

const minute = 60_000;

export interface Pace {
  /** So many were answered now. */
  count(answers: number): void;
  /** Answers a minute; null while too little is known. */
  perMinute(): number | null;
}

/** @param now milliseconds of a clock that never goes back */
export const createPace = (now: () => number = () => performance.now()): Pace => {
  const begun = now();
  let recent: { readonly at: number; readonly answers: number }[] = [];
  return {
    count: (answers) => {
      const at = now();
      recent = [...recent.filter((one) => at - one.at < minute), { at, answers }];
    },
    perMinute: () => {
      const at = now();
      const within = recent.filter((one) => at - one.at < minute);
      const span = Math.min(minute, at - begun);
      if (within.length < 2 || span < 1000) return null;
      return (within.reduce((sum, { answers }) => sum + answers, 0) * minute) / span;
    },
  };
};
