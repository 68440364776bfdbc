/** What a page's main thread did, from a trace of Chromium. Times are in milliseconds. */

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, microseconds of processor time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly type?: string } };
}

/** The categories to record. */
export const traceCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

export interface Task {
  readonly start: number;
  readonly length: number;
  /** Processor time: what else runs on the machine does not count. */
  readonly work: number;
}

export interface KeyPress {
  /** Processor time of the main thread from the key until its first frame is handed on to be drawn. */
  readonly work: number;
  /** The same by the clock. */
  readonly untilFrame: number;
}

export interface MainThread {
  readonly tasks: readonly Task[];
  readonly keys: readonly KeyPress[];
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** The main thread with the most work: a trace also has those of other pages. */
const busiest = (events: readonly TraceEvent[]): readonly TraceEvent[] => {
  const names = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const threads = names.map((named) => events.filter((event) => threadOf(event) === threadOf(named)));
  const workOf = (thread: readonly TraceEvent[]): number => sum(thread.map(({ tdur = 0 }) => tdur));
  return threads.toSorted((a, b) => workOf(b) - workOf(a))[0] ?? [];
};

/** @throws SyntaxError when it is no trace */
export const readTrace = (json: string): MainThread => {
  const { traceEvents } = JSON.parse(json) as { traceEvents: readonly TraceEvent[] };
  const events = busiest(traceEvents).toSorted((a, b) => a.ts - b.ts);
  const tasks = events
    .filter(({ name }) => name === 'RunTask')
    .map(({ ts, dur = 0, tdur = 0 }) => ({ start: ts / 1000, length: dur / 1000, work: tdur / 1000 }));
  const frames = events
    .filter(({ name }) => name === 'Commit')
    .map(({ ts, dur = 0 }) => ({ start: ts / 1000, end: (ts + dur) / 1000 }));
  const keys = events
    .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
    .flatMap(({ ts }): KeyPress[] => {
      const pressed = ts / 1000;
      const end = frames.find(({ start }) => start > pressed)?.end;
      const first = tasks.findLast(({ start }) => start <= pressed)?.start;
      if (end === undefined || first === undefined) return [];
      const done = tasks.filter(({ start }) => start >= first && start < end);
      return [{ work: sum(done.map(({ work }) => work)), untilFrame: end - pressed }];
    });
  return { tasks, keys };
};
