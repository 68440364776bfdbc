import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { TagsEditor } from './TagsEditor.tsx';
import type { ComboOption } from './ComboField.tsx';

const option: ComboOption = { text: 'blue eyes', count: 3, category: 'general' };

const Form = ({ begin, onLeave }: { readonly begin: readonly string[]; readonly onLeave: () => void }) => {
  const [tags, setTags] = useState(begin);
  return (
    <>
      <TagsEditor
        tags={tags}
        categoryOf={() => 'general'}
        saving={false}
        options={[option]}
        onTyping={() => undefined}
        onChange={setTags}
        onLeave={onLeave}
      />
      <output aria-label="Tags">{tags.join(', ')}</output>
    </>
  );
};

const chip = (tag: string) => page.getByRole('button', { name: tag, exact: true });
const field = page.getByRole('combobox');

const open = async (...begin: readonly string[]) => {
  const onLeave = vi.fn<() => void>();
  await render(<Form begin={begin} onLeave={onLeave} />);
  return onLeave;
};

const tags = (): string => page.getByLabelText('Tags', { exact: true }).element().textContent;

/** Focuses a chip, as a click does, and presses keys. */
const pressOn = async (tag: string, keys: string): Promise<void> => {
  await chip(tag).click();
  await userEvent.keyboard(keys);
};

test('arrows, Home and End go from chip to chip, and one of them is on the way of Tab', async () => {
  await open('1girl', 'smile', 'hat');
  await pressOn('smile', '{ArrowRight}');
  await expect.element(chip('hat')).toHaveFocus();
  await userEvent.keyboard('{Home}');
  await expect.element(chip('1girl')).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowLeft}');
  await expect.element(chip('smile')).toHaveFocus();
  const onTheWay = [...document.querySelectorAll<HTMLElement>('[data-chip]')].map((one) => one.tabIndex);
  expect(onTheWay).toEqual([-1, 0, -1]);
});

test('Alt and an arrow moves a tag, and the keyboard goes with it', async () => {
  await open('1girl', 'smile', 'hat');
  await pressOn('1girl', '{Alt>}{ArrowRight}{/Alt}');
  await expect.poll(tags).toBe('smile, 1girl, hat');
  await expect.element(chip('1girl')).toHaveFocus();
});

test('Delete and Backspace take a tag out; the keyboard goes to the next or to the one before', async () => {
  await open('1girl', 'smile', 'hat');
  await pressOn('1girl', '{Delete}');
  await expect.poll(tags).toBe('smile, hat');
  await expect.element(chip('smile')).toHaveFocus();
  await pressOn('hat', '{Backspace}');
  await expect.poll(tags).toBe('smile');
  await expect.element(chip('smile')).toHaveFocus();
});

test('Enter retypes a tag, and the keyboard comes back to it', async () => {
  await open('1girl', 'smile');
  await pressOn('smile', '{Enter}');
  await expect.element(page.getByRole('combobox', { name: 'Retype smile' })).toHaveFocus();
  await userEvent.fill(field, 'grin');
  await userEvent.keyboard('{Enter}');
  await expect.poll(tags).toBe('1girl, grin');
  await expect.element(chip('grin')).toHaveFocus();
});

test('a letter begins a tag behind the chip, and the field stays for more', async () => {
  await open('1girl', 'smile');
  await pressOn('1girl', 'hat{Enter}');
  await expect.poll(tags).toBe('1girl, hat, smile');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('red, scarf{Enter}');
  await expect.poll(tags).toBe('1girl, hat, red, scarf, smile');
});

test('a completion is taken as a tag', async () => {
  await open('1girl');
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await userEvent.keyboard('blue{Enter}');
  await expect.poll(tags).toBe('1girl, blue eyes');
});

test('Escape takes nothing of what was typed; on a chip it leaves', async () => {
  const onLeave = await open('1girl', 'smile');
  await pressOn('1girl', 'hat{Escape}');
  await expect.element(chip('1girl')).toHaveFocus();
  await expect.poll(tags).toBe('1girl, smile');
  expect(onLeave).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onLeave).toHaveBeenCalledOnce();
});

test('what was typed is kept when the field is left', async () => {
  await open('1girl', 'smile');
  await pressOn('smile', 'hat');
  await chip('1girl').click();
  await expect.poll(tags).toBe('1girl, smile, hat');
});

test('a chip is dragged to the place of another', async () => {
  await open('1girl', 'smile', 'hat');
  await userEvent.dragAndDrop(chip('hat'), chip('1girl'));
  await expect.poll(tags).toBe('hat, 1girl, smile');
});

test('the menu of a chip is about that chip', async () => {
  await open('1girl', 'smile', 'hat');
  await chip('smile').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Remove/u }).click();
  await expect.poll(tags).toBe('1girl, hat');
});
