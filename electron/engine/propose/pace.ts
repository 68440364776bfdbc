/** How fast a run goes, of its last minute. */

/** Seconds that are looked back on. */
const seconds = 60;
const second = 1000;

export interface Pace {
  /** So many were answered now. */
  count(answers: number): void;
  /** Answers a minute; null while too little is known. */
  perMinute(): number | null;
}

/** @param now milliseconds of a clock that never goes back */
export const createPace = (now: () => number = () => performance.now()): Pace => {
  const begun = now();
  /** Answers, and how often some came, by seconds; each place is of the last second that it was used in. */
  const answered = new Float64Array(seconds);
  const times = new Float64Array(seconds);
  const usedIn = new Float64Array(seconds).fill(-1);
  const secondOf = (at: number): number => Math.floor((at - begun) / second);

  return {
    count: (answers) => {
      const current = secondOf(now());
      const place = current % seconds;
      if (usedIn[place] !== current) {
        usedIn[place] = current;
        answered[place] = 0;
        times[place] = 0;
      }
      answered[place] = (answered[place] ?? 0) + answers;
      times[place] = (times[place] ?? 0) + 1;
    },
    perMinute: () => {
      const at = now();
      // The seconds before, and the one that is under way.
      const oldest = secondOf(at) - seconds + 1;
      let [sum, came] = [0, 0];
      for (let place = 0; place < seconds; place += 1) {
        if ((usedIn[place] ?? -1) < Math.max(0, oldest)) continue;
        sum += answered[place] ?? 0;
        came += times[place] ?? 0;
      }
      const span = at - begun - Math.max(0, oldest) * second;
      if (came < 2 || at - begun < second) return null;
      return (sum * seconds * second) / span;
    },
  };
};
