/** Several samples: what they share, and what only some of them have. */
import { useMemo, type KeyboardEvent } from 'react';
import type { Scope, ScopeSummary } from '../../shared/api/sample.ts';
import type { Tag } from '../../shared/api/caption.ts';
import { imageThumb } from './thumb.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useScopeSummary } from '../api/queries.ts';
import { removeTagAndSay } from '../commands/addTags.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { type TagAction, useTagActions } from '../commands/useTagActions.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { selectionScope } from '../state/selectionSlice.ts';
import { Menu, MenuItem } from '../ui/overlays/Menu.tsx';
import { Note } from '../ui/display/Note.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import { TagButton } from '../parts/TagChip.tsx';
import { amount, byteText, countText } from '../ui/display/numbers.ts';
import { Section } from '../ui/display/Section.tsx';
import { AddToSelection } from './AddToSelection.tsx';
import { SelectionActions } from './SelectionActions.tsx';
import styles from './SelectionView.module.css';
import { missingWords } from './labels.ts';

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

interface TagsProps {
  readonly title: string;
  readonly tags: readonly (Tag & { readonly count?: number })[];
  readonly look: 'plain' | 'partial';
  readonly none: string;
}

const Tags = ({ title, tags, look, none }: TagsProps) => {
  const store = useAppStore();
  const { requests } = useCommandCentre();
  const { ask, rename, remove, addWhereMissing } = useTagActions();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, tag: string): void => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    // The chip is about to be removed: the keys then apply to the next one.
    const { nextElementSibling: next, previousElementSibling: previous } = event.currentTarget;
    const beside = next ?? previous;
    if (beside instanceof HTMLElement) beside.focus();
    else requests.send('sheet.focus');
    void removeTagAndSay(store, tag);
  };
  const actionsOf = ({ text, category }: Tag): readonly TagAction[] => [
    ask(text, category),
    rename(text, 'selection'),
    remove(text, 'selection'),
    ...(look === 'partial' ? [addWhereMissing(text, 'selection')] : []),
  ];
  return (
    <Section title={title} note={tags.length === 0 ? undefined : amount(tags.length, 'tag')}>
      {tags.length === 0 && <p className={styles.quiet}>{none}</p>}
      <div className={styles.chips}>
        {tags.map((tag) => (
          <Menu
            key={tag.text}
            trigger={
              <TagButton
                text={tag.text}
                category={tag.category}
                look={look}
                aria-keyshortcuts="Delete"
                onKeyDown={(event) => onKeyDown(event, tag.text)}
                {...(tag.count === undefined ? {} : { count: tag.count })}
              />
            }
          >
            {actionsOf(tag).map(({ label, run }) => (
              <MenuItem key={label} onSelect={run}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        ))}
      </div>
    </Section>
  );
};

export const SelectionView = ({ selected }: { readonly selected: number }) => {
  const summary = useSummary();
  const total = useApp((state) => state.view?.count ?? 0);
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <h2 className={styles.count}>{amount(selected, 'sample')} selected</h2>
        <p className={styles.quiet}>
          of {countText(total)} shown{summary !== null && `, ${byteText(summary.bytes)}`}
        </p>
      </div>
      <div className={styles.add}>
        <AddToSelection selected={selected} />
      </div>
      <SelectionActions />
      {summary !== null && <Details summary={summary} />}
    </div>
  );
};

const Details = ({ summary }: { readonly summary: ScopeSummary }) => {
  const { missing, count, sizes, shared, partial } = summary;
  const missings = [missingWords(missing.tags, count, 'tags'), missingWords(missing.nl, count, 'NL caption')];
  return (
    <>
      <Strip summary={summary} />
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
      <Tags title="In all of them" look="plain" tags={shared} none="They have no tag in common." />
      <Tags title="Only in some" look="partial" tags={partial} none="They all have the same tags." />
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
