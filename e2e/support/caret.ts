/** Whether the field with the caret is visible: determined by the page itself, not by the locators of a test. */
import { expect, type Page } from '@playwright/test';

/**
 * Where the caret is, in words: `seen` where the focused field is on top at its own place, whole lines of it;
 * else what covers it, or that no field has the focus.
 */
const caret = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      return `no field has the focus, but ${field?.tagName ?? 'nothing'}`;
    }
    const box = field.getBoundingClientRect();
    // A field that is higher than the window counts as seen where its first or last line is.
    const middle = box.left + Math.min(box.width / 2, 40);
    const places = [box.top + box.height / 2, box.top + 8, box.bottom - 8];
    const above = places.map((y) => document.elementFromPoint(middle, y));
    const seen = above.some((element) => element !== null && field.contains(element));
    const name = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? field.placeholder;
    return seen
      ? `seen: ${name}`
      : `${name} is hidden by ${above[0]?.className || above[0]?.tagName || 'the edge'}`;
  });

/** Waits until the field of this name has the caret, and is visible at its place. */
export const expectCaretIn = async (page: Page, name: string | RegExp): Promise<void> => {
  const wanted =
    typeof name === 'string' ? new RegExp(`^seen: ${name}$`) : new RegExp(`^seen: .*${name.source}`);
  await expect.poll(() => caret(page)).toMatch(wanted);
};

/** What one types in. */
export const textField = 'textarea, input:not([type=checkbox], [type=radio], [type=range])';

/** Far more stops than any page has. */
const mostStops = 400;

/**
 * Goes through all tab stops, and expects of every text field among them that it is visible when it has the
 * caret.
 * @param within a selector: ends where the focus leaves it, or comes to a stop again
 * @returns how many text fields there were
 */
export const walkFields = async (page: Page, within: string): Promise<number> => {
  let fields = 0;
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(
      ([selector, typed]) => {
        const element = document.activeElement;
        const walked = 'data-walked';
        if (element === null || element.closest(selector) === null || element.hasAttribute(walked))
          return 'end';
        element.setAttribute(walked, '');
        return element.matches(typed) ? 'field' : 'other';
      },
      [within, textField] as const,
    );
    if (at === 'end') break;
    if (at === 'other') continue;
    fields += 1;
    await expectCaretIn(page, /./);
  }
  return fields;
};
