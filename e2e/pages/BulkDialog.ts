/** The dialog of bulk edits: what, where, a preview of everything, and the write. */
import { expect, type Locator, type Page } from '@playwright/test';

export class BulkDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly kind: Locator;
  /** The preview, and afterwards the result. */
  readonly words: Locator;
  /** A file each. */
  readonly changes: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Edit many captions' });
    this.kind = this.dialog.getByRole('combobox', { name: 'What' });
    this.words = this.dialog.getByRole('status');
    this.changes = this.dialog.getByRole('article');
  }

  /** A field for a tag. */
  tag(name: string): Locator {
    return this.dialog.getByRole('combobox', { name, exact: true });
  }

  /** Shows the preview, with its key. */
  async preview(words: string | RegExp): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.words).toContainText(words);
  }

  /** Writes the preview, with the same key, and closes. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.words).toContainText(words);
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
