/** All groups: the image to keep, its name, and how many there are of it. */
import { useEffect, useRef } from 'react';
import type { DuplicateGroup } from '../../shared/api/duplicates.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { FileName } from '../parts/FileName.tsx';
import { SideEntry, SideLine, SideList, SideWords } from '../parts/SideList.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './GroupList.module.css';
import { MemberImage } from './MemberImage.tsx';
import { kindWords } from './labels.ts';

interface Props {
  readonly groups: readonly DuplicateGroup[];
  readonly total: number;
  readonly current: SampleId | null;
  /** By position. */
  readonly onChoose: (at: number) => void;
  readonly onMore: () => void;
}

interface RowProps {
  readonly group: DuplicateGroup;
  readonly current: boolean;
  readonly onChoose: () => void;
}

const GroupButton = ({ group: { kind, members }, current, onChoose }: RowProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const row = members[0]?.row;
  if (row === undefined) return null;
  return (
    <SideEntry
      ref={button}
      className={styles.group}
      current={current}
      onClick={(event) => {
        // Enter keeps an image: a click with the mouse must not leave it to this button.
        if (event.detail > 0) event.currentTarget.blur();
        onChoose();
      }}
    >
      <span className={styles.thumb}>
        <MemberImage row={row} size="small" />
      </span>
      <SideWords>
        <SideLine>
          <FileName path={row.relPath} />
        </SideLine>
        <span className={styles.kind}>
          {kindWords[kind]}, {amount(members.length, 'image')}
        </span>
      </SideWords>
    </SideEntry>
  );
};

export const GroupList = ({ groups, total, current, onChoose, onMore }: Props) => (
  <SideList className={styles.list} aria-label="Groups of duplicates">
    {groups.map((group, at) => (
      <GroupButton
        key={group.id}
        group={group}
        current={group.id === current}
        onChoose={() => onChoose(at)}
      />
    ))}
    {groups.length < total && (
      <Button look="quiet" onClick={onMore}>
        Show more of {amount(total, 'group')}
      </Button>
    )}
  </SideList>
);
