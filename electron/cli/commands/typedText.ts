/** The text of a file that the command line names: UTF-8, or the UTF-16 of some editors. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { CommandError, exitCode } from '../terminal.ts';

/** The encoding that the first two bytes tell. */
const utf16Of = ([first, second]: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
};

/** Null: they are of another encoding. */
const decoded = (bytes: Buffer): string | null => {
  const utf16 = utf16Of(bytes);
  if (utf16 === null) return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null;
  try {
    return new TextDecoder(utf16, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Its text, without a byte order mark.
 * @param file absolute
 * @param shown as it was typed
 * @throws CommandError where it cannot be read, or is no text that can be
 */
export const typedText = async (file: string, shown = file): Promise<string> => {
  const usage = (why: string): CommandError => new CommandError(exitCode.usage, `${shown} ${why}`);
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = thrownCode(error);
    if (code === 'ENOENT') throw usage('cannot be read: it does not exist.');
    if (code === 'EISDIR') throw usage('cannot be read: it is a folder.');
    throw usage(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const text = decoded(bytes);
  if (text === null) throw usage('is neither UTF-8 nor UTF-16. Save it as UTF-8 first.');
  return text;
};
