/** The app's own way to choose a folder, for a browser. */
import type { Locator, Page } from '@playwright/test';

export class FolderDialog {
  readonly dialog: Locator;
  readonly path: Locator;
  readonly folders: Locator;
  readonly open: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Open a dataset folder' });
    this.path = this.dialog.getByRole('textbox');
    this.folders = this.dialog.getByRole('list', { name: 'Folders' }).getByRole('button');
    this.open = this.dialog.getByRole('button', { name: 'Open this folder' });
  }

  /** Goes to the folder that is typed. */
  async go(path: string): Promise<void> {
    await this.path.fill(path);
    await this.path.press('Enter');
  }
}
