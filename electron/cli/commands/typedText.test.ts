import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../../engine/testing.ts';
import { exitCode } from '../terminal.ts';
import { typedText } from './typedText.ts';

const read = (bytes: string | Uint8Array): Promise<string> => {
  const folder = tempFolder();
  writeFiles(folder, { 'prompt.txt': bytes });
  return typedText(join(folder, 'prompt.txt'), 'prompt.txt');
};
const text = 'Describe {characters}: ふう太.';
const little = Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each([
  ['UTF-8', text],
  ['UTF-8 with a byte order mark', `\uFEFF${text}`],
  ['UTF-16', little],
  ['UTF-16 of other machines', Buffer.from(little).swap16()],
])('%s is read', async (_what, bytes) => {
  expect(await read(bytes)).toBe(text);
});

test.each([
  ['another encoding', Buffer.from('café', 'latin1')],
  ['half a UTF-16', little.subarray(0, -1)],
])('%s is refused by the name of the file', async (_what, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({
    exitCode: exitCode.usage,
    message: 'prompt.txt is neither UTF-8 nor UTF-16. Save it as UTF-8 first.',
  });
});

test('what is not there, and a folder, are refused by their names', async () => {
  const folder = tempFolder();
  await expect(typedText(join(folder, 'absent.txt'), 'absent.txt')).rejects.toThrow(
    'absent.txt cannot be read: it does not exist.',
  );
  await expect(typedText(folder, 'there')).rejects.toThrow('there cannot be read: it is a folder.');
});
