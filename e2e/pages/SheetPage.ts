/** The sheet: samples in lines, with a keyboard position and a selection. */
import { expect, type Locator, type Page } from '@playwright/test';

export class SheetPage {
  readonly page: Page;
  readonly grid: Locator;
  /** Those on screen and a little around it. */
  readonly lines: Locator;
  readonly samples: Locator;
  readonly selected: Locator;
  readonly focused: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Samples' });
    this.lines = this.grid.getByRole('row');
    this.samples = this.grid.getByRole('gridcell');
    this.selected = this.grid.getByRole('gridcell', { selected: true });
    this.focused = this.grid.locator('[data-focused]');
  }

  /** @param name of the file, with or without its folder */
  sample(name: string): Locator {
    return this.grid.getByRole('gridcell', { name });
  }

  image(name: string): Locator {
    return this.sample(name).locator('img');
  }

  /** By its position in the view, from 0. */
  at(position: number): Locator {
    return this.grid.locator(`[data-position="${position}"]`);
  }

  /** Waits until samples are shown. */
  async ready(): Promise<void> {
    await expect(this.samples.first()).toHaveAccessibleName(/tag|NL caption/);
  }

  /** Focuses the sheet, and its first sample. */
  async begin(): Promise<void> {
    await this.page.keyboard.press('F6');
    await expect(this.grid).toBeFocused();
    await this.page.keyboard.press('Home');
    await this.expectFocus(0);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.grid.press(key);
  }

  /** @param position in the view, from 0 */
  async expectFocus(position: number): Promise<void> {
    await expect(this.focused).toHaveAttribute('data-position', String(position));
  }
}
