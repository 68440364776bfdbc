/** For which processor a native file was built, read from its header. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { Arch } from './target.ts';

export interface Machine {
  readonly format: 'elf' | 'pe' | 'mach-o';
  /** `several` for a Mach-O file with a part for each; `other` for a processor that no package is for. */
  readonly arch: Arch | 'several' | 'other';
}

type Archs = Readonly<Record<number, Arch>>;

/** `e_machine`: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const elf: Archs = { 0x3e: 'x64', 0xb7: 'arm64' };
/** `Machine`: https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types */
const pe: Archs = { 0x86_64: 'x64', 0xaa_64: 'arm64' };
/** `cputype`, from mach/machine.h */
const machO: Archs = { 0x0100_0007: 'x64', 0x0100_000c: 'arm64' };

const head = (file: string): Buffer => {
  const bytes = Buffer.alloc(4096);
  const opened = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(opened);
  }
};

const peOf = (bytes: Buffer): Machine | null => {
  const at = bytes.readUInt32LE(0x3c);
  if (at + 6 > bytes.length || bytes.readUInt32LE(at) !== 0x4550) return null;
  return { format: 'pe', arch: pe[bytes.readUInt16LE(at + 4)] ?? 'other' };
};

/** @returns null for a file that is no program and no library */
export const machineOf = (file: string): Machine | null => {
  const bytes = head(file);
  if (bytes.length < 64) return null;
  if (bytes.readUInt32BE(0) === 0x7f45_4c46)
    return { format: 'elf', arch: elf[bytes.readUInt16LE(18)] ?? 'other' };
  if (bytes.readUInt32LE(0) === 0xfeed_facf)
    return { format: 'mach-o', arch: machO[bytes.readUInt32LE(4)] ?? 'other' };
  // Java's class files begin alike; they have a version where this has the number of its parts.
  if (bytes.readUInt32BE(0) === 0xcafe_babe && bytes.readUInt32BE(4) < 20)
    return { format: 'mach-o', arch: 'several' };
  if (bytes.readUInt16LE(0) === 0x5a4d) return peOf(bytes);
  return null;
};
