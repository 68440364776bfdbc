import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { NumberField } from './NumberField.tsx';

interface FormProps {
  readonly live?: boolean | undefined;
  readonly onChange: (value: number) => void;
}

const Form = ({ live, onChange }: FormProps) => {
  const [value, setValue] = useState(8);
  const change = (next: number): void => {
    onChange(next);
    setValue(next);
  };
  return (
    <>
      <NumberField label="Epochs" value={value} min={1} max={100} whole live={live} onChange={change} />
      <button type="button">Next</button>
    </>
  );
};

const field = page.getByRole('textbox', { name: 'Epochs' });
const next = page.getByRole('button', { name: 'Next' });

/** Types a text in the place of the number, and presses keys. */
const type = async (text: string, keys?: string) => {
  const onChange = vi.fn<(value: number) => void>();
  await render(<Form onChange={onChange} />);
  await userEvent.fill(field, text);
  if (keys !== undefined) await userEvent.keyboard(keys);
  return onChange;
};

test('a number is kept by Enter, once', async () => {
  const onChange = await type('12', '{Enter}');
  expect(onChange.mock.calls).toEqual([[12]]);
  await next.click();
  expect(onChange).toHaveBeenCalledOnce();
  await expect.element(field).toHaveValue('12');
});

test('a number is kept when the field is left, and not before', async () => {
  const onChange = await type('12');
  expect(onChange).not.toHaveBeenCalled();
  await next.click();
  expect(onChange.mock.calls).toEqual([[12]]);
});

test.each(['', '0', '101', '1.5', 'many'])('%j is refused in words, and the number is back', async (text) => {
  const onChange = await type(text);
  await expect.element(field).toHaveAccessibleDescription('A whole number from 1 to 100');
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveValue('8');
  expect(onChange).not.toHaveBeenCalled();
});

test('Escape takes back what was typed', async () => {
  const onChange = await type('12', '{Escape}');
  await expect.element(field).toHaveValue('8');
  await next.click();
  expect(onChange).not.toHaveBeenCalled();
});

test('where it is live, each valid number counts while it is typed, and an invalid one is refused', async () => {
  const onChange = vi.fn<(value: number) => void>();
  await render(<Form live onChange={onChange} />);
  await userEvent.fill(field, '12');
  expect(onChange.mock.calls).toEqual([[12]]);
  await userEvent.fill(field, '1200');
  await expect.element(field).toHaveAccessibleDescription('A whole number from 1 to 100');
  expect(onChange).toHaveBeenCalledOnce();
  await next.click();
  await expect.element(field).toHaveValue('12');
});
