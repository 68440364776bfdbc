/** One exported sample: its name, its size and its captions, with differences marked. */
import type { ExportEntry } from '../../shared/api/export.ts';
import { thumbPath, thumbSizeFor } from '../../shared/api/imagePaths.ts';
import { oneText } from '../../shared/export/proseOut.ts';
import { textModeOf, type ExportSettings } from '../../shared/export/settings.ts';
import { useSampleDetail } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { Difference } from '../parts/Difference.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import styles from './EntryCard.module.css';

interface Props {
  readonly entry: ExportEntry;
  readonly settings: ExportSettings;
}

const imageSide = 96;

const Thumb = ({ entry }: { readonly entry: ExportEntry }) => {
  const { data } = useSampleDetail(entry.sample);
  const blurred = useApp((state) => state.blurred);
  const blurExplicit = useApp((state) => state.settings.blurExplicit);
  const row = data?.row.id === entry.sample ? data.row : undefined;
  const size = thumbSizeFor(imageSide * devicePixelRatio);
  return (
    <div className={styles.image}>
      <SampleImage
        src={row === undefined ? null : thumbPath(row.id, size, row.version)}
        alt=""
        problem={row?.problem ?? null}
        blurred={blurred || (blurExplicit && row?.explicit === true)}
        small
      />
    </div>
  );
};

interface TextProps {
  readonly before: string | null;
  readonly after: string | null;
  readonly unit: 'tags' | 'nl';
  readonly none: string;
}

/** A caption without words is shown as none: the export writes no file for it. */
const textOf = (text: string | null): string => (text === null || text.trim() === '' ? '' : text);

const Text = ({ before, after, unit, none }: TextProps) => {
  if (textOf(before) === '' && textOf(after) === '') return <p className={styles.none}>{none}</p>;
  return <Difference before={textOf(before)} after={textOf(after)} unit={unit} />;
};

const Captions = ({ entry: { before, after }, settings }: Props) => {
  const mode = textModeOf(settings);
  if (mode === 'separate') {
    return (
      <>
        <Text before={before.tags} after={after.tags} unit="tags" none="No tags." />
        <Text before={before.nl} after={after.nl} unit="nl" none="No NL caption." />
      </>
    );
  }
  const joined = oneText(mode, before, settings.captions.joint);
  return (
    <Text before={joined} after={after.text} unit={mode === 'tags' ? 'tags' : 'nl'} none="No caption." />
  );
};

const size = ({ width, height }: ExportEntry['from']): string => `${width} × ${height}`;

export const EntryCard = ({ entry, settings }: Props) => {
  const { relPath, path, from, to } = entry;
  const scaled = from.width !== to.width || from.height !== to.height;
  return (
    <article className={styles.card}>
      <Thumb entry={entry} />
      <div className={styles.text}>
        <p className={styles.names}>
          <span>{relPath}</span>
          {path !== null && path !== relPath && (
            <>
              <span aria-hidden="true">→</span>
              <span className={styles.to}>{path}</span>
            </>
          )}
          {scaled && (
            <span className={styles.size}>
              {size(from)} → {size(to)}
            </span>
          )}
        </p>
        <Captions entry={entry} settings={settings} />
      </div>
    </article>
  );
};
