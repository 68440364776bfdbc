/** Tags as a tagger proposes them: what is added, what goes, what stays, each with its score; a click decides otherwise. */
import { Minus, Plus } from 'lucide-react';
import type { Proposal, ProposedTag } from '../../shared/api/proposals.ts';
import type { TagCategory } from '../../shared/api/caption.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { proposedTexts } from '../../shared/captioning/tagger/proposedTexts.ts';
import { CategoryMark, TagSpelling } from '../parts/TagChip.tsx';
import { useApp } from '../state/AppContext.tsx';
import { editOf } from '../state/captionSlice.ts';
import { EditedNote } from './EditedNote.tsx';
import { changeText } from './labels.ts';
import { shownTags, toggledTag, type ShownTag } from './proposedTags.ts';
import { SideHead } from './SideHead.tsx';
import { TagsEdit } from './TagsEdit.tsx';
import styles from './TagsProposal.module.css';
import type { Review } from './useReview.ts';

interface Props {
  readonly proposal: Proposal;
  readonly review: Review;
}

const percent = (score: number): string =>
  score >= 0.995 ? '1.0' : `.${String(Math.round(score * 100)).padStart(2, '0')}`;

const words: Readonly<Record<ProposedTag['change'], readonly [there: string, not: string]>> = {
  added: ['added', 'not added'],
  removed: ['kept', 'removed'],
  kept: ['kept', 'removed by you'],
};

/** What becomes of a tag, in one word for each way it is drawn. */
const lookOf = ({ change, included }: ShownTag): 'added' | 'gone' | 'kept' | 'off' => {
  if (change === 'added') return included ? 'added' : 'off';
  return included ? 'kept' : 'gone';
};

interface ChipProps {
  readonly tag: ShownTag;
  readonly category: TagCategory;
  readonly onToggle: (() => void) | null;
}

const Chip = ({ tag, category, onToggle }: ChipProps) => {
  const { text, score, change, included } = tag;
  const look = lookOf(tag);
  const said = words[change][included ? 0 : 1];
  return (
    <button
      type="button"
      className={styles.chip}
      data-look={look}
      disabled={onToggle === null}
      aria-pressed={included}
      aria-label={`${text}, ${said}${score === null ? '' : `, score ${score.toFixed(2)}`}`}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur();
        onToggle?.();
      }}
    >
      {look === 'added' && <Plus size={11} aria-hidden="true" />}
      {look === 'gone' && <Minus size={11} aria-hidden="true" />}
      {category !== 'general' && <CategoryMark category={category} />}
      <span className={styles.text}>
        <TagSpelling text={text} />
      </span>
      {score !== null && <span className={styles.score}>{percent(score)}</span>}
    </button>
  );
};

export const TagsProposal = ({ proposal, review }: Props) => {
  const { state, row } = proposal;
  const edited = useApp((app) => editOf(app, proposal));
  const edit = useApp((app) => app.editProposal);
  if (proposal.tags === null) return null;
  const list = typeof edited === 'string' ? undefined : edited;
  const shown = shownTags(proposal.tags, list);
  const categories = new Map(
    row?.tags.state === 'present' ? row.tags.tags.map(({ text, category }) => [tagKey(text), category]) : [],
  );
  const characters = new Set(proposal.characters);
  const categoryOf = (text: string): TagCategory => {
    const key = tagKey(text);
    return categories.get(key) ?? (characters.has(key) ? 'character' : 'general');
  };
  return (
    <section className={styles.proposal} aria-label="Proposed tags">
      <SideHead title="Tags" note={changeText(proposal)} />
      {review.editing ? (
        <TagsEdit
          tags={list ?? proposedTexts(proposal.tags)}
          categoryOf={categoryOf}
          meanwhile={review.meanwhile}
          onChange={(tags) => edit(proposal, tags)}
          onLeave={() => review.setEditing(false)}
          onAccept={review.accept}
        />
      ) : (
        <div className={styles.chips} role="group" aria-label="Tags: pressed ones will be in the caption">
          {shown.map((tag, index) => (
            <Chip
              // A tag may stand twice; its place is its identity.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              tag={tag}
              category={categoryOf(tag.text)}
              onToggle={
                state === 'ready'
                  ? () => edit(proposal, toggledTag(proposal.tags ?? [], list, tag.text))
                  : null
              }
            />
          ))}
        </div>
      )}
      {edited !== undefined && <EditedNote onDiscard={() => edit(proposal, null)} />}
    </section>
  );
};
