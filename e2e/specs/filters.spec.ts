/** The filters: the composition of the result, each part a click away from the query. */
import { expect } from '@playwright/test';
import { test } from '../support/sampleApp.ts';

const ember = 'ember (arknights)';

test('a click narrows to an item, a second takes it back, and counts are said with their whole', async ({
  app,
}) => {
  const { filters: facets, search } = app;
  await expect(facets.item('Characters', ember)).toHaveAccessibleName(`${ember}, 3 samples, few`);
  await facets.item('Characters', ember).click();
  await expect(search.field).toHaveValue(/^char:"?ember/);
  await search.expectCount(3);
  await expect(facets.item('Characters', ember)).toHaveAttribute('aria-pressed', 'true');
  await expect(facets.item('Copyrights', 'arknights')).toHaveAccessibleName(/3 of 3\d\d samples/);
  await facets.item('Tags', 'solo').click();
  await expect(search.field).toHaveValue(/ember.*solo/);
  await facets.item('Tags', 'solo').click();
  await facets.item('Characters', ember).click();
  await expect(search.field).toHaveValue('');
  await search.expectCount(360);
});

test('the other characters stay in sight while one is asked for, and a click goes from one to the next', async ({
  app,
}) => {
  const { filters: facets, search } = app;
  const yvonne = 'yvonne (arknights)';
  await facets.item('Characters', ember).click();
  await search.expectCount(3);
  await expect(facets.items('Characters')).toHaveCount(31);
  await expect(facets.item('Characters', yvonne)).toHaveAccessibleName(`${yvonne}, 0 of 18 samples`);
  await facets.item('Characters', yvonne).click();
  await expect(search.field).toHaveValue(/^char:"?yvonne[^:]*$/);
  await search.expectCount(18);
  await expect(facets.item('Characters', ember)).toHaveAttribute('aria-pressed', 'false');
  // The same from a part of a name, typed; the panel shows its position.
  await search.find('char:ember', 3);
  await expect(facets.item('Characters', ember)).toBeInViewport();
  await facets.item('Characters', yvonne).click();
  await search.expectCount(18);
});

test('an item is excluded by Alt and a click, or by its own button', async ({ app }) => {
  const { filters: facets, search } = app;
  await facets.item('Characters', ember).click({ modifiers: ['Alt'] });
  await search.expectCount(357);
  await expect(search.field).toHaveValue(/^-char:"?ember/);
  await expect(facets.item('Characters', 'yvonne (arknights)')).toBeVisible();
  await facets.item('Characters', 'yvonne (arknights)').hover();
  await facets.panel.getByRole('button', { name: 'Exclude yvonne (arknights)' }).click();
  await expect(search.field).toHaveValue(/ember.*-char:"?yvonne/);
  await expect(facets.item('Characters', 'yvonne (arknights)')).toHaveAccessibleName(/excluded$/);
});

test('a long group is filtered and shown whole', async ({ app }) => {
  const { filters: facets } = app;
  await facets.filter('Characters').fill('endmin');
  await expect(facets.items('Characters')).toHaveCount(2);
  await facets.filter('Characters').press('Escape');
  await expect(facets.items('Characters')).toHaveCount(31);
  const shown = await facets.items('Tags').count();
  await facets
    .group('Tags')
    .getByRole('button', { name: /^\d+ more$/ })
    .click();
  await expect.poll(() => facets.items('Tags').count()).toBeGreaterThan(shown * 3);
  await facets.group('Tags').getByRole('button', { name: 'Show fewer' }).click();
  await expect(facets.items('Tags')).toHaveCount(shown);
});

test('a folded group stays folded, and so does a hidden panel', async ({ app }) => {
  const { filters: facets, page, sheet } = app;
  await app.saved(() => facets.head('Characters').click());
  await expect(facets.items('Characters')).toHaveCount(0);
  await page.reload();
  await expect(facets.head('Characters')).toHaveAttribute('aria-expanded', 'false');
  await expect(facets.items('Artists')).not.toHaveCount(0);
  await sheet.ready();
  await app.saved(() => page.keyboard.press('['));
  await expect(facets.panel).toBeHidden();
  await page.reload();
  await sheet.ready();
  await expect(facets.panel).toBeHidden();
});

test('arrow keys go through the filters', async ({ app }) => {
  const { filters: facets, page, search } = app;
  await facets.head('Characters').focus();
  await page.keyboard.press('ArrowDown');
  await expect(facets.items('Characters').first().getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.field).toHaveValue(/^char:"?yvonne/);
});

test('the panels are resized by the keyboard, and stay so', async ({ app }) => {
  const { page } = app;
  const panel = page.getByRole('complementary', { name: 'Filters' });
  const splitter = page.getByRole('separator', { name: 'Width of the filters panel' });
  const width = () => panel.evaluate((element) => element.clientWidth);
  const before = await width();
  await splitter.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
});
