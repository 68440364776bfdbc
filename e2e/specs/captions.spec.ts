/** Captions by a vision model: asked for, reviewed by keyboard alone, accepted and taken back. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { barriers, openDialog } from '../support/barriers.ts';
import { openForCaptions, testWithServer } from '../support/captionsApp.ts';
import { writeDataset } from '../support/smallDataset.ts';

const good = 'A girl with silver hair smiles at the viewer.';
const blonde = 'A girl with long blonde hair smiles at the viewer.';

const test = testWithServer((prompt) => (prompt.includes('b.png') ? blonde : good));

const images = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'];
const tagsOf = (name: string): string => `1girl, solo, silver hair, smile, ${name}`;

/** Five images with tags, of which `e` alone has an NL caption. */
const writeImages = async (folder: string): Promise<void> => {
  const tags = images.map((image) => [image.replace('png', 'txt'), tagsOf(image)] as const);
  await writeDataset(folder, images, { ...Object.fromEntries(tags), 'e_nl.txt': 'A girl waves.' });
};

/** What lies on disk; null: no such file. */
const reader =
  (folder: string) =>
  (name: string): string | null => {
    const file = join(folder, `${name}_nl.txt`);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };

test(
  'images without an NL caption are captioned, reviewed by keyboard, accepted and taken back',
  { tag: '@journey' },
  async ({ folder, openApp, server }) => {
    await writeImages(folder);
    const nl = reader(folder);
    const { page, captions } = await openForCaptions(folder, openApp);
    await captions.beginWith(server.url);
    await expect(captions.dialog).toContainText('Asks about 4 of 5 images.');
    await captions.act('Caption 4 images').click();

    await expect(captions.dialog).toBeHidden();
    await expect(captions.state).toHaveText('4 to review of 4 answers, 1 with a mark.');
    // Whichever answer came first is shown until one goes on.
    for (const _ of images) await page.keyboard.press('k');
    await expect(captions.proposal).toHaveAccessibleName('a.png');
    await expect(captions.proposed).toContainText(good);
    await expect(captions.present).toContainText('There is no NL caption.');
    const request = server.received.find(({ method }) => method === 'POST');
    expect(request?.text).toContain('silver hair');

    await page.keyboard.press('a');
    await expect(captions.proposal).toHaveAccessibleName('b.png');
    await expect.poll(() => nl('a')).toBe(good);
    await expect(captions.marks).toContainText('blonde hair');

    // A rejection is undone without touching what was accepted before it.
    await page.keyboard.press('r');
    await expect(captions.proposal).toHaveAccessibleName('c.png');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(captions.proposal).toHaveAccessibleName('b.png');
    expect(nl('a')).toBe(good);

    await page.keyboard.press('e');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('She smiles.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(captions.proposal).toHaveAccessibleName('c.png');
    await expect.poll(() => nl('b')).toBe('She smiles.');

    await page.keyboard.press('Shift+A');
    await expect(captions.state).toHaveText('Nothing to review, of 4 answers.');
    await expect.poll(() => [nl('c'), nl('d')]).toEqual([good, good]);
    await page.keyboard.press('u');
    await expect.poll(() => [nl('b'), nl('c'), nl('d')]).toEqual(['She smiles.', null, null]);
    await expect(captions.state).toContainText('2 to review of 4 answers');
  },
);

test('a caption that has changed since is said to be out of date, and is not written over', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await captions.act('Caption 4 images').click();
  await expect(captions.state).toContainText('4 to review');
  writeFileSync(join(folder, 'a_nl.txt'), 'By hand.');
  await expect(captions.state).toContainText('3 to review');
  await captions.choice('State').selectOption({ label: 'Out of date (1)' });
  await expect(captions.proposal).toHaveAccessibleName('a.png');
  await expect(captions.proposal).toContainText('has changed since it was asked for');
  await expect(captions.button(/^Accept A/)).toBeDisabled();
  expect(reader(folder)('a')).toBe('By hand.');
});

test('of two proposals the newer one is accepted, with all but what was edited; the other one says so', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  for (const answers of [4, 8]) {
    await captions.beginWith(server.url);
    await captions.act('Caption 4 images').click();
    await expect(captions.state).toContainText(`of ${answers} answers, ${answers / 4} with a mark`);
  }
  await captions.choice('Run').selectOption({ label: 'All runs' });
  // Of each of three images the newer one; that of the fourth has a mark.
  await expect(captions.button('Accept all 3 without a mark')).toBeVisible();

  await captions.list.getByText('c.png').last().click();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('She smiles.');
  await page.keyboard.press('Escape');
  await captions.button('Accept all 2 without a mark').click();
  await expect(
    new AppPage(page).message('2 older proposals for these images are now out of date.'),
  ).toBeVisible();
  const nl = reader(folder);
  expect(['a', 'b', 'c', 'd'].map(nl)).toEqual([good, null, null, good]);
  await expect(captions.state).toContainText('4 to review');

  await captions.choice('State').selectOption({ label: 'Out of date (2)' });
  await expect(captions.list).toContainText('Another was accepted');
  await expect(captions.proposal).toContainText('Another proposal for this caption was accepted.');
  await page.getByRole('radio', { name: /^Runs/ }).click();
  await expect(captions.runs.last()).toContainText('2 out of date, as another proposal was accepted');
});

