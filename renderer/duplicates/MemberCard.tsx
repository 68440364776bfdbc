/** One image of a group, large, with its differences from the one to be kept. */
import type { DuplicateMember } from '../../shared/api/duplicates.ts';
import { classes } from '../ui/styles/classes.ts';
import { CommandMenu } from '../parts/CommandMenu.tsx';
import { Difference } from '../parts/Difference.tsx';
import { Note } from '../ui/display/Note.tsx';
import { NlCaption } from '../parts/NlCaption.tsx';
import styles from './MemberCard.module.css';
import { MemberImage } from './MemberImage.tsx';
import { closenessWords, factsOf, nlText, tagsText } from './labels.ts';

interface Props {
  readonly member: DuplicateMember;
  readonly kept: DuplicateMember;
  readonly first: boolean;
  /** Why the first one is suggested. */
  readonly reason: string;
  readonly onKeep: () => void;
}

interface CaptionProps {
  readonly text: string | null;
  readonly kept: string | null;
  /** It is the one to be kept: its own text, with nothing to compare. */
  readonly own: boolean;
}

/** Where they differ, what is missing here is struck out, and what only this one has is underlined. */
const Tags = ({ text, kept, own }: CaptionProps) => {
  if (text === null) {
    return (
      <Note tone="problem" sign="caret">
        No tags
      </Note>
    );
  }
  if (own || kept === null) return <p className={styles.tags}>{text}</p>;
  if (text === kept) return <p className={styles.same}>The same tags</p>;
  return <Difference before={kept} after={text} unit="tags" />;
};

/** Two captions of one image mostly have not a sentence in common: each is shown for itself. */
const Text = ({ text, kept, own }: CaptionProps) => {
  if (text === null) {
    return (
      <Note tone="problem" sign="caret">
        No NL caption
      </Note>
    );
  }
  return !own && text === kept ? (
    <p className={styles.same}>The same NL caption</p>
  ) : (
    <NlCaption>{text}</NlCaption>
  );
};

export const MemberCard = ({ member, kept, first, reason, onKeep }: Props) => {
  const { row } = member;
  const own = row.id === kept.row.id;
  const card = (
    // The menu is reached by a key too; before it opens, the image becomes the one to keep.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={classes(styles.card, own && styles.kept)}
      aria-label={row.relPath}
      data-menu={own ? 'current' : ''}
      onContextMenu={onKeep}
    >
      <button
        type="button"
        className={styles.choose}
        aria-pressed={own}
        aria-label={`Keep ${row.relPath}`}
        onClick={(event) => {
          // As in the list of groups: Enter keeps this image.
          if (event.detail > 0) event.currentTarget.blur();
          onKeep();
        }}
      >
        <span
          className={styles.frame}
          style={{ aspectRatio: row.width > 0 && row.height > 0 ? `${row.width} / ${row.height}` : '1' }}
        >
          <MemberImage row={row} size="large" />
        </span>
        <span className={styles.state}>{own ? 'Keep' : 'Set aside'}</span>
      </button>
      <p className={styles.path}>{row.relPath}</p>
      <p className={styles.how}>{first ? `Suggested. ${reason}` : closenessWords(member)}</p>
      <dl className={styles.facts}>
        {factsOf(row, kept.row).map(({ name, value, differs }) => (
          <div key={name} className={differs ? styles.differs : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Tags text={tagsText(row)} kept={tagsText(kept.row)} own={own} />
      <Text text={nlText(row)} kept={nlText(kept.row)} own={own} />
    </article>
  );
  return <CommandMenu place="duplicate" trigger={card} />;
};
