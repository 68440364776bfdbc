/** Bulk edits: what, where, a preview of everything, and only then a write. */
import { useEffect, useRef, useState } from 'react';
import { keyText } from '../../shared/commands/keys.ts';
import { useCall } from '../api/ApiContext.tsx';
import type { BoundCall } from '../api/call.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { selectedCount, selectionScope } from '../state/selectionSlice.ts';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { amount } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Select } from '../ui/fields/Select.tsx';
import styles from './BulkDialog.module.css';
import { BlockedFiles } from './BlockedFiles.tsx';
import { bulkScopes } from './bulkScope.ts';
import { ChangeList } from './ChangeList.tsx';
import { bulkForm, bulkKinds, draftOf, editOf, newDraft, type Draft } from './draft.ts';
import { EditFields } from './EditFields.tsx';
import { ReportView } from './ReportView.tsx';
import { Rules } from './Rules.tsx';
import { usePlan } from './usePlan.ts';
import { scopeWords } from './words.ts';
import type { BulkScope, BulkStart, EditTarget } from '../state/types.ts';

const firstDraft = ({ kind, tag, edit }: BulkStart): Draft => {
  const given = edit === undefined ? null : draftOf(edit);
  return given ?? newDraft(bulkKinds.find((each) => each === kind) ?? 'rename-tag', tag);
};

/** All samples there are: a view of its own, whatever the sheet shows. */
const everything = async (call: BoundCall): Promise<EditTarget> => {
  const { id, opening, count } = await call('POST /api/views', { body: { query: '' } });
  return { opening, scope: { view: id, ranges: [[0, count]] } };
};

const Bulk = ({ onClose }: { readonly onClose: () => void }) => {
  const store = useAppStore();
  const call = useCall();
  const start = useApp((state) => state.bulkStart);
  const selected = useApp(selectedCount);
  const shown = useApp((state) => state.view?.count ?? 0);
  const total = useApp((state) => state.dataset?.samples ?? 0);
  const { finding } = start;
  const scopes = bulkScopes(start, { selected, shown, total });
  const [draft, setDraft] = useState<Draft>(() => firstDraft(start));
  const [where, setWhere] = useState<BulkScope>(scopes.first);
  const { state, problem, make, change, apply, discard, stop } = usePlan();
  const { platform } = useCommandCentre();
  const said = editOf(draft);
  const busy = state.step === 'planning' || state.step === 'applying';

  const nothing = state.step === 'planned' && state.plan.files === 0;

  const touch = (changed: Partial<Draft>): void => {
    setDraft({ ...draft, ...changed });
    if (state.step === 'planned') discard();
  };
  const target = (): EditTarget | null => {
    if (where === 'finding') {
      return finding === undefined ? null : { opening: finding.opening, scope: { ids: [...finding.ids] } };
    }
    const { view, ranges } = store.getState();
    if (view === null) return null;
    const scope =
      where === 'selection'
        ? selectionScope({ view, ranges })
        : { view: view.id, ranges: [[0, view.count] as [number, number]] };
    return scope === null ? null : { opening: view.opening, scope };
  };
  const preview = (): void => {
    if (!('edit' in said)) return;
    if (where === 'everything') void make(said.edit, everything(call));
    else {
      const asked = target();
      if (asked !== null) void make(said.edit, Promise.resolve(asked));
    }
  };
  const eager = useRef(start.preview === true);
  useEffect(() => {
    if (!eager.current) return;
    eager.current = false;
    preview();
  });
  const carryOut = (): void => {
    if (state.step === 'planned' && state.plan.files > state.plan.excluded) void apply(state.plan);
  };

  if (state.step === 'done') return <ReportView report={state.report} onClose={onClose} />;
  return (
    // Ctrl+Enter from any field goes on to the next step.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        preview();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        if (state.step === 'planned') carryOut();
        else preview();
      }}
    >
      <div className={styles.columns}>
        <fieldset className={styles.fields} disabled={state.step === 'applying'}>
          <Select
            label="What"
            value={draft.kind}
            choices={bulkKinds.map((kind) => ({ value: kind, label: bulkForm(kind).name }))}
            onChange={(kind) => touch({ kind })}
          />
          <p className={styles.about}>{bulkForm(draft.kind).about}</p>
          <EditFields draft={draft} onChange={(values) => touch({ values })} />
          <div className={styles.scope}>
            <span className={styles.about}>Apply to</span>
            <Segmented
              label="Apply to"
              value={where}
              choices={scopes.choices}
              onChange={(next) => {
                setWhere(next);
                if (state.step === 'planned') discard();
              }}
            />
          </div>
          <Rules edit={'edit' in said ? said.edit : null} onUse={(used) => touch(used)} />
        </fieldset>
        <section className={styles.preview} aria-label="Preview" aria-busy={busy}>
          <p className={styles.words} role="status">
            {state.step === 'planned' || state.step === 'applying' ? scopeWords(state.plan) : null}
            {state.step === 'planning' && 'Reading the captions...'}
            {state.step === 'asking' && problem === null && 'Nothing is written until you have seen it here.'}
            {problem !== null && <span className={styles.problem}>{problem}</span>}
          </p>
          {(state.step === 'planned' || state.step === 'applying') && (
            <>
              <BlockedFiles plan={state.plan} />
              <ChangeList
                edit={state.plan.id}
                total={state.plan.files}
                disabled={state.step === 'applying'}
                onInclude={({ n }, included) => void change(state.plan, { include: { n, included } })}
                onMention={({ n }, index, on) => void change(state.plan, { mention: { n, index, on } })}
              />
            </>
          )}
        </section>
      </div>
      <DialogFoot>
        <span className={styles.lacks}>
          {state.step === 'asking' &&
            ('lacks' in said ? said.lacks : `${keyText('Mod+Enter', platform)} shows what would change.`)}
          {state.step === 'planned' &&
            (nothing
              ? 'Change the fields, or close.'
              : `${keyText('Mod+Enter', platform)} writes, Esc closes without writing.`)}
        </span>
        {state.step === 'applying' ? (
          <>
            <Button onClick={() => void stop('keep')}>Stop, keep what is done</Button>
            <Button onClick={() => void stop('take-back')}>Stop and undo</Button>
          </>
        ) : nothing ? (
          // It takes the focus, and with it the list of completions from a field.
          <Button look="primary" onClick={onClose} autoFocus>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>Cancel</Button>
            {state.step === 'planned' ? (
              // Another button than Preview, not the same one with another word: it takes the focus.
              <Button
                key="write"
                look="primary"
                onClick={carryOut}
                disabled={state.plan.files === state.plan.excluded}
                autoFocus
              >
                Write {amount(state.plan.files - state.plan.excluded, 'file')}
              </Button>
            ) : (
              <Button key="preview" look="primary" type="submit" disabled={'lacks' in said || busy}>
                Preview
              </Button>
            )}
          </>
        )}
      </DialogFoot>
    </form>
  );
};

export const BulkDialog = () => {
  const open = useApp((state) => state.overlay === 'bulk');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Edit many captions" width="full">
      {open && <Bulk onClose={close} />}
    </Dialog>
  );
};
