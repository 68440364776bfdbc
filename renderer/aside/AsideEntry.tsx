/** One image that is set aside: a small picture of it, its path, and what comes back with it. */
import { Check } from 'lucide-react';
import type { AsideImage } from '../../shared/api/aside.ts';
import { asideThumbPath } from '../../shared/api/imagePaths.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { explainImage } from '../api/imageFailures.ts';
import { FileName } from '../parts/FileName.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/display/Note.tsx';
import { byteText } from '../ui/display/numbers.ts';
import styles from './AsideDialog.module.css';

export const entryId = (id: number): string => `aside-${id}`;

interface Props {
  readonly image: AsideImage;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly place: { readonly at: number; readonly of: number };
  readonly focused: boolean;
  readonly chosen: boolean;
  readonly onPick: () => void;
  readonly onBack: () => void;
}

const withWords = ({ companions }: AsideImage): string =>
  companions.length === 0 ? 'without captions' : `with ${companions.map(fileNameOf).join(', ')}`;

export const AsideEntry = ({ image, top, place, focused, chosen, onPick, onBack }: Props) => {
  const blurred = useApp((state) => state.blurred || state.settings.blurExplicit);
  return (
    // The list has the focus, and its keys choose.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events
    <div
      id={entryId(image.id)}
      role="option"
      aria-selected={chosen}
      aria-posinset={place.at}
      aria-setsize={place.of}
      className={styles.entry}
      data-focused={focused || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPick}
      onDoubleClick={onBack}
    >
      <span className={styles.thumb}>
        <SampleImage
          src={asideThumbPath(image.id, image.version)}
          alt=""
          blurred={blurred}
          explain={explainImage}
          small
        />
      </span>
      <span className={styles.about}>
        <FileName path={image.relPath} folder className={styles.name} />
        <span className={styles.facts}>
          {byteText(image.fileSize)} · {withWords(image)}
        </span>
        {image.taken && <Note tone="notice">the dataset has another file of this name</Note>}
      </span>
      <span className={styles.sign} aria-hidden="true">
        {chosen && <Check size={16} />}
      </span>
    </div>
  );
};
