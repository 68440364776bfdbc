/**
 * The full view: the sample in focus in the whole window, with its captions beside or below it and its neighbours in a strip;
 * arrows go through the view. Keys that edit open their fields here, never in the page behind.
 */
import { Dialog } from 'radix-ui';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { captionsPlace, wideWindow } from '../commands/captionsPlace.ts';
import { CommandLayer, useCommand, useRequest } from '../commands/CommandContext.tsx';
import { TagKeyStrip } from '../tagKeys/TagKeyStrip.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { focusedRow } from '../state/rowsSlice.ts';
import { countText } from '../ui/display/numbers.ts';
import { useEscape } from '../ui/hooks/useEscape.ts';
import { useHeldKey } from '../ui/hooks/useHeldKey.ts';
import { useMedia } from '../ui/hooks/useMedia.ts';
import { useReturnFocus } from '../ui/hooks/useReturnFocus.ts';
import { Filmstrip } from './Filmstrip.tsx';
import styles from './FullView.module.css';
import { FullViewCaptions } from './FullViewCaptions.tsx';
import { FullViewHead } from './FullViewHead.tsx';
import { MarkFlash } from './MarkNotice.tsx';
import { useDetailOf } from './SampleView.tsx';
import { useNeighbours } from './useNeighbours.ts';
import { Viewer } from './Viewer.tsx';

export const FullView = () => {
  const open = useApp((state) => state.large === 'fullView');
  const close = useApp((state) => state.closeLarge);
  const position = useApp((state) => state.focus);
  return (
    <Dialog.Root open={open && position !== null} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <CommandLayer layer="fullView">
          <Window onClose={close}>{position !== null && <Place position={position} />}</Window>
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

/** Among the captions, keys belong to chips and to the caret. */
const isOnImage = ({ target }: { readonly target: EventTarget | null }): boolean =>
  !(target instanceof Element && target.closest('[data-captions]') !== null);

/** Keys on the image go through the view. */
const useArrows = () => {
  const store = useAppStore();
  const next = useCommand('sample.next');
  const previous = useCommand('sample.previous');
  return (event: KeyboardEvent): void => {
    if (!isOnImage(event)) return;
    // Zoomed in, the image has used the arrow to move.
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { view, moveTo } = store.getState();
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: next.run,
      ArrowDown: next.run,
      PageDown: next.run,
      ArrowLeft: previous.run,
      ArrowUp: previous.run,
      PageUp: previous.run,
      Home: () => moveTo(0, 'only'),
      End: () => moveTo((view?.count ?? 1) - 1, 'only'),
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
};

/** The sample at a place of the view; after a jump its row may have to be read first. */
const Place = ({ position }: { readonly position: number }) => {
  const store = useAppStore();
  const row = useApp(focusedRow);
  // The sheet stands still behind: rows are read around what is shown here.
  useEffect(() => store.getState().showRows(position, position + 1), [store, position]);
  if (row !== undefined) return <Inside row={row} position={position} />;
  return (
    <>
      <Dialog.Title className={styles.hidden}>Full view</Dialog.Title>
      <p className={styles.waiting} role="status">
        Reading sample {countText(position + 1)} ...
      </p>
    </>
  );
};

const Inside = ({ row, position }: { readonly row: SampleRow; readonly position: number }) => {
  const hurried = useHeldKey(isOnImage);
  const detail = useDetailOf(row, !hurried);
  const isReady = useNeighbours(position, hurried);
  const showCaptions = useApp((state) => state.settings.loupeCaptions);
  const showStrip = useApp((state) => state.settings.filmstrip);
  const choice = useApp((state) => state.settings.loupeCaptionsAt);
  const place = captionsPlace(choice, useMedia(wideWindow));
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = useArrows();

  // Where a field was left: an image that cannot be shown has no frame.
  useRequest('sheet.focus', () => {
    const frame = box.current?.querySelector<HTMLElement>('[data-stage]');
    (frame ?? box.current?.closest<HTMLElement>('[data-layer]'))?.focus();
  });

  return (
    <div className={styles.inside}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={box} className={styles.work} onKeyDown={onKeyDown}>
        <FullViewHead row={row} position={position} />
        <div className={styles.middle} data-place={place}>
          <div className={styles.image}>
            <Viewer row={row} alpha={detail?.alpha ?? false} takesFocus isReady={isReady} hurried={hurried} />
            <MarkFlash row={row} />
          </div>
          {showCaptions && <FullViewCaptions row={row} detail={detail} place={place} hurried={hurried} />}
        </div>
        {showStrip && <Filmstrip />}
      </div>
      <TagKeyStrip inFront />
    </div>
  );
};
