/** Selecting, by keyboard and by pointer. */
import { expect } from '@playwright/test';
import { test } from '../support/sampleApp.ts';

test('arrows move, Shift extends, Space turns over, Escape selects none and stays where it is', async ({
  app,
}) => {
  const { sheet, status } = app;
  await sheet.begin();
  await expect(sheet.selected).toHaveCount(1);
  await sheet.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await sheet.expectFocus(3);
  await expect(status.bar).toContainText('3 selected');
  await sheet.press('Shift+ArrowUp');
  await expect(status.bar).toContainText('2 selected');
  await sheet.press('Space');
  await sheet.expectFocus(2);
  await expect(sheet.at(2)).toHaveAttribute('aria-selected', 'false');
  await expect(sheet.at(1)).toHaveAttribute('aria-selected', 'true');
  await sheet.press('Escape');
  await expect(sheet.selected).toHaveCount(0);
  await sheet.expectFocus(2);
});

test('all are selected, and the selection is turned round', async ({ app }) => {
  const { sheet, status } = app;
  await sheet.begin();
  await sheet.press('ControlOrMeta+A');
  await expect(status.bar).toContainText('360 selected');
  await expect(app.inspector.title).toHaveText('360 samples selected');
  await sheet.press('Escape', 'Home', 'ControlOrMeta+I');
  await expect(status.bar).toContainText('359 selected');
});

test('Shift and End select to the last', async ({ app }) => {
  const { sheet, status } = app;
  await sheet.begin();
  await sheet.press('ArrowDown', 'Shift+End');
  await expect(status.bar).toContainText('359 selected');
  await sheet.expectFocus(359);
});

test('in tiles the arrows go along the line and across lines', async ({ app }) => {
  const { sheet } = app;
  await app.density('Tiles').click();
  await sheet.begin();
  const columns = await sheet.lines.first().getByRole('gridcell').count();
  await sheet.press('ArrowRight');
  await sheet.expectFocus(1);
  await sheet.press('ArrowDown');
  await sheet.expectFocus(1 + columns);
  await sheet.press('ArrowLeft', 'ArrowUp');
  await sheet.expectFocus(0);
  await sheet.press('PageDown');
  await expect(sheet.focused).toBeInViewport();
  await expect(sheet.at(0)).not.toHaveAttribute('data-focused');
});

test('clicks select, with Ctrl one more, with Shift up to there', async ({ app }) => {
  const { sheet, status } = app;
  await app.density('Contacts').click();
  await sheet.at(1).click();
  await sheet.at(4).click({ modifiers: ['ControlOrMeta'] });
  await expect(status.bar).toContainText('2 selected');
  await sheet.at(1).click();
  await sheet.at(4).click({ modifiers: ['Shift'] });
  await expect(status.bar).toContainText('4 selected');
  await expect(sheet.selected).toHaveCount(4);
});

test('what stays in the result of the next query stays selected', async ({ app }) => {
  const { sheet, search, status } = app;
  await search.find('char:ember OR char:yvonne', 21);
  await sheet.press('ControlOrMeta+A');
  await expect(status.bar).toContainText('21 selected');
  await search.find('char:ember', 3);
  await expect(status.bar).toContainText('3 selected');
});
