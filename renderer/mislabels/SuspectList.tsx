/** All suspects, most suspect first: image, the character that its tags name, the one that it looks like, and how sure that is. */
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SampleId } from '../../shared/api/ids.ts';
import type { Suspect } from '../../shared/api/mislabels.ts';
import { Button } from '../ui/display/Button.tsx';
import { amount } from '../ui/display/numbers.ts';
import { MarginBar } from './MarginBar.tsx';
import { CommandMenu } from '../parts/CommandMenu.tsx';
import { FittedImage } from '../parts/FittedImage.tsx';
import { FileName } from '../parts/FileName.tsx';
import { SideEntry, SideLine, SideList, SideWords } from '../parts/SideList.tsx';
import styles from './SuspectList.module.css';
import { tierWords } from './labels.ts';

interface Props {
  readonly suspects: readonly Suspect[];
  readonly total: number;
  readonly current: SampleId | null;
  readonly chosen: ReadonlySet<SampleId>;
  readonly onGo: (id: SampleId) => void;
  readonly onMore: () => void;
}

interface RowProps {
  readonly suspect: Suspect;
  readonly current: boolean;
  readonly chosen: boolean;
  readonly onGo: () => void;
}

const SuspectButton = ({ suspect, current, chosen, onGo }: RowProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { row, given, suggested, margin, tier } = suspect;
  const entry = (
    <SideEntry
      ref={button}
      className={styles.suspect}
      current={current}
      data-menu={current ? 'current' : ''}
      onClick={onGo}
      onContextMenu={onGo}
    >
      <span className={styles.thumb}>
        <FittedImage row={row} small />
        {chosen && (
          <span className={styles.chosen}>
            <Check size={14} aria-label="chosen" />
          </span>
        )}
      </span>
      <SideWords>
        <SideLine>
          {given.name} <span aria-label="seems to be">→</span> {suggested.name}
        </SideLine>
        <SideLine quiet>
          <FileName path={row.relPath} />
        </SideLine>
        <MarginBar margin={margin} likely={tier === 'likely'} />
      </SideWords>
    </SideEntry>
  );
  return <CommandMenu place="suspect" trigger={entry} />;
};

export const SuspectList = ({ suspects, total, current, chosen, onGo, onMore }: Props) => (
  <SideList className={styles.list} aria-label="Suspects">
    {suspects.map((suspect, at) => (
      <div key={suspect.row.id} className={styles.entry}>
        {suspect.tier !== suspects[at - 1]?.tier && (
          <h2 className={styles.tier}>{tierWords[suspect.tier]}</h2>
        )}
        <SuspectButton
          suspect={suspect}
          current={suspect.row.id === current}
          chosen={chosen.has(suspect.row.id)}
          onGo={() => onGo(suspect.row.id)}
        />
      </div>
    ))}
    {suspects.length < total && (
      <Button look="quiet" onClick={onMore}>
        Show more of {amount(total, 'suspect')}
      </Button>
    )}
  </SideList>
);
