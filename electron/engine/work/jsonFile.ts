/** A small JSON file that is always whole, and never stops the program when somebody has damaged it. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

export interface JsonFile<T> {
  /** Undefined when there is none, or none that can be read. */
  read(): T | undefined;
  /** @throws the file system's error */
  write(value: T): void;
}

/** A file that cannot be read is set aside under `<name>.damaged`, and the log says so. */
export const jsonFile = <S extends z.ZodType>(
  file: string,
  schema: S,
  log: (line: string) => void,
): JsonFile<z.output<S>> => ({
  read: () => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
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
  },
  write: (value) => {
    mkdirSync(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(temporary, file);
  },
});
