/**
 * Shows the progress of a job: a bar that redraws itself on a terminal, a line now and then elsewhere,
 * nothing when quiet.
 */
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** @param total null while it is not known */
  update(label: string, done: number, total: number | null): void;
  /** Leaves no half-drawn bar behind. */
  end(): void;
}

interface State {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}

const barWidth = 24;
/** Milliseconds between two drawings of the bar, and between two lines in a log. */
const pace = { bar: 100, lines: 1000 };

const count = (n: number): string => n.toLocaleString('en-US');

const numbers = (done: number, total: number | null): string =>
  total === null ? count(done) : `${count(done)} of ${count(total)}`;

const bar = (done: number, total: number | null): string => {
  const filled = total === null || total === 0 ? 0 : Math.round((barWidth * Math.min(done, total)) / total);
  return '█'.repeat(filled) + '·'.repeat(barWidth - filled);
};

/** @param now milliseconds of a monotonic clock */
export const createProgress = (
  stderr: Terminal['stderr'],
  quiet: boolean,
  now: () => number = () => performance.now(),
): Progress => {
  if (quiet) return { update: () => undefined, end: () => undefined };
  const onTerminal = stderr.isTTY === true;
  // A log gets only the end of a job that takes a moment.
  let drawnAt = onTerminal ? -Infinity : now();
  let drawn: State | null = null;
  let latest: State | null = null;
  let written = '';

  const draw = (): void => {
    if (latest === null || latest === drawn) return;
    const { label, done, total } = latest;
    const text = `${label}: ${numbers(done, total)}`;
    // Nothing has come on since.
    if (text === written) return;
    // Back to the start of the line, and clear the rest of a longer text.
    if (onTerminal)
      stderr.write(`\r\u001b[K${bar(done, total)} ${text}`.slice(0, (stderr.columns ?? 80) + 3));
    else stderr.write(`${text}\n`);
    drawn = latest;
    written = text;
    drawnAt = now();
  };
  return {
    update(label, done, total) {
      latest = { label, done, total };
      const wait = onTerminal ? pace.bar : pace.lines;
      if (now() - drawnAt >= wait) draw();
    },
    end() {
      draw();
      if (onTerminal && drawn !== null) stderr.write('\r\u001b[K');
      drawn = null;
      latest = null;
      written = '';
    },
  };
};
