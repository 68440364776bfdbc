/** The engine as the window runs it: a process of its own, called through its private socket. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngineClient, type EngineClient } from '../../electron/hosting/engineClient.ts';
import { startEngine } from '../../electron/desktop/engineProcess.ts';
import { builtVariable, isUpToDate, programBuild, programFile } from '../../electron/engine/work/built.mjs';
import { engineMain, repository } from '../support/paths.ts';

export interface BenchEngine {
  readonly client: EngineClient;
  /** Seconds from its start until it answered. */
  readonly startup: number;
  /** The most memory it has had resident so far, in megabytes (10^6); null where the system does not tell. */
  peakMemory(): number | null;
  stop(): Promise<void>;
}

/** Linux lists which processes this one has started. */
const children = (): readonly string[] => {
  try {
    const { pid } = process;
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
};

const peakOf = (pid: string | undefined): number | null => {
  if (pid === undefined) return null;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
};

const log = (text: string): void => void process.stderr.write(text);

/** The built program, as people run it: from the sources an engine takes twice the time to start, and 200 MB more. */
const builtEntry = (): string => {
  process.env[builtVariable] ??= join(repository, 'dist/program');
  if (!isUpToDate(repository, programBuild))
    throw new Error('The built program is out of date: run `npm run build` first.');
  return programFile('engineMain', engineMain);
};

export const startBenchEngine = async (dataDir: string): Promise<BenchEngine> => {
  const before = new Set(children());
  const began = performance.now();
  const stop = new AbortController();
  const { signal } = stop;
  const engine = await startEngine({ node: process.execPath, entry: builtEntry(), dataDir, log, signal });
  const startup = (performance.now() - began) / 1000;
  const pid = children().find((child) => !before.has(child));
  return {
    client: createEngineClient(engine.fetch),
    startup,
    peakMemory: () => peakOf(pid),
    stop: async () => {
      stop.abort();
      await engine.ended;
    },
  };
};
