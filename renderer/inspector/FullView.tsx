/**
 * The full view: the sample in focus in the whole window, with its captions beside it; arrows go through the view. Keys that
 * edit open their fields here, never in the page behind.
 */
import { ChevronLeft, ChevronRight, PanelRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { imagePath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { CommandLayer, useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { focusedRow, rowAt } from '../state/rowsSlice.ts';
import { FileName } from '../parts/FileName.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { useEscape } from '../ui/hooks/useEscape.ts';
import { useImagesAhead } from '../ui/hooks/useImagesAhead.ts';
import { useReturnFocus } from '../ui/hooks/useReturnFocus.ts';
import styles from './FullView.module.css';
import { FullViewCaptions } from './FullViewCaptions.tsx';
import { MarkNotice } from './MarkNotice.tsx';
import { useDetailOf } from './SampleView.tsx';
import { Viewer } from './Viewer.tsx';

export const FullView = () => {
  const open = useApp((state) => state.overlay === 'fullView');
  const close = useApp((state) => state.closeOverlay);
  const row = useApp(focusedRow);
  return (
    <Dialog.Root open={open && row !== undefined} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <CommandLayer layer="fullView">
          <Window onClose={close}>{row !== undefined && <Inside row={row} />}</Window>
        </CommandLayer>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

interface WindowProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const Window = ({ onClose, children }: WindowProps) => (
  <Dialog.Content
    className={styles.fullView}
    data-layer="fullView"
    aria-describedby={undefined}
    {...useReturnFocus()}
    {...useEscape(onClose)}
  >
    {children}
  </Dialog.Content>
);

const Inside = ({ row }: { readonly row: SampleRow }) => {
  const detail = useDetailOf(row);
  const next = useCommand('sample.next');
  const previous = useCommand('sample.previous');
  const position = useApp((state) => state.focus ?? 0);
  const count = useApp((state) => state.view?.count ?? 0);
  const ahead = useApp((state) => rowAt(state, position + 1));
  useImagesAhead(ahead === undefined || ahead.problem !== null ? [] : [imagePath(ahead.id, ahead.version)]);
  const captions = useCommand('loupe.captions');
  const showCaptions = useApp((state) => state.settings.loupeCaptions);
  const box = useRef<HTMLDivElement>(null);

  // Where a field was left: an image that cannot be shown has no frame.
  useRequest('sheet.focus', () => {
    const frame = box.current?.querySelector<HTMLElement>('[data-stage]');
    (frame ?? box.current?.closest<HTMLElement>('[data-layer]'))?.focus();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    // Zoomed in, the image has used the arrow to move; beside it arrows belong to chips and to the caret.
    if (event.target instanceof Element && event.target.closest('[data-captions]') !== null) return;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') next.run();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') previous.run();
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={styles.inside} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Dialog.Title className={styles.title}>
          <FileName path={row.relPath} folder />
        </Dialog.Title>
        <MarkNotice row={row} />
        <span className={styles.place}>
          {countText(position + 1)} of {countText(count)}
        </span>
        <IconButton
          label={previous.label}
          keys={previous.keys}
          disabled={position === 0}
          onClick={previous.run}
        >
          <ChevronLeft size={16} />
        </IconButton>
        <IconButton label={next.label} keys={next.keys} disabled={position + 1 >= count} onClick={next.run}>
          <ChevronRight size={16} />
        </IconButton>
        <IconButton label={captions.label} keys={captions.keys} pressed={showCaptions} onClick={captions.run}>
          <PanelRight size={16} />
        </IconButton>
        <Dialog.Close asChild>
          <IconButton label="Close the full view" keys="Esc">
            <X size={16} />
          </IconButton>
        </Dialog.Close>
      </div>
      <div className={styles.middle}>
        <div className={styles.image}>
          <Viewer row={row} alpha={detail?.alpha ?? false} takesFocus />
        </div>
        {showCaptions && <FullViewCaptions row={row} detail={detail} />}
      </div>
    </div>
  );
};
