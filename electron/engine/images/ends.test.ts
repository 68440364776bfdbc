/** A file's own end shows whether it is complete, whatever a decoder reports. */
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing.ts';
import { isEndMissing } from './ends.ts';

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s lacks its end when a part of it is gone, not when more follows',
  async (format) => {
    const whole = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#345' } })
      .toFormat(format)
      .toBuffer();
    const file = join(tempFolder(), 'image');
    const lacks = async (content: Buffer): Promise<boolean> => {
      await writeFile(file, content);
      const handle = await open(file);
      try {
        return await isEndMissing(handle, format);
      } finally {
        await handle.close();
      }
    };
    const parts = [0.3, 0.6, 0.9].map((share) => whole.subarray(0, Math.floor(whole.length * share)));
    for (const part of parts) expect(await lacks(part)).toBe(true);
    expect(await lacks(whole)).toBe(false);
    expect(await lacks(Buffer.concat([whole, Buffer.alloc(2000)]))).toBe(false);
  },
);
