/** The image in numbers, and the files of the sample. */
import type { ReactNode } from 'react';
import { maskThumbPath } from '../../shared/api/imagePaths.ts';
import type { CaptionFile, SampleDetail, SampleRow } from '../../shared/api/sample.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { SampleImage } from '../parts/SampleImage.tsx';
import { momentText } from '../ui/display/dates.ts';
import { byteText } from '../ui/display/numbers.ts';
import styles from './FileSection.module.css';
import { Section } from '../ui/display/Section.tsx';
import { factsOf } from './labels.ts';

export const FactsSection = ({
  row,
  detail,
}: {
  readonly row: SampleRow;
  readonly detail: SampleDetail | null;
}) => (
  <Section title="Image">
    <dl className={styles.facts}>
      {factsOf(row, detail).map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd data-selectable>{value}</dd>
        </div>
      ))}
    </dl>
  </Section>
);

const CaptionFacts = ({ name, file }: { readonly name: string; readonly file: CaptionFile }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd data-selectable>
      <span className={styles.path}>{fileNameOf(file.relPath)}</span>
      <span className={styles.quiet}>
        {file.text === null && file.fileSize === 0
          ? 'not there'
          : `${byteText(file.fileSize)}, changed ${momentText(file.mtime)}`}
      </span>
      {file.sharedWith.length > 0 && (
        <span className={styles.shared}>also the caption of {file.sharedWith.join(', ')}</span>
      )}
    </dd>
  </div>
);

const maskWords = { mask: 'Mask', condition: 'Conditioning image' } as const;

const OtherFile = ({
  name,
  relPath,
  words,
  children,
}: {
  readonly name: string;
  readonly relPath: string;
  readonly words?: string;
  readonly children?: ReactNode;
}) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd data-selectable>
      <span className={styles.path}>{relPath}</span>
      {words !== undefined && <span className={styles.quiet}>{words}</span>}
      {children}
    </dd>
  </div>
);

export const FilesSection = ({ detail }: { readonly detail: SampleDetail | null }) => (
  <Section title="Caption files">
    {detail !== null && (
      <dl className={styles.facts}>
        <CaptionFacts name="Tags" file={detail.tagsFile} />
        <CaptionFacts name="NL caption" file={detail.nlFile} />
        {detail.unread.map((relPath) => (
          <OtherFile key={relPath} name="Not read" relPath={fileNameOf(relPath)} words="another suffix" />
        ))}
        {detail.masks.map(({ kind, relPath }, number) => (
          <OtherFile key={relPath} name={maskWords[kind]} relPath={relPath}>
            <span
              className={styles.mask}
              style={{ aspectRatio: `${detail.row.width || 1} / ${detail.row.height || 1}` }}
            >
              <SampleImage
                src={maskThumbPath(detail.row.id, number)}
                alt={maskWords[kind]}
                attempt={relPath}
                small
              />
            </span>
          </OtherFile>
        ))}
      </dl>
    )}
  </Section>
);
