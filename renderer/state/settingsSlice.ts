/** The user's settings: kept by the engine, changed here at once and sent a moment later. */
import { shownBy } from './shownBy.ts';
import { settings as settingsSchema, type Settings, type SettingsPatch } from '../../shared/api/settings.ts';
import { ApiFailure, wordsOf } from '../api/call.ts';
import type { SettingsSlice, SliceMaker } from './types.ts';

/** Milliseconds that a run of changes is gathered for. */
const gathering = 200;

export const createSettingsSlice: SliceMaker<SettingsSlice> = (set, get, { call, schedule }) => {
  let unsent: SettingsPatch = {};
  let sending = 0;
  let scheduled = false;

  const send = async (): Promise<void> => {
    scheduled = false;
    if (Object.keys(unsent).length === 0) return;
    const body = unsent;
    unsent = {};
    sending++;
    try {
      await call('PATCH /api/settings', { body });
    } catch (error) {
      // An engine that is away is sent them when it is back.
      if (error instanceof ApiFailure && error.code === 'unreachable') unsent = { ...body, ...unsent };
      else get().say(`The settings could not be saved: ${wordsOf(error)}`, 'problem');
    } finally {
      sending--;
    }
  };

  return {
    settings: settingsSchema.parse({}),
    settingsKnown: false,
    loadSettings: async () => {
      await send();
      try {
        set({ settings: await call('GET /api/settings'), settingsKnown: true });
      } catch {
        // The defaults are used until the event stream is open again and sends hello.
      }
    },
    readReport: async () => {
      const { text } = await call('GET /api/report');
      return [...shownBy(navigator.userAgent).map((shown) => shown.join(': ')), text].join('\n');
    },
    sayWhereLogIs: async () => {
      try {
        const { file } = await call('GET /api/log');
        get().say(file === null ? 'No log is kept here.' : `The log is ${file}`);
      } catch (error) {
        get().say(wordsOf(error), 'problem');
      }
    },
    changeSettings: (patch) => {
      set((state) => ({ settings: { ...state.settings, ...definedOf(patch) } }));
      unsent = { ...unsent, ...patch };
      if (scheduled) return;
      scheduled = true;
      schedule(() => void send(), gathering);
    },
    sendSettings: send,
    settingsArrived: (settings) => {
      if (sending === 0 && Object.keys(unsent).length === 0) set({ settings });
    },
  };
};

/** The patch without undefined entries: an absent value changes nothing. */
const definedOf = (patch: SettingsPatch): Partial<Settings> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
