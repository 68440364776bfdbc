/** Several samples: what they share, and what only some of them have. */
import { useMemo, useRef, useState } from 'react';
import type { Scope, ScopeSummary } from '../../shared/api/sample.ts';
import { imageThumb } from './thumb.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useScopeSummary } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { selectionScope } from '../state/selectionSlice.ts';
import { Note } from '../ui/display/Note.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import { amount, byteText, countText } from '../ui/display/numbers.ts';
import { Section } from '../ui/display/Section.tsx';
import { AddToSelection } from './AddToSelection.tsx';
import { SelectionActions } from './SelectionActions.tsx';
import { SelectionTags } from './SelectionTags.tsx';
import styles from './SelectionView.module.css';
import { listNote, matching, missingWords } from './labels.ts';

const stripShown = 11;
const sizesShown = 8;

const useSummary = (): ScopeSummary | null => {
  const view = useApp((state) => state.view);
  const ranges = useApp((state) => state.ranges);
  const scope = useMemo((): Scope | null => selectionScope({ view, ranges }), [view, ranges]);
  return useScopeSummary(scope).data ?? null;
};

const Strip = ({ summary }: { readonly summary: ScopeSummary }) => {
  const blurred = useApp((state) => state.blurred);
  const blurExplicit = useApp((state) => state.settings.blurExplicit);
  return (
    <ul className={styles.strip} aria-label="The first of them">
      {summary.first.slice(0, stripShown).map((row) => (
        <li key={row.id} className={styles.thumb} title={row.relPath}>
          <SampleImage
            src={imageThumb(row)}
            alt={row.relPath}
            problem={row.problem}
            blurred={blurred || (blurExplicit && row.explicit)}
            explain={explainImage}
            small
          />
        </li>
      ))}
      {summary.count > stripShown && (
        <li className={styles.rest}>and {countText(summary.count - stripShown)} more</li>
      )}
    </ul>
  );
};

export const SelectionView = ({ selected }: { readonly selected: number }) => {
  const summary = useSummary();
  const total = useApp((state) => state.view?.count ?? 0);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const type = (letter: string): void => {
    setText(letter);
    field.current?.focus();
  };
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <h2 className={styles.count}>{amount(selected, 'sample')} selected</h2>
        <p className={styles.quiet}>
          of {countText(total)} shown{summary !== null && `, ${byteText(summary.bytes)}`}
        </p>
      </div>
      <div className={styles.add}>
        <AddToSelection selected={selected} field={field} text={text} onText={setText} />
      </div>
      <SelectionActions />
      {summary !== null && <Details summary={summary} typed={text} onType={type} />}
    </div>
  );
};

interface DetailsProps {
  readonly summary: ScopeSummary;
  /** In the field for a new tag: of the tags those are shown that contain it. */
  readonly typed: string;
  readonly onType: (letter: string) => void;
}

const TagLists = ({ summary, typed, onType }: DetailsProps) => {
  const { count, shared, partial, partialTags } = summary;
  const found = matching(typed);
  const inAll = found(shared.map((tag) => ({ ...tag, count })));
  const inSome = found(partial);
  return (
    <>
      <SelectionTags
        title="In all of them"
        note={listNote(inAll.length, shared.length, shared.length)}
        tags={inAll}
        samples={count}
        none={shared.length === 0 ? 'They have no tag in common.' : 'No such tag in all of them.'}
        onType={onType}
      />
      <SelectionTags
        title="Only in some"
        note={listNote(inSome.length, partial.length, partialTags)}
        tags={inSome}
        samples={count}
        none={partial.length === 0 ? 'They all have the same tags.' : 'No such tag in some of them.'}
        onType={onType}
      />
    </>
  );
};

const Details = (props: DetailsProps) => {
  const { summary } = props;
  const { missing, count, sizes } = summary;
  const missings = [missingWords(missing.tags, count, 'tags'), missingWords(missing.nl, count, 'NL caption')];
  return (
    <>
      {missings.some((words) => words !== null) && (
        <ul className={styles.missing}>
          {missings.map(
            (words) =>
              words !== null && (
                <li key={words}>
                  <Note tone="problem" sign="caret">
                    {words}
                  </Note>
                </li>
              ),
          )}
        </ul>
      )}
      <TagLists {...props} />
      <Strip summary={summary} />
      <Section title="Sizes">
        <ul className={styles.sizes}>
          {sizes.slice(0, sizesShown).map(({ width, height, count }) => (
            <li key={`${width} ${height}`}>
              <span>
                {width} × {height}
              </span>
              <span className={styles.quiet}>{countText(count)}</span>
            </li>
          ))}
        </ul>
        {sizes.length > sizesShown && (
          <p className={styles.quiet}>and {amount(sizes.length - sizesShown, 'other size')}</p>
        )}
      </Section>
    </>
  );
};
