/**
 * Keys of servers: in the system's keyring, or, where there is none, in a file of the data folder that only this user can
 * read. They are given to nothing but requests to the server that they belong to.
 */
import path from 'node:path';
import { z } from 'zod';
import { jsonFile } from '../../work/jsonFile.ts';
import { originOf } from './address.ts';
import { systemKeyring, type Keyring } from './keyring.ts';

export type KeptIn = 'keyring' | 'file';

export interface Keys {
  /** The key for a server; null: there is none, or the keyring does not give it. */
  get(url: string): Promise<string | null>;
  /** @param key null: forget it @returns where it is kept @throws EngineError `data-folder` */
  set(url: string, key: string | null): Promise<KeptIn | null>;
  kept(url: string): KeptIn | null;
}

const kept = z.discriminatedUnion('in', [
  /** Since when, in milliseconds: another engine may set another key. */
  z.object({ in: z.literal('keyring'), since: z.number() }),
  z.object({ in: z.literal('file'), key: z.string() }),
]);
/** By the server's origin. */
const keysFile = z.record(z.string(), kept);

export interface KeysOptions {
  /** A key for whatever server is asked, as the command line gives it; it is kept nowhere. */
  readonly given?: string | null;
  /** Null: keys are kept in the file. */
  readonly loadKeyring?: (() => Promise<Keyring>) | null;
}

export const createKeys = (
  dataDir: string,
  log: (line: string) => void,
  { given = null, loadKeyring = systemKeyring }: KeysOptions = {},
): Keys => {
  const file = jsonFile(path.join(dataDir, 'keys.json'), keysFile, log);
  /** Read from the keyring, which is slow, and may ask the user to unlock it. */
  const known = new Map<string, { readonly key: string; readonly since: number }>();
  let keyring: Promise<Keyring | null> | null = null;

  /** The reason is told without what was to be kept. */
  const refused = (what: string, error: unknown): null => {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'no reason given';
    log(`The system's keyring ${what} (${why}).`);
    return null;
  };

  const getKeyring = (): Promise<Keyring | null> => {
    keyring ??=
      loadKeyring === null
        ? Promise.resolve(null)
        : loadKeyring().catch((error: unknown) => refused('cannot be used; keys are kept in a file', error));
    return keyring;
  };

  const inKeyring = async (origin: string, key: string): Promise<boolean> => {
    const ring = await getKeyring();
    if (ring === null) return false;
    try {
      await ring.set(origin, key);
      return true;
    } catch (error) {
      refused('does not take a key; it is kept in a file', error);
      return false;
    }
  };

  const forget = async (origin: string): Promise<void> => {
    known.delete(origin);
    if (file.read()?.[origin]?.in !== 'keyring') return;
    const ring = await getKeyring();
    await ring
      ?.remove(origin)
      .catch((error: unknown) => refused(`does not forget the key of ${origin}`, error));
  };

  return {
    kept: (url) => file.read()?.[originOf(url)]?.in ?? null,

    get: async (url) => {
      if (given !== null) return given;
      const origin = originOf(url);
      const entry = file.read()?.[origin];
      if (entry === undefined) return null;
      if (entry.in === 'file') return entry.key;
      const cached = known.get(origin);
      if (cached?.since === entry.since) return cached.key;
      const ring = await getKeyring();
      const key = await ring
        ?.get(origin)
        .catch((error: unknown) => refused(`does not give the key of ${origin}`, error));
      if (key === null || key === undefined) return null;
      known.set(origin, { key, since: entry.since });
      return key;
    },

    set: async (url, key) => {
      const origin = originOf(url);
      await forget(origin);
      const wanted = key?.trim() ?? '';
      if (wanted === '') {
        file.update((now = {}) =>
          Object.fromEntries(Object.entries(now).filter(([name]) => name !== origin)),
        );
        return null;
      }
      const isInKeyring = await inKeyring(origin, wanted);
      const entry: z.infer<typeof kept> = isInKeyring
        ? { in: 'keyring', since: Date.now() }
        : { in: 'file', key: wanted };
      file.update((now = {}) => ({ ...now, [origin]: entry }));
      return entry.in;
    },
  };
};
