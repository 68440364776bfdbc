/**
 * The engine as a process of its own: `node engineMain.ts SOCKET DATA_DIR`. It prints `ready` on stdout once
 * it answers on the socket, and ends when its stdin does, which happens however the process that started it
 * ends.
 */
import { rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createEngine, type Engine } from '../engine/engine.ts';
import { logFileIn } from './log.ts';
import { listen } from './nodeHttp.ts';

const [socket = '', dataDir = ''] = process.argv.slice(2);

/** Its message is for people; a stack would hide it. */
const started = (): Engine => {
  try {
    return createEngine({
      dataDir,
      logFile: logFileIn(dataDir),
      log: (line) => void process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    writeSync(2, `${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(3);
  }
};

const engine = started();
const listening = await listen({ fetch: (request) => engine.fetch(request), address: { path: socket } });

const end = async (): Promise<void> => {
  await listening.close();
  await engine.close();
  // The folder was made for this socket alone; a Windows pipe has none.
  if (process.platform !== 'win32') rmSync(dirname(socket), { recursive: true, force: true });
  process.exit(0);
};

process.stdin.on('close', () => void end()).resume();
process.on('SIGTERM', () => void end());
// Ctrl+C reaches the whole group of processes; the parent process decides, and closes stdin.
process.on('SIGINT', () => undefined);
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
process.stdout.write('ready\n');
