/** Images and folders for tests. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import type { ImageFile } from './problem.ts';

/** A folder that is removed with the test. */
export const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-images-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const writeImage = (folder: string, name: string, bytes: Uint8Array | string): ImageFile => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return { file, name };
};

/** 400 x 200: left half red, right half blue. */
export const redBlue = () =>
  sharp({ create: { width: 400, height: 200, channels: 3, background: '#ff0000' } }).composite([
    {
      input: { create: { width: 200, height: 200, channels: 3, background: '#0000ff' } },
      left: 200,
      top: 0,
    },
  ]);

/** Noise does not compress: a cut in the middle of the file is a cut in its pixels. */
export const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
      background: '#000',
    },
  });

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** The pixel at a place given in parts of the width and height, as red, green, blue (and alpha). */
  at(x: number, y: number): readonly number[];
}

export const pixelsOf = async (bytes: Uint8Array): Promise<Pixels> => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return {
    width,
    height,
    channels,
    at: (x, y) => {
      const start = (Math.floor(y * height) * width + Math.floor(x * width)) * channels;
      return [...data.subarray(start, start + channels)];
    },
  };
};

/**
 * The channel with the clearly largest value: for tests that must not depend on how a lossy codec or a
 * profile rounds.
 */
export const colourName = ([r = 0, g = 0, b = 0]: readonly number[]): string => {
  const [most, next = 0] = [r, g, b].toSorted((a, z) => z - a);
  if (most === undefined || most - next < 60) return `rgb(${r}, ${g}, ${b})`;
  if (most === r) return 'red';
  return most === g ? 'green' : 'blue';
};
