/** The line at the window's foot stays one line, and shows what matters most. */
import { expect } from '@playwright/test';
import { test } from '../support/sampleApp.ts';

const widths = [1440, 1000, 800, 560] as const;

test('in a narrow window the status stays on its line, and drops the least of it', async ({ app }) => {
  const { page, sheet, status } = app;
  const usual = page.viewportSize() ?? { width: 1440, height: 900 };
  await sheet.begin();
  const files = status.button(/files? to look at/);
  await expect(files).toBeVisible();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 700 });
    await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(width);
    await expect.poll(async () => (await status.bar.boundingBox())?.height, String(width)).toBeLessThan(34);
    await expect(status.bar.getByText('360 of 360 shown')).toBeInViewport({ ratio: 1 });
    // Dropped items cannot be reached by keys either; visible ones are visible as a whole.
    for (const button of await status.bar.getByRole('button').all()) {
      await expect(button).toBeInViewport({ ratio: 1 });
    }
  }
  await expect(files).toBeHidden();
  await page.setViewportSize(usual);
  await expect(files).toBeVisible();
});

test('a count in the status is the query that shows it', async ({ app }) => {
  const { search, status } = app;
  await status.button(/without tags/).click();
  await expect(search.field).toHaveValue('missing:tags');
  await search.expectCount(3);
});
