/** The filters on the left: groups that fold, and items that narrow the query. */
import type { Locator, Page } from '@playwright/test';

export class FiltersPanel {
  readonly panel: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('navigation', { name: 'Filters' });
  }

  group(title: string): Locator {
    return this.panel.getByRole('region', { name: title });
  }

  /** The button that folds a group. */
  head(title: string): Locator {
    return this.group(title).getByRole('heading').getByRole('button');
  }

  /** @param label as it is shown, of a character with its copyright */
  item(title: string, label: string): Locator {
    return this.group(title).locator(`button[aria-label^=${JSON.stringify(`${label}, `)}]`);
  }

  items(title: string): Locator {
    return this.group(title).getByRole('listitem');
  }

  filter(title: string): Locator {
    return this.group(title).getByRole('searchbox');
  }
}
