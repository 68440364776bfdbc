/**
 * The left side of the bulk dialog: the kind of edit, its fields, the samples that it applies to, the last edits, and
 * saved rules.
 */
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import type { BulkScope } from '../state/types.ts';
import styles from './BulkDialog.module.css';
import type { ScopeChoice } from './bulkScope.ts';
import { bulkForm, bulkKinds, type Draft, type ParsedDraft } from './draft.ts';
import { EditFields } from './EditFields.tsx';
import { RecentEdits } from './RecentEdits.tsx';
import { Rules } from './Rules.tsx';

interface Props {
  readonly draft: Draft;
  readonly parsed: ParsedDraft;
  readonly where: BulkScope;
  readonly scopes: readonly ScopeChoice[];
  readonly disabled: boolean;
  readonly onChange: (changed: Partial<Draft>) => void;
  readonly onWhere: (where: BulkScope) => void;
}

export const EditPart = ({ draft, parsed, where, scopes, disabled, onChange, onWhere }: Props) => (
  <fieldset className={styles.fields} disabled={disabled}>
    <Select
      label="What"
      value={draft.kind}
      choices={bulkKinds.map((kind) => ({ value: kind, label: bulkForm(kind).name }))}
      onChange={(kind) => onChange({ kind })}
    />
    <p className={styles.about}>{bulkForm(draft.kind).about}</p>
    <EditFields draft={draft} onChange={(values) => onChange({ values })} />
    <div className={styles.scope}>
      <span className={styles.about}>Apply to</span>
      <Segmented label="Apply to" value={where} choices={scopes} onChange={onWhere} />
    </div>
    <RecentEdits onUse={onChange} />
    <Rules edit={'edit' in parsed ? parsed.edit : null} onUse={onChange} />
  </fieldset>
);
