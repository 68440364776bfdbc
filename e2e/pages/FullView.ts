/** One image in the whole window. */
import type { Locator, Page } from '@playwright/test';

export class FullView {
  readonly window: Locator;
  /** The file that is shown. */
  readonly title: Locator;
  readonly captions: Locator;
  /** The mark of the sample, in words. */
  readonly mark: Locator;
  readonly frame: Locator;
  readonly image: Locator;
  /** The samples before and after. */
  readonly strip: Locator;
  /** The mark that was set just now. */
  readonly flash: Locator;

  constructor(page: Page) {
    this.window = page
      .getByRole('dialog')
      .filter({ has: page.getByRole('button', { name: 'Close the full view' }) });
    this.title = this.window.getByRole('heading', { level: 2 });
    this.captions = this.window.getByRole('complementary', { name: 'Captions' });
    this.mark = this.window.getByRole('status').first();
    this.frame = this.window.getByRole('group', { name: /^Image at/ });
    this.strip = this.window.getByRole('navigation', { name: 'Filmstrip' });
    this.flash = this.window.locator('[data-flash]');
    this.image = this.frame.getByRole('img');
  }
}
