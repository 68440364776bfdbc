/**
 * For tests: webdataset, commit e0953f9b of February 2026, src/webdataset/tariterators.py: a member's key is its path up
 * to the first dot of the name, its field all behind it in small letters; members that begin with `__name__` are skipped;
 * a field twice in a sample is an error; a sample ends where another key begins.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { filesIn, ReaderStops } from './reader.ts';

export interface ReadShardSample {
  readonly key: string;
  /** Each field's bytes. */
  readonly fields: ReadonlyMap<string, Buffer>;
}

const members = async (shard: string): Promise<readonly (readonly [string, Buffer])[]> => {
  const found: (readonly [string, Buffer])[] = [];
  const archive = extract();
  archive.end(readFileSync(shard));
  for await (const entry of archive) {
    const pieces: Buffer[] = [];
    for await (const piece of entry) pieces.push(Buffer.from(piece as Uint8Array));
    found.push([entry.header.name, Buffer.concat(pieces)]);
  }
  return found;
};

export const readWebdataset = async (out: string): Promise<readonly ReadShardSample[]> => {
  const samples: { key: string; fields: Map<string, Buffer> }[] = [];
  for (const shard of filesIn(out).filter((name) => name.endsWith('.tar'))) {
    let current: (typeof samples)[number] | undefined;
    for (const [name, content] of await members(join(out, shard))) {
      if (/^__[^/]*__(?:$|\/)/.test(name)) continue;
      const [, key = '', field = ''] = /^((?:.*\/|)[^.]+)[.]([^/]*)$/.exec(name) ?? [];
      if (key === '') continue;
      if (current?.key !== key) {
        current = { key, fields: new Map() };
        samples.push(current);
      }
      const small = field.toLowerCase();
      if (current.fields.has(small)) throw new ReaderStops(`${name}: ${small} twice.`);
      current.fields.set(small, content);
    }
  }
  return samples;
};