test('a run is paused and resumed, also over a reload, and asks nothing twice', async ({
  folder,
  openApp,
  server,
}) => {
  const many = Array.from({ length: 40 }, (_, at) => `${String(at).padStart(2, '0')}.png`);
  await writeDataset(folder, many, { '00.txt': 'solo' });
  const held = Promise.withResolvers<string>();
  server.script.push(good, { after: held.promise });
  const { page, captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await captions.dialog.getByText('Details', { exact: true }).click();
  await captions.field('Requests at once').fill('1');
  await captions.act('Caption 40 images').click();
  await expect(captions.state).toContainText('1 to review of 1 answer');
  await captions.button('Pause').click();
  await expect(captions.button('Resume')).toBeVisible();
  held.resolve(good);
  // What was under way is answered.
  await expect(captions.state).not.toContainText('of 1 answer');

  await page.reload();
  await expect(captions.button('Resume')).toBeVisible();
  await page.keyboard.press('l');
  await expect(captions.runs).toContainText('Paused');
  await expect(captions.runs).not.toContainText('40 of 40');
  await page.keyboard.press('p');
  await expect(captions.runs).toContainText('40 of 40 images answered');
  expect(server.received.filter(({ method }) => method === 'POST')).toHaveLength(40);
});

test('a server that is away pauses the run, and says so', async ({ folder, openApp, server }) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await server.close();
  await captions.act('Caption 4 images').click();
  await expect(captions.button('Resume')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('l');
  await expect(captions.runs).toContainText('0 of 4 images answered');
  await expect(captions.runs).toContainText(server.url.replace('/v1', ''));
});

test('the lab shows answers side by side, and a run begins with one of them', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await captions.act('Try on 5 images...').click();
  await captions.act('Ask for 10 answers').click();
  const answers = captions.dialog.getByRole('cell').filter({ hasText: /\d s, .* tokens in/ });
  await expect(answers).toHaveCount(10);
  const second = captions.dialog.getByRole('group', { name: 'Variant 2' });
  const prompt = await second.getByRole('combobox', { name: 'Prompt' }).inputValue();
  await second.getByRole('button', { name: 'Run with this one' }).click();
  await expect(captions.state).toContainText('4 to review of 4 answers');
  await expect(captions.proposal).toContainText(`seer-7b, prompt ${prompt}`);
});

test('what is wrong in a template is said where it is typed, and nothing begins with it', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  const one = captions.field('One character');
  await one.fill('Describe {character}.');
  await expect(one).toHaveAccessibleDescription(/“{character}” is not known/);
  await expect(captions.act(/^Caption/)).toBeDisabled();
  await one.fill('Describe {characters}.');
  await expect(captions.act('Caption 4 images')).toBeEnabled();
  await captions.act('Show the request').click();
  await expect(captions.dialog.getByLabel('What is sent')).toContainText(`POST ${server.url}`);
});

test(
  'a prompt that was copied is pasted as it was',
  { tag: '@clipboard' },
  async ({ folder, openApp, server }) => {
    await writeImages(folder);
    const { page, captions } = await openForCaptions(folder, openApp);
    await captions.beginWith(server.url);
    const one = captions.field('One character');
    await one.fill('Describe {characters}.');
    await captions.act(/^Copy the prompt/).press('Enter');
    await expect(page.getByText(/^Copied the prompt/)).toBeVisible();
    await one.fill('Something else.');
    await captions.act(/^Copy the prompt/).press('ControlOrMeta+V');
    await expect(one).toHaveValue('Describe {characters}.');
  },
);

test('nothing keeps anybody out, in the light and in the dark', async ({ folder, openApp, server }) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  await page.keyboard.press('9');
  await expect(captions.button(/^Caption or tag images/)).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await barriers(page, { theme })).toEqual([]);
  }
  await captions.beginWith(server.url);
  expect(await barriers(page, { within: openDialog })).toEqual([]);
  await captions.act('Caption 4 images').click();
  await expect(captions.state).toContainText('4 to review');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await barriers(page, { theme })).toEqual([]);
  }
  await page.keyboard.press('l');
  await expect(captions.runs).toHaveCount(1);
  expect(await barriers(page)).toEqual([]);
});
