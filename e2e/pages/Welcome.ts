/** The page before a dataset is open. */
import type { Locator, Page } from '@playwright/test';

export class Welcome {
  readonly page: Page;
  readonly title: Locator;
  readonly open: Locator;
  readonly trySample: Locator;
  readonly progress: Locator;
  readonly recents: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1, name: 'Proofsheet' });
    this.open = page.getByRole('button', { name: 'Open dataset folder...' });
    this.trySample = page.getByRole('button', { name: 'Try the sample dataset' });
    this.progress = page.getByRole('main').getByRole('progressbar');
    this.recents = page.getByRole('region', { name: 'Recent datasets' }).getByRole('listitem');
  }
}
