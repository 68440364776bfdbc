/** The focused sample in the whole window; arrows go through the view. */
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { imagePath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { focusedRow, rowAt } from '../state/rowsSlice.ts';
import { IconButton } from '../ui/Button.tsx';
import { TagChip } from '../ui/TagChip.tsx';
import { countText } from '../ui/numbers.ts';
import { useEscape } from '../ui/useEscape.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import styles from './Loupe.module.css';
import { useDetailOf } from './SampleView.tsx';
import { Viewer } from './Viewer.tsx';
import { splitPath } from './words.ts';

export const Loupe = () => {
  const open = useApp((state) => state.overlay === 'loupe');
  const close = useApp((state) => state.closeOverlay);
  const row = useApp(focusedRow);
  return (
    <Dialog.Root open={open && row !== undefined} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Window onClose={close}>{row !== undefined && <Inside row={row} />}</Window>
      </Dialog.Portal>
    </Dialog.Root>
  );
};

/** Has the browser fetch the next picture, so that going on shows it at once. */
const useReadAhead = (position: number): void => {
  const row = useApp((state) => rowAt(state, position));
  const path = row === undefined || row.problem !== null ? null : imagePath(row.id, row.version);
  useEffect(() => {
    if (path === null) return;
    const image = new Image();
    image.src = path;
    return () => image.removeAttribute('src');
  }, [path]);
};

interface WindowProps {
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const Window = ({ onClose, children }: WindowProps) => (
  <Dialog.Content
    className={styles.loupe}
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
  useReadAhead(position + 1);
  const { folder, name } = splitPath(row.relPath);
  const tags = row.tags.state === 'present' ? row.tags.tags : [];

  const onKeyDown = (event: KeyboardEvent): void => {
    // Zoomed in, the picture has used the arrow to move.
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') next.run();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') previous.run();
    else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.inside} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Dialog.Title className={styles.title}>
          <span className={styles.folder}>{folder}</span>
          {name}
        </Dialog.Title>
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
        <Dialog.Close asChild>
          <IconButton label="Close the loupe" keys="Esc">
            <X size={16} />
          </IconButton>
        </Dialog.Close>
      </div>
      <div className={styles.picture}>
        <Viewer row={row} alpha={detail?.alpha ?? false} answers takesFocus />
      </div>
      <div className={styles.tags}>
        {tags.map((tag, index) => (
          // A tag may stand twice in a caption; its place is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          <TagChip key={index} text={tag.text} category={tag.category} />
        ))}
      </div>
    </div>
  );
};
