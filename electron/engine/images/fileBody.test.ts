/** Files as bodies of answers: whole, in pieces, closed in every case. */
import { randomBytes } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fileBody } from './fileBody.ts';
import { tempFolder, writeImage } from './testing.ts';

const bytes = randomBytes(600_000);
const openBody = async (length = bytes.length) => {
  const { file } = writeImage(tempFolder(), 'a.bin', bytes.subarray(0, length));
  const handle = await open(file);
  return { file, handle, body: fileBody(handle, length) };
};

/** A closed handle has no descriptor any more. */
const closed = -1;

test('gives every byte in order and closes the file', async () => {
  const { handle, body } = await openBody();
  expect(Buffer.from(await new Response(body).arrayBuffer()).equals(bytes)).toBe(true);
  expect(handle.fd).toBe(closed);
});

test('closes the file when the reader goes away in the middle', async () => {
  const { handle, body } = await openBody();
  const reader = body.getReader();
  const { value } = await reader.read();
  expect(value?.length).toBeLessThan(bytes.length);
  await reader.cancel();
  expect(handle.fd).toBe(closed);
});

test('closes the file when it is never read', async () => {
  const { handle, body } = await openBody();
  await body.cancel();
  expect(handle.fd).toBe(closed);
});

test('fails, and closes the file, when it becomes shorter on the way', async () => {
  const { file, handle, body } = await openBody();
  const reader = body.getReader();
  await reader.read();
  truncateSync(file, 1_000);
  await expect(reader.read()).rejects.toThrow('became shorter');
  expect(handle.fd).toBe(closed);
});

test('an empty file is an empty body', async () => {
  const { handle, body } = await openBody(0);
  expect(await new Response(body).text()).toBe('');
  expect(handle.fd).toBe(closed);
});
