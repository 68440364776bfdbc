/** The panel on the right: one sample whole, or what several have in common. */
import type { Locator, Page } from '@playwright/test';

export class Inspector {
  readonly panel: Locator;
  /** The file's name, or how many samples are selected. */
  readonly title: Locator;
  readonly problems: Locator;
  /** Its name has its zoom: "Image at 22 %". */
  readonly frame: Locator;
  readonly image: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Inspector' });
    this.title = this.panel.getByRole('heading', { level: 2 });
    this.problems = this.panel.getByRole('list', { name: 'Problems' });
    this.frame = this.panel.getByRole('group', { name: /^Image at/ });
    this.image = this.frame.getByRole('img');
  }

  section(title: string): Locator {
    return this.panel.getByRole('region', { name: title, exact: true });
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }
}
