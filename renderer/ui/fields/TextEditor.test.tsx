import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { TextEditor, type TextDrafting } from './TextEditor.tsx';

const field = page.getByRole('textbox', { name: 'NL caption' });
const state = page.getByRole('status');
const elsewhere = page.getByRole('button', { name: 'Elsewhere' });

interface Begin {
  readonly text?: string;
  readonly found?: TextDrafting['found'];
  /** Whether the typed text can be saved. */
  readonly saves?: boolean;
}

const open = async ({ text = 'A girl.', found = null, saves = true }: Begin = {}) => {
  const drafting = {
    found,
    keep: vi.fn<TextDrafting['keep']>(),
    leave: vi.fn<TextDrafting['leave']>(),
    drop: vi.fn<TextDrafting['drop']>(),
  };
  const onSave = vi.fn<(text: string, base: string) => Promise<boolean>>().mockResolvedValue(saves);
  const onClose = vi.fn<() => void>();
  const screen = await render(
    <>
      <TextEditor
        label="NL caption"
        text={text}
        look="nl"
        drafting={drafting}
        onSave={onSave}
        onClose={onClose}
      />
      <button type="button">Elsewhere</button>
    </>,
  );
  await expect.element(field).toHaveFocus();
  return { ...screen, drafting, onSave, onClose };
};

test('the caret stands behind the last word, and the field grows with its text', async () => {
  await open({ text: 'A girl.\n' });
  const before = field.element().clientHeight;
  await userEvent.keyboard(' Smiling.{Enter}{Enter}{Enter}{Enter}');
  await expect.element(field).toHaveValue('A girl. Smiling.\n\n\n\n\n');
  expect(field.element().clientHeight).toBeGreaterThan(before);
  expect(field.element().scrollHeight).toBeLessThanOrEqual(field.element().clientHeight + 2);
});

test('Mod+S saves and the field stays; what was saved is the base of the next save', async () => {
  const { onSave, onClose, drafting } = await open();
  await userEvent.keyboard(' Red.');
  await expect.element(state).toMatchTextContent(/Not saved yet/u);
  expect(drafting.keep).toHaveBeenLastCalledWith('A girl. Red.', 'A girl.');
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.element(state).toHaveTextContent('');
  expect(drafting.drop).toHaveBeenCalledOnce();
  await userEvent.keyboard('!{Control>}s{/Control}');
  await expect
    .poll(() => onSave.mock.calls)
    .toEqual([
      ['A girl. Red.', 'A girl.'],
      ['A girl. Red.!', 'A girl. Red.'],
    ]);
  expect(onClose).not.toHaveBeenCalled();
});

test('leaving the field saves and closes it', async () => {
  const { onSave, onClose } = await open();
  await userEvent.keyboard(' Red.');
  await elsewhere.click();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(onSave.mock.calls).toEqual([['A girl. Red.', 'A girl.']]);
});

test('a field that is left and removed in one moment is saved once', async () => {
  const { onSave, unmount } = await open();
  await userEvent.keyboard(' Red.');
  (field.element() as HTMLElement).blur();
  await unmount();
  expect(onSave.mock.calls).toEqual([['A girl. Red.', 'A girl.']]);
});

test('leaving it with nothing typed writes nothing', async () => {
  const { onSave, onClose } = await open();
  await elsewhere.click();
  await expect.poll(() => onClose.mock.calls.length).toBe(1);
  expect(onSave).not.toHaveBeenCalled();
});

test('what cannot be saved stays in the field, and a draft', async () => {
  const { onClose, drafting } = await open({ saves: false });
  await userEvent.keyboard(' Red.{Control>}{Enter}{/Control}');
  await expect.poll(() => drafting.leave.mock.calls.length).toBe(1);
  await expect.element(field).toHaveValue('A girl. Red.');
  await expect.element(state).toMatchTextContent(/Not saved yet/u);
  expect(onClose).not.toHaveBeenCalled();
  expect(drafting.drop).not.toHaveBeenCalled();
});

test('Escape closes without saving and keeps the text as a draft', async () => {
  const { onSave, onClose, drafting } = await open();
  await userEvent.keyboard(' Red.{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  expect(drafting.leave.mock.calls).toEqual([['escaped']]);
  expect(onSave).not.toHaveBeenCalled();
});

test('a field that is taken away saves what was typed', async () => {
  const { onSave, unmount } = await open();
  await userEvent.keyboard(' Red.');
  await unmount();
  expect(onSave.mock.calls).toEqual([['A girl. Red.', 'A girl.']]);
});

test('a draft goes on from its own base, and says that the file has changed since', async () => {
  const { onSave } = await open({ text: 'A boy.', found: { text: 'A tall girl.', base: 'A girl.' } });
  await expect.element(field).toHaveValue('A tall girl.');
  await expect.element(state).toMatchTextContent(/What is on disk has changed/u);
  await userEvent.keyboard('{Control>}s{/Control}');
  await expect.poll(() => onSave.mock.calls).toEqual([['A tall girl.', 'A girl.']]);
});
