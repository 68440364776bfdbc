import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawIcons } from './icons.ts';

test('the icon is drawn in each size, and each container names where its pictures lie', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-icons-'));
  try {
    await drawIcons(join(import.meta.dirname, '../../renderer/icon.svg'), folder);
    expect(readdirSync(join(folder, 'icons'))).toHaveLength(9);
    const ico = readFileSync(join(folder, 'icon.ico'));
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, n) => 6 + 16 * n);
    const sizes = entries.map((at) => {
      const start = ico.readUInt32LE(at + 12);
      return sharp(ico.subarray(start, start + ico.readUInt32LE(at + 8))).metadata();
    });
    expect((await Promise.all(sizes)).map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const icns = readFileSync(join(folder, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const types: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      types.push(icns.toString('latin1', at, at + 4));
      expect(icns.subarray(at + 9, at + 12).toString()).toBe('PNG');
    }
    expect(types).toContain('ic10');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
