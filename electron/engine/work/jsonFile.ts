/** A small JSON file that is always whole, and whose damage never stops the program. */
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { inDataFolder } from './dataFolder.ts';
import { whileLocked } from './lock.ts';
import { makeFolder, ownOnly } from './makeFolder.ts';
import { replaceFile } from './replaceFile.ts';

export interface JsonFile<T> {
  /** Undefined when there is none that can be read. */
  read(): T | undefined;
  /** @throws EngineError `data-folder` */
  write(value: T): void;
  /**
   * Replaces the value by a new one made from it, while no other engine does the same. @returns the new value
   * @throws EngineError `data-folder`
   */
  update(change: (now: T | undefined) => T): T;
}

/** A file that cannot be read is renamed to `<name>.damaged`, and the log says so. */
export const jsonFile = <S extends z.ZodType>(
  file: string,
  schema: S,
  log: (line: string) => void,
): JsonFile<z.output<S>> => {
  const read = (): z.output<S> | undefined => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if (thrownCode(error) === 'ENOENT') return undefined;
      log(`${file} cannot be read (${String(error)}); the defaults are used.`);
      return undefined;
    }
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      const aside = `${file}.damaged`;
      renameSync(file, aside);
      log(`${file} was damaged: it is kept as ${aside}, and the defaults are used.`);
      return undefined;
    }
  };
  const write = (value: z.output<S>): void =>
    inDataFolder(file, () => {
      makeFolder(path.dirname(file), ownOnly);
      replaceFile(file, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
    });
  return {
    read,
    write,
    update: (change) =>
      inDataFolder(file, () =>
        whileLocked(file, () => {
          const next = change(read());
          write(next);
          return next;
        }),
      ),
  };
};
