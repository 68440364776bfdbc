import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { MiddleCut } from './MiddleCut.tsx';

const name = 'a_long_name_that_a_downloader_made_of_all_tags_0042.png';

const Box = ({ width, text }: { readonly width: number; readonly text: string }) => (
  <div style={{ width }}>
    <MiddleCut text={text} end={8} />
  </div>
);

const shown = () => page.getByTitle(/png$/);
const isCut = (): boolean => shown().element().hasAttribute('data-cut');
const endShown = (): string | null =>
  shown().element().querySelector('[data-end]')?.getAttribute('data-end') ?? null;

test('a text that is too long is cut in the middle; its end is seen, and all of it is read', async () => {
  await render(<Box width={160} text={name} />);
  await expect.poll(isCut).toBe(true);
  expect(endShown()).toBe('0042.png');
  expect(shown().element().textContent).toBe(name);
  const box = shown().element().getBoundingClientRect();
  expect(box.width).toBeLessThanOrEqual(160);
});

test('it is whole again where there is room, and with a shorter text', async () => {
  const { rerender } = await render(<Box width={160} text={name} />);
  await expect.poll(isCut).toBe(true);
  await rerender(<Box width={900} text={name} />);
  await expect.poll(isCut).toBe(false);
  await rerender(<Box width={160} text={name} />);
  await expect.poll(isCut).toBe(true);
  await rerender(<Box width={160} text="a_short_0042.png" />);
  await expect.poll(isCut).toBe(false);
});

test('what looks like one character is never cut in two', async () => {
  const family = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}';
  await render(<Box width={100} text={`a name with a picture of a ${family}234.png`} />);
  await expect.poll(endShown).toBe(`${family}234.png`);
});
