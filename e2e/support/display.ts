/** A screen for the tests where the machine has none: an X server in memory. */
import { spawn } from 'node:child_process';

export const startDisplay = async (): Promise<() => Promise<void>> => {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return () => Promise.resolve();
  // It chooses a free number itself, and writes it to the descriptor once it can be used.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('There is no Xvfb: run "node e2e/prepare.ts".')));
    server.once('exit', () => reject(new Error('Xvfb ended before it had a display.')));
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  process.env['DISPLAY'] = `:${number}`;
  const end = (): void => void server.kill();
  // A worker that ends early runs no teardown.
  process.once('exit', end);
  return async () => {
    process.off('exit', end);
    end();
    await ended;
  };
};
