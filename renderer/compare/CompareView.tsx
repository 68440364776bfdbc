/**
 * The comparison: two to four images with zoom and position linked, and below them the tags that only some of them have,
 * each added or removed by a press. Keys are about the image that is meant.
 */
import { Dialog } from 'radix-ui';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useSampleRows } from '../api/queries.ts';
import { CommandLayer, useRequest } from '../commands/CommandContext.tsx';
import { CompareImages, type Compared } from '../parts/compare/CompareImages.tsx';
import { useLooks } from '../parts/compare/useLooks.ts';
import { FileName } from '../parts/FileName.tsx';
import { MarkSign } from '../parts/MarkSign.tsx';
import { useApp } from '../state/AppContext.tsx';
import type { ComparedImage } from '../state/types.ts';
import { byteText } from '../ui/display/numbers.ts';
import { useEscape } from '../ui/hooks/useEscape.ts';
import { useMedia } from '../ui/hooks/useMedia.ts';
import { useReturnFocus } from '../ui/hooks/useReturnFocus.ts';
import { turnWords } from '../../shared/turns.ts';
import { CompareCaptions } from './CompareCaptions.tsx';
import { CompareHead } from './CompareHead.tsx';
import styles from './CompareView.module.css';

export const CompareView = () => {
  const open = useApp((state) => state.large === 'compare');
  const close = useApp((state) => state.closeLarge);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <CommandLayer layer="compare">
          <Window onClose={close}>
            <Inside />
          </Window>
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
    className={styles.view}
    data-layer="compare"
    aria-describedby={undefined}
    {...useReturnFocus()}
    {...useEscape(onClose)}
  >
    {children}
  </Dialog.Content>
);

/** In a window that is higher than wide, or with four images in one that is not very wide, they stand in two lines. */
const twoLines = '(max-aspect-ratio: 1/1)';
const notVeryWide = '(max-aspect-ratio: 2/1)';

const factsOf = ({ width, height, format, fileSize }: SampleRow): string =>
  `${width} × ${height}, ${format === 'unknown' ? 'unknown type' : format.toUpperCase()}, ${byteText(fileSize)}`;

const Caption = ({ row, image }: { readonly row: SampleRow; readonly image: ComparedImage | undefined }) => {
  const turned = turnWords(image?.turn ?? 0).join(' and ');
  return (
    <>
      {image?.role !== undefined && <span className={styles.role}>{image.role}</span>}
      <FileName path={row.relPath} folder className={styles.name} />
      <span className={styles.facts}>
        {factsOf(row)}
        {turned !== '' && `, turned back: it is ${turned}`}
      </span>
      {row.mark !== null && <MarkSign mark={row.mark} look="words" />}
    </>
  );
};

const Inside = () => {
  const compared = useApp((state) => state.compared);
  const at = useApp((state) => state.comparedAt);
  const over = useApp((state) => state.comparedOver);
  const goTo = useApp((state) => state.goToCompared);
  const rows = useSampleRows(compared.map(({ id }) => id));
  const looks = useLooks();
  const [all, setAll] = useState(false);
  useRequest('compare.captions', () => setAll(!all));
  const isHigh = useMedia(twoLines);
  const isNotVeryWide = useMedia(notVeryWide);
  const images = rows.map((row, index): Compared => ({ row, turn: compared[index]?.turn ?? 0 }));
  const meant = rows[at];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const digit = Number(event.key);
    if (!(digit >= 1 && digit <= compared.length)) return;
    event.preventDefault();
    goTo(digit - 1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.inside} onKeyDown={onKeyDown}>
      <CompareHead count={compared.length} meant={meant} linked={looks.linked} all={all} />
      {rows.length === compared.length && (
        <>
          <CompareImages
            images={images}
            looks={looks}
            at={at}
            over={over}
            lines={isHigh || (images.length === 4 && isNotVeryWide) ? 2 : 1}
            onMeant={goTo}
            captions={rows.map((row, index) => (
              <Caption key={row.id} row={row} image={compared[index]} />
            ))}
          />
          <CompareCaptions rows={rows} at={at} all={all} />
        </>
      )}
    </div>
  );
};
