import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../engine/testing.ts';
import { askToOpen, takeAsked, wasTaken } from './handOver.ts';

test.each(['/plain', '/データ セット/角色 (一)', '/with "quotes" \\ and\nlines', '/emoji 🌸'])(
  'the folder %s is taken as it was asked for, once',
  async (folder) => {
    const place = join(tempFolder(), 'asked');
    expect(takeAsked(place)).toEqual([]);
    const file = askToOpen(place, folder);
    const taken = wasTaken(file);
    expect(takeAsked(place)).toEqual([folder]);
    expect(await taken).toBe(true);
    expect(takeAsked(place)).toEqual([]);
  },
);

test('a request that is not taken is reported, and removed', async () => {
  const place = tempFolder();
  expect(await wasTaken(askToOpen(place, '/data'), 0)).toBe(false);
  expect(readdirSync(place)).toEqual([]);
});

test('what is not understood is left to the one who asked', () => {
  const place = tempFolder();
  for (const [name, text] of [
    ['a.json', 'no JSON'],
    ['b.json', '{"folder":3}'],
    ['c.json', '{"folder":"relative"}'],
  ] as const)
    writeFileSync(join(place, name), text);
  mkdirSync(join(place, 'd.json'));
  expect(takeAsked(place)).toEqual([]);
  expect(readdirSync(place)).toHaveLength(4);
});
