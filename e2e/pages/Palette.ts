/** The list of all commands. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Palette {
  readonly page: Page;
  readonly dialog: Locator;
  readonly field: Locator;
  readonly items: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'All commands' });
    this.field = this.dialog.getByRole('combobox');
    this.items = this.dialog.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+K');
    await expect(this.field).toBeFocused();
  }

  /** Runs the first command that is found by a few letters. */
  async run(letters: string, command: string): Promise<void> {
    await this.open();
    await this.field.fill(letters);
    await expect(this.items.first()).toContainText(command);
    await this.field.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
