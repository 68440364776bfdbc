/** One group: its images side by side, which one is kept, and what is done with the others. */
import type { DuplicateGroup } from '../../shared/api/duplicates.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './GroupView.module.css';
import { MemberCard } from './MemberCard.tsx';
import { MergeSection } from './MergeSection.tsx';
import { useGroupChoices } from './useGroupChoices.ts';
import { kindWords } from './labels.ts';

interface Props {
  readonly group: DuplicateGroup;
  /** Where the others are moved to. */
  readonly aside: string;
  /** The trash; null where there is none. */
  readonly trash: string | null;
}

interface ActsProps {
  readonly choices: ReturnType<typeof useGroupChoices>;
  /** Of the one that is kept. */
  readonly name: string;
  /** The other images, in words. */
  readonly theOthers: string;
  readonly hasTrash: boolean;
}

const Acts = ({ choices, name, theOthers, hasTrash }: ActsProps) => {
  const trashWords = useCommand('duplicates.trash');
  const keepWords = useCommand('duplicates.keep');
  const apartWords = useCommand('duplicates.apart');
  const compareWords = useCommand('duplicates.compare');
  return (
    <div className={styles.acts}>
      <Button onClick={choices.compare}>
        Compare <Keys keys={compareWords.keys} />
      </Button>
      <Button title={apartWords.keys} disabled={choices.busy} onClick={choices.apart}>
        Not duplicates
      </Button>
      {hasTrash && (
        <Button title={trashWords.keys} disabled={choices.busy} onClick={() => choices.settle('trash')}>
          Move {theOthers} to the trash
        </Button>
      )}
      <Button
        look="primary"
        title={keepWords.keys}
        disabled={choices.busy}
        onClick={() => choices.settle('aside')}
      >
        Keep {name}, set {theOthers} aside
      </Button>
    </div>
  );
};

export const GroupView = ({ group: { kind, members, reason }, aside, trash }: Props) => {
  const choices = useGroupChoices(members, trash !== null);
  const { kept } = choices;
  if (kept === undefined) return null;
  return (
    <section
      className={styles.group}
      aria-label={`Duplicates of ${fileNameOf(members[0]?.row.relPath ?? '')}`}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          {kindWords[kind]} <span className={styles.count}>{amount(members.length, 'image')}</span>
        </h2>
        <Acts
          choices={choices}
          name={fileNameOf(kept.row.relPath)}
          theOthers={members.length === 2 ? 'the other' : `the other ${members.length - 1}`}
          hasTrash={trash !== null}
        />
      </header>
      <div className={styles.members}>
        {members.map((member, index) => (
          <MemberCard
            key={member.row.id}
            member={member}
            kept={kept}
            first={index === 0}
            reason={reason}
            onKeep={() => choices.choose(member.row.id)}
          />
        ))}
      </div>
      <MergeSection
        members={members}
        kept={kept}
        merging={choices.merging}
        nl={choices.nl ?? kept.row.id}
        onMerging={choices.setMerging}
        onNl={choices.chooseNl}
      />
      <p className={styles.where}>
        Images that are set aside move with their captions to {aside}; undo brings them back. Nothing is
        deleted.
        {trash !== null && ` The trash is ${trash}; undo brings images back from it until it is emptied.`}
      </p>
    </section>
  );
};
