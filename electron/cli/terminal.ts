/** What a command may do with the terminal: results on stdout, words for people on stderr, and a way to be told to stop. */
import type { Writable } from 'node:stream';
import { thrownCode } from '../../shared/thrownCode.ts';

export interface Terminal {
  /** For results only. Resolves when they are on their way. @throws BrokenPipe when the reader has gone */
  print(text: string): Promise<void>;
  /** One line for people, on stderr. */
  say(line: string): void;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  /** What relative paths of the command line start from. */
  readonly cwd: string;
  /** Aborts on Ctrl+C (SIGINT) and on SIGTERM. */
  readonly signal: AbortSignal;
}

/** The exit codes of the command line's contract. */
export const exitCode = { done: 0, incomplete: 1, usage: 2, cannotOpen: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with a sentence on stderr. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = code;
  }
}

/** `proofsheet find ... | head`: the reader has what it wanted, and nobody needs to hear about it. */
export class BrokenPipe extends Error {}

export const printTo = (stream: Writable): Terminal['print'] => {
  // Without a listener the error of a write that nobody waits for would end the process.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve();
        else reject(thrownCode(error) === 'EPIPE' ? new BrokenPipe() : error);
      });
    });
};

/** The terminal of this process. A second Ctrl+C ends it at once. */
export const processTerminal = (cwd: string): Terminal => {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted && name === 'SIGINT') process.exit(130);
      stop.abort();
    });
  }
  process.stderr.on('error', () => undefined);
  return {
    print: printTo(process.stdout),
    say: (line) => void process.stderr.write(`${line}\n`),
    stderr: process.stderr,
    env: process.env,
    cwd,
    signal: stop.signal,
  };
};
