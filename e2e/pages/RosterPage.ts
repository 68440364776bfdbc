/** The roster's page: its characters, and what is unfolded of one. */
import { expect, type Locator, type Page } from '@playwright/test';

export class RosterPage {
  readonly page: Page;
  readonly traits: Locator;
  readonly outfits: Locator;

  constructor(page: Page) {
    this.page = page;
    this.traits = page.getByRole('region', { name: 'Traits' });
    this.outfits = page.getByRole('region', { name: 'Outfits' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('4');
    await expect(this.page.getByRole('heading', { name: /^\d+ characters/ })).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${name}`) });
  }

  /** Unfolds a character by keys: the filter, the row, the detail. */
  async unfold(name: string): Promise<void> {
    await this.page.keyboard.press('f');
    await this.page.getByRole('textbox', { name: 'Filter the roster' }).fill(name);
    await this.row(name).focus();
    await this.page.keyboard.press('l');
    await expect(this.traits).toBeVisible();
  }

  trait(tag: string): Locator {
    return this.traits
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: tag, exact: true }) });
  }

  /** What becomes of a trait: the choice that is on. */
  choice(tag: string): Locator {
    return this.traits.getByLabel(`What becomes of ${tag}`, { exact: true }).locator('[data-state="on"]');
  }
}
