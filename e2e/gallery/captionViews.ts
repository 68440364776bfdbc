/** How the gallery gets to what models propose, with a server of its own that answers at once. */
import { expect } from '@playwright/test';
import { startCaptionServer } from '../../electron/engine/propose/endpoint/server/testing.ts';
import type { AppPage } from '../pages/AppPage.ts';
import { CaptionsPage } from '../pages/CaptionsPage.ts';

const long =
  'An illustration of a character of Arknights: Endfield, who looks at the viewer and smiles. The character wears a white coat over dark clothes and raises one hand in greeting. The background is plain.';
const short = 'A girl with long blonde hair smiles at the viewer.';

/** The present caption with some words changed: a colour that contradicts the tags, where there are twintails. */
const corrected = (prompt: string): string => {
  const present = /present caption:\n([^]*?)\n\nWrite/.exec(prompt)?.[1] ?? long;
  return present
    .replaceAll(/\w+(?= hair in twintails)/g, 'blonde')
    .replaceAll('smiles', 'grins')
    .replaceAll('plain', 'simple')
    .concat(' The light is soft.');
};

/** The page with proposals; they are asked for once. */
const asked = async ({ page }: AppPage): Promise<CaptionsPage> => {
  const captions = new CaptionsPage(page);
  await page.keyboard.press('9');
  await expect(captions.button(/^Caption or tag images/)).toBeVisible();
  if (await captions.state.isVisible()) return captions;
  const server = await startCaptionServer({ models: ['seer-7b'], answer: ({ text }) => corrected(text) });
  await captions.beginWith(server.url);
  await captions.dialog.getByRole('combobox', { name: 'Prompt' }).selectOption('Correct the present caption');
  await captions.dialog.getByRole('radio', { name: /^All of them/ }).click();
  await captions.act(/^Caption \d+ images/).click();
  await expect(captions.state).toHaveText(/ of 3[56]\d answers/, { timeout: 300_000 });
  await server.close();
  return captions;
};

export const review = async (app: AppPage): Promise<void> => {
  const captions = await asked(app);
  await captions.choice('Mark').selectOption('any');
  await expect(captions.marks).toBeVisible();
};

export const captionRuns = async (app: AppPage): Promise<void> => {
  const captions = await asked(app);
  await app.page.keyboard.press('l');
  await expect(captions.runs.first()).toBeVisible();
};

export const beginRun = async ({ page }: AppPage): Promise<void> => {
  await page.keyboard.press('Shift+N');
  await expect(new CaptionsPage(page).field('One character')).toBeVisible();
};

export const beginTagger = async (app: AppPage): Promise<void> => {
  await beginRun(app);
  await app.page.getByRole('radio', { name: /^A tagger/ }).click();
};

export const lab = async ({ page }: AppPage): Promise<void> => {
  const server = await startCaptionServer({
    models: ['seer-7b'],
    answer: ({ text }) => (text.includes('two or three sentences') ? short : long),
  });
  const captions = new CaptionsPage(page);
  await captions.beginWith(server.url);
  await captions.dialog.getByRole('radio', { name: /shown on the sheet$/ }).click();
  await captions.act('Try on 5 images...').click();
  await captions.act('Ask for 10 answers').click();
  await expect(captions.act('Ask again')).toBeVisible();
  await server.close();
};
