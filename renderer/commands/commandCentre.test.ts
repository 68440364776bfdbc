import { describe, expect, test } from 'vitest';
import { openingId } from '../../shared/api/ids.ts';
import { commandRows } from '../../shared/commands/commands.ts';
import { createCall } from '../api/call.ts';
import { createAppStore } from '../state/appStore.ts';
import { createCommandCentre, platformOf } from './commandCentre.ts';
import { nextImageSize } from './imageSizes.ts';
import { createRequests } from './requests.ts';

/** An engine that refuses every request, by the contract. */
const refusing = createCall(() =>
  Promise.resolve(
    new Response(JSON.stringify({ code: 'internal', message: 'No.', detail: {} }), { status: 500 }),
  ),
);

const setUp = () => {
  const store = createAppStore({ call: refusing, schedule: () => undefined, leaveField: () => undefined });
  const copied: string[] = [];
  const centre = createCommandCentre({
    store,
    desktop: undefined,
    platform: 'other',
    copy: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
  });
  const dataset = {
    id: 'a',
    opening: openingId.parse('a1'),
    path: '/data/endfield/',
    name: 'endfield',
    phase: 'ready',
    revision: 1,
    samples: 1,
    captions: { tags: { present: 1, missing: 0, empty: 0 }, nl: { present: 1, missing: 0, empty: 0 } },
    orphans: 0,
    unreadCaptions: 0,
    skipped: 0,
    unreadable: 0,
    suffixes: { tags: '.txt', nl: '_nl.txt' },
    watching: true,
    notice: null,
  } as const;
  return { store, centre, copied, open: () => store.setState({ dataset }) };
};

describe('commands', () => {
  test('change what is shown', () => {
    const { store, centre, open } = setUp();
    open();
    centre.run('density.tiles');
    centre.run('theme.dark');
    centre.run('pictures.blur');
    centre.run('pictures.larger');
    const { settings, blurred } = store.getState();
    expect(settings.density).toBe('tiles');
    expect(settings.theme).toBe('dark');
    expect(settings.imageSize.tiles).toBe(280);
    expect(blurred).toBe(true);
  });

  test('do nothing where they have no meaning', () => {
    const { store, centre } = setUp();
    for (const row of commandRows.filter((row) => row.when !== 'always')) centre.run(row.id);
    expect(store.getState().blurred).toBe(false);
    expect(store.getState().overlay).toBeNull();
  });

  test('that open something close it again', () => {
    const { store, centre } = setUp();
    centre.run('help.open');
    expect(store.getState().overlay).toBe('help');
    centre.run('palette.open');
    expect(store.getState().overlay).toBe('palette');
    centre.run('palette.open');
    expect(store.getState().overlay).toBeNull();
  });

  test('in a browser, opening a folder asks in the window', () => {
    const { store, centre } = setUp();
    centre.run('dataset.open');
    expect(store.getState().overlay).toBe('folders');
  });

  test('that fail say so', async () => {
    const { store, centre } = setUp();
    const message = new Promise<string>((resolve) =>
      store.subscribe((state) => state.toasts[0] && resolve(state.toasts[0].text)),
    );
    centre.run('dataset.sample');
    expect(await message).toContain('No.');
  });
});

describe('requests', () => {
  test('are answered by the last one registered, and say when there is none', () => {
    const requests = createRequests(() => 'page');
    const answered: string[] = [];
    expect(requests.send('zoom.toggle')).toBe(false);
    requests.answer('zoom.toggle', 'page', () => answered.push('inspector'));
    const leave = requests.answer('zoom.toggle', 'page', () => answered.push('compared'));
    expect(requests.send('zoom.toggle')).toBe(true);
    leave();
    requests.send('zoom.toggle');
    expect(answered).toEqual(['compared', 'inspector']);
  });

  test('are answered by what is in front alone, whatever was registered last', () => {
    let front: 'page' | 'fullView' | 'dialog' = 'fullView';
    const requests = createRequests(() => front);
    const answered: string[] = [];
    requests.answer('edit.tags', 'fullView', () => answered.push('full view'));
    requests.answer('edit.tags', 'page', () => answered.push('inspector'));
    requests.send('edit.tags');
    front = 'page';
    requests.send('edit.tags');
    front = 'dialog';
    expect(requests.send('edit.tags')).toBe(false);
    expect(answered).toEqual(['full view', 'inspector']);
  });

  test('that wait are answered by what appears in front, unless they have been forgotten', () => {
    const requests = createRequests(() => 'fullView');
    const answered: string[] = [];
    requests.sendWhenAnswered('edit.tags');
    requests.answer('edit.tags', 'page', () => answered.push('inspector'));
    requests.answer('edit.tags', 'fullView', () => answered.push('full view'));
    expect(answered).toEqual(['full view']);
    requests.sendWhenAnswered('mark.note');
    requests.forget();
    requests.answer('mark.note', 'fullView', () => answered.push('note'));
    expect(answered).toEqual(['full view']);
  });
});

test('image sizes go up and down in steps and end', () => {
  expect(nextImageSize(220, 1)).toBe(240);
  expect(nextImageSize(220, -1)).toBe(200);
  expect(nextImageSize(640, 1)).toBe(640);
  expect(nextImageSize(64, -1)).toBe(64);
});

test('a Mac is known by its bridge, and in a browser by what the browser says', () => {
  expect(platformOf({ platform: 'mac' }, 'X11; Linux')).toBe('mac');
  expect(platformOf(undefined, 'Mozilla/5.0 (Macintosh; Intel Mac OS X)')).toBe('mac');
  expect(platformOf({ platform: 'linux' }, 'Macintosh')).toBe('other');
});
