/** The content of the bulk dialog's fields, and the edit that it describes. Pure. */
import type { BulkForm, BulkValues } from '../../shared/edit/bulkForm.ts';
import { edit as editSchema, type Edit } from '../../shared/edit/edit.ts';
import { editKind, editKinds, type EditKindName } from '../../shared/edit/editKinds.ts';
import { editProblem } from '../../shared/edit/oneTag.ts';

/** The kinds that the dialog offers, in its order. */
export const bulkKinds: readonly EditKindName[] = editKinds
  .map(({ kind }) => kind)
  .filter((kind) => editKind(kind).bulk !== undefined);

export interface Draft {
  readonly kind: EditKindName;
  /** Fields of all kinds: what was typed for one stays for the next. */
  readonly values: BulkValues;
}

/** The fields of a kind. @throws Error for a kind that the dialog does not offer */
export const bulkForm = (kind: EditKindName): BulkForm<Edit> => {
  const { bulk } = editKind(kind);
  if (bulk === undefined) throw new Error(`${kind} is no bulk edit.`);
  return bulk;
};

const initialValues: BulkValues = Object.fromEntries(
  bulkKinds.flatMap((kind) => bulkForm(kind).fields.map(({ name, initial }) => [name, initial])),
);

/** @param tag what the dialog was opened for */
export const newDraft = (kind: EditKindName, tag: string | null): Draft => ({
  kind,
  values: { ...initialValues, tag: tag ?? '' },
});

/** The edit that a draft describes, or what is still missing, in words. */
export type ParsedDraft = { readonly edit: Edit } | { readonly missing: string };

/** Reads a draft by the rules of its kind. */
export const editOf = ({ kind, values }: Draft): ParsedDraft => {
  const { input, lacks, problem } = bulkForm(kind);
  const parsed = editSchema.safeParse({ kind, ...input(values) });
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    return { missing: lacks?.(path, values) ?? 'Enter a tag.' };
  }
  const wrong = editProblem(parsed.data) ?? problem?.(values) ?? null;
  return wrong === null ? { edit: parsed.data } : { missing: wrong };
};

/** A saved rule as fields; null for one that this dialog cannot show. */
export const draftOf = (edit: Edit): Draft | null => {
  const { bulk } = editKind(edit.kind);
  if (bulk === undefined) return null;
  const { kind, values } = newDraft(edit.kind, null);
  return { kind, values: { ...values, ...bulk.values(edit) } };
};
