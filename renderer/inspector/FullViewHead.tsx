/** The head of the full view: the file, its mark, its place in the view, and what can be shown or hidden. */
import {
  ChevronLeft,
  ChevronRight,
  GalleryHorizontal,
  PanelBottom,
  PanelRight,
  PanelRightDashed,
  X,
} from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { SampleRow } from '../../shared/api/sample.ts';
import { captionsPlace, wideWindow } from '../commands/captionsPlace.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { FileName } from '../parts/FileName.tsx';
import { useApp } from '../state/AppContext.tsx';
import { IconButton } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { useMedia } from '../ui/hooks/useMedia.ts';
import styles from './FullView.module.css';
import { MarkNotice } from './MarkNotice.tsx';

interface Props {
  readonly row: SampleRow;
  readonly position: number;
}

const Layout = () => {
  const strip = useCommand('loupe.filmstrip');
  const place = useCommand('loupe.place');
  const captions = useCommand('loupe.captions');
  const showStrip = useApp((state) => state.settings.filmstrip);
  const showCaptions = useApp((state) => state.settings.loupeCaptions);
  const choice = useApp((state) => state.settings.loupeCaptionsAt);
  const isBeside = captionsPlace(choice, useMedia(wideWindow)) === 'beside';
  const [Here, There] = isBeside ? [PanelRight, PanelBottom] : [PanelBottom, PanelRightDashed];
  return (
    <>
      <IconButton label={strip.label} keys={strip.keys} pressed={showStrip} onClick={strip.run}>
        <GalleryHorizontal size={16} />
      </IconButton>
      <IconButton
        label={isBeside ? 'Captions below the image' : 'Captions beside the image'}
        keys={place.keys}
        onClick={place.run}
      >
        <There size={16} />
      </IconButton>
      <IconButton label={captions.label} keys={captions.keys} pressed={showCaptions} onClick={captions.run}>
        <Here size={16} />
      </IconButton>
    </>
  );
};

export const FullViewHead = ({ row, position }: Props) => {
  const next = useCommand('sample.next');
  const previous = useCommand('sample.previous');
  const count = useApp((state) => state.view?.count ?? 0);
  return (
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
      <Layout />
      <Dialog.Close asChild>
        <IconButton label="Close the full view" keys="Esc">
          <X size={16} />
        </IconButton>
      </Dialog.Close>
    </div>
  );
};
