/** The whole window, part by part. */
import type { Locator, Page } from '@playwright/test';
import { FiltersPanel } from './FiltersPanel.ts';
import { Inspector } from './Inspector.ts';
import { FullView } from './FullView.ts';
import { Palette } from './Palette.ts';
import { SearchBar } from './SearchBar.ts';
import { SheetPage } from './SheetPage.ts';
import { StatusBar } from './StatusBar.ts';
import { Welcome } from './Welcome.ts';

/** A change of settings that is more than what is remembered along the way. */
const isSetting = (body: unknown): boolean =>
  Object.keys(body ?? {}).some((key) => key !== 'recentQueries' && key !== 'recentCommands');

export class AppPage {
  readonly page: Page;
  readonly welcome: Welcome;
  readonly sheet: SheetPage;
  readonly search: SearchBar;
  readonly filters: FiltersPanel;
  readonly inspector: Inspector;
  readonly fullView: FullView;
  readonly palette: Palette;
  readonly status: StatusBar;

  constructor(page: Page) {
    this.page = page;
    this.welcome = new Welcome(page);
    this.sheet = new SheetPage(page);
    this.search = new SearchBar(page);
    this.filters = new FiltersPanel(page);
    this.inspector = new Inspector(page);
    this.fullView = new FullView(page);
    this.palette = new Palette(page);
    this.status = new StatusBar(page);
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** One of the short messages at the window's edge. */
  message(text: string): Locator {
    return this.page.getByRole('region', { name: /^Messages/ }).getByText(text);
  }

  /** Does something that changes a setting, and waits until that is saved. */
  async saved(act: () => Promise<void>): Promise<void> {
    // Only requests from now on count; earlier queries and commands are saved too, a little later.
    const sent = this.page.waitForRequest(
      (request) => request.method() === 'PATCH' && isSetting(request.postDataJSON()),
    );
    await act();
    await (await sent).response();
  }

  /** One of the densities, in the bar above the sheet. */
  density(name: 'Rows' | 'Tiles' | 'Contacts'): Locator {
    return this.page.getByRole('radiogroup', { name: 'Density' }).getByRole('radio', { name });
  }
}
