/** Small files of the window's own state. One that cannot be read or written is not worth an error. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** @returns null when there is none, or none that can be read */
export const readKept = <S extends z.ZodType>(file: string, schema: S): z.output<S> | null => {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

const forget = (file: string): void => {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none.
  }
};

/** Always whole: the old one or the new one, whenever this process ends. */
export const writeKept = (file: string, value: unknown): void => {
  const temporary = `${file}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, file);
  } catch {
    forget(temporary);
  }
};
