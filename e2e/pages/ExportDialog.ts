/** The export dialog: its settings, its preview, the run and the result. */
import { expect, type Locator, type Page } from '@playwright/test';

export class ExportDialog {
  readonly dialog: Locator;
  readonly preview: Locator;
  /** Samples of the preview that are on screen. */
  readonly samples: Locator;
  readonly folder: Locator;
  /** The message about the preview, the run or the result. */
  readonly status: Locator;
  readonly start: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Export', exact: true });
    this.preview = this.dialog.getByRole('region', { name: 'Preview' });
    this.samples = this.dialog.getByRole('region', { name: 'Samples' }).getByRole('article');
    this.folder = this.dialog.getByRole('textbox', { name: 'Into the folder' });
    this.status = this.dialog.getByRole('status');
    this.start = this.button('Export');
  }

  /** Opens it by its key, and waits for the first preview. */
  async open(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+E');
    await this.settled();
  }

  /** The preview belongs to the current settings. */
  async settled(): Promise<void> {
    await expect(this.preview).toHaveAttribute('aria-busy', 'false');
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  format(name: string): Locator {
    return this.dialog.getByRole('radio', { name });
  }

  async choose(label: string, value: string): Promise<void> {
    await this.dialog.getByLabel(label).selectOption(value);
    await this.settled();
  }

  async section(name: string): Promise<void> {
    await this.dialog.getByText(name, { exact: true }).click();
  }

  /** Types the folder, and waits until its content is known. */
  async into(folder: string): Promise<void> {
    await this.folder.fill(folder);
    await this.settled();
  }
}
