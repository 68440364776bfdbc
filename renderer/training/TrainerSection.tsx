/** The inspector's part on training: captions as they would be drawn, and how the image is scaled and cropped. */
import { Dices } from 'lucide-react';
import { useRef, useState, type RefObject } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { TrainerPreview } from '../../shared/api/trainer.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Button, IconButton } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { Section } from '../ui/display/Section.tsx';
import { TagSpelling } from '../parts/TagChip.tsx';
import { CropFigure } from './CropFigure.tsx';
import { DrawnCaption } from './DrawnCaption.tsx';
import styles from './TrainerSection.module.css';
import { useTrainerPreview } from './useTrainer.ts';
import { percent, variantWords } from './labels.ts';
import { midSentence } from '../ui/display/midSentence.ts';

const TagList = ({ title, tags }: { readonly title: string; readonly tags: readonly string[] }) => (
  <div className={styles.fact}>
    <dt>{title}</dt>
    <dd data-selectable>{tags.join(', ')}</dd>
  </div>
);

const variantOrder = ['tags', 'nl', 'tags_nl', 'nl_tags', 'empty'] as const;

const Chances = ({ preview: { variants, tags, activation } }: { readonly preview: TrainerPreview }) => {
  const drawn = variantOrder.filter((variant) => variants[variant] > 0);
  const never = tags.filter(({ seen }) => seen === 0).map(({ text }) => text);
  const always = tags.filter(({ survives }) => survives === 1).map(({ text }) => text);
  return (
    <dl className={styles.facts}>
      {activation.map((index) => (
        <div key={index} className={styles.fact}>
          <dt>
            <TagSpelling text={tags[index]?.text ?? ''} />
          </dt>
          <dd>in {percent(tags[index]?.seen ?? 0)} of its captions</dd>
        </div>
      ))}
      <div className={styles.fact}>
        <dt>Captions</dt>
        <dd>
          {drawn
            .map((variant) => `${midSentence(variantWords[variant])} ${percent(variants[variant])}`)
            .join(' · ')}
        </dd>
      </div>
      {always.length > 0 && always.length < tags.length && (
        <TagList title="Whenever tags are drawn" tags={always} />
      )}
      {never.length > 0 && <TagList title="Never" tags={never} />}
    </dl>
  );
};

interface InsideProps {
  readonly row: SampleRow;
  readonly preview: TrainerPreview;
  readonly list: RefObject<HTMLOListElement | null>;
}

const Inside = ({ row, preview, list }: InsideProps) => {
  const showPage = useApp((state) => state.showPage);
  const { config, draws, quirks, buckets } = preview;
  const drawn = !config.cache_text_embeddings;
  return (
    <div className={styles.inside}>
      {config.problem !== null && <Note tone="problem">{config.problem}</Note>}
      {!drawn && (
        <p className={styles.quiet}>
          Text embeddings are cached: the tags are trained on as they are, and NL captions are not read.{' '}
          <Button look="quiet" size="small" onClick={() => showPage('training')}>
            Change the mix
          </Button>
        </p>
      )}
      <Chances preview={preview} />
      {quirks.length > 0 && (
        <ul className={styles.quirks} aria-label="What the trainer makes of it">
          {quirks.map(({ kind, sentence }) => (
            <li key={kind}>
              <Note tone="notice">{sentence}</Note>
            </li>
          ))}
        </ul>
      )}
      {row.problem === null && buckets.length > 0 && (
        <div className={styles.crops}>
          {buckets.map((placed) => (
            <CropFigure
              key={`${placed.resolution} ${placed.width} ${placed.height}`}
              row={row}
              placed={placed}
            />
          ))}
        </div>
      )}
      <ol ref={list} className={styles.draws} aria-label="Drawn captions">
        {(drawn ? draws : draws.slice(0, 1)).map((draw, index) => (
          // Draws have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <DrawnCaption key={index} draw={draw} delimiter={config.tag_delimiter} />
        ))}
      </ol>
    </div>
  );
};

export const TrainerSection = ({ row }: { readonly row: SampleRow }) => {
  const [seed, setSeed] = useState(1);
  const { label, keys } = useCommand('trainer.again');
  const { data, error } = useTrainerPreview(row.id, seed);
  const list = useRef<HTMLOListElement>(null);
  const again = (): void => {
    setSeed((now) => now + 1);
    list.current?.scrollIntoView({ block: 'nearest' });
  };
  useRequest('trainer.again', again);
  const preview = data?.preview ?? null;
  // Texts beside an image must be its own: those of the one before only keep the space, so that nothing
  // jumps.
  const own = data?.sample === row.id;
  const drawn = preview !== null && !preview.config.cache_text_embeddings;
  return (
    <Section
      title="Trainer's view"
      note={drawn ? `${preview.draws.length} draws, seed ${seed}` : ''}
      controls={
        drawn && (
          <IconButton label={label} keys={keys} size="small" onClick={again}>
            <Dices size={14} />
          </IconButton>
        )
      }
    >
      {preview !== null && error === null && (
        <div className={own ? undefined : styles.waiting}>
          <Inside row={row} preview={preview} list={list} />
        </div>
      )}
      {error !== null && <Note tone="problem">{error.message}</Note>}
    </Section>
  );
};
