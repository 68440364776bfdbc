import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Dialog } from './Dialog.tsx';
import { Popover } from './Popover.tsx';
import { TooltipProvider } from './Tooltip.tsx';

const App = () => {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(false);
  return (
    <TooltipProvider>
      <Popover
        label="Files"
        trigger={<button type="button">Files</button>}
        control={{
          open: shown,
          onOpenChange: (next) => {
            setShown(next);
            // As a key that follows at once.
            if (!next) setOpen(true);
          },
        }}
      >
        <p>A file</p>
      </Popover>
      <Dialog open={open} onClose={() => setOpen(false)} title="All commands" bare>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input aria-label="Command" autoFocus />
      </Dialog>
    </TooltipProvider>
  );
};

test('a dialog that opens while a popover closes keeps the focus', async () => {
  await render(<App />);
  await page.getByRole('button', { name: 'Files' }).click();
  await expect.element(page.getByText('A file')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByLabelText('Command')).toHaveFocus();
  // Radix would return it to the button a moment later.
  await new Promise((done) => {
    setTimeout(done);
  });
  await expect.element(page.getByLabelText('Command')).toHaveFocus();
});
