/** The dialog of bulk edits: what, where, a preview of everything, and the write. */
import { expect, type Locator, type Page } from '@playwright/test';
import { AppPage } from './AppPage.ts';

export class BulkDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly kind: Locator;
  /** What would change, in a sentence; where something went wrong, what was written. */
  readonly words: Locator;
  readonly region: Locator;
  /** A file each. */
  readonly changes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Edit many captions' });
    this.kind = this.dialog.getByRole('combobox', { name: 'What' });
    this.words = this.dialog.getByRole('status');
    this.region = this.dialog.getByRole('region', { name: 'Preview' });
    this.changes = this.dialog.getByRole('article');
  }

  /** A field for a tag. */
  tag(name: string): Locator {
    return this.dialog.getByRole('combobox', { name, exact: true });
  }

  /** Waits for the preview of what is in the fields. */
  async preview(words: string | RegExp): Promise<void> {
    await expect(this.words).toContainText(words);
    await expect(this.region).toHaveAttribute('aria-busy', 'false');
  }

  /** Writes the preview, with its key: the dialog closes, and a message says what was written. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.dialog).toBeHidden();
    await expect(new AppPage(this.page).message(words)).toBeVisible();
  }
}
