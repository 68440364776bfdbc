/** The page of captions that models propose, and the dialog that begins a run. */
import type { Locator, Page } from '@playwright/test';

export class CaptionsPage {
  readonly page: Page;
  /** The one that is looked at. */
  readonly proposal: Locator;
  readonly state: Locator;
  readonly list: Locator;
  readonly marks: Locator;
  readonly present: Locator;
  readonly proposed: Locator;
  readonly runs: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.page = page;
    this.proposal = main.getByRole('article');
    this.state = main.getByRole('status').first();
    this.list = main.getByRole('navigation', { name: 'Proposals' });
    this.marks = this.proposal.getByRole('list', { name: 'Marks' });
    this.present = this.proposal.getByRole('region', { name: 'Present' });
    this.proposed = this.proposal.getByRole('region', { name: 'Proposed' });
    this.runs = main.getByRole('list', { name: 'Runs' }).locator('> li');
    this.dialog = page.getByRole('dialog', { name: 'Caption or tag images' });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name });
  }

  choice(name: string): Locator {
    return this.page.getByRole('group', { name: 'Filters' }).getByRole('combobox', { name });
  }

  field(name: string): Locator {
    return this.dialog.getByRole('textbox', { name });
  }

  /** In the dialog. */
  act(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name });
  }

  /** Opens the dialog with a server whose only model is taken. */
  async beginWith(url: string): Promise<void> {
    await this.page.keyboard.press('Shift+N');
    await this.field('Address of the server').fill(url);
    await this.act('Test connection').click();
    await this.dialog.getByText('It answers, and has 1 model.').waitFor();
  }

  /** Opens the dialog with a tagger. */
  async beginTagger(folder: string): Promise<void> {
    await this.page.keyboard.press('Shift+N');
    await this.dialog.getByRole('radio', { name: /^A tagger/ }).click();
    await this.field('Folder of the tagger').fill(folder);
    await this.dialog.getByRole('region', { name: 'Found' }).waitFor();
  }
}
