/**
 * Querying: the query field narrows the sheet, completes names, and never answers another question than the
 * one asked.
 */
import { expect } from '@playwright/test';
import { truthOf } from '../support/sample.ts';
import { test } from '../support/sampleApp.ts';

test('a query narrows the sheet while it is typed', { tag: '@journey' }, async ({ app }) => {
  const { search, sheet, status } = app;
  await app.page.keyboard.press('/');
  await expect(search.field).toBeFocused();
  await app.page.keyboard.type('char:ember ');
  await search.expectCount(3);
  await status.expectShown(3, 360);
  await expect(sheet.samples).toHaveText([/ember/, /ember/, /ember/]);
  await search.find('char:ember -char:ember', 0);
  await expect(app.page.getByText('No sample matches')).toBeVisible();
  await app.page.getByRole('button', { name: 'Show all 360' }).click();
  await search.expectCount(360);
  await expect(search.field).toHaveValue('');
});

test('a character’s images are found by a few letters, however the name is written', async ({
  app,
  sampleFolder,
}) => {
  const labelled = truthOf(sampleFolder).characters.find(({ tag }) =>
    tag.startsWith('pogranichnik'),
  )?.labelled;
  for (const query of [
    'char:pogranichnik',
    'tag:pogranichnik_(arknights)',
    'tag:"pogranichnik \\(arknights\\)"',
  ]) {
    await app.search.find(query, labelled ?? 0);
  }
});

test('an error is underlined, says what is wrong, and keeps the last result', async ({ app }) => {
  const { search, sheet } = app;
  await search.find('char:ember', 3);
  await search.ask('char:ember (smile');
  await expect(search.error).toHaveText(/./);
  await expect(search.field).toHaveAttribute('aria-invalid', 'true');
  await expect(search.underlined).toHaveText('(');
  await expect(sheet.samples).toHaveCount(3);
  await search.expectCount(3);
  await search.ask('width:wide');
  await expect(search.underlined).toHaveText('wide');
  await search.expectCount(3);
  await search.find('char:ember solo', 3);
  await expect(search.error).toBeHidden();
});

test('names are completed by the keyboard alone', async ({ app }) => {
  const { search, sheet } = app;
  await app.page.keyboard.press('/');
  await app.page.keyboard.type('pogran');
  await expect(search.completions.first()).toContainText('pogranichnik (arknights)');
  await expect(search.completions.first()).toContainText('16');
  await search.field.press('ArrowDown');
  await expect(search.completions.first()).toHaveAttribute('aria-selected', 'true');
  await search.field.press('Enter');
  await expect(search.field).toHaveValue(/^char:"?pogranichnik/);
  await expect(search.completions).toHaveCount(0);
  await search.expectCount(16);
  await search.field.press('Enter');
  await expect(sheet.grid).toBeFocused();
});

test('fields are completed, and say what they find', async ({ app }) => {
  const { search } = app;
  await search.field.pressSequentially('missing:');
  await expect(search.completions).toContainText(['tags', 'nl']);
  await search.field.press('ArrowDown');
  await search.field.press('Enter');
  await expect(search.field).toHaveValue('missing:tags ');
  await search.expectCount(3);
});

test('the order follows the query', async ({ app }) => {
  const { search, sheet } = app;
  await search.ask('char:ember sort:-name');
  await expect(sheet.samples).toHaveText([/ef_0285/, /ef_0272/, /ef_0230/]);
  await search.ask('char:ember sort:name');
  await expect(sheet.samples).toHaveText([/ef_0230/, /ef_0272/, /ef_0285/]);
});

test('Escape clears the field, then leads to the sheet; earlier queries come back by the arrow', async ({
  app,
}) => {
  const { search, sheet } = app;
  await search.find('char:ember', 3);
  await app.page.keyboard.press('/');
  await search.field.press('Escape');
  await expect(search.field).toHaveValue('');
  await search.expectCount(360);
  await search.field.press('Escape');
  await expect(sheet.grid).toBeFocused();
  await app.page.keyboard.press('/');
  await search.field.press('ArrowUp');
  await expect(search.field).toHaveValue('char:ember');
});
