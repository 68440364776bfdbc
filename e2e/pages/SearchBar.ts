/** The query field with its completions, its error, and the count beside it. */
import { expect, type Locator, type Page } from '@playwright/test';

export class SearchBar {
  readonly page: Page;
  readonly field: Locator;
  /** What is wrong with the query, in a sentence. */
  readonly error: Locator;
  /** The part of the query that the error is about. */
  readonly underlined: Locator;
  readonly completions: Locator;
  /** "16 of 360 samples". */
  readonly count: Locator;

  constructor(page: Page) {
    const bar = page.getByRole('search');
    this.page = page;
    this.field = bar.getByRole('combobox', { name: 'Search' });
    this.error = bar.getByRole('alert');
    this.underlined = bar.locator('[data-wrong] [class*="wrong"]');
    this.completions = bar.getByRole('option');
    this.count = bar.getByRole('status');
  }

  /** Queries as a user does: types, and presses Enter. */
  async ask(query: string): Promise<void> {
    await this.field.fill(query);
    await this.field.press('Enter');
  }

  /** Queries, and waits for the result. */
  async find(query: string, count: number): Promise<void> {
    await this.ask(query);
    await this.expectCount(count);
  }

  async expectCount(count: number): Promise<void> {
    await expect(this.count).toHaveText(new RegExp(`^${count.toLocaleString('en')}( of [\\d,]+)? samples?$`));
  }
}
