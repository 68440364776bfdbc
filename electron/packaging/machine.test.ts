import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineOf } from './machine.ts';

const headOf = (file: Buffer): ReturnType<typeof machineOf> => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-machine-'));
  try {
    writeFileSync(join(folder, 'file'), file);
    return machineOf(join(folder, 'file'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A file of zeros but for these bytes, written as hexadecimal digits, by their place. */
const bytes = (places: Readonly<Record<number, string>>): Buffer => {
  const file = Buffer.alloc(512);
  for (const [at, hex] of Object.entries(places)) file.write(hex, Number(at), 'hex');
  return file;
};

test('the processor of a program or library is read from its header', () => {
  expect(headOf(bytes({ 0: '7f454c46', 18: '3e00' }))).toEqual({ format: 'elf', arch: 'x64' });
  expect(headOf(bytes({ 0: '7f454c46', 18: 'b700' }))).toEqual({ format: 'elf', arch: 'arm64' });
  expect(headOf(bytes({ 0: '4d5a', 60: '80000000', 128: '50450000', 132: '6486' }))).toEqual({
    format: 'pe',
    arch: 'x64',
  });
  expect(headOf(bytes({ 0: '4d5a', 60: '80000000', 128: '50450000', 132: '64aa' }))).toEqual({
    format: 'pe',
    arch: 'arm64',
  });
  expect(headOf(bytes({ 0: 'cffaedfe', 4: '0c000001' }))).toEqual({ format: 'mach-o', arch: 'arm64' });
  expect(headOf(bytes({ 0: 'cafebabe', 4: '00000002' }))).toEqual({ format: 'mach-o', arch: 'several' });
  expect(headOf(bytes({ 0: '7f454c46', 18: '2800' }))).toEqual({ format: 'elf', arch: 'other' });
});

test('scripts, short files and class files are no programs', () => {
  expect(headOf(Buffer.from('#!/bin/sh\n'))).toBeNull();
  expect(headOf(Buffer.alloc(4096, ' '))).toBeNull();
  expect(headOf(bytes({ 0: 'cafebabe', 4: '00000034' }))).toBeNull();
});
