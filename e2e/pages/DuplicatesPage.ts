/** The page of duplicates: groups on the left, the images of one on the right. */
import type { Locator, Page } from '@playwright/test';

export class DuplicatesPage {
  readonly groups: Locator;
  readonly state: Locator;
  /** Of the group that is shown. */
  readonly members: Locator;
  /** The one to be kept. */
  readonly kept: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.groups = main.getByRole('navigation', { name: 'Groups of duplicates' }).getByRole('button');
    this.state = main.getByRole('status').first();
    this.members = main.getByRole('article');
    this.kept = main.getByRole('button', { name: /^Keep /, pressed: true });
  }
}
