/** Whether the kept image's captions stay, or get those of the others. */
import { useMemo } from 'react';
import type { DuplicateMember } from '../../shared/api/duplicates.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Difference } from '../parts/Difference.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './MergeSection.module.css';
import { nlText, tagsText } from './labels.ts';

interface Props {
  readonly members: readonly DuplicateMember[];
  readonly kept: DuplicateMember;
  readonly merging: boolean;
  /** The sample whose NL caption the kept one gets. */
  readonly nl: SampleId;
  readonly onMerging: (merging: boolean) => void;
  readonly onNl: (nl: SampleId) => void;
}

/** The tags of all, in the kept one's order, as the engine joins them. */
const union = (kept: DuplicateMember, others: readonly DuplicateMember[]): string => {
  const own = tagsText(kept.row);
  const texts = own === null || own === '' ? [] : [own];
  const keys = new Set(
    kept.row.tags.state === 'present' ? kept.row.tags.tags.map(({ text }) => tagKey(text)) : [],
  );
  for (const { row } of others) {
    for (const { text } of row.tags.state === 'present' ? row.tags.tags : []) {
      if (keys.has(tagKey(text))) continue;
      keys.add(tagKey(text));
      texts.push(text);
    }
  }
  return texts.join(', ');
};

export const MergeSection = ({ members, kept, merging, nl, onMerging, onNl }: Props) => {
  const { keys: mergeKeys } = useCommand('duplicates.merge');
  const { keys: nlKeys } = useCommand('duplicates.prose');
  const others = useMemo(() => members.filter(({ row }) => row.id !== kept.row.id), [members, kept]);
  const tags = useMemo(() => union(kept, others), [kept, others]);
  const own = tagsText(kept.row);
  const withNl = members.filter(({ row }) => (nlText(row) ?? '') !== '');
  const chosen = members.find(({ row }) => row.id === nl)?.row ?? kept.row;
  return (
    <section className={styles.merge} aria-label="Captions of the kept image">
      <div title={mergeKeys}>
        <Switch
          label="Merge the tags of all into the kept image, with the NL caption that you choose"
          checked={merging}
          onChange={onMerging}
        />
      </div>
      {merging && (
        <div className={styles.texts}>
          {tags === (own ?? '') ? (
            <p className={styles.quiet}>Its tags have those of all others already.</p>
          ) : (
            <Difference before={own} after={tags} unit="tags" />
          )}
          {withNl.length > 1 && (
            <Segmented
              label="NL caption of"
              value={String(chosen.id)}
              choices={withNl.map(({ row }) => ({
                value: String(row.id),
                label: fileNameOf(row.relPath),
                keys: nlKeys,
              }))}
              onChange={(value) => {
                const row = withNl.find(({ row: { id } }) => String(id) === value)?.row;
                if (row !== undefined) onNl(row.id);
              }}
            />
          )}
          {nlText(chosen) !== nlText(kept.row) && (
            <Difference before={nlText(kept.row)} after={nlText(chosen)} unit="nl" />
          )}
        </div>
      )}
    </section>
  );
};
