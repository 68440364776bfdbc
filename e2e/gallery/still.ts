/** When a page may be photographed: no finder is running, and every image on screen is loaded. */
import { expect, type Page } from '@playwright/test';

export const still = async (page: Page): Promise<void> => {
  // The welcome page has no status bar.
  const footer = page.locator('footer');
  if ((await footer.count()) > 0) await expect(footer).not.toContainText('Cancel', { timeout: 120_000 });
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll('main [role=gridcell]')];
    const shown = [...document.querySelectorAll('main img, [role=dialog] img')];
    return (
      cells.every((cell) => cell.querySelector('img') !== null) &&
      shown.every((img) => img instanceof HTMLImageElement && img.complete)
    );
  });
};
