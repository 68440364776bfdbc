/** What the user chose, kept in the data folder and told to every window. */
import path from 'node:path';
import type { CaptionSuffixes } from '../../shared/api/dataset.ts';
import { settings as schema, type Settings, type SettingsPatch } from '../../shared/api/settings.ts';
import type { Events } from './work/events.ts';
import { jsonFile } from './work/jsonFile.ts';

export interface SettingsStore {
  get(): Settings;
  patch(patch: SettingsPatch): Settings;
  /** The user overrules which suffixes a dataset's captions have. */
  setSuffixes(datasetId: string, suffixes: CaptionSuffixes): void;
}

export const createSettings = (
  dataDir: string,
  events: Events,
  log: (line: string) => void,
): SettingsStore => {
  const file = jsonFile(path.join(dataDir, 'settings.json'), schema, log);
  let current = file.read() ?? schema.parse({});
  /** The whole content as it is now: another engine with this data folder may have changed other entries. */
  const set = (change: (now: Settings) => Settings): Settings => {
    current = file.update((now = current) => change(now));
    events.publish({ type: 'settings', settings: current });
    return current;
  };
  return {
    get: () => current,
    patch: (patch) => set((now) => schema.parse({ ...now, ...patch })),
    setSuffixes: (id, suffixes) =>
      void set((now) => ({ ...now, suffixes: { ...now.suffixes, [id]: suffixes } })),
  };
};
