/** The line at the window's foot. */
import { expect, type Locator, type Page } from '@playwright/test';

export class StatusBar {
  readonly bar: Locator;
  /** The buttons that stop what is under way. */
  readonly jobs: Locator;

  constructor(page: Page) {
    this.bar = page.getByRole('contentinfo', { name: 'Status' });
    this.jobs = this.bar.getByRole('button', { name: /^(?:Cancel|Stop)/ });
  }

  button(name: string | RegExp): Locator {
    return this.bar.getByRole('button', { name });
  }

  async expectShown(count: number, total: number): Promise<void> {
    await expect(this.bar).toContainText(
      `${count.toLocaleString('en')} of ${total.toLocaleString('en')} shown`,
    );
  }
}
