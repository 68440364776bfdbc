/** Every command of the table: found in the palette by its name, run from there or refused with the reason. */
import { expect } from '@playwright/test';
import { commandRows } from '../../shared/commands/commands.ts';
import type { Situation } from '../../shared/commands/context.ts';
import { whyNot } from '../../shared/commands/whyNot.ts';
import { test } from '../support/sampleApp.ts';

const onSheet: Situation = {
  dataset: true,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: true,
  selection: true,
  desktop: false,
};

/** As one would type it. */
const wordsOf = (label: string): string => label.replaceAll(/[^\p{L}\p{N}%]+/gu, ' ').trim();

test('every command is in the palette, and says there why it cannot be used', async ({ app }) => {
  await app.sheet.begin();
  await app.palette.open();
  for (const row of commandRows) {
    if (row.id === 'palette.open') continue;
    await app.palette.field.fill(wordsOf(row.label));
    const why = whyNot(row, onSheet);
    const lines = app.palette.items.filter({ hasText: row.label });
    await expect(lines.filter({ hasText: why ?? '' }).first(), row.id).toBeVisible();
  }
});

test('a command that cannot be used says what is needed first when it is chosen', async ({ app }) => {
  const { page, palette } = app;
  await app.sheet.begin();
  await palette.run('relabel suggested', 'Relabel with the suggested character');
  await expect(app.message('Go to Mislabels first.')).toBeVisible();
  await page.keyboard.press('l');
  await expect(app.fullView.frame).toBeFocused();
  await palette.run('relabel suggested', 'Relabel with the suggested character');
  // Over the full view, which hides from screen readers what is not in it.
  await expect(page.getByText('Close the full view first.').first()).toBeVisible();
});
