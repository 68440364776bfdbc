/** The system's keyring, where there is one. */

/** Keeps secrets by name. All of it rejects where the keyring is locked, or gone. */
export interface Keyring {
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

const service = 'Proofsheet';

/** A keyring may ask the user to unlock it. After so many milliseconds it is given up. */
const patience = 30_000;
const soon = (): AbortSignal => AbortSignal.timeout(patience);

/** @throws where the package is not installed for this system */
export const systemKeyring = async (): Promise<Keyring> => {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  const entry = (name: string) =>
    // The kernel's keyring, which it would take instead, forgets everything when the machine is turned off.
    new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
  return {
    get: async (name) => (await entry(name).getPassword(soon())) ?? null,
    set: (name, secret) => entry(name).setPassword(secret, soon()),
    remove: async (name) => void (await entry(name).deleteCredential(soon())),
  };
};
