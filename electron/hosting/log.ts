/**
 * The log of a window or a server, in the data folder: with levels, and limited to two files of at most a
 * megabyte. It holds the messages of the engine and its host, which never contain a caption's text.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import electronLog from 'electron-log/node';
import { thrownCode } from '../../shared/thrownCode.ts';

export interface Log {
  readonly file: string;
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

export const logFileIn = (dataDir: string): string => join(dataDir, 'logs', 'proofsheet.log');

const oneLine = (text: string): string => text.trimEnd();

/** @param dataDir must exist. Never fails: where the disk is full or read-only, nothing is logged. */
export const openLog = (dataDir: string): Log => {
  const file = logFileIn(dataDir);
  const logger = electronLog.create({ logId: file });
  const { console: terminal, file: written } = logger.transports;
  terminal.level = false;
  written.level = 'info';
  written.maxSize = 1_000_000;
  written.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} [{level}] {text}';
  written.resolvePathFn = () => file;
  written.writeOptions = { ...written.writeOptions, mode: 0o600 };
  try {
    mkdirSync(dirname(file), { mode: 0o700 });
  } catch (error) {
    const there = thrownCode(error) === 'EEXIST';
    if (!there) written.level = false;
  }
  return {
    file,
    info: (text) => logger.info(oneLine(text)),
    warn: (text) => logger.warn(oneLine(text)),
    error: (text) => logger.error(oneLine(text)),
  };
};
