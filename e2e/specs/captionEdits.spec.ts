/** What is typed on the page of captions: it stays text, and stays. */
import { writeFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { openForCaptions, testWithServer } from '../support/captionsApp.ts';
import { writeDataset } from '../support/smallDataset.ts';

const long = 'She waves on and on. '.repeat(600);

const test = testWithServer((prompt) => (prompt.includes('long answer') ? long : 'A girl waves.'));

const images = ['a.png', 'b.png', 'c.png'];
const writeImages = (folder: string): Promise<void> =>
  writeDataset(
    folder,
    images,
    Object.fromEntries(images.map((name) => [name.replace('png', 'txt'), '1girl'])),
  );

test('what is typed while another program writes the caption stays text, and is there after a reload', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await captions.act('Caption 3 images').click();
  await expect(captions.state).toContainText('3 to review');
  for (const _ of images) await page.keyboard.press('k');
  await expect(captions.proposal).toHaveAccessibleName('a.png');

  const field = captions.proposal.getByRole('textbox', { name: 'Proposed NL caption' });
  await page.keyboard.press('e');
  await page.keyboard.type(' Rain');
  writeFileSync(join(folder, 'a_nl.txt'), 'By hand.');
  await expect(captions.proposal).toContainText('has changed meanwhile');
  await page.keyboard.type(' falls, a and r.');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('A girl waves. Rain falls, a and r.');
  await expect(captions.present).toContainText('By hand.');
  expect(existsSync(join(folder, 'b_nl.txt'))).toBe(false);
  await page.keyboard.press('Escape');
  await expect(captions.proposed).toContainText('A girl waves. Rain falls, a and r.');

  // Of another one: kept as well, without leaving its editor.
  await page.keyboard.press('j');
  await expect(captions.proposal).toHaveAccessibleName('b.png');
  await page.keyboard.press('e');
  await page.keyboard.type(' Snow.');
  await page.reload();
  await expect(captions.proposed).toContainText('A girl waves. Snow.');
  await page.getByRole('button', { name: '2 unsaved drafts' }).click();
  await page.getByRole('button', { name: 'Show the proposal for a.png' }).click();
  await expect(captions.proposal).toHaveAccessibleName('a.png');
  await expect(captions.proposed).toContainText('Rain falls, a and r.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(captions.proposal).toHaveAccessibleName('b.png');
  await page.keyboard.press('a');
  await expect.poll(() => existsSync(join(folder, 'b_nl.txt'))).toBe(true);
  expect(readFileSync(join(folder, 'b_nl.txt'), 'utf8')).toBe('A girl waves. Snow.');
  await expect(page.getByRole('button', { name: '1 unsaved draft' })).toBeVisible();
});

test('Escape leads from the request and the lab to the form, and what was typed and answered is there again', async ({
  folder,
  openApp,
  server,
}) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  const one = captions.field('None');
  await one.fill('Give a long answer.');
  await captions.act('Show the request').click();
  await expect(captions.dialog.getByLabel('What is sent')).toContainText('long answer');
  await page.keyboard.press('Escape');
  await expect(one).toHaveValue('Give a long answer.');

  await captions.act('Try on 3 images...').click();
  await captions.act('Ask for 6 answers').click();
  await expect(captions.act('Ask again')).toBeVisible();
  const asked = server.received.length;
  // Folded, so that the images after it stay near.
  await expect(captions.act('Show all 3,000 words')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(one).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(captions.dialog).toBeHidden();

  await page.keyboard.press('Shift+N');
  await expect(one).toHaveValue('Give a long answer.');
  await expect(captions.field('Address of the server')).toHaveValue(server.url);
  await captions.act('Try on 3 images...').click();
  await expect(captions.act('Ask again')).toBeVisible();
  expect(server.received).toHaveLength(asked);
});

const boxOf = async (what: Locator) => {
  const box = await what.boundingBox();
  if (box === null) throw new Error('It is not on screen.');
  return box;
};

test('a message covers no button of the page', async ({ folder, openApp, server }) => {
  await writeImages(folder);
  const { page, captions } = await openForCaptions(folder, openApp);
  await captions.beginWith(server.url);
  await captions.act('Caption 3 images').click();
  await expect(captions.state).toContainText('3 to review');
  await expect(captions.proposed).toContainText('A girl waves.');
  await page.keyboard.press('a');
  await expect(captions.state).toContainText('2 to review');
  await page.keyboard.press('u');
  const message = page.getByRole('listitem').filter({ hasText: 'Undo: Accept 1 NL caption' });
  await expect(message).toBeVisible();
  // A message does not go while the window is not looked at.
  await page.evaluate(() => globalThis.dispatchEvent(new Event('blur')));
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size);
    const { x, y, width, height } = await boxOf(message);
    const controls = await page.getByRole('main').getByRole('button').all();
    expect(controls.length).toBeGreaterThan(5);
    for (const each of [...controls, page.getByRole('searchbox'), captions.state]) {
      if (!(await each.isVisible())) continue;
      const box = await boxOf(each);
      const apart =
        box.x >= x + width || box.x + box.width <= x || box.y >= y + height || box.y + box.height <= y;
      expect(apart, await each.innerText().catch(() => '')).toBe(true);
    }
  }
});
