/**
 * The user's choices for a group of duplicates: which one is kept, and whether captions are merged.
 */
import { useState } from 'react';
import type { DuplicateGroup } from '../../shared/api/duplicates.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { turnIn } from '../../shared/turns.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { nlText } from './labels.ts';
import { useDuplicateActs } from './useDuplicates.ts';

/** @param hasTrash whether the others can be moved to the trash */
export const useGroupChoices = (members: DuplicateGroup['members'], hasTrash: boolean) => {
  const acts = useDuplicateActs();
  const [chosen, setChosen] = useState<SampleId | null>(null);
  const [merging, setMerging] = useState(false);
  const [chosenNl, setChosenNl] = useState<SampleId | null>(null);
  const compareImages = useApp((state) => state.compare);
  // Chosen among the images while they were compared.
  const taken = useApp((state) => state.taken);
  const [seen, setSeen] = useState(taken);
  if (seen !== taken) {
    setSeen(taken);
    if (members.some(({ row }) => row.id === taken)) setChosen(taken);
  }
  const [busy, setBusy] = useState(false);

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
  // As many as can be compared: the one to be kept first, then those after it.
  const compare = (): void => {
    const inOrder = [...members.slice(at), ...members.slice(0, at)];
    compareImages(
      inOrder.map(({ row, how }) => {
        const image = { id: row.id, turn: turnIn(how) };
        return row.id === kept?.row.id ? Object.assign(image, { role: 'Keep' }) : image;
      }),
      1,
      true,
    );
  };
  const nextNl = (): void => {
    const now = withNl.findIndex((member) => member === nlOf);
    const next = withNl[(now + 1) % Math.max(1, withNl.length)];
    if (next === undefined) return;
    setMerging(true);
    setChosenNl(next.row.id);
  };
  useRequest('duplicates.keep', () => settle('aside'));
  useRequest('duplicates.trash', hasTrash ? () => settle('trash') : null);
  useRequest('duplicates.apart', apart);
  useRequest('duplicates.right', () => move(1));
  useRequest('duplicates.left', () => move(-1));
  useRequest('duplicates.merge', () => setMerging(!merging));
  useRequest('duplicates.prose', withNl.length > 1 ? nextNl : null);
  useRequest('duplicates.compare', compare);

  return {
    kept,
    /** The sample whose NL caption the kept one gets. */
    nl: nlOf?.row.id ?? kept?.row.id,
    merging,
    busy,
    choose: setChosen,
    chooseNl: setChosenNl,
    setMerging,
    settle,
    apart,
    compare,
  };
};
