/** Keys are kept in the keyring, or in a file of the user alone, and shown nowhere. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Keyring } from './keyring.ts';
import { createKeys, type Keys } from './keys.ts';

const url = 'https://models.example/v1';
const secret = 'sk-very-secret-1234';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-keys-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

/** A keyring as the system has one. */
const ring = (): Keyring & { readonly secrets: Map<string, string> } => {
  const secrets = new Map<string, string>();
  return {
    secrets,
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, key) => void secrets.set(name, key),
    remove: async (name) => void secrets.delete(name),
  };
};

interface Made {
  readonly keys: Keys;
  readonly log: readonly string[];
}
const make = (dir: string, keyring: Keyring | null | Error): Made => {
  const log: string[] = [];
  const loadKeyring = async (): Promise<Keyring> => {
    if (keyring instanceof Error || keyring === null) throw keyring ?? new Error('no keyring');
    return keyring;
  };
  return {
    keys: createKeys(dir, (line) => log.push(line), { loadKeyring: keyring === null ? null : loadKeyring }),
    log,
  };
};

test('with a keyring, the file says only that it is there', async () => {
  const [dir, system] = [folder(), ring()];
  const { keys, log } = make(dir, system);
  expect([await keys.get(url), keys.kept(url)]).toEqual([null, null]);
  expect(await keys.set(url, ` ${secret}\n`)).toBe('keyring');
  expect([...system.secrets]).toEqual([['https://models.example', secret]]);
  expect(readFileSync(join(dir, 'keys.json'), 'utf8')).not.toContain(secret);
  expect([await keys.get(`${url}/other`), keys.kept(url)]).toEqual([secret, 'keyring']);
  // Another scheme, port or host is another server.
  expect(await keys.get('http://models.example/v1')).toBeNull();
  expect(await keys.get('https://models.example:444/v1')).toBeNull();
  expect(await make(dir, system).keys.get(url)).toBe(secret);
  expect(await keys.set(url, null)).toBeNull();
  expect([await keys.get(url), keys.kept(url), system.secrets.size, log.length]).toEqual([null, null, 0, 0]);
});

test('a key that another engine sets is used from then on', async () => {
  const [dir, system] = [folder(), ring()];
  const [one, other] = [make(dir, system).keys, make(dir, system).keys];
  await one.set(url, 'first');
  expect(await other.get(url)).toBe('first');
  await expect.poll(async () => (await one.set(url, 'second'), other.get(url))).toBe('second');
});

test.each([
  ['is not installed', new Error('Cannot find module')],
  ['is not wanted', null],
  ['is locked', { ...ring(), set: () => Promise.reject(new Error('locked')) }],
])('where the keyring %s, a file of the user alone keeps it', async (_what, system) => {
  const dir = folder();
  const { keys, log } = make(dir, system);
  expect(await keys.set(url, secret)).toBe('file');
  expect([await keys.get(url), keys.kept(url)]).toEqual([secret, 'file']);
  if (process.platform !== 'win32') expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600);
  expect(log.join('\n')).not.toContain(secret);
  expect(log.length).toBe(system === null ? 0 : 1);
  expect(await keys.set(url, '')).toBeNull();
  expect(readFileSync(join(dir, 'keys.json'), 'utf8')).not.toContain(secret);
});

test('a keyring that gives nothing back is said, and leaves no key', async () => {
  const [dir, system] = [folder(), ring()];
  await make(dir, system).keys.set(url, secret);
  const { keys, log } = make(dir, { ...system, get: () => Promise.reject(new Error('locked')) });
  expect(await keys.get(url)).toBeNull();
  expect(log.join('\n')).toContain('does not give the key of https://models.example (locked)');
});

test.runIf(process.platform === 'linux')(
  'without a session bus, the system’s keyring fails and the file is used',
  async () => {
    const before = process.env['DBUS_SESSION_BUS_ADDRESS'];
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent/bus';
    onTestFinished(() => {
      if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
      else process.env['DBUS_SESSION_BUS_ADDRESS'] = before;
    });
    const log: string[] = [];
    const keys = createKeys(folder(), (line) => log.push(line));
    expect(await keys.set(url, secret)).toBe('file');
    expect(await keys.get(url)).toBe(secret);
    expect(log.length).toBe(1);
  },
);
