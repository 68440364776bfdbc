/** One group: its pictures side by side, which one is kept, and what is done with the others. */
import { useState } from 'react';
import type { DuplicateGroup } from '../../shared/api/duplicates.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { useCommand, useRequest } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { CompareView } from './CompareView.tsx';
import styles from './GroupView.module.css';
import { MemberCard } from './MemberCard.tsx';
import { MergeSection } from './MergeSection.tsx';
import { useDuplicateActs } from './useDuplicates.ts';
import { kindWords, nameOf, nlText } from './labels.ts';

interface Props {
  readonly group: DuplicateGroup;
  /** Where the others are moved to. */
  readonly aside: string;
  /** Or there; null where there is no trash. */
  readonly trash: string | null;
}

export const GroupView = ({ group: { kind, members, reason }, aside, trash }: Props) => {
  const acts = useDuplicateActs();
  const [chosen, setChosen] = useState<SampleId | null>(null);
  const [merging, setMerging] = useState(false);
  const [chosenNl, setChosenNl] = useState<SampleId | null>(null);
  /** Which one is seen while they are compared. */
  const [front, setFront] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const trashWords = useCommand('duplicates.trash');
  const keepWords = useCommand('duplicates.keep');
  const apartWords = useCommand('duplicates.apart');
  const compareWords = useCommand('duplicates.compare');

  const at = Math.max(
    0,
    members.findIndex(({ row }) => row.id === chosen),
  );
  const kept = members[at];
  const ids = members.map(({ row }) => row.id);
  const withNl = members.filter(({ row }) => (nlText(row) ?? '') !== '');
  const nlOf = withNl.find(({ row }) => row.id === (chosenNl ?? kept?.row.id)) ?? withNl[0];

  const once = async (work: () => Promise<boolean>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
  };
  const settle = (to: 'aside' | 'trash'): void => {
    if (kept === undefined) return;
    const merge = merging ? { prose: nlOf?.row.id ?? null } : null;
    void once(() => acts.settle({ group: ids, keep: kept.row.id, to, merge }));
  };
  const apart = (): void => void once(() => acts.apart(ids));
  const move = (by: 1 | -1): void => {
    const next = members[Math.max(0, Math.min(members.length - 1, at + by))];
    if (next !== undefined) setChosen(next.row.id);
  };
  const compare = (): void => setFront(((front ?? at) + 1) % members.length);
  const nextNl = (): void => {
    const now = withNl.findIndex((member) => member === nlOf);
    const next = withNl[(now + 1) % Math.max(1, withNl.length)];
    if (next === undefined) return;
    setMerging(true);
    setChosenNl(next.row.id);
  };
  useRequest('duplicates.keep', () => settle('aside'));
  useRequest('duplicates.trash', trash === null ? null : () => settle('trash'));
  useRequest('duplicates.apart', apart);
  useRequest('duplicates.right', () => (front === null ? move(1) : compare()));
  useRequest('duplicates.left', () => (front === null ? move(-1) : compare()));
  useRequest('duplicates.merge', () => setMerging(!merging));
  useRequest('duplicates.prose', withNl.length > 1 ? nextNl : null);
  useRequest('duplicates.compare', compare);
  useRequest('duplicates.sideBySide', front === null ? null : () => setFront(null));

  if (kept === undefined) return null;
  const theOthers = members.length === 2 ? 'the other' : `the other ${members.length - 1}`;
  return (
    <section className={styles.group} aria-label={`Duplicates of ${nameOf(members[0]?.row.relPath ?? '')}`}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {kindWords[kind]} <span className={styles.count}>{amount(members.length, 'image')}</span>
        </h2>
        <div className={styles.acts}>
          <Button title={compareWords.keys} onClick={compare}>
            Compare
          </Button>
          <Button title={apartWords.keys} disabled={busy} onClick={apart}>
            Not duplicates
          </Button>
          {trash !== null && (
            <Button title={trashWords.keys} disabled={busy} onClick={() => settle('trash')}>
              Move {theOthers} to the trash
            </Button>
          )}
          <Button look="primary" title={keepWords.keys} disabled={busy} onClick={() => settle('aside')}>
            Keep {nameOf(kept.row.relPath)}, set {theOthers} aside
          </Button>
        </div>
      </header>
      {front === null ? (
        <>
          <div className={styles.members}>
            {members.map((member, index) => (
              <MemberCard
                key={member.row.id}
                member={member}
                kept={kept}
                first={index === 0}
                reason={reason}
                onKeep={() => setChosen(member.row.id)}
              />
            ))}
          </div>
          <MergeSection
            members={members}
            kept={kept}
            merging={merging}
            nl={nlOf?.row.id ?? kept.row.id}
            onMerging={setMerging}
            onNl={setChosenNl}
          />
        </>
      ) : (
        <CompareView members={members} shown={front} onEnd={() => setFront(null)} />
      )}
      <p className={styles.where}>
        Images that are set aside move with their captions to {aside}; undo brings them back. Nothing is
        deleted.
        {trash !== null &&
          ` The trash is ${trash}; until it is emptied, undo brings back what lies there too.`}
      </p>
    </section>
  );
};
