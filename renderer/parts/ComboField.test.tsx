import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ComboField, type ComboOption } from './ComboField.tsx';

const optionOf = (text: string, alias?: string): ComboOption => ({
  text,
  alias,
  count: 3,
  category: 'general',
});
const options = [optionOf('blue eyes'), optionOf('blue hair', 'azure_hair'), optionOf('red hair')];

interface Props {
  readonly onEnter?: (text: string) => void;
  readonly onTake?: (text: string) => void;
  readonly onEscape?: () => void;
  readonly options?: readonly ComboOption[];
}

const Form = (props: Props) => {
  const [text, setText] = useState('');
  return (
    <>
      <ComboField label="Tag" value={text} onText={setText} options={options} {...props} />
      <button type="button">Next</button>
    </>
  );
};

const field = page.getByRole('combobox', { name: 'Tag' });
const list = page.getByRole('listbox', { name: 'Tag: completions' });
/** By the beginning of its name: aliases and counts follow. */
const option = (name: string) => page.getByRole('option', { name: new RegExp(`^${name}`, 'u') });
const offered = () => page.getByRole('option').elements().length;

/** Puts the caret into an empty field and types. */
const typeInto = async (text: string, props: Props = {}): Promise<void> => {
  await render(<Form {...props} />);
  await field.click();
  await userEvent.keyboard(text);
};

const expectMarked = async (name: string): Promise<void> => {
  await expect.element(option(name)).toHaveAttribute('aria-selected', 'true');
  expect(field.element().getAttribute('aria-activedescendant')).toBe(option(name).element().id);
};

test('typing opens the list with what fits, by name or by alias, whatever its spelling', async () => {
  await typeInto('blue');
  await expect.element(list).toBeVisible();
  expect(offered()).toBe(2);
  await userEvent.fill(field, 'Azure h');
  await expect.element(option('blue hair')).toBeVisible();
  expect(offered()).toBe(1);
});

test('the arrows mark round through all completions and through none', async () => {
  await typeInto('blue');
  for (const name of ['blue eyes', 'blue hair']) {
    await userEvent.keyboard('{ArrowDown}');
    await expectMarked(name);
  }
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(field).not.toHaveAttribute('aria-activedescendant');
  await userEvent.keyboard('{ArrowUp}');
  await expectMarked('blue hair');
});

test('Tab takes the marked completion and goes on to the next field', async () => {
  await typeInto('blue{ArrowDown}{ArrowDown}{Tab}');
  await expect.element(field).toHaveValue('blue hair');
  await expect.element(page.getByRole('button', { name: 'Next' })).toHaveFocus();
  await expect.element(list).not.toBeInTheDocument();
});

test('Enter takes the marked completion and stays in the field', async () => {
  const onTake = vi.fn<(text: string) => void>();
  const onEnter = vi.fn<(text: string) => void>();
  await typeInto('blue{ArrowDown}{Enter}', { onTake, onEnter });
  expect(onTake.mock.calls).toEqual([['blue eyes']]);
  expect(onEnter).not.toHaveBeenCalled();
  await expect.element(field).toHaveFocus();
});

test('an only completion that begins with what is typed is marked by itself', async () => {
  await typeInto('red');
  await expectMarked('red hair');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('red hair');
});

test('with none marked, Enter and Tab mean what is typed', async () => {
  const onEnter = vi.fn<(text: string) => void>();
  await typeInto('blue{Enter}', { onEnter });
  expect(onEnter.mock.calls).toEqual([['blue']]);
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('blue');
});

test('a click takes a completion and leaves the caret in the field', async () => {
  await typeInto('blue');
  await option('blue hair').click();
  await expect.element(field).toHaveValue('blue hair');
  await expect.element(field).toHaveFocus();
});

test('the first Escape closes the list, the next one is for the field', async () => {
  const onEscape = vi.fn<() => void>();
  await typeInto('blue{Escape}', { onEscape });
  await expect.element(list).not.toBeInTheDocument();
  expect(onEscape).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onEscape).toHaveBeenCalledOnce();
  await expect.element(field).toHaveValue('blue');
});

test('Shift and Tab takes nothing', async () => {
  await typeInto('blue{ArrowDown}{Shift>}{Tab}{/Shift}');
  await expect.element(field).toHaveValue('blue');
  await expect.element(field).not.toHaveFocus();
});

test('completions for the letters before are not offered for these', async () => {
  await typeInto('green', { options: [optionOf('blue eyes')] });
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('green');
});
